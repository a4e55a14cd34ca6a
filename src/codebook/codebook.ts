import type { Choice, Column } from "./column.ts";
import type { Redefinition } from "./redefinitions.ts";
import { STANDARD_COLUMNS } from "./standard-columns.ts";
import { STANDARD_THEMES } from "./standard-lists.ts";
import { type Region, STANDARD_REGIONS } from "./standard-regions.ts";

/** The name of a column, as the contract writes it. */
export type ColumnName = (typeof STANDARD_COLUMNS)[number]["name"];

/** A column of the contract, with its name. */
export type NamedColumn = Column & { readonly name: ColumnName };

/** The columns, codes, labels and themes of the export, and the changes in what figures count. */
export interface Codebook {
  /** In the contract's order. */
  readonly columns: readonly NamedColumn[];
  readonly themes: readonly Choice[];
  /** The known regions. A report prints any other region only if enough rows name it. */
  readonly regions: readonly Region[];
  /** In order of time. */
  readonly redefinitions: readonly Redefinition[];
}

/** The codebook of the contract. */
export const STANDARD_CODEBOOK: Codebook = {
  columns: STANDARD_COLUMNS,
  themes: STANDARD_THEMES,
  regions: STANDARD_REGIONS,
  redefinitions: [],
};

/** The header of a column in the export and in messages. */
export function headerOf({ header, name }: Column): string {
  return header ?? name;
}

/** The column with this name. Throws if the codebook lacks it: a bug, never bad input. */
export function columnOf(codebook: Codebook, name: ColumnName): NamedColumn {
  const column = codebook.columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new Error(`codebook without column ${name}`);
  return column;
}

/** The answers of a column in codebook order, followed by the unknown if `withUnknown`. */
export function answersOf(
  codebook: Codebook,
  name: ColumnName,
  { withUnknown = false }: { readonly withUnknown?: boolean } = {},
): readonly Choice[] {
  const { choices = [], unknown } = columnOf(codebook, name);
  return withUnknown && unknown !== undefined ? [...choices, unknown] : choices;
}

/** The theme of each answer of a column that has themes, by the code of the answer. */
export function themeOf(codebook: Codebook, name: ColumnName): ReadonlyMap<string, string> {
  const themed = answersOf(codebook, name).flatMap(({ code, theme }): [string, string][] =>
    theme === undefined ? [] : [[code, theme]],
  );
  return new Map(themed);
}

/**
 * The key of a header. Two headers with the same key name the same column: case, surrounding white
 * space (also non-breaking spaces) and the difference between `_`, `-` and space do not matter.
 */
export function headerKey(header: string): string {
  return header
    .trim()
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[-_\u00a0]/g, " ");
}

/** The key of an answer. Case and surrounding white space do not matter. */
export function answerKey(text: string): string {
  return text.trim().normalize("NFC").toLowerCase();
}

/** The columns of a codebook by the keys of their headers. */
export function columnsByHeader(codebook: Codebook): ReadonlyMap<string, ColumnName> {
  return new Map(
    codebook.columns.flatMap((column) =>
      [headerOf(column), ...(column.otherHeaders ?? [])].map((header): [string, ColumnName] => [
        headerKey(header),
        column.name,
      ]),
    ),
  );
}
