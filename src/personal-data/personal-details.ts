import { emailsIn, ibansIn, phonesIn, possibleBsnsIn, postcodesIn } from "./kinds.ts";

/** Possible personal data in a text: its line and its first character, both from 0. */
interface PersonalDetail<Kind> {
  readonly kind: Kind;
  readonly line: number;
  readonly at: number;
}

/** A `number` may be a citizen service number (BSN), but may also be another number. */
type NumberKind = "bsn" | "iban" | "number";
type ContactKind = "email" | "phone" | "postcode";

const CONTACT_DETAILS = [
  ["email", emailsIn],
  ["phone", phonesIn],
  ["postcode", postcodesIn],
] as const;
/** Links to a mailbox or a telephone. Their writer wants readers to use them. */
const LINKED = /(?:mailto|tel):[^\s<>)]+/gi;
/** A date could be read as a telephone number or a citizen's number. */
const DATE =
  /(?<!\d)(?:(?:19|20)\d{2}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/]\d{1,2}[-/](?:19|20)\d{2})(?!\d)/g;

/**
 * The citizen service numbers (BSN), account numbers (IBAN), e-mail addresses, telephone numbers
 * and postcodes in the lines of a text. Finds them across marks of Markdown, line ends, links and
 * characters of every form. Leaves out the details of the organisation: those in `contact`, and the
 * targets of links in the text.
 *
 * @param named returns the text of a named character code (`&nbsp;`)
 */
export function personalDataIn(
  lines: readonly string[],
  contact: string | null,
  named: (entity: string) => string,
): readonly PersonalDetail<NumberKind | ContactKind>[] {
  const source = lines.join("\n");
  if (HARMLESS.test(source)) return [];
  const views = viewsOf(source, named);
  const linked = views.asWritten.text.match(LINKED) ?? [];
  let published: ReturnType<typeof keysIn> | undefined;
  const found = new Map<number, NumberKind | ContactKind>();
  for (const { text, places } of [views.asRead, views.asWords]) {
    for (const { kind, key, start } of contactDetailsIn(text)) {
      // Computed on first use, because most texts have no contact details.
      published ??= keysIn([contact ?? "", ...linked].join("\n"));
      if (!published.has(key)) found.set(places[start] ?? 0, kind);
    }
  }
  for (const [index, kind] of numbersIn(views)) found.set(index, kind);
  return placed(found, source);
}

/**
 * The personal numbers in a text that is printed as it is. A named character code (`&nbsp;`) counts
 * as a space.
 */
export function personalNumbersIn(lines: readonly string[]): readonly PersonalDetail<NumberKind>[] {
  const source = lines.join("\n");
  return placed(numbersIn(viewsOf(source, () => " ")), source);
}

/** The numbers of persons by their places in the text. */
function numbersIn(views: Views): ReadonlyMap<number, NumberKind> {
  const found = new Map<number, NumberKind>();
  for (const { text, places } of [views.asWritten, views.asRead, views.asWords]) {
    for (const { start, isCertain } of possibleBsnsIn(withoutDates(text))) {
      const place = places[start] ?? 0;
      if (isCertain) found.set(place, "bsn");
      else if (!found.has(place)) found.set(place, "number");
    }
    for (const { start } of ibansIn(text)) found.set(places[start] ?? 0, "iban");
  }
  return found;
}

function* contactDetailsIn(text: string): Generator<{
  readonly kind: ContactKind;
  /** The same key for every way to write the detail. */
  readonly key: string;
  readonly start: number;
}> {
  const searched = withoutDates(text);
  const ibans = [...ibansIn(text)];
  for (const [kind, spansIn] of CONTACT_DETAILS) {
    for (const { start, end } of spansIn(searched)) {
      // The second half of an account number can look like a contact detail.
      if (ibans.some((iban) => start >= iban.start && start < iban.end)) continue;
      const key = searched
        .slice(start, end)
        .toLowerCase()
        .replaceAll(/[\s*_`\\]/g, "");
      const number = key.replaceAll(/\(0\)|\D/g, "").replace(/^(?:00)?310?/, "0");
      yield { kind, key: kind === "phone" ? number : key, start };
    }
  }
}

function keysIn(text: string): ReadonlySet<string> {
  const { asWritten } = viewsOf(text, () => " ");
  return new Set([...contactDetailsIn(asWritten.text)].map(({ key }) => key));
}

function withoutDates(text: string): string {
  return text.replaceAll(DATE, (date) => "|".repeat(date.length));
}

/** Converts each index in a text to a line and a character, in the order of the text. */
function placed<Kind>(
  found: ReadonlyMap<number, Kind>,
  source: string,
): readonly PersonalDetail<Kind>[] {
  let [line, lineStart] = [0, 0];
  return [...found]
    .toSorted(([a], [b]) => a - b)
    .map(([index, kind]) => {
      for (let end = source.indexOf("\n", lineStart); end >= 0 && end < index;) {
        [line, lineStart] = [line + 1, end + 1];
        end = source.indexOf("\n", lineStart);
      }
      return { kind, line, at: index - lineStart };
    });
}

/** Numbers of services, not of persons, so a text is not searched for them: "0800 1234", "14 070". */
const SERVICE_NUMBER = /^(?:0(?:800|90\d)|14)[ -]?\d(?:[ -]?\d){2,6}$/;

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

// The views of a text.

/** A text with, for each UTF-16 unit, its place in the original text. */
interface View {
  readonly text: string;
  readonly places: readonly number[];
}

/** Several views of a text: a number that one view hides is visible in another. */
interface Views {
  /** Line by line, with the marks of Markdown. */
  readonly asWritten: View;
  /** Without marks, and with the lines of a paragraph joined. */
  readonly asRead: View;
  /** Like `asRead`, without the addresses of links. */
  readonly asWords: View;
}

const SPACE = /[\t\p{Zs}]/gu;
const ENTITY = /&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});/gi;
/** Only these characters can have another form. */
const BEYOND_ASCII = /[^\0-\x7F]/gu;
/** NFKC turns the non-breaking hyphen into this hyphen. Both print like "-". */
const HYPHEN = "\u2010";
/** Invisible characters, and marks on digits. */
const INVISIBLE =
  /(?<=\d)[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]+|[\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;
/** Marks of Markdown, which may be within a number. */
const MARKS = /[*_`\\]+|~{2,}/g;
/** The end of a line within a paragraph, and the quotation marks at the start of the next line. */
const LINE_END =
  /(?<![ \t\n])[ \t]*\n(?:[ \t]*>)*[ \t]*(?=[^\s>])(?![-+*][ \t]|1[.)][ \t]|#{1,6}[ \t])/g;
/** The text around the words of a link. */
const LINK = /\[(?!\^)|\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\][\n]*\])?/g;
/**
 * Letters, spaces and signs without a digit, an @ or a character code cannot be personal data. Most
 * texts have only these, and making the views of a text takes long.
 */
const HARMLESS = /^[\t\n\r -%'-/:-?A-~\u00A0\u00C0-\u024F–—‘’“”…]*$/;
const HIGHEST_CODE_POINT = 0x10_ff_ff;

/**
 * The views of a text. Character codes (`&nbsp;`), other forms (`¹`) and other scripts become the
 * plain characters that a reader sees; invisible characters are removed.
 *
 * @param named returns the text of a named character code
 */
function viewsOf(source: string, named: (entity: string) => string): Views {
  const written: View = { text: source, places: [...Array(source.length).keys()] };
  const decodedView = replaced(written, ENTITY, (entity) => decoded(entity, named));
  const plainView = replaced(replaced(decodedView, BEYOND_ASCII, plain), SPACE, () => " ");
  const asWritten = replaced(plainView, INVISIBLE, () => "");
  const joined = replaced(asWritten, LINE_END, () => " ");
  const asRead = replaced(joined, MARKS, () => "");
  const asWords = replaced(
    replaced(joined, LINK, () => ""),
    MARKS,
    () => "",
  );
  return { asWritten, asRead, asWords };
}

function decoded(entity: string, named: (entity: string) => string): string {
  const [, hexadecimal, decimal] = /^&#(?:x([0-9a-f]+)|(\d+));$/i.exec(entity) ?? [];
  if (hexadecimal === undefined && decimal === undefined) return named(entity);
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return code > 0 && code <= HIGHEST_CODE_POINT ? String.fromCodePoint(code) : entity;
}

/** A character in its most common form: a digit of any script as 0 to 9, a hyphen as "-". */
function plain(character: string): string {
  return character
    .normalize("NFKC")
    .replaceAll(/\p{Nd}/gu, digitOf)
    .replaceAll(HYPHEN, "-");
}

/** Unicode gives the ten digits of a script consecutive codes, which begin with its 0. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let value = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value % 10);
}

function replaced({ text, places }: View, pattern: RegExp, by: (found: string) => string): View {
  const parts: string[] = [];
  const originals: number[] = [];
  let from = 0;
  const take = (to: number): void => {
    parts.push(text.slice(from, to));
    for (let at = from; at < to; at += 1) originals.push(places[at] ?? 0);
  };
  for (const { 0: found, index } of text.matchAll(pattern)) {
    take(index);
    const instead = by(found);
    parts.push(instead);
    for (let unit = 0; unit < instead.length; unit += 1) originals.push(places[index] ?? 0);
    from = index + found.length;
  }
  take(text.length);
  return { text: parts.join(""), places: originals };
}
