import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { csvOf, FULL_ROW, inShort, readExport, type RowText } from "./export.ts";

const HEADERS = Object.keys(FULL_ROW);
const EMPTY_END: RowText = {
  verklarende_analyse: "",
  resultaten: "",
  kinderen_teruggeplaatst: "0",
};

/** Rows; the chosen rows have empty last cells. */
const rowsWithout = (count: number, isEmpty: (at: number) => boolean): RowText[] =>
  Array.from({ length: count }, (_, at) => ({
    ...FULL_ROW,
    traject_id: `T-${at}`,
    ...(isEmpty(at) ? EMPTY_END : {}),
  }));

/**
 * The file as Excel saves it: 16 lines at a time, without the last cells that are empty in all of
 * them.
 */
function asExcel(rows: readonly RowText[]): string {
  const lines = csvOf(rows)
    .trimEnd()
    .split("\n")
    .map((line) => line.split(";"));
  return lines
    .map((cells, at) => {
      const start = at - (at % 16);
      const block = lines.slice(start, start + 16);
      const width = Math.max(...block.map((row) => row.findLastIndex((cell) => cell !== "") + 1));
      return `${cells.slice(0, width).join(";")}\r\n`;
    })
    .join("");
}

describe("rows without the last cells, as Excel saves them", () => {
  it.each([
    ["a block in the middle", 60, (at: number) => at >= 15 && at < 31],
    ["the last block, of five rows", 52, (at: number) => at >= 47],
    ["every block but the first", 100, (at: number) => at >= 15],
    ["every second block", 100, (at: number) => Math.floor((at + 1) / 16) % 2 === 1],
  ])("are read: %s", async (_, count, isEmpty) => {
    const rows = rowsWithout(count, isEmpty);
    const text = asExcel(rows);
    expect(text.split("\r\n").some((line) => line.split(";").length < HEADERS.length - 1)).toBe(
      true,
    );
    const reading = await readExport(text);
    expect(reading.findings).toEqual([]);
    expect(reading.cases).toEqual((await readExport(csvOf(rows))).cases);
  });

  it("are read at every place, except a single one in the last block", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 16, max: 90 }).filter((count) => (count + 1) % 16 !== 1),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        async (count, blocks) => {
          const rows = rowsWithout(count, (at) => blocks[Math.floor((at + 1) / 16)] === true);
          const reading = await readExport(asExcel(rows));
          expect(reading.findings).toEqual([]);
          expect(reading.cases).toHaveLength(count);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("a row cut short", () => {
  const cutAt = (count: number, cut: readonly number[], isEmpty: (at: number) => boolean) => {
    const lines = csvOf(rowsWithout(count, isEmpty)).trimEnd().split("\n");
    return lines
      .map((line, at) => (cut.includes(at - 1) ? line.split(";").slice(0, -2).join(";") : line))
      .join("\n");
  };

  it("between rows that fill those cells is an error", async () => {
    expect(inShort(await readExport(cutAt(40, [20], () => false)))).toEqual(["22 row-too-short"]);
    expect(inShort(await readExport(cutAt(40, [39], () => false)))).toEqual(["41 row-too-short"]);
    expect(inShort(await readExport(cutAt(40, [20, 21], () => false)))).toEqual([
      "22 row-too-short",
      "23 row-too-short",
    ]);
  });

  it("between rows that are empty there is read", async () => {
    const reading = await readExport(cutAt(40, [20], (at) => at > 14 && at < 30));
    expect(reading.findings).toEqual([]);
    expect(reading.cases).toHaveLength(40);
  });

  it("is never read if a cell that must be filled is missing", async () => {
    const lines = Array.from({ length: 30 }, (_, at) => `rechtstreeks;;T-${at}`);
    const text = ["aanmeldroute;statusverloop;traject_id;aanmelddatum", ...lines].join("\n");
    const { findings } = await readExport(text);
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["row-too-short"]));
    expect(findings).toHaveLength(30);
  });

  it("holds back only a few rows, and keeps their order", async () => {
    const text = cutAt(60, [5, 20, 21, 22, 50], (at) => at > 14 && at < 40);
    const reading = await readExport(text);
    expect(inShort(reading)).toEqual(["7 row-too-short", "52 row-too-short"]);
    const ids = reading.cases.map(({ traject_id: id }) => Number(id.slice(2)));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(ids).toHaveLength(58);
  });
});
