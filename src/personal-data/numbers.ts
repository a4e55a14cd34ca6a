import { NO_WORD_AFTER, NO_WORD_BEFORE, phonesIn, type Span } from "./contact-details.ts";

// Citizen service numbers (BSN) and account numbers (IBAN). `hasBsn` and `hasIban` search a cell of
// an export by the strict rules of the contract. `possibleBsnsIn` and `ibansIn` search running
// text, where people write numbers in many ways.

/**
 * The weights of the eleven-test: 9 to 2 for the first eight digits, −1 for the ninth. A number
 * passes if eleven divides the weighted sum.
 */
const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1] as const;
const DIGIT_ZERO = 0x30;

/**
 * A pattern for one digit and `count` more, in a row or with single dots or single spaces between
 * them.
 */
function digits(count: string): string {
  return String.raw`\d(?:\.?\d){${count}}|\d(?: ?\d){${count}}`;
}

// A look-ahead also finds a number that begins within a candidate that fails.
const WITHIN_TEXT = new RegExp(`${NO_WORD_BEFORE}(?=(${digits("8")})${NO_WORD_AFTER})`, "gu");
const WHOLE_CELL = new RegExp(`^(?:${digits("7,8")})$`, "u");
/** A lone digit between separators: a list of numbers, not one number in groups. */
const LONE_DIGIT = /(?:^|[. ])\d(?:[. ]|$)/u;

/** True if `text` contains a citizen service number (BSN) of nine digits. */
export function hasBsn(text: string): boolean {
  for (const { 1: candidate = "" } of text.matchAll(WITHIN_TEXT)) {
    if (!LONE_DIGIT.test(candidate) && passesElevenTest(candidate.replaceAll(/[. ]/g, ""))) {
      return true;
    }
  }
  return false;
}

/** The digits of a cell with only eight or nine digits; undefined for any other cell. */
export function bareNumber(cell: string): string | undefined {
  return WHOLE_CELL.test(cell) && !LONE_DIGIT.test(cell) ? cell.replaceAll(/[. ]/g, "") : undefined;
}

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

/** The number of characters of an IBAN by country, from the registry of ISO 13616. */
const LENGTHS: ReadonlyMap<string, number> = new Map(
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

const START = new RegExp(`${NO_WORD_BEFORE}[A-Z]{2}[0-9]{2}`, "giu");
const WORD_AFTER = new RegExp(NO_WORD_AFTER, "uy");
const GROUP = 4;

/** True if `text` contains an IBAN, without spaces or in groups of four with single spaces. */
export function hasIban(text: string): boolean {
  for (const { 0: start, index } of text.matchAll(START)) {
    const length = LENGTHS.get(start.slice(0, 2).toUpperCase());
    if (length === undefined) continue;
    if ([wholeAt(text, index, length), groupedAt(text, index, length)].some(passes)) return true;
  }
  return false;
}

/** What people write between the groups of a number in running text. */
const GAP = String.raw`[ ./\p{Pd}\u2212]{0,3}`;
const GAPS = new RegExp(GAP, "gu");
const SPACED_START = new RegExp(`${NO_WORD_BEFORE}[A-Z]{2}${GAP}[0-9]{2}`, "giu");

/**
 * The places of IBANs in running text, in UTF-16 units, in any grouping that people write, with
 * spaces, dots, slashes or dashes between the groups.
 */
export function* ibansIn(text: string): Generator<Span> {
  for (const { 0: start, index } of text.matchAll(SPACED_START)) {
    const length = LENGTHS.get(start.slice(0, 2).toUpperCase());
    const found = length === undefined ? undefined : spacedAt(text, index, length);
    if (found !== undefined && passes(found.replaceAll(GAPS, ""))) {
      yield { start: index, end: index + found.length };
    }
  }
}

function spacedAt(text: string, start: number, length: number): string | undefined {
  const pattern = new RegExp(`[A-Z0-9](?:${GAP}[A-Z0-9]){${length - 1}}${NO_WORD_AFTER}`, "iuy");
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0];
}

function wholeAt(text: string, start: number, length: number): string | undefined {
  return endsAt(text, start + length) ? text.slice(start, start + length) : undefined;
}

function groupedAt(text: string, start: number, length: number): string | undefined {
  const end = start + length + Math.ceil(length / GROUP) - 1;
  if (!endsAt(text, end)) return undefined;
  const groups = text.slice(start, end).split(" ");
  const last = groups.pop();
  const areFours = groups.every((group) => group.length === GROUP);
  return areFours && last !== undefined && last.length <= GROUP
    ? groups.join("") + last
    : undefined;
}

function endsAt(text: string, end: number): boolean {
  WORD_AFTER.lastIndex = end;
  return end <= text.length && WORD_AFTER.test(text);
}

/**
 * The check of ISO 7064: move the first four characters to the end; the remainder of a division by
 * 97 must be 1.
 */
function passes(iban: string | undefined): boolean {
  if (iban === undefined || !/^[A-Z0-9]+$/i.test(iban)) return false;
  let rest = 0;
  for (const character of (iban.slice(GROUP) + iban.slice(0, GROUP)).toUpperCase()) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
