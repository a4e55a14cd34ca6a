import { passesElevenTest } from "./bsn.ts";
import { phonesIn, type Span } from "./contact-details.ts";

/**
 * A number that may be a citizen service number (BSN). `isCertain` if it can hardly be another
 * number.
 */
interface PossibleBsn extends Span {
  readonly isCertain: boolean;
}

/** The kind of separator between two groups of digits; undefined for any other text. */
type Gap = "dot" | "space" | "dash" | "slash" | "other" | "mixed" | undefined;

const DIGITS = 9;
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
const WORD_BEHIND = /^(?:[\p{L}\p{M}\p{N}]|[-_]\p{N})/u;
const JOINED_BEFORE = /[-_]$/;
const JOINED_BEHIND = /^[-_]/;
/** Words that mark the following number as a citizen's. */
const CITIZEN =
  /(?:bsn|burgerservice-?nummer|sofi-?nummer)(?:[- ]?n(?:umme)?r\.?)?(?: is)?\W{0,4}$/iu;
/** Words that mark the following number as an organisation's, which must publish it. */
const ORGANISATION =
  /(?:\brsin|\bfiscaa?l(?:e|-| )*(?:identificatie)?-?n(?:umme)?r)(?:[- ]?n(?:umme)?r\.?)?(?: is)?\W{0,4}$/iu;
const VAT_BEFORE = /\bNL[ .]?$/;
const VAT_BEHIND = /^[ .]?B[ .]?\d{2}\b/;
const MONEY_BEFORE = /(?:[€$£]|\b(?:EUR|USD|GBP|euro))\s*$/i;
const MONEY_BEHIND = /^\s*(?:€|(?:euro|eur|miljoen|miljard)\b)/i;
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
 * grouping that people write. Leaves out known other numbers: of a telephone, of money, of an
 * organisation (RSIN, VAT).
 *
 * @param text a text with its dates made unreadable
 */
export function* possibleBsnsIn(text: string): Generator<PossibleBsn> {
  let known: { readonly phones: readonly Span[]; readonly pages: readonly Span[] } | undefined;
  for (const candidate of candidatesIn(text)) {
    if (!passesElevenTest(candidate.groups.join(""))) continue;
    known ??= { phones: [...phonesIn(text)], pages: pagesIn(text) };
    const { start, end } = candidate;
    // It may also be a part of two consecutive telephone numbers.
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
    while (length < DIGITS) {
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
    if (length !== DIGITS) continue;
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
  const behind = text.slice(end, end + NEAR);
  if (CITIZEN.test(before)) return WORD_BEHIND.test(behind) ? undefined : true;
  if (WORD_BEFORE.test(before) || WORD_BEHIND.test(behind)) return undefined;
  // A lone digit between separators: a list of numbers, not one number in groups.
  if (groups.some((group) => group.length === 1 && groups.length > 1)) return undefined;
  if (ORGANISATION.test(before)) return undefined;
  if (VAT_BEFORE.test(before) && VAT_BEHIND.test(behind)) return undefined;
  if (MONEY_BEFORE.test(before) || MONEY_BEHIND.test(behind)) return undefined;
  const isThousands = THOUSANDS.test(text.slice(start, end));
  if (isThousands && CENTS.test(behind)) return undefined;
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
  if (isThousands && COUNTED.test(behind)) return false;
  if (hasSigns && hasYear) return false;
  return !JOINED_BEFORE.test(before) && !JOINED_BEHIND.test(behind);
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
