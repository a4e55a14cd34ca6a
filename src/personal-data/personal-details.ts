import { viewsOf, type Views } from "./as-it-reads.ts";
import { possibleBsnsIn } from "./bsn-in-text.ts";
import { emailsIn, phonesIn, postcodesIn } from "./contact-details.ts";
import { ibansIn } from "./iban.ts";

/** What may be of a person in a text: its line and the character at which it begins, from 0. */
interface PersonalDetail<Kind> {
  readonly kind: Kind;
  readonly line: number;
  readonly at: number;
}

/** A `number` may be a citizen service number (BSN), and may as well be another one. */
type NumberKind = "bsn" | "iban" | "number";
type ContactKind = "email" | "phone" | "postcode";

const CONTACT_DETAILS = [
  ["email", emailsIn],
  ["phone", phonesIn],
  ["postcode", postcodesIn],
] as const;
/** Where links to a mailbox or a telephone lead: who writes one means it to be used. */
const LINKED = /(?:mailto|tel):[^\s<>)]+/gi;
/** Such a number could be read as one of a telephone, or of a citizen. */
const DATE =
  /(?<!\d)(?:(?:19|20)\d{2}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/]\d{1,2}[-/](?:19|20)\d{2})(?!\d)/g;
/** As is the second half of an account number, which is no further from its beginning. */
const LONGEST_IBAN = 50;

/**
 * The citizen service numbers (BSN), account numbers (IBAN), e-mail addresses, telephone numbers and
 * postcodes in the lines of a text. They are found across marks of Markdown, line ends, links and
 * characters of every form. Left out is how to reach the organisation: what its `contact` says too,
 * and what a link in the text leads to.
 *
 * @param named what a code with a name (`&nbsp;`) stands for in such a text
 */
export function personalDataIn(
  lines: readonly string[],
  contact: string | null,
  named: (entity: string) => string,
): readonly PersonalDetail<NumberKind | ContactKind>[] {
  const source = lines.join("\n");
  const views = viewsOf(source, named);
  const linked = views.asItStands.text.match(LINKED) ?? [];
  const meant = keysIn([contact ?? "", ...linked].join("\n"));
  const found = new Map<number, NumberKind | ContactKind>();
  for (const { text, places } of [views.asItReads, views.asWords]) {
    for (const { kind, key, start } of contactDetailsIn(text)) {
      if (!meant.has(key)) found.set(places[start] ?? 0, kind);
    }
  }
  for (const [index, kind] of numbersIn(views)) found.set(index, kind);
  return placed(found, source);
}

/**
 * The numbers among them, in a text that is printed as it stands. A code with a name separates what
 * is around it.
 */
export function personalNumbersIn(lines: readonly string[]): readonly PersonalDetail<NumberKind>[] {
  const source = lines.join("\n");
  return placed(numbersIn(viewsOf(source, () => " ")), source);
}

/** The numbers of persons by their places in the text. */
function numbersIn(views: Views): ReadonlyMap<number, NumberKind> {
  const found = new Map<number, NumberKind>();
  for (const { text, places } of [views.asItStands, views.asItReads, views.asWords]) {
    for (const { start, isCertain } of possibleBsnsIn(withoutDates(text))) {
      const place = places[start] ?? 0;
      if (isCertain) found.set(place, "bsn");
      else if (!found.has(place)) found.set(place, "number");
    }
    for (const start of ibansIn(text)) found.set(places[start] ?? 0, "iban");
  }
  return found;
}

function* contactDetailsIn(text: string): Generator<{
  readonly kind: ContactKind;
  /** The same however it is written. */
  readonly key: string;
  readonly start: number;
}> {
  const searched = withoutDates(text);
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
  const { asItStands } = viewsOf(text, () => " ");
  return new Set([...contactDetailsIn(asItStands.text)].map(({ key }) => key));
}

function withoutDates(text: string): string {
  return text.replaceAll(DATE, (date) => "|".repeat(date.length));
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
