import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runsOf } from "../run/sample.ts";
import { readExport } from "./export.ts";
import { harmlessHeaders, harmlessIds, harmlessTexts } from "./random/lookalikes.ts";
import { bsns, failingNumbers } from "./random/personal-data.ts";
import { styles, writeTable, type Style } from "./random/styles.ts";
import { cellsOf, refilled, tables } from "./random/tables.ts";
import { UNKNOWN_HEADERS } from "./random/valid-rows.ts";

const RUNS = runsOf(400);
const COUNT = 6;
const OWN = UNKNOWN_HEADERS[0];
const REGIONS = "jeugdzorgregios";
const ROWS = { minRows: COUNT, maxRows: COUNT };

const severalTexts = fc.array(harmlessTexts, { minLength: COUNT, maxLength: COUNT });

/**
 * A text that is no name of a region gets that error, but must not be reported as personal data.
 */
const OF_NAMES: ReadonlySet<string> = new Set(["region-note", "region-placeholder"]);

async function errorsIn(cells: readonly (readonly string[])[], style: Style): Promise<string[]> {
  const { findings, summary } = await readExport(writeTable(cells, style).bytes);
  expect(summary?.rows).toBe(cells.length - 1);
  return findings
    .filter(({ severity, code }) => severity === "error" && !OF_NAMES.has(code))
    .map(({ code, line, column }) => `${line} ${code} ${column}`);
}

describe("an export that follows the contract is not refused", () => {
  it.each([OWN, REGIONS])("for texts in %s that look like personal data", async (column) => {
    await fc.assert(
      fc.asyncProperty(
        tables([column], ROWS),
        severalTexts,
        styles,
        async (table, texts, style) => {
          const errors = await errorsIn(cellsOf(refilled(table, column, texts)), style);
          // A text that is no name of a region gets that error, and not one about personal data.
          expect(errors.filter((error) => !/ region-(?:note|placeholder) /.test(error))).toEqual(
            [],
          );
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("for ids that look like something else", async () => {
    await fc.assert(
      fc.asyncProperty(tables([], ROWS), harmlessIds(COUNT), styles, async (table, ids, style) => {
        expect(await errorsIn(cellsOf(refilled(table, "traject_id", ids)), style)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it("for any headers that the codebook does not know", async () => {
    const parts = fc.tuple(tables([], ROWS), harmlessHeaders, severalTexts, styles);
    await fc.assert(
      fc.asyncProperty(parts, async ([table, headers, texts, style]) => {
        const cells = cellsOf(table).map((row, at) => [
          ...row,
          ...headers.map((header, place) =>
            at === 0 ? header : (texts[(place + at) % COUNT] ?? ""),
          ),
        ]);
        expect(await errorsIn(cells, style)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it.each([OWN, REGIONS, "traject_id"])("for numbers in %s if few of them pass", async (column) => {
    const numbers = fc
      .tuple(
        fc.uniqueArray(bsns, { maxLength: 7 }),
        fc.uniqueArray(failingNumbers, { maxLength: 9 }),
      )
      .filter(([passing, failing]) => passing.length < 5 || passing.length <= failing.length)
      .chain(([passing, failing]) => {
        const all = [...passing, ...failing];
        return fc.shuffledSubarray(all, { minLength: all.length });
      })
      .filter((all) => all.length > 0);
    const prefixes = fc.constantFrom("", "T-", "zaak_");
    const parts = fc.tuple(
      tables([column], { minRows: 16, maxRows: 16 }),
      numbers,
      prefixes,
      styles,
    );
    await fc.assert(
      fc.asyncProperty(parts, async ([table, all, prefix, style]) => {
        const texts = column === "traject_id" ? all.map((number) => prefix + number) : all;
        const filled = refilled(table, column, texts);
        const cut = { ...filled, rows: filled.rows.slice(0, all.length) };
        expect(await errorsIn(cellsOf(cut), style)).toEqual([]);
      }),
      { numRuns: RUNS / 2 },
    );
  });
});
