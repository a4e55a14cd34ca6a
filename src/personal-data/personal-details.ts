import { bsnsIn } from "./bsn.ts";
import { emailsIn, phonesIn, postcodesIn } from "./contact-details.ts";
import { ibansIn } from "./iban.ts";

/** What may be of a person in a text: its line and the character at which it begins, from 0. */
interface PersonalDetail<Kind> {
  readonly kind: Kind;
  readonly line: number;
  readonly at: number;
}

type NumberKind = "bsn" | "iban";
type ContactKind = "email" | "phone" | "postcode";

const CONTACT_DETAILS = [
  ["email", emailsIn],
  ["phone", phonesIn],
  ["postcode", postcodesIn],
] as const;
/** Where links to a mailbox or a telephone lead: who writes one means it to be used. */
const LINKED = /(?:mailto|tel):[^\s<>)]+/gi;
/** Such a number could be read as one of a telephone. */
const DATE =
  /(?<!\d)(?:(?:19|20)\d{2}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/]\d{1,2}[-/](?:19|20)\d{2})(?!\d)/g;
/** As is the second half of an account number, which is no further from its beginning. */
const LONGEST_IBAN = 50;

/** Text in which each character knows its place in the text that it comes from. */
interface View {
  readonly text: string;
  readonly places: readonly number[];
}

/** A text as it stands, and as it reads. */
interface Views {
  readonly asItStands: View;
  readonly asItReads: View;
}

/** Marks of Markdown and characters that do not show, which may stand within a number. */
const MARKS = /[*_`\\\u00AD\u200B-\u200F\u2060\uFEFF]+/g;
/** The end of a line and what the next one begins with. */
const LINE_END = /(?<![ \t])[ \t]*\n[ \t]*(?:>[ \t]*)*/g;
const SPACE = /[\t\p{Zs}]/gu;
/** Hyphens that print as "-". */
const HYPHEN = /[\u2010\u2011]/g;
const AMOUNT_BEFORE = /[€$£]\s*$/;
const AMOUNT_BEHIND = /^\s*(?:euro|miljoen|miljard)\b/i;
/** No sign of money is further away from its number. */
const NEAR = 8;

/**
 * The citizen service numbers (BSN), account numbers (IBAN), e-mail addresses, telephone numbers and
 * postcodes in the lines of a text. They are found across marks of Markdown, line ends and spaces of
 * every kind. Left out is how to reach the organisation: what its `contact` says too, and what a link
 * in the text leads to.
 */
export function personalDataIn(
  lines: readonly string[],
  contact: string | null,
): readonly PersonalDetail<NumberKind | ContactKind>[] {
  const source = sourceOf(lines);
  const meant = keysIn([contact ?? "", ...(source.match(LINKED) ?? [])].join("\n"));
  const found = new Map<number, NumberKind | ContactKind>();
  const views = viewsOf(source);
  const { text, places } = views.asItReads;
  for (const { kind, key, start } of contactDetailsIn(text)) {
    if (!meant.has(key)) found.set(places[start] ?? 0, kind);
  }
  for (const [index, kind] of numbersIn(views)) found.set(index, kind);
  return placed(found, source);
}

/** The citizen service numbers (BSN) and account numbers (IBAN) among them. */
export function personalNumbersIn(lines: readonly string[]): readonly PersonalDetail<NumberKind>[] {
  const source = sourceOf(lines);
  return placed(new Map(numbersIn(viewsOf(source))), source);
}

function sourceOf(lines: readonly string[]): string {
  return lines.join("\n").replaceAll(SPACE, " ").replaceAll(HYPHEN, "-");
}

/** The numbers of persons by their places in the text. */
function* numbersIn({ asItStands, asItReads }: Views): Generator<readonly [number, NumberKind]> {
  for (const { text, places } of [asItStands, asItReads]) {
    for (const start of ibansIn(text)) yield [places[start] ?? 0, "iban"];
    for (const { start, end } of bsnsIn(text)) {
      if (!isAmount(text, start, end)) yield [places[start] ?? 0, "bsn"];
    }
  }
}

function* contactDetailsIn(text: string): Generator<{
  readonly kind: ContactKind;
  /** The same however it is written. */
  readonly key: string;
  readonly start: number;
}> {
  const searched = text.replaceAll(DATE, (date) => "|".repeat(date.length));
  const ibans = [...ibansIn(text)];
  for (const [kind, spansIn] of CONTACT_DETAILS) {
    for (const { start, end } of spansIn(searched)) {
      if (ibans.some((iban) => start >= iban && start < iban + LONGEST_IBAN)) continue;
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
  return new Set([...contactDetailsIn(sourceOf([text]))].map(({ key }) => key));
}

/** What begins at each index of a text, with its line, in the order of the text. */
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

function viewsOf(source: string): Views {
  const asItStands: View = { text: source, places: [...Array(source.length).keys()] };
  const asItReads = replaced(replaced(asItStands, MARKS, ""), LINE_END, " ");
  return { asItStands, asItReads };
}

function replaced({ text, places }: View, pattern: RegExp, by: string): View {
  const parts: string[] = [];
  const kept: number[] = [];
  let from = 0;
  const take = (to: number): void => {
    parts.push(text.slice(from, to));
    for (let at = from; at < to; at += 1) kept.push(places[at] ?? 0);
  };
  for (const { 0: found, index } of text.matchAll(pattern)) {
    take(index);
    parts.push(by);
    if (by !== "") kept.push(places[index] ?? 0);
    from = index + found.length;
  }
  take(text.length);
  return { text: parts.join(""), places: kept };
}

/** An amount of money that happens to pass the test. */
function isAmount(text: string, start: number, end: number): boolean {
  return (
    AMOUNT_BEFORE.test(text.slice(Math.max(0, start - NEAR), start)) ||
    AMOUNT_BEHIND.test(text.slice(end, end + 2 * NEAR))
  );
}
