import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { ColumnName } from "../../src/codebook/codebook.ts";
import { parseIsoDay } from "../../src/period/period.ts";
import { readExport } from "./export.ts";

const HEADER = "traject_id;aanmelddatum;aanmeldroute;statusverloop;gezag;kinderen;iets";

async function filledOf(...rows: readonly string[]): Promise<Readonly<Record<string, number>>> {
  const { summary } = await readExport([HEADER, ...rows, ""].join("\n"));
  return Object.fromEntries(summary?.tallied.filled ?? []);
}

describe("how full a column is", () => {
  it("counts filled cells, right or wrong, without blanks and bare bars", async () => {
    const filled = await filledOf(
      "T-1;2024-01-02;overig;gestart@2024-01-03;een_ouder;2;x",
      "T-2;2024-01-02;  ;\u00a0;|;drie;",
      "T-3;31-02-2024;postduif;;  | ;;x",
    );
    expect(filled).toEqual({
      traject_id: 3,
      aanmelddatum: 3,
      aanmeldroute: 2,
      statusverloop: 1,
      gezag: 1,
      kinderen: 2,
    });
  });

  it("leaves out lines that are no rows, and rows whose cells cannot be separated", async () => {
    const { summary } = await readExport(
      [HEADER, "T-1;2024-01-02;;;;2;", "T-2;2024-01-02", ";;;;;;", "Totaal;;;;;2;", ""].join("\n"),
    );
    expect(summary?.rows).toBe(3);
    expect(summary?.tallied.rows).toBe(1);
    expect(summary?.tallied.filled.get("kinderen")).toBe(1);
  });

  it("is the number of cells that are not blank, for any table of counts", async () => {
    const cell = fc.constantFrom("", " ", "0", "12", "x");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (rows) => {
        const columns: readonly ColumnName[] = ["kinderen", "kinderen_in_netwerk"];
        const lines = rows.map((cells, at) => `T-${at};2024-01-02;;;${cells.join(";")}`);
        const head = `traject_id;aanmelddatum;aanmeldroute;statusverloop;${columns.join(";")}`;
        const { summary } = await readExport([head, ...lines, ""].join("\n"));
        columns.forEach((column, at) => {
          const filled = rows.filter((cells) => cells[at]?.trim() !== "").length;
          expect(summary?.tallied.filled.get(column)).toBe(filled);
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe("the days of registration", () => {
  const rows = ["T-1;2024-01-02;;;;2;", "T-2;2024-01-02;;;;veel;", "T-3;31-12-2023;;;;;"];
  const text = [HEADER, ...rows, "T-4;morgen;;;;;", ""].join("\n");
  const registered = (reading: Awaited<ReturnType<typeof readExport>>) => [
    ...(reading.summary?.tallied.registered ?? []),
  ];

  it("are counted for every row that has one, also where another cell is wrong", async () => {
    expect(registered(await readExport(text))).toEqual([
      [parseIsoDay("2024-01-02"), 2],
      [parseIsoDay("2023-12-31"), 1],
    ]);
  });

  it("do not include rows that are left out", async () => {
    const reading = await readExport(text, { skipInvalid: true });
    expect(reading.summary?.skipped.rows).toBe(2);
    expect(registered(reading)).toEqual([
      [parseIsoDay("2024-01-02"), 1],
      [parseIsoDay("2023-12-31"), 1],
    ]);
  });
});
