import { type Codebook, type ColumnName, columnOf, headerOf } from "../codebook/codebook.ts";
import { codePointAt, firstControl, withoutControls } from "../language/characters.ts";
import {
  type Case,
  checkRow,
  isLongerThan,
  MAX_CELL_CHARACTERS,
  MAX_REGIONS,
  type RowValues,
  type RuleReport,
  type SkippedRows,
  type TalliedRows,
} from "./case.ts";
import { CellSearch } from "./personal-data.ts";
import {
  type FindingColumn,
  type FindingsList,
  Invalid,
  type Place,
  reportCell,
} from "./export-findings.ts";
import { columnReaders, type KnownColumn, RegionNames, unknownRow } from "./cells/known-columns.ts";
import { DateChecks, type Spread } from "./date-checks.ts";
import { ExchangedChoices, RowTally, SeenIds, SkipTally } from "./across-rows.ts";
import type { FileRow } from "./file/rows.ts";
import { missingColumns, numberedColumn, type FileColumn } from "./header.ts";

/** A column of the file with the reader of its cells, if the codebook knows it. */
interface Slot {
  readonly column: FileColumn;
  readonly known: KnownColumn | null;
}

/** The results of all rows together. */
export interface RowsOutcome {
  /** The number of data rows, without wholly empty ones. */
  readonly rows: number;
  /** The rows that were left out because they break a rule, as the user asked. */
  readonly skipped: SkippedRows;
  /** How the dates of the valid rows are spread over time. */
  readonly spread: Spread;
  readonly tallied: TalliedRows;
}

/** Reads the rows of one file under its header: cells, rules, personal data. */
export class RowReader {
  readonly columns: ReadonlySet<ColumnName>;
  /** The names of the columns that the codebook does not know, in the order of the file. */
  readonly unknownHeaders: readonly string[];
  readonly #slots: readonly Slot[];
  readonly #places: ReadonlyMap<ColumnName, FileColumn>;
  readonly #findings: FindingsList;
  readonly #blank: RowValues;
  /** A required column is missing or repeated: the rows are checked, but give no cases. */
  readonly #isIncomplete: boolean;
  readonly #regions: RegionNames;
  readonly #ids = new SeenIds();
  readonly #search: CellSearch;
  readonly #dates: DateChecks;
  readonly #exchanged: ExchangedChoices;
  readonly #report: RuleReport;
  readonly #nameOf: (name: ColumnName) => string;
  readonly #mayHoldControls: boolean;
  #hasTooManyRegions = false;
  #line = 0;
  #rows = 0;
  readonly #skipped = new SkipTally();
  readonly #tally: RowTally;

  constructor(
    columns: readonly FileColumn[],
    codebook: Codebook,
    findings: FindingsList,
    mayHoldControls: boolean,
  ) {
    this.#mayHoldControls = mayHoldControls;
    this.#regions = new RegionNames(codebook.regions);
    const readers = columnReaders(codebook, this.#regions);
    const named = columns.flatMap((column) =>
      column.known === null ? [] : [[column.known, column] as const],
    );
    this.#places = new Map(named);
    const repeated = columns.flatMap((column) => column.repeated ?? []);
    this.columns = new Set([...this.#places.keys(), ...repeated]);
    this.unknownHeaders = columns.flatMap((column) =>
      column.known === null && column.repeated === undefined ? [column.name] : [],
    );
    this.#slots = columns.map((column) => ({
      column,
      known: column.known === null ? null : readers(column.known),
    }));
    this.#tally = new RowTally(columns.map(({ known }) => known));
    // These readers are separate, because the readers of the rows record the order of day and
    // month.
    const readersApart = columnReaders(codebook, new RegionNames(codebook.regions));
    this.#exchanged = new ExchangedChoices([...this.#places.keys()].map(readersApart));
    this.#dates = new DateChecks(
      this.#slots.flatMap(({ column, known }) =>
        known?.dateOrder ? [{ column, order: known.dateOrder }] : [],
      ),
    );
    this.#findings = findings;
    const missing = missingColumns(columns, codebook);
    this.#isIncomplete = missing.length > 0 || repeated.length > 0;
    this.#blank = unknownRow(codebook);
    for (const { index } of missing) {
      const name = codebook.columns[index]?.name;
      if (name !== undefined) Object.assign(this.#blank, { [name]: undefined });
    }
    this.#search = new CellSearch(findings);
    this.#nameOf = (name) => headerOf(columnOf(codebook, name));
    this.#report = (code, column, ...parameters) => {
      findings.add(
        code,
        { line: this.#line, column: this.#places.get(column) ?? null },
        ...parameters,
      );
    };
  }

  /** The number of data rows so far, without wholly empty ones. */
  get rows(): number {
    return this.#rows;
  }

  /**
   * Reads one row. Returns its case if the row is valid. If `isBroken`, the cells are a guess and
   * are only searched for personal data.
   */
  read(cells: readonly string[], line: number, isBroken: boolean): Case | undefined {
    if (cells.every((cell) => cell.trim() === "")) return undefined;
    this.#rows += 1;
    this.#line = line;
    this.#dates.beginRow();
    this.#findings.beginRow();
    const errors = this.#findings.errors;
    const row = isBroken || !this.#fits(cells) ? null : this.#readRow(cells);
    if (row === null) this.#searchAll(cells);
    const broken = this.#findings.rowBreaks;
    const isSkipped = this.#findings.errors === errors && broken.length > 0;
    if (row !== null && !isSkipped) this.#tally.addRegistration(row.aanmelddatum);
    if (row !== null && this.#findings.errors === errors && broken.length === 0) {
      this.#dates.acceptRow(line);
      // Without an error no cell is undefined.
      return this.#isIncomplete ? undefined : (row as Case);
    }
    if (isSkipped) this.#skipped.add(broken);
    return undefined;
  }

  /** Leaves out lines that are no rows, but still searches them for personal data. */
  leaveOut(lines: readonly FileRow[], code: "last-lines-no-rows" | "total-row"): void {
    const [first] = lines;
    if (first === undefined) return;
    const before = this.#findings.errors;
    const place = { line: first.line, column: null };
    if (code === "total-row") this.#findings.add(code, place);
    else this.#findings.add(code, place, lines.length);
    const areSkipped = this.#findings.errors === before;
    for (const { cells, line } of lines) {
      this.#rows += 1;
      this.#line = line;
      const errors = this.#findings.errors;
      for (const [index, text] of cells.entries()) {
        const column = this.#slots[index]?.column ?? numberedColumn(index);
        if (!this.#isTooLong(text, column)) this.#search.cell(text, line, column);
      }
      const isSound = this.#findings.errors === errors;
      if (areSkipped && isSound) this.#skipped.add([{ rule: code, column: -1 }]);
    }
  }

  /** Call this after the last row. Reports the problems that only a whole column shows. */
  end(): RowsOutcome {
    this.#search.end();
    for (const [first, second] of this.#exchanged.result()) {
      const place = { line: null, column: null };
      this.#findings.add("columns-exchanged", place, this.#nameOf(first), this.#nameOf(second));
    }
    const { spread, isWithdrawn } = this.#dates.end(this.#findings);
    const skipped = this.#skipped.result(isWithdrawn);
    return { rows: this.#rows, skipped, spread, tallied: this.#tally.result() };
  }

  #readRow(cells: readonly string[]): RowValues {
    const row = this.#readCells(cells);
    this.#checkId(row.traject_id);
    this.#checkRegions();
    checkRow(row, this.columns, this.#nameOf, this.#report);
    this.#dates.noteRow(row);
    return row;
  }

  #fits(cells: readonly string[]): boolean {
    const expected = this.#slots.length;
    const place = { line: this.#line, column: null };
    if (cells.length < expected) {
      this.#findings.add("row-too-short", place, cells.length, expected);
      return false;
    }
    if (cells.length === expected) return true;
    const found = cells.findLastIndex((cell) => cell.trim() !== "") + 1;
    if (found > expected) this.#findings.add("row-too-long", place, found, expected);
    return found <= expected;
  }

  #readCells(cells: readonly string[]): RowValues {
    const row = { ...this.#blank };
    const values: Record<ColumnName, RowValues[ColumnName]> = row;
    this.#tally.beginRow();
    for (const { column, known } of this.#slots) {
      const written = cells[column.index] ?? "";
      const text = this.#mayHoldControls ? this.#withoutControls(written, column) : written;
      if (this.#isTooLong(text, column)) {
        if (known !== null) values[known.name] = undefined;
        this.#tally.addCell(column.index, text, undefined);
      } else if (known !== null) {
        const value = this.#readCell(text, column, known);
        values[known.name] = value;
        this.#tally.addCell(column.index, text, value);
      } else if (text !== "") this.#search.cell(text, this.#line, column);
    }
    return row;
  }

  /** The value of a cell; undefined if it is not valid. */
  #readCell(text: string, column: FileColumn, known: KnownColumn): RowValues[ColumnName] {
    const value = known.read(text);
    const isValid = !(value instanceof Invalid);
    const isOpen = known.type === "freeChoices";
    let isPersonal = false;
    if (known.type === "id") this.#search.id(text, this.#line, column);
    // A valid cell of another type contains only dates, counts and terms of the codebook.
    else if (!isValid || isOpen) isPersonal = this.#search.cell(text, this.#line, column);
    const place = { line: this.#line, column };
    if (isValid) {
      if (known.dateOrder !== null) this.#dates.noteCell(value, column.index);
      if (isOpen && !isPersonal) this.#reportRegions(value as readonly string[], place);
      return value;
    }
    // The finding about personal data suffices: such a text is no name of a region either.
    if (isOpen && isPersonal) return undefined;
    for (const fault of value.faults) {
      reportCell(fault, known.column, place, this.#findings);
      if (fault.code === "choice-unknown") this.#exchanged.note(known.name, text);
    }
    return undefined;
  }

  /**
   * The text of a cell without control characters. Warns about them, unless the column is not used.
   */
  #withoutControls(text: string, column: FileColumn): string {
    const at = firstControl(text);
    if (at < 0) return text;
    if (column.known !== null) {
      this.#findings.add("control-character", { line: this.#line, column }, codePointAt(text, at));
    }
    // A line break separates a name from a remark here.
    return withoutControls(text, "\n");
  }

  #isTooLong(text: string, column: FindingColumn): boolean {
    if (!isLongerThan(text, MAX_CELL_CHARACTERS)) return false;
    this.#findings.add("cell-too-long", { line: this.#line, column }, MAX_CELL_CHARACTERS);
    return true;
  }

  #searchAll(cells: readonly string[]): void {
    for (const [index, written] of cells.entries()) {
      const column = this.#slots[index]?.column ?? numberedColumn(index);
      const text = this.#mayHoldControls ? withoutControls(written) : written;
      if (this.#isTooLong(text, column)) continue;
      if (this.#slots[index]?.known?.type === "id") this.#search.id(text, this.#line, column);
      else this.#search.cell(text, this.#line, column);
    }
  }

  #checkId(id: string | undefined): void {
    const earlierLine = id === undefined ? undefined : this.#ids.note(id, this.#line);
    if (earlierLine === undefined) return;
    const column = this.#places.get("traject_id") ?? null;
    const place = { line: this.#line, column, relatedLine: earlierLine };
    this.#findings.add("id-repeated", place, earlierLine);
  }

  #reportRegions(names: readonly string[], place: Place): void {
    for (const name of names) {
      const doubt = this.#regions.doubtAbout(name);
      if (doubt === undefined) continue;
      if (doubt.isGarbled) this.#findings.add("region-garbled", place);
      if (doubt.isUnknown) {
        this.#findings.add("region-unknown", place, doubt.suggestion, doubt.isJoined);
      }
    }
  }

  #checkRegions(): void {
    if (this.#hasTooManyRegions || !this.#regions.areTooMany) return;
    this.#hasTooManyRegions = true;
    this.#report("too-many-regions", "jeugdzorgregios", MAX_REGIONS);
  }
}
