import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { runsOf } from "../run/sample.ts";
import { readExport } from "./export.ts";
import * as data from "./random/personal-data.ts";
import { styles, writeTable, type Style } from "./random/styles.ts";
import { cellsOf, refilled, tables, type Table } from "./random/tables.ts";
import { COLUMN_NAMES, UNKNOWN_HEADERS } from "./random/valid-rows.ts";

const ALL_COLUMNS = [...COLUMN_NAMES, ...UNKNOWN_HEADERS];
const SEARCHED = ALL_COLUMNS.filter((name) => name !== "traject_id");

/** Text that may be before and after a hit; some of it is removed before the search. */
const AROUND = [
  ["bel ", ", na zes"],
  ["(", ")"],
  ["\n", " \r\n"],
  ["Twente|", "|Haaglanden"],
  ['"', '".'],
  ["één ", " één"],
  ["gestart@2024-01-02|", ""],
  ["op 2-1-2024 13:45: ", "."],
  ["nr.", " van 1-2-2024 0:00"],
] as const;
const ALONE = ["", ""] as const;

const KINDS = {
  email: { hits: data.emails, around: [ALONE, ...AROUND] },
  phone: { hits: fc.oneof(data.plainPhones, data.spacedPhones), around: [ALONE, ...AROUND] },
  iban: { hits: fc.oneof(data.ibans, data.spacedIbans), around: [ALONE, ...AROUND] },
  postcode: { hits: data.postcodes, around: [ALONE, ...AROUND] },
  // The whole column decides about a number with only white space around it.
  bsn: {
    hits: fc.oneof(data.bsns, data.spacedBsns),
    around: AROUND.filter((texts) => texts.join("").trim() !== ""),
  },
} as const;

/** The findings in a file. No finding may repeat a text. */
async function findingsWithout(secrets: readonly string[], bytes: Uint8Array): Promise<Finding[]> {
  const { findings } = await readExport(bytes);
  const written = JSON.stringify(findings);
  for (const secret of secrets) expect(written).not.toContain(secret);
  return [...findings];
}

const inShort = ({ line, code, column }: Finding) => `${line} ${code} ${column}`;
/** A header of several lines is named by its first line. */
const named = (column: string) => column.split("\n")[0] ?? "";

describe.each(Object.entries(KINDS))("%s: a hit", (kind, { hits, around }) => {
  it("is found in any cell, with any text around it, and is not repeated", async () => {
    const parts = fc
      .constantFrom(...SEARCHED)
      .chain((column) =>
        fc.tuple(
          fc.constant(column),
          tables([column], { minRows: 1, maxRows: 4 }),
          fc.nat(),
          fc.constantFrom(...around),
          hits,
          fc.boolean(),
          styles,
        ),
      );
    await fc.assert(
      fc.asyncProperty(
        parts,
        async ([column, table, place, [before, after], hit, isLong, style]) => {
          const at = 1 + (place % table.rows.length);
          const index = table.columns.indexOf(column);
          const cells = cellsOf(table).map((row, rowAt) => {
            if (rowAt !== at) return row;
            return [...row.with(index, before + hit + after), ...(isLong ? ["te veel"] : [])];
          });
          const file = writeTable(cells, style);
          const found = (await findingsWithout([hit], file.bytes)).map(inShort);
          expect(found).toContain(`${file.lines[at]} personal-data-${kind} ${named(column)}`);
        },
      ),
      { numRuns: runsOf(300) },
    );
  });
});

describe("citizen service numbers alone in their cells", () => {
  const eightDigits = data.bsns
    .filter((number) => number.startsWith("0"))
    .map((number) => number.slice(1));
  const numbers = fc.uniqueArray(fc.oneof(data.bsns, data.spacedBsns, eightDigits), {
    minLength: 5,
    maxLength: 7,
  });

  async function foundIn(table: Table, column: string, texts: readonly string[], style: Style) {
    const ids = table.rows.map((row) => row["traject_id"] ?? "");
    const all = column === "traject_id" ? [...texts, ...ids.slice(texts.length)] : texts;
    const file = writeTable(cellsOf(refilled(table, column, all)), style);
    const found = (await findingsWithout(texts, file.bytes)).map(inShort);
    return { found, firstLine: file.lines[1] };
  }

  it("are found in any column, with the line of the first, and are not repeated", async () => {
    const parts = fc
      .constantFrom(...SEARCHED)
      .chain((column) =>
        fc.tuple(
          fc.constant(column),
          tables([column], { minRows: 7, maxRows: 9 }),
          numbers,
          styles,
        ),
      );
    await fc.assert(
      fc.asyncProperty(parts, async ([column, table, texts, style]) => {
        const { found, firstLine } = await foundIn(table, column, texts, style);
        expect(found).toContain(`${firstLine} personal-data-bsn-column ${named(column)}`);
      }),
      { numRuns: runsOf(200) },
    );
  });

  it("are found in the ids, behind a fixed prefix", async () => {
    const ids = fc
      .tuple(
        fc.constantFrom("", "T-", "gezin_", "2024-"),
        fc.uniqueArray(data.bsns, { minLength: 5, maxLength: 7 }),
      )
      .map(([prefix, all]) => all.map((number) => prefix + number));
    await fc.assert(
      fc.asyncProperty(
        tables([], { minRows: 7, maxRows: 7 }),
        ids,
        styles,
        async (table, texts, style) => {
          const { found, firstLine } = await foundIn(table, "traject_id", texts, style);
          expect(found).toContain(`${firstLine} personal-data-bsn-column traject_id`);
        },
      ),
      { numRuns: runsOf(100) },
    );
  });
});
