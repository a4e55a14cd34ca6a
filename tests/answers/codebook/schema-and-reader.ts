import { tableSchema } from "../../../src/answers/codebook.ts";
import { type Codebook, type ColumnName, headerOf } from "../../../src/codebook/codebook.ts";
import { columnReaders, RegionNames } from "../../../src/monitor/cells/known-columns.ts";
import { Invalid } from "../../../src/monitor/export-findings.ts";

/** The parts of a Table Schema field that this tool writes. */
interface Field {
  readonly description: string;
  readonly name: string;
  readonly title: string;
  readonly type: "string" | "integer";
  readonly constraints: {
    readonly required?: true;
    readonly unique?: true;
    readonly pattern?: string;
    readonly minimum?: number;
    readonly maximum?: number;
  };
}

export interface Schema {
  readonly fields: readonly Field[];
  readonly missingValues: readonly string[];
  readonly primaryKey: readonly string[];
  readonly fieldsMatch: string;
}

export function schemaOf(codebook: Codebook): Schema {
  return JSON.parse(tableSchema(codebook)) as Schema;
}

/** A pattern for a whole cell, as a regular expression of JavaScript. */
export function wholeCell(pattern: string, flags = "u"): RegExp {
  return new RegExp(`^(?:${pattern})$`, flags);
}

/** True for a cell that a tool for Table Schema accepts. */
function fitsField(
  cell: string,
  { type, constraints }: Field,
  matches: (cell: string) => boolean,
): boolean {
  if (cell === "") return constraints.required !== true;
  if (type === "string") return matches(cell);
  if (!/^[+-]?\d+$/.test(cell.trim())) return false;
  const { minimum = -Infinity, maximum = Infinity } = constraints;
  return Number(cell) >= minimum && Number(cell) <= maximum;
}

/** The judgements of the schema and of the reader about a cell. */
export interface Verdicts {
  readonly schema: boolean;
  readonly reader: boolean;
  /** True if the reader refuses only a day that does not exist, which no pattern can refuse. */
  readonly isNoSuchDay: boolean;
}

/** Returns a function that asks both about a cell of one column. */
export function judges(codebook: Codebook): (name: ColumnName) => (cell: string) => Verdicts {
  const { fields } = schemaOf(codebook);
  const readers = columnReaders(codebook, new RegionNames(codebook.regions));
  return (name) => {
    const column = codebook.columns.find((one) => one.name === name);
    const header = column === undefined ? name : headerOf(column);
    const field = fields.find((one) => one.name === header);
    if (field === undefined) throw new Error(`no field ${header}`);
    const { pattern } = field.constraints;
    const expression = pattern === undefined ? null : wholeCell(pattern);
    const reader = readers(name);
    return (cell) => {
      const value = reader.read(cell);
      const faults = value instanceof Invalid ? value.faults : [];
      return {
        schema: fitsField(cell, field, (text) => expression?.test(text) ?? true),
        reader: faults.length === 0,
        isNoSuchDay:
          faults.length > 0 &&
          faults.every((fault) => fault.code === "date-invalid" && fault.fault === "no-such-day"),
      };
    };
  };
}

/** The cells about which schema and reader disagree. */
export function disputed(
  codebook: Codebook,
  name: ColumnName,
  cells: readonly string[],
): readonly string[] {
  const judge = judges(codebook)(name);
  return cells.filter((cell) => {
    const { schema, reader, isNoSuchDay } = judge(cell);
    // The schema has no rule for the names of regions.
    if (name === "jeugdzorgregios") return reader && !schema;
    return schema !== reader && !isNoSuchDay;
  });
}
