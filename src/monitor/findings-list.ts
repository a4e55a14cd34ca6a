import type { Finding, Omitted } from "../messages/finding.ts";
import {
  findingMessages,
  WARNING_CODES,
  type FindingCode,
  type MessageParameters,
} from "../messages/findings.ts";

/** A column as a finding names it. */
export interface FindingColumn {
  /** The codebook's name, an unknown column's header, or its number in words. */
  readonly name: string;
  /** Its place in the file, from 0; for a column that the file lacks, its place in the codebook. */
  readonly index: number;
}

/** Where a finding is: both null where the whole file is meant. */
export interface Place {
  readonly line: number | null;
  readonly column: FindingColumn | null;
  readonly relatedLine?: number;
}

const KEPT_PER_CODE_AND_COLUMN = 20_000;
const KEPT_IN_ALL = 100_000;

/**
 * Gathers the findings of one file. Of a rule that is broken everywhere it keeps the first ones
 * and counts the rest, so that a file of a million bad rows cannot fill the memory.
 */
export class FindingsList {
  readonly #file: string;
  readonly #entries: { readonly finding: Finding; readonly columnIndex: number }[] = [];
  readonly #counts = new Map<string, number>();
  #errors = 0;
  #omittedErrors = 0;
  #omittedWarnings = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** The errors so far, the omitted ones too. */
  get errors(): number {
    return this.#errors;
  }

  /** The findings that were counted but not kept. */
  get omitted(): Omitted {
    return { errors: this.#omittedErrors, warnings: this.#omittedWarnings };
  }

  add<C extends FindingCode>(code: C, place: Place, ...parameters: MessageParameters<C>): void {
    const isWarning = WARNING_CODES.has(code);
    if (!isWarning) this.#errors += 1;
    if (!this.#isKept(code, place.column)) {
      if (isWarning) this.#omittedWarnings += 1;
      else this.#omittedErrors += 1;
      return;
    }
    const message = findingMessages[code] as (...values: MessageParameters<C>) => string;
    this.#entries.push({
      columnIndex: place.column?.index ?? -1,
      finding: {
        severity: isWarning ? "warning" : "error",
        code,
        file: this.#file,
        line: place.line,
        column: place.column?.name ?? null,
        ...(place.relatedLine === undefined ? {} : { relatedLine: place.relatedLine }),
        message: message(...parameters),
      },
    });
  }

  /** The kept findings: those of the whole file first, then by line and by the order of columns. */
  sorted(): Finding[] {
    return this.#entries
      .toSorted(
        (a, b) => (a.finding.line ?? 0) - (b.finding.line ?? 0) || a.columnIndex - b.columnIndex,
      )
      .map((entry) => entry.finding);
  }

  #isKept(code: FindingCode, column: FindingColumn | null): boolean {
    const key = `${code} ${column?.index ?? -1}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count <= KEPT_PER_CODE_AND_COLUMN && this.#entries.length < KEPT_IN_ALL;
  }
}
