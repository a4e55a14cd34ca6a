import type { Finding, Omitted } from "../messages/finding.ts";
import {
  findingMessages,
  WARNING_CODES,
  type FindingCode,
  type MessageParameters,
} from "../messages/findings.ts";
import { isRowRule, type RowRule } from "../messages/row-rules.ts";

/** A column as a finding names it. */
export interface FindingColumn {
  /** The codebook's header, an unknown column's, or its number in words. */
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

/** A rule that a row breaks by itself, with the place in the file of the column at which it does. */
export interface RowBreak {
  readonly rule: RowRule;
  /** -1 where the row as a whole breaks it. */
  readonly column: number;
}

/** Beyond this they are counted, so that a file of millions of mistakes cannot fill the memory. */
const KEPT_AT_MOST = 500_000;
const MESSAGES_REMEMBERED = 10_000;

interface OmittedFindings {
  readonly code: string;
  readonly column: number;
  readonly isWarning: boolean;
  count: number;
}

/** Gathers the findings of one file. */
export class FindingsList {
  readonly #file: string;
  readonly #skipsRows: boolean;
  readonly #keptAtMost: number;
  readonly #kept: Finding[] = [];
  /** The place of each one's column, by which they are sorted. */
  readonly #columnIndexes: number[] = [];
  /** Thousands of findings say the same: they share their text. */
  readonly #messages = new Map<string, string>();
  #rowBreaks: RowBreak[] = [];
  #errors = 0;
  /** How many of each code and column were not kept, so that they can still be withdrawn. */
  readonly #omitted = new Map<string, OmittedFindings>();

  /** Where `skipsRows`, a rule that one row breaks by itself is a warning: the row is left out. */
  constructor(
    file: string,
    {
      skipsRows = false,
      keptAtMost = KEPT_AT_MOST,
    }: { skipsRows?: boolean; keptAtMost?: number } = {},
  ) {
    this.#file = file;
    this.#skipsRows = skipsRows;
    this.#keptAtMost = keptAtMost;
  }

  /** The errors so far, the omitted ones too. */
  get errors(): number {
    return this.#errors;
  }

  /** The findings that were counted but not kept. */
  get omitted(): Omitted {
    let [errors, warnings] = [0, 0];
    for (const { isWarning, count } of this.#omitted.values()) {
      if (isWarning) warnings += count;
      else errors += count;
    }
    return { errors, warnings };
  }

  /** What the row at hand breaks by itself. */
  get rowBreaks(): readonly RowBreak[] {
    return this.#rowBreaks;
  }

  /** To be called before each row. */
  beginRow(): void {
    if (this.#rowBreaks.length > 0) this.#rowBreaks = [];
  }

  add<C extends FindingCode>(code: C, place: Place, ...parameters: MessageParameters<C>): void {
    const ofRow = isRowRule(code);
    const column = place.column?.index ?? -1;
    if (ofRow) this.#rowBreaks.push({ rule: code, column });
    const isSkipped = ofRow && this.#skipsRows;
    const isWarning = isSkipped || WARNING_CODES.has(code);
    if (!isWarning) this.#errors += 1;
    if (this.#kept.length >= this.#keptAtMost) {
      this.#omit(code, column, isWarning);
      return;
    }
    this.#columnIndexes.push(column);
    this.#kept.push({
      severity: isWarning ? "warning" : "error",
      code,
      file: this.#file,
      line: place.line,
      column: place.column?.name ?? null,
      ...(place.relatedLine === undefined ? {} : { relatedLine: place.relatedLine }),
      ...(isSkipped ? { skipped: true } : {}),
      message: this.#message(code, parameters),
    });
  }

  /** Takes back what was found by those codes at those columns: it follows from something else. */
  withdraw(isWithdrawn: (code: string, column: number) => boolean): void {
    let left = 0;
    this.#kept.forEach((finding, index) => {
      const column = this.#columnIndexes[index] ?? -1;
      if (isWithdrawn(finding.code, column)) {
        if (finding.severity === "error") this.#errors -= 1;
        return;
      }
      this.#kept[left] = finding;
      this.#columnIndexes[left] = column;
      left += 1;
    });
    this.#kept.length = left;
    this.#columnIndexes.length = left;
    for (const [key, { code, column, isWarning, count }] of this.#omitted) {
      if (!isWithdrawn(code, column)) continue;
      if (!isWarning) this.#errors -= count;
      this.#omitted.delete(key);
    }
  }

  /** The kept findings: those of the whole file first, then by line and by the order of columns. */
  sorted(): Finding[] {
    const lineOf = (index: number): number => this.#kept[index]?.line ?? 0;
    const columnOf = (index: number): number => this.#columnIndexes[index] ?? 0;
    return Array.from(this.#kept.keys())
      .sort((a, b) => lineOf(a) - lineOf(b) || columnOf(a) - columnOf(b))
      .flatMap((index) => this.#kept[index] ?? []);
  }

  #omit(code: FindingCode, column: number, isWarning: boolean): void {
    const key = `${code} ${column}`;
    const known = this.#omitted.get(key);
    if (known === undefined) this.#omitted.set(key, { code, column, isWarning, count: 1 });
    else known.count += 1;
  }

  #message<C extends FindingCode>(code: C, parameters: MessageParameters<C>): string {
    const key = parameters.length === 0 ? code : `${code} ${JSON.stringify(parameters)}`;
    const known = this.#messages.get(key);
    if (known !== undefined) return known;
    const write = findingMessages[code] as (...values: MessageParameters<C>) => string;
    const message = write(...parameters);
    if (this.#messages.size < MESSAGES_REMEMBERED) this.#messages.set(key, message);
    return message;
  }
}
