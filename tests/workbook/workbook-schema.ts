import { z } from "zod";

import type { Cell, Sheet, Workbook } from "../../src/workbook/sheets.ts";

/** The rules that a workbook keeps, such as the names that Excel accepts. Only tests check them. */

/** A text on one line, with single spaces and without spaces at its ends. */
const words = z.string().regex(/^(?!.* {2})\S(?:[^\n\r\t]*\S)?$/u);

/** A name that Excel accepts for a sheet: at most 31 characters, without these signs. */
const sheetName = z
  .string()
  .regex(/^[^[\]:*?/\\'\s](?:[^[\]:*?/\\'\n\r\t]{0,29}[^[\]:*?/\\'\s])?$/u);

const textCell = z.object({
  text: words,
  /** The name of the sheet that the cell links to. */
  leadsTo: sheetName.optional(),
});

/** `percent`: a whole percentage, stored in the file as a fraction and shown as "85%". */
const numberCell = z.object({
  number: z.int().nonnegative(),
  format: z.enum(["whole", "percent"]),
});

const cell = z.union([textCell, numberCell]);

const column = z.object({
  label: words,
  /** True if the cells contain numbers, or a word if a number is missing. */
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
    /** Directly below the lines: the header row, then the rows. */
    table: z.object({
      /** Letters, digits and underscores, as Excel requires. */
      name: z.string().regex(/^[a-z]\w{3,99}_\w+$/i),
      columns: z.array(column).min(1),
      rows: z.array(z.array(cell)).min(1),
    }),
  })
  .refine(({ table: { columns, rows } }) => rows.every((row) => row.length === columns.length), {
    error: "a row with another number of cells than the table has columns",
  })
  .refine(({ table: { columns } }) => isUnique(columns.map(({ label }) => label)), {
    error: "two columns with one name",
  });

export const workbookSchema: z.ZodType<Workbook> = z
  .object({
    title: words,
    language: z.literal("nl-NL"),
    /** The name of the organisation. */
    author: words.nullable(),
    subject: words,
    /** The day of publication in ISO 8601; null for a draft. */
    published: z.iso.date().nullable(),
    /** The program with its version. */
    tool: words,
    /** The colours of text, of titles and links, and of header rows, as `#rrggbb`. */
    colours: z.object({ ink: z.string(), accent: z.string(), tint: z.string() }),
    sheets: z.array(sheet).min(1),
  })
  .refine(({ sheets }) => isUnique(sheets.map(({ name }) => name)), "two sheets with one name")
  .refine(
    ({ sheets }) => isUnique(sheets.map(({ table }) => table.name)),
    "two tables with one name",
  )
  .refine(({ sheets }) => {
    const names = new Set(sheets.map(({ name }) => name));
    return linksOf(sheets).every((name) => names.has(name));
  }, "a link to a sheet that does not exist");

/** Excel ignores the case of names. */
function isUnique(names: readonly string[]): boolean {
  return new Set(names.map((name) => name.toLowerCase())).size === names.length;
}

function linksOf(sheets: readonly Sheet[]): readonly string[] {
  const cells = sheets.flatMap(({ lines, table }): Cell[] => [...lines, ...table.rows.flat()]);
  return cells.flatMap((one) => ("text" in one ? (one.leadsTo ?? []) : []));
}
