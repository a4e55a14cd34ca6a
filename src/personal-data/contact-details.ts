/** No letter (or accent as a separate character), digit, `-` or `_` comes directly before a hit. */
export const NO_WORD_BEFORE = String.raw`(?<![\p{L}\p{M}\p{N}_-])`;

/** None of these characters comes directly after a hit. */
export const NO_WORD_AFTER = String.raw`(?![\p{L}\p{M}\p{N}_-])`;

/** A character that can come directly before the @ of an e-mail address. */
const LOCAL_CHARACTER = /[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{}~-]/u;
/** No address has more characters before the @: RFC 5321, section 4.5.3.1.1. */
const MOST_LOCAL_CHARACTERS = 64;
/** The part after the @: a domain with a dot that ends in two or more letters. */
const DOMAIN = new RegExp(
  String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.-]{0,250})\.\p{L}{2,63}${NO_WORD_AFTER}`,
  "uy",
);
const AREA_OR_COUNTRY = String.raw`(?:0|(?:\+3[ -]?1|0[ -]?0[ -]?3[ -]?1)(?:[ -]?\(0\))?)`;
const PHONE = new RegExp(
  String.raw`${NO_WORD_BEFORE}${AREA_OR_COUNTRY}[ -]?[1-9](?:[ -]?\d){8}${NO_WORD_AFTER}`,
  "u",
);
/** What people write between the digits of a number in running text: "(020) 123.45.67". */
const GAP = String.raw`(?: ?[/\p{Pd}\u2212] ?|[ .()]{0,2})`;
const DUTCH = String.raw`(?:0|(?:\+|00)${GAP}31${GAP}(?:\(0\)|0)?)${GAP}[1-9](?:${GAP}\d){8}`;
/**
 * Ten digits follow the country codes 1 and 7. The shortest numbers of other countries have eight
 * digits in all.
 */
const FOREIGN = String.raw`\+(?:[17](?:${GAP}\d){10}|[2-9](?:${GAP}\d){7,14})`;
const PHONE_IN_TEXT = new RegExp(
  `${NO_WORD_BEFORE}(?:(?:${DUTCH}|${FOREIGN})${NO_WORD_AFTER})`,
  "gu",
);
/** A text with more groups is a row of numbers, not a telephone number. */
const MOST_GROUPS = 7;
const POSTCODE = new RegExp(
  String.raw`${NO_WORD_BEFORE}[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}${NO_WORD_AFTER}`,
  "u",
);
const POSTCODES = new RegExp(POSTCODE, "gu");
/** Numbers of services, not of persons, so no text is searched for them: "0800 1234", "14 070". */
const SERVICE_NUMBER = /^(?:0(?:800|90\d)|14)[ -]?\d(?:[ -]?\d){2,6}$/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** A place in a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The places of e-mail addresses in `text`. */
export function* emailsIn(text: string): Generator<Span> {
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    let start = at;
    const least = Math.max(0, at - MOST_LOCAL_CHARACTERS);
    while (start > least && LOCAL_CHARACTER.test(text.charAt(start - 1))) start -= 1;
    DOMAIN.lastIndex = at + 1;
    // Signs before the address, such as those of Markdown, are not part of it.
    while (start < at - 1 && !LETTER_OR_DIGIT.test(text.charAt(start))) start += 1;
    if (start < at && DOMAIN.test(text)) yield { start, end: DOMAIN.lastIndex };
  }
}

/** True if `text` contains an e-mail address. */
export function hasEmail(text: string): boolean {
  return emailsIn(text).next().done !== true;
}

/** True if `text` contains a Dutch telephone number, also with single spaces or dashes in it. */
export function hasPhone(text: string): boolean {
  return PHONE.test(text);
}

/**
 * The places of telephone numbers in running text, in any grouping that people write: Dutch ones,
 * and those that begin with a plus sign and a country code.
 */
export function* phonesIn(text: string): Generator<Span> {
  for (const { 0: number, index } of text.matchAll(PHONE_IN_TEXT)) {
    const groups = number.match(/\d+/g) ?? [];
    if (groups.length <= MOST_GROUPS) yield { start: index, end: index + number.length };
  }
}

/** The places of Dutch postcodes in `text`. */
export function* postcodesIn(text: string): Generator<Span> {
  for (const { 0: postcode, index } of text.matchAll(POSTCODES)) {
    yield { start: index, end: index + postcode.length };
  }
}

/** True if the whole text is an e-mail address, a telephone number or a postcode. */
export function isContactDetail(text: string): boolean {
  // The first digits of a telephone number may be in brackets.
  const whole = text.trim().replace(/^\((?=0)/, "");
  const spans = [emailsIn, phonesIn, postcodesIn].flatMap((spansIn) => [...spansIn(whole)]);
  return (
    SERVICE_NUMBER.test(whole) ||
    spans.some(({ start, end }) => start === 0 && end === whole.length)
  );
}

/** True if `text` contains a Dutch postcode. */
export function hasPostcode(text: string): boolean {
  return POSTCODE.test(text);
}
