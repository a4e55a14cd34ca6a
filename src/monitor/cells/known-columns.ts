import { type Codebook, type ColumnName, columnOf } from "../../codebook/codebook.ts";
import type { Column, ColumnType } from "../../codebook/column.ts";
import { isPlaceholder } from "../../language/words.ts";
import type { Day } from "../../period/day.ts";
import { type Case, MAX_ID_CHARACTERS } from "../case.ts";
import {
  EMPTY_CELL,
  excelFaultOf,
  Invalid,
  INVALID_ID,
} from "../export-findings.ts";
import type { RowValues } from "../row-rules.ts";
import { ChoiceFinder, ChoicesReader, readChoice, readDatedChoices } from "./choices.ts";
import { type DateOrder, DateReader } from "./dates.ts";
import type { RegionNames } from "./regions.ts";

/** A column of the codebook in the file, with the reader of its cells. */
export interface KnownColumn {
  readonly name: ColumnName;
  readonly type: ColumnType;
  readonly column: Column;
  /** Reads the text of a cell by the column's type. */
  readonly read: (text: string) => Case[ColumnName] | Invalid;
  /** The order of day and month in the dates read so far; null for a type without dates. */
  readonly dateOrder: DateOrder | null;
}

/**
 * Makes the readers of one file's columns. They share their memory of dates that begin with the
 * year.
 */
export function columnReaders(
  codebook: Codebook,
  regions: RegionNames,
): (name: ColumnName) => KnownColumn {
  const yearFirst = new Map<string, Day>();
  return (name) => {
    const dates = new DateReader(yearFirst);
    const column: Column = columnOf(codebook, name);
    const read = readerOf(column, dates, regions);
    const readFilled: typeof read = (text) => read(text) ?? EMPTY_CELL;
    const { type } = column;
    return {
      name,
      type,
      column,
      read: column.filled === true ? readFilled : read,
      dateOrder: type === "date" || type === "datedChoices" ? dates.order : null,
    };
  };
}

function readerOf(column: Column, dates: DateReader, regions: RegionNames): KnownColumn["read"] {
  const finder = new ChoiceFinder(column);
  const several = new ChoicesReader(finder);
  const readers: Readonly<Record<ColumnType, KnownColumn["read"]>> = {
    id: readId,
    date: (text) => dates.read(text),
    count: readCount,
    choice: (text) => readChoice(finder, text),
    choices: (text) => several.read(text),
    freeChoices: (text) => regions.read(text),
    datedChoices: (text) => readDatedChoices(finder, dates, text),
  };
  return readers[column.type];
}

const DIGIT_ZERO = 0x30;

const INVALID = {
  placeholder: new Invalid({ code: "count-invalid", fault: "placeholder" }),
  "no-count": new Invalid({ code: "count-invalid", fault: "no-count" }),
  "formula-error": new Invalid({ code: "count-invalid", fault: "formula-error" }),
  "too-narrow": new Invalid({ code: "count-invalid", fault: "too-narrow" }),
} as const;

/** Reads a whole number from 0 to 99; null for an empty cell. */
function readCount(text: string): number | null | Invalid {
  if (text.length === 1) {
    const digit = text.charCodeAt(0) - DIGIT_ZERO;
    if (digit >= 0 && digit <= 9) return digit;
  }
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (/^\d{1,2}$/.test(trimmed)) return Number(trimmed);
  return INVALID[excelFaultOf(trimmed) ?? (isPlaceholder(trimmed) ? "placeholder" : "no-count")];
}

const EMPTY_LIST = Object.freeze([]);

/**
 * The unknown value of each type. Columns of type `id` and columns that must be filled are never
 * unknown.
 */
const UNKNOWN: Readonly<Record<ColumnType, "" | null | readonly never[]>> = {
  id: "",
  date: null,
  count: null,
  choice: null,
  choices: EMPTY_LIST,
  freeChoices: EMPTY_LIST,
  datedChoices: EMPTY_LIST,
};

/** A row in which every value is unknown. */
export function unknownRow(codebook: Codebook): RowValues {
  const entries = codebook.columns.map(({ name, type }): [ColumnName, unknown] => [
    name,
    UNKNOWN[type],
  ]);
  return Object.fromEntries(entries) as RowValues;
}

const ID = new RegExp(`^[A-Za-z0-9_-]{1,${MAX_ID_CHARACTERS}}$`);

/** Reads a pseudonym: 1 to 32 letters from a to z, digits, `-` and `_`. */
export function readId(text: string): string | Invalid {
  if (ID.test(text)) return text;
  const trimmed = text.trim();
  if (trimmed === "") return EMPTY_CELL;
  return ID.test(trimmed) ? trimmed : INVALID_ID;
}
