import { hasEmail, hasPhone, hasPostcode } from "../personal-data/contact-details.ts";
import { bareNumber, hasBsn, hasIban, passesElevenTest } from "../personal-data/numbers.ts";
import { withoutDates } from "./cells/dates.ts";
import type { FindingColumn, FindingsList } from "./export-findings.ts";

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
 * Searches the pseudonyms of a file. They may look like other personal data, so only IBANs count,
 * and BSNs by the whole column. A fixed prefix (`T-`) is ignored.
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
  if (hasEmail(searched)) found.push("email");
  if (hasPhone(searched)) found.push("phone");
  if (hasIban(searched)) found.push("iban");
  if (hasPostcode(searched)) found.push("postcode");
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
/** No pattern with digits has fewer. */
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
