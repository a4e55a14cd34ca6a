import type { Column } from "../codebook/column.ts";
import { type MonitorCode, severityOf } from "../findings/codes.ts";
import {
  type AnswerColumn,
  type AnswerHint,
  type Finding,
  isRowRule,
  type Omitted,
  type RowRule,
} from "../findings/finding.ts";
import type { CountFault, DateFault, DatePlace } from "../messages/codebook.ts";
import { findingMessages, type MessageParameters } from "../messages/monitor.ts";
import { MAX_ID_CHARACTERS } from "./case.ts";

// The list of findings of one export, and the faults of a cell that lead to findings.

/** A column as a finding names it. */
export interface FindingColumn {
  /**
   * The codebook's header, the header of an unknown column, or the number of the column in words.
   */
  readonly name: string;
  /** Its place in the file, from 0. If the file lacks the column: its place in the codebook. */
  readonly index: number;
}

/** The place of a finding. Both are null for the whole file. */
export interface Place {
  readonly line: number | null;
  readonly column: FindingColumn | null;
  readonly relatedLine?: number;
}

/** A rule that a row breaks by itself, with the place in the file of the column that breaks it. */
export interface RowBreak {
  readonly rule: RowRule;
  /** -1 if the row as a whole breaks the rule. */
  readonly column: number;
}

/**
 * Findings beyond this number are only counted, so that a file with millions of mistakes cannot
 * fill the memory.
 */
const KEPT_AT_MOST = 500_000;
const MESSAGES_REMEMBERED = 10_000;

interface OmittedFindings {
  readonly code: string;
  readonly column: number;
  readonly isWarning: boolean;
  count: number;
}

/** Collects the findings of one file. */
export class FindingsList {
  readonly #file: string;
  readonly #skipsRows: boolean;
  readonly #keptAtMost: number;
  readonly #kept: Finding[] = [];
  /** The place of the column of each finding; findings are sorted by it. */
  readonly #columnIndexes: number[] = [];
  /** Thousands of findings have the same message, so they share the text. */
  readonly #messages = new Map<string, string>();
  #rowBreaks: RowBreak[] = [];
  #errors = 0;
  /**
   * The number of findings that were not kept, for each code and column, so that they can still be
   * withdrawn.
   */
  readonly #omitted = new Map<string, OmittedFindings>();

  /**
   * If `skipsRows` is true, a rule that one row breaks by itself gives a warning, because the row
   * is left out.
   */
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

  /** The number of errors so far, including the omitted ones. */
  get errors(): number {
    return this.#errors;
  }

  /** The numbers of findings that were counted but not kept. */
  get omitted(): Omitted {
    let [errors, warnings] = [0, 0];
    for (const { isWarning, count } of this.#omitted.values()) {
      if (isWarning) warnings += count;
      else errors += count;
    }
    return { errors, warnings };
  }

  /** The rules that the current row breaks by itself. */
  get rowBreaks(): readonly RowBreak[] {
    return this.#rowBreaks;
  }

  /** Call this before each row. */
  beginRow(): void {
    if (this.#rowBreaks.length > 0) this.#rowBreaks = [];
  }

  /** Adds a finding. `parameters` are the values in its message. */
  add<C extends MonitorCode>(code: C, place: Place, ...parameters: MessageParameters<C>): void {
    const ofRow = isRowRule(code);
    const column = place.column?.index ?? -1;
    if (ofRow) this.#rowBreaks.push({ rule: code, column });
    const isSkipped = ofRow && this.#skipsRows;
    const isWarning = isSkipped || severityOf(code) === "warning";
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

  /**
   * Removes the findings that `isWithdrawn` selects by code and column, because they follow from
   * another mistake.
   */
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

  /**
   * The findings that were kept: first those of the whole file, then by line and by the order of
   * the columns.
   */
  sorted(): Finding[] {
    const lineOf = (index: number): number => this.#kept[index]?.line ?? 0;
    const columnOf = (index: number): number => this.#columnIndexes[index] ?? 0;
    return Array.from(this.#kept.keys())
      .sort((a, b) => lineOf(a) - lineOf(b) || columnOf(a) - columnOf(b))
      .flatMap((index) => this.#kept[index] ?? []);
  }

  #omit(code: MonitorCode, column: number, isWarning: boolean): void {
    const key = `${code} ${column}`;
    const known = this.#omitted.get(key);
    if (known === undefined) this.#omitted.set(key, { code, column, isWarning, count: 1 });
    else known.count += 1;
  }

  #message<C extends MonitorCode>(code: C, parameters: MessageParameters<C>): string {
    const key = parameters.length === 0 ? code : `${code} ${JSON.stringify(parameters)}`;
    const known = this.#messages.get(key);
    if (known !== undefined) return known;
    const write = findingMessages[code] as (...values: MessageParameters<C>) => string;
    const message = write(...parameters);
    if (this.#messages.size < MESSAGES_REMEMBERED) this.#messages.set(key, message);
    return message;
  }
}

// The faults of a cell.

/** The problems that one cell can have, by the code of their finding. */
export type CellFault =
  | { readonly code: "cell-empty" | "id-invalid" | "region-placeholder" }
  | { readonly code: "choice-undated"; readonly answer: string }
  | { readonly code: "count-invalid"; readonly fault: CountFault }
  | { readonly code: "date-invalid"; readonly fault: DateFault }
  | { readonly code: "choice-unknown"; readonly hint: AnswerHint }
  /** `isJoined`: the cell has several names of the codebook with a separator other than a bar. */
  | { readonly code: "region-note"; readonly isJoined: boolean };

/** A cell that breaks rules of its type, with one fault for each rule. */
export class Invalid {
  readonly faults: readonly CellFault[];

  constructor(...faults: readonly CellFault[]) {
    this.faults = faults;
  }
}

export const INVALID_ID = new Invalid({ code: "id-invalid" });
export const EMPTY_CELL = new Invalid({ code: "cell-empty" });

/** Excel shows and exports this for a number that is wider than its column. */
const TOO_NARROW = /^#{3,}$/;
/** Excel shows this for a formula that fails: "#N/B", "#VERW!", "#DEEL/0!", "#NAAM?". */
const FORMULA_ERROR = /^#(?:N\/[AB]|[A-Z]+(?:\/0)?[!?])$/i;

/** The error sign of Excel that a cell contains in place of its value; undefined for none. */
export function excelFaultOf(text: string): "too-narrow" | "formula-error" | undefined {
  if (!text.startsWith("#")) return undefined;
  if (TOO_NARROW.test(text)) return "too-narrow";
  return FORMULA_ERROR.test(text) ? "formula-error" : undefined;
}

/** Reports a fault of one cell of a known column. */
export function reportCell(
  fault: CellFault,
  column: Column,
  place: Place,
  findings: FindingsList,
): void {
  switch (fault.code) {
    case "choice-unknown":
      findings.add(fault.code, place, fault.hint, answerColumn(column));
      break;
    case "choice-undated":
      findings.add(fault.code, place, fault.answer);
      break;
    case "date-invalid":
      findings.add(fault.code, place, fault.fault, datePlace(column));
      break;
    case "id-invalid":
      findings.add(fault.code, place, MAX_ID_CHARACTERS);
      break;
    case "count-invalid":
      findings.add(fault.code, place, fault.fault);
      break;
    case "region-note":
      findings.add(fault.code, place, fault.isJoined);
      break;
    case "region-placeholder":
    case "cell-empty":
      findings.add(fault.code, place);
      break;
  }
}

function answerColumn({ type, choices = [], unknown }: Column): AnswerColumn {
  return {
    codes: choices.map(({ code }) => code),
    type: type === "choices" || type === "datedChoices" ? type : "choice",
    empty: unknown?.label ?? null,
  };
}

function datePlace({ type, filled }: Column): DatePlace {
  if (filled === true) return "filled";
  return type === "datedChoices" ? "answer" : "optional";
}
