import type { Codebook, ColumnName } from "../../codebook/codebook.ts";
import type { ColumnType } from "../../codebook/column.ts";
import type { RowValues } from "../rules/row-values.ts";

const EMPTY_LIST = Object.freeze([]);

/** What a cell holds of which nothing is known, by type; `id` and `filled` columns are never so. */
const UNKNOWN: Readonly<Record<ColumnType, "" | null | readonly never[]>> = {
  id: "",
  date: null,
  count: null,
  choice: null,
  choices: EMPTY_LIST,
  freeChoices: EMPTY_LIST,
  datedChoices: EMPTY_LIST,
};

/** A row of which nothing is known yet. */
export function unknownRow(codebook: Codebook): RowValues {
  const entries = codebook.columns.map(({ name, type }): [ColumnName, unknown] => [
    name,
    UNKNOWN[type],
  ]);
  return Object.fromEntries(entries) as RowValues;
}
