// The kinds of personal data that have a form of their own, and their places in running text, where
// people write them in many ways: e-mail addresses, telephone numbers, postcodes, citizen service
// numbers (BSN) and account numbers (IBAN).

/** No letter (or accent as a separate character), digit, `-` or `_` comes directly before a hit. */
export const NO_WORD_BEFORE = String.raw`(?<![\p{L}\p{M}\p{N}_-])`;

/** None of these characters comes directly after a hit. */
export const NO_WORD_AFTER = String.raw`(?![\p{L}\p{M}\p{N}_-])`;

/** A place in a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A character that can come directly before the @ of an e-mail address. */
const LOCAL_CHARACTER = /[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{}~-]/u;
/** No address has more characters before the @: RFC 5321, section 4.5.3.1.1. */
const MOST_LOCAL_CHARACTERS = 64;
/** The part after the @: a domain with a dot that ends in two or more letters. */
const DOMAIN = new RegExp(
  String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.-]{0,250})\.\p{L}{2,63}${NO_WORD_AFTER}`,
  "uy",
);
/** What people write between the digits of a number in running text: "(020) 123.45.67". */
const PHONE_GAP = String.raw`(?: ?[/\p{Pd}\u2212] ?|[ .()]{0,2})`;
const DUTCH = String.raw`(?:0|(?:\+|00)${PHONE_GAP}31${PHONE_GAP}(?:\(0\)|0)?)${PHONE_GAP}[1-9](?:${PHONE_GAP}\d){8}`;
/**
 * Ten digits follow the country codes 1 and 7. The shortest numbers of other countries have eight
 * digits in all.
 */
const FOREIGN = String.raw`\+(?:[17](?:${PHONE_GAP}\d){10}|[2-9](?:${PHONE_GAP}\d){7,14})`;
const PHONE_IN_TEXT = new RegExp(
  `${NO_WORD_BEFORE}(?:(?:${DUTCH}|${FOREIGN})${NO_WORD_AFTER})`,
  "gu",
);
/** A text with more groups is a row of numbers, not a telephone number. */
const MOST_GROUPS = 7;
/** A Dutch postcode anywhere in a text. */
export const POSTCODE = new RegExp(
  String.raw`${NO_WORD_BEFORE}[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}${NO_WORD_AFTER}`,
  "u",
);
const POSTCODES = new RegExp(POSTCODE, "gu");
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

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

// Citizen service numbers.

/**
 * The weights of the eleven-test: 9 to 2 for the first eight digits, −1 for the ninth. A number
 * passes if eleven divides the weighted sum.
 */
const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1] as const;
const DIGIT_ZERO = 0x30;

/** The eleven-test on nine digits, or on eight with a leading zero left out. All zeros fail. */
export function passesElevenTest(number: string): boolean {
  let sum = 0;
  let hasOtherDigit = false;
  for (let at = 0; at < number.length; at += 1) {
    const digit = number.charCodeAt(at) - DIGIT_ZERO;
    sum += digit * (WEIGHTS[at + WEIGHTS.length - number.length] ?? 0);
    hasOtherDigit ||= digit !== 0;
  }
  return hasOtherDigit && sum % 11 === 0;
}

/**
 * A number that may be a citizen service number (BSN). `isCertain` if it can hardly be another
 * number.
 */
interface PossibleBsn extends Span {
  readonly isCertain: boolean;
}

/** The kind of separator between two groups of digits; undefined for any other text. */
type Gap = "dot" | "space" | "dash" | "slash" | "other" | "mixed" | undefined;

const BSN_DIGITS = 9;
const RUNS = /\d+/g;
const GAP_KINDS = [
  ["dot", /^\.$/],
  ["space", /^ {1,4}$/],
  ["dash", /^ {0,2}[\p{Pd}\u2212] {0,2}$/u],
  ["slash", /^ {0,2}[/\u2044\u2215] {0,2}$/u],
  ["other", /^[^\p{L}\p{M}\p{N}\s|,;]{1,2}$/u],
] as const;
const LONGEST_GAP = 5;

/** This many characters before and after a number are checked. */
const NEAR = 40;
const WORD_BEFORE = /[\p{L}\p{M}\p{N}]$|\p{N}[-_]$/u;
const WORD_AFTER = /^(?:[\p{L}\p{M}\p{N}]|[-_]\p{N})/u;
const JOINED_BEFORE = /[-_]$/;
const JOINED_AFTER = /^[-_]/;
/** Words that mark the following number as a citizen's. */
const CITIZEN =
  /(?:bsn|burgerservice-?nummer|sofi-?nummer)(?:[- ]?n(?:umme)?r\.?)?(?: is)?\W{0,4}$/iu;
/** Words that mark the following number as an organisation's, which must publish it. */
const ORGANISATION =
  /(?:\brsin|\bfiscaa?l(?:e|-| )*(?:identificatie)?-?n(?:umme)?r)(?:[- ]?n(?:umme)?r\.?)?(?: is)?\W{0,4}$/iu;
const VAT_BEFORE = /\bNL[ .]?$/;
const VAT_AFTER = /^[ .]?B[ .]?\d{2}\b/;
const MONEY_BEFORE = /(?:[€$£]|\b(?:EUR|USD|GBP|euro))\s*$/i;
const MONEY_AFTER = /^\s*(?:€|(?:euro|eur|miljoen|miljard)\b)/i;
const THOUSANDS = /^\d{3}([. ])\d{3}\1\d{3}$/;
const CENTS = /^,(?:[-–—]|\d{2}(?!\d))/;
/** A plural, which makes the number before it a count. */
const COUNTED = /^ \p{Ll}{3,}(?:en|s)\b/u;
const YEAR = /^(?:19[89]|20[0-4])\d$/;
/** The target of a link: the site or the scheme, and the rest of the address. */
const ADDRESS =
  /((?:https?:\/\/|www\.)[^\s/?#<>()[\]|"]{1,253}(?=[/?#])|(?<=[(<])tel:)[^\s<>()[\]|"]*/gi;

/**
 * The numbers in running text that pass the eleven-test and may be citizen service numbers, in any
 * grouping that people write. Leaves out numbers that are clearly of a telephone, of money or of an
 * organisation (RSIN, VAT).
 *
 * @param text a text in which bars replace the dates
 */
export function* possibleBsnsIn(text: string): Generator<PossibleBsn> {
  let known: { readonly phones: readonly Span[]; readonly pages: readonly Span[] } | undefined;
  for (const candidate of candidatesIn(text)) {
    if (!passesElevenTest(candidate.groups.join(""))) continue;
    known ??= { phones: [...phonesIn(text)], pages: pagesIn(text) };
    const { start, end } = candidate;
    // It may also begin in one telephone number and end in the next.
    if ([start, end - 1].every((at) => known?.phones.some((phone) => covers(phone, at)))) continue;
    const isInAddress = known.pages.some((page) => covers(page, start) && covers(page, end - 1));
    const isCertain = certaintyOf(text, candidate, isInAddress);
    if (isCertain !== undefined) yield { start, end, isCertain };
  }
}

interface Candidate extends Span {
  readonly groups: readonly string[];
  readonly gap: Gap;
  /**
   * More digits follow or precede, with the same separator as within the number. If the separators
   * within the number differ, any separator counts.
   */
  readonly isPartOfMore: boolean;
}

/** Nine digits in a row, or in groups. */
function* candidatesIn(text: string): Generator<Candidate> {
  const runs = spansOf(text, RUNS);
  for (const [at, first] of runs.entries()) {
    let gap: Gap;
    let sign = "";
    let length = first.end - first.start;
    let last = at;
    while (length < BSN_DIGITS) {
      const [run, next] = [runs[last], runs[last + 1]];
      if (run === undefined || next === undefined) break;
      const between = text.slice(run.end, next.start);
      const kind = gapOf(between);
      if (kind === undefined) break;
      if (gap === undefined) [gap, sign] = [kind, between];
      else if (kind !== gap || (kind !== "space" && between !== sign)) gap = "mixed";
      last += 1;
      length += next.end - next.start;
    }
    const end = runs[last]?.end ?? first.end;
    if (length !== BSN_DIGITS) continue;
    const groups = runs.slice(at, last + 1).map((run) => text.slice(run.start, run.end));
    const [previous, next] = [runs[at - 1], runs[last + 1]];
    const goesOn = (between: string): boolean =>
      gap === "mixed" ? gapOf(between) !== undefined : between === sign;
    const isPartOfMore =
      (previous !== undefined && goesOn(text.slice(previous.end, first.start))) ||
      (next !== undefined && goesOn(text.slice(end, next.start)));
    yield { start: first.start, end, groups, gap, isPartOfMore };
  }
}

function gapOf(between: string): Gap {
  if (between.length > LONGEST_GAP) return undefined;
  return GAP_KINDS.find(([, pattern]) => pattern.test(between))?.[0];
}

/** True if the candidate can hardly be another number; undefined if it is another number. */
function certaintyOf(
  text: string,
  { start, end, groups, gap, isPartOfMore }: Candidate,
  isInAddress: boolean,
): boolean | undefined {
  const before = text.slice(Math.max(0, start - NEAR), start);
  const after = text.slice(end, end + NEAR);
  if (CITIZEN.test(before)) return WORD_AFTER.test(after) ? undefined : true;
  if (WORD_BEFORE.test(before) || WORD_AFTER.test(after)) return undefined;
  // A lone digit between separators: a list of numbers, not one number in groups.
  if (groups.some((group) => group.length === 1 && groups.length > 1)) return undefined;
  if (ORGANISATION.test(before)) return undefined;
  if (VAT_BEFORE.test(before) && VAT_AFTER.test(after)) return undefined;
  if (MONEY_BEFORE.test(before) || MONEY_AFTER.test(after)) return undefined;
  const isThousands = THOUSANDS.test(text.slice(start, end));
  if (isThousands && CENTS.test(after)) return undefined;
  if (isInAddress) return gap === "slash" || gap === "mixed" ? undefined : false;
  const isOdd = gap === "other" || gap === "mixed";
  const hasSigns = gap === "dash" || gap === "slash" || isOdd;
  if (hasSigns && isPartOfMore) return undefined;
  const isPair = groups.length === 2;
  const hasYear = groups.some((group) => YEAR.test(group));
  const beginsWithYear = isPair && YEAR.test(groups[0] ?? "");
  if (hasYear && isOdd) return undefined;
  if (hasSigns && (beginsWithYear || (isPair && gap === "other"))) return undefined;
  if (isOdd || (hasSigns && isPair) || beginsWithYear) return false;
  if (isThousands && COUNTED.test(after)) return false;
  if (hasSigns && hasYear) return false;
  return !JOINED_BEFORE.test(before) && !JOINED_AFTER.test(after);
}

/** The places of page names within their sites, and of the telephone numbers of links. */
function pagesIn(text: string): readonly Span[] {
  return Array.from(text.matchAll(ADDRESS), ({ 0: address, 1: site = "", index }) => {
    return { start: index + site.length, end: index + address.length };
  });
}

function covers({ start, end }: Span, at: number): boolean {
  return at >= start && at < end;
}

function spansOf(text: string, pattern: RegExp): readonly Span[] {
  return Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => {
    return { start: index, end: index + length };
  });
}

// Account numbers.

/** The number of characters of an IBAN by country, from the registry of ISO 13616. */
export const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 " +
    "DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 " +
    "IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 " +
    "MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 " +
    "SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30"
  )
    .split(" ")
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** What people write between the groups of a number in running text. */
const IBAN_GAP = String.raw`[ ./\p{Pd}\u2212]{0,3}`;
const IBAN_GAPS = new RegExp(IBAN_GAP, "gu");
const IBAN_START = new RegExp(`${NO_WORD_BEFORE}[A-Z]{2}${IBAN_GAP}[0-9]{2}`, "giu");

/**
 * The places of IBANs in running text, in UTF-16 units, in any grouping that people write, with
 * spaces, dots, slashes or dashes between the groups.
 */
export function* ibansIn(text: string): Generator<Span> {
  for (const { 0: start, index } of text.matchAll(IBAN_START)) {
    const length = IBAN_LENGTHS.get(start.slice(0, 2).toUpperCase());
    const found = length === undefined ? undefined : spacedAt(text, index, length);
    if (found !== undefined && isIban(found.replaceAll(IBAN_GAPS, ""))) {
      yield { start: index, end: index + found.length };
    }
  }
}

function spacedAt(text: string, start: number, length: number): string | undefined {
  const pattern = new RegExp(
    `[A-Z0-9](?:${IBAN_GAP}[A-Z0-9]){${length - 1}}${NO_WORD_AFTER}`,
    "iuy",
  );
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0];
}

/**
 * True for an IBAN without spaces that passes the check of ISO 7064: move the first four characters
 * to the end; the remainder of a division by 97 must be 1.
 */
export function isIban(iban: string | undefined): boolean {
  if (iban === undefined || !/^[A-Z0-9]+$/i.test(iban)) return false;
  let rest = 0;
  for (const character of (iban.slice(4) + iban.slice(0, 4)).toUpperCase()) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
