import {
  emailsIn,
  IBAN_LENGTHS,
  isIban,
  NO_WORD_AFTER,
  NO_WORD_BEFORE,
  passesElevenTest,
  POSTCODE,
} from "../personal-data/kinds.ts";
import { withoutDates } from "./cells/dates.ts";
import type { FindingColumn, FindingsList } from "./export-findings.ts";

// Personal data in an export: in its cells by their notation, in a column of numbers as a whole,
// and in the words of a header.

/** Searches the cells of one file for personal data and reports it. */
export class CellSearch {
  readonly #findings: FindingsList;
  readonly #ids = new IdSearch();
  readonly #numbers = new Map<
    number,
    { readonly column: FindingColumn; readonly seen: BsnColumn }
  >();

  constructor(findings: FindingsList) {
    this.#findings = findings;
  }

  /** Searches a cell of any column except the pseudonyms. True if it contains personal data. */
  cell(text: string, line: number, column: FindingColumn): boolean {
    const kinds = personalDataIn(text);
    for (const kind of kinds) this.#findings.add(`personal-data-${kind}`, { line, column });
    const number = numberAlone(text);
    if (number !== undefined) this.#numbersOf(column).take(number, line);
    return kinds.length > 0;
  }

  /** Searches a pseudonym. */
  id(text: string, line: number, column: FindingColumn): void {
    if (!this.#numbers.has(column.index)) {
      this.#numbers.set(column.index, { column, seen: this.#ids.numbers });
    }
    if (this.#ids.take(text, line)) this.#findings.add("personal-data-iban", { line, column });
  }

  /** Reports the columns whose bare numbers are citizen service numbers. */
  end(): void {
    for (const { column, seen } of this.#numbers.values()) {
      const hit = seen.hit();
      if (hit === undefined) continue;
      this.#findings.add("personal-data-bsn-column", { line: hit.line, column }, hit.passed);
    }
  }

  #numbersOf(column: FindingColumn): BsnColumn {
    const known = this.#numbers.get(column.index);
    if (known !== undefined) return known.seen;
    const seen = new BsnColumn();
    this.#numbers.set(column.index, { column, seen });
    return seen;
  }
}

const SHORTEST_IBAN = 15;
const FEWEST_BSN_DIGITS = 8;
const HIGHEST_DIGIT = "9";
const ENDING_NUMBER = /(?<!\d)\d{8,9}$/;

/**
 * Searches the pseudonyms of a file. A pseudonym can look like personal data by chance. So this
 * finds only IBANs, and BSNs if the column as a whole seems to contain them. Ignores the prefix of
 * the pseudonyms (`T-`).
 */
class IdSearch {
  readonly numbers = new BsnColumn();
  #prefix: string | undefined;

  /** Takes the next pseudonym. True if it is an IBAN. */
  take(text: string, line: number): boolean {
    this.#judgeNumber(text.trim(), line);
    return text.length >= SHORTEST_IBAN && hasIban(text);
  }

  #judgeNumber(id: string, line: number): void {
    if (id.length < FEWEST_BSN_DIGITS || id.charAt(id.length - 1) > HIGHEST_DIGIT) return;
    const number = ENDING_NUMBER.exec(id)?.[0];
    if (number === undefined) return;
    const prefixLength = id.length - number.length;
    this.#prefix ??= id.slice(0, prefixLength);
    if (this.#prefix.length === prefixLength && id.startsWith(this.#prefix)) {
      this.numbers.take(number, line);
    }
  }
}

const FEWEST_PASSES = 5;

/**
 * Judges the bare numbers of one column together. One in eleven arbitrary case numbers passes the
 * eleven-test, but every citizen service number does.
 */
export class BsnColumn {
  #judged = 0;
  #passed = 0;
  #firstLine = 0;

  /** Takes a cell of only eight or nine digits. */
  take(number: string, line: number): void {
    this.#judged += 1;
    if (!passesElevenTest(number)) return;
    if (this.#passed === 0) this.#firstLine = line;
    this.#passed += 1;
  }

  /**
   * The line of the first number that passes, and the number of passes; undefined if they are no
   * BSNs.
   */
  hit(): { readonly line: number; readonly passed: number } | undefined {
    const isHit = this.#passed >= FEWEST_PASSES && this.#passed * 2 > this.#judged;
    return isHit ? { line: this.#firstLine, passed: this.#passed } : undefined;
  }
}

/** A kind of personal data that its notation shows. */
export type PersonalDataKind = "email" | "phone" | "iban" | "postcode" | "bsn";

/**
 * The kinds of personal data in a cell or header. A cell of only eight or nine digits has no kind,
 * because its whole column decides whether it is a BSN.
 */
export function personalDataIn(text: string): readonly PersonalDataKind[] {
  if (!mayHoldPersonalData(text)) return [];
  const plain = plainSpaces(text);
  const searched = withoutDates(plain);
  if (!mayHoldPersonalData(searched)) return [];
  const found: PersonalDataKind[] = [];
  if (emailsIn(searched).next().done !== true) found.push("email");
  if (hasPhone(searched)) found.push("phone");
  if (hasIban(searched)) found.push("iban");
  if (POSTCODE.test(searched)) found.push("postcode");
  if (bareNumber(plain.trim()) === undefined && hasBsn(searched)) found.push("bsn");
  return found;
}

/** The number in a cell of only eight or nine digits; its column decides whether it is a BSN. */
function numberAlone(text: string): string | undefined {
  return mayHoldPersonalData(text) ? bareNumber(plainSpaces(text).trim()) : undefined;
}

const DIGIT_ZERO = 0x30;
const DIGIT_NINE = 0x39;
const AT_SIGN = 0x40;
/** Each pattern with digits has at least this many. */
const FEWEST_DIGITS = 4;

/** A quick check that excludes most cells: every pattern has an @ or four digits. */
function mayHoldPersonalData(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === AT_SIGN) return true;
    if (code >= DIGIT_ZERO && code <= DIGIT_NINE) digits += 1;
    if (digits >= FEWEST_DIGITS) return true;
  }
  return false;
}

/** The text with plain spaces in place of the non-breaking spaces that Excel leaves. */
function plainSpaces(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, " ");
}

// The words of the contract that mark a header.

const WHOLE_WORDS: readonly string[] = [
  "bsn",
  "burgerservicenummer",
  "iban",
  "rekeningnummer",
  "mail",
  "email",
];
const ENDINGS: readonly string[] = ["naam", "adres", "straat"];
const BEGINNINGS: readonly string[] = ["telefoon", "mobiel", "postcode", "geboorte", "email"];

/**
 * The word, or part of a word, that marks a header as a column with personal data. The list of
 * words is in the contract. Undefined if the header is harmless.
 */
export function personalWordIn(header: string): string | undefined {
  for (const word of header
    .normalize("NFC")
    .toLowerCase()
    .split(/\P{L}+/u)) {
    const mark =
      WHOLE_WORDS.find((whole) => word === whole) ??
      ENDINGS.find((ending) => word.endsWith(ending)) ??
      BEGINNINGS.find((beginning) => word.startsWith(beginning));
    if (mark !== undefined) return mark;
  }
  return undefined;
}

// The strict patterns of the contract for a cell. Running text, where people write numbers in more
// ways, has patterns of its own.

const AREA_OR_COUNTRY = String.raw`(?:0|(?:\+3[ -]?1|0[ -]?0[ -]?3[ -]?1)(?:[ -]?\(0\))?)`;
const PHONE = new RegExp(
  String.raw`${NO_WORD_BEFORE}${AREA_OR_COUNTRY}[ -]?[1-9](?:[ -]?\d){8}${NO_WORD_AFTER}`,
  "u",
);

/** True if `text` contains a Dutch telephone number, also with single spaces or dashes in it. */
function hasPhone(text: string): boolean {
  return PHONE.test(text);
}

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
function hasBsn(text: string): boolean {
  for (const { 1: candidate = "" } of text.matchAll(WITHIN_TEXT)) {
    if (!LONE_DIGIT.test(candidate) && passesElevenTest(candidate.replaceAll(/[. ]/g, ""))) {
      return true;
    }
  }
  return false;
}

/** The digits of a cell with only eight or nine digits; undefined for any other cell. */
function bareNumber(cell: string): string | undefined {
  return WHOLE_CELL.test(cell) && !LONE_DIGIT.test(cell) ? cell.replaceAll(/[. ]/g, "") : undefined;
}

const IBAN_START = new RegExp(`${NO_WORD_BEFORE}[A-Z]{2}[0-9]{2}`, "giu");
const WORD_AFTER = new RegExp(NO_WORD_AFTER, "uy");
/** The number of characters of a printed group of an IBAN. */
const GROUP = 4;

/** True if `text` contains an IBAN, without spaces or in groups of four with single spaces. */
function hasIban(text: string): boolean {
  for (const { 0: start, index } of text.matchAll(IBAN_START)) {
    const length = IBAN_LENGTHS.get(start.slice(0, 2).toUpperCase());
    if (length === undefined) continue;
    if ([wholeAt(text, index, length), groupedAt(text, index, length)].some(isIban)) return true;
  }
  return false;
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
