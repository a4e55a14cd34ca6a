import { z } from "zod";

/**
 * A workbook as data: sheets with one table each, as a spreadsheet program and a screen reader can
 * both use them. It can be written as JSON. A writer puts it into a file and decides nothing.
 */

/** Something to read on one line, without spaces around it or several in a row. */
const words = z.string().regex(/^(?!.* {2})\S(?:[^\n\r\t]*\S)?$/u);

/** Excel takes no longer name of a sheet, and none with these signs. */
const sheetName = z
  .string()
  .regex(/^[^[\]:*?/\\'\s](?:[^[\]:*?/\\'\n\r\t]{0,29}[^[\]:*?/\\'\s])?$/u);

const textCell = z.object({
  text: words,
  /** The name of the sheet that it leads to. */
  leadsTo: sheetName.optional(),
});

/** `percent`: a whole percentage, which the file holds as a fraction and shows as "85%". */
const numberCell = z.object({
  number: z.int().nonnegative(),
  format: z.enum(["whole", "percent"]),
});

const cell = z.union([textCell, numberCell]);

const column = z.object({
  label: words,
  /** Its cells are numbers, or words in the place of one. */
  isNumeric: z.boolean(),
  /** In characters. */
  width: z.int().min(4).max(120),
});

const sheet = z
  .object({
    name: sheetName,
    /** In A1. */
    title: words,
    /** Below the title, one in each row. */
    lines: z.array(textCell),
    /** Right below the lines: a row with the labels of its columns, then its rows. */
    table: z.object({
      /** Of letters, digits and underscores, as Excel wants it. */
      name: z.string().regex(/^[a-z]\w{3,99}_\w+$/i),
      columns: z.array(column).min(1),
      rows: z.array(z.array(cell)).min(1),
    }),
  })
  .refine(({ table: { columns, rows } }) => rows.every((row) => row.length === columns.length), {
    error: "a row that is not as long as the table is wide",
  })
  .refine(({ table: { columns } }) => isUnique(columns.map(({ label }) => label)), {
    error: "two columns of one name",
  });

export const workbookSchema = z
  .object({
    title: words,
    language: z.literal("nl-NL"),
    /** The organisation. */
    author: words.nullable(),
    subject: words,
    /** The day of publication in ISO 8601; null for a draft. */
    published: z.iso.date().nullable(),
    /** The program that made it. */
    tool: words,
    /** The colours of its title, its links and the row with the labels of columns. */
    colours: z.object({ ink: z.string(), accent: z.string(), tint: z.string() }),
    sheets: z.array(sheet).min(1),
  })
  .refine(({ sheets }) => isUnique(sheets.map(({ name }) => name)), "two sheets of one name")
  .refine(({ sheets }) => isUnique(sheets.map(({ table }) => table.name)), "two tables of one name")
  .refine(({ sheets }) => {
    const names = new Set(sheets.map(({ name }) => name));
    return linksOf(sheets).every((name) => names.has(name));
  }, "a link to no sheet");

export type Workbook = z.infer<typeof workbookSchema>;
export type Sheet = z.infer<typeof sheet>;
export type Cell = z.infer<typeof cell>;
export type TextCell = z.infer<typeof textCell>;
export type Column = z.infer<typeof column>;

/** Excel takes two names that differ in capitals for one. */
function isUnique(names: readonly string[]): boolean {
  return new Set(names.map((name) => name.toLowerCase())).size === names.length;
}

function linksOf(sheets: readonly Sheet[]): readonly string[] {
  const cells = sheets.flatMap(({ lines, table }): Cell[] => [...lines, ...table.rows.flat()]);
  return cells.flatMap((one) => ("text" in one ? (one.leadsTo ?? []) : []));
}

/** The rows of a sheet from A1 on: its title, its lines, and where its table begins (from 1). */
export function headRowOf({ lines }: Pick<Sheet, "lines">): number {
  return lines.length + 2;
}

/** The letters of a column, counted from 0: "A" … "Z", "AA". */
export function columnLetters(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : `${columnLetters(Math.floor(index / 26) - 1)}${last}`;
}
