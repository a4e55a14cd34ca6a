import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { memorySource } from "../../src/monitor/source.ts";
import { figuresCsv } from "../../src/publish/figure-files.ts";
import { figuresOfSource } from "../figures-of-file.ts";
import { csvOf, fullRows } from "../monitor/export.ts";

/** Returns the published regions of an export that contains each cell this many times. */
async function published(cells: Readonly<Record<string, number>>, threshold = 5) {
  const rows = Object.entries(cells).flatMap(([cell, count]) => Array<string>(count).fill(cell));
  const text = csvOf(fullRows(...rows.map((jeugdzorgregios) => ({ jeugdzorgregios }))));
  const source = memorySource("monitor.csv", Buffer.from(text));
  const figures = await figuresOfSource(source, "2024-Q1", threshold);
  const involved = figures.figures["regions.involved"];
  const byRegion = figures.figures["regions.byRegion"];
  if (byRegion === undefined || !("categories" in byRegion)) throw new Error("no regions");
  return {
    regions: byRegion.categories.map(({ code, label, value }) => `${code} (${label}): ${value}`),
    categories: byRegion.categories,
    total: byRegion.total,
    disclosure: figures.disclosure,
    involved: involved !== undefined && "value" in involved ? involved.value : null,
    all: `${JSON.stringify(figures)}${figuresCsv(figures)}`,
  };
}

const NOT_NAMED = "niet_genoemd (Niet genoemd): null";

describe("a region that the codebook does not know", () => {
  it("has no name if fewer rows than the threshold contain it", async () => {
    const { regions, all, involved, total } = await published({
      Twente: 9,
      Haaglanden: 8,
      "Twente (zit bij oma)": 1,
      Elders: 4,
    });
    expect(regions).toEqual(["Twente (Twente): 9", "Haaglanden (Haaglanden): 8", NOT_NAMED]);
    expect(all).not.toMatch(/oma|Elders/);
    expect([involved, total]).toEqual([4, 22]);
  });

  it("has its name if at least as many rows as the threshold contain it", async () => {
    const { regions } = await published({ Twente: 9, Elders: 5 });
    expect(regions).toEqual(["Twente (Twente): 9", "Elders (Elders): 5"]);
  });

  it("keeps its name without protection", async () => {
    const { regions } = await published({ Twente: 2, Elders: 1 }, 0);
    expect(regions).toEqual(["Twente (Twente): 2", "Elders (Elders): 1"]);
  });

  it("comes last, after the regions whose number is withheld", async () => {
    const { regions } = await published({ Zeeland: 3, Twente: 9, aElders: 2, Drenthe: 2 });
    expect(regions).toEqual([
      "Twente (Twente): 9",
      "Drenthe (Drenthe): null",
      "Zeeland (Zeeland): null",
      NOT_NAMED,
    ]);
  });

  it("is withheld alone if several answers leave it room, however many rows contain it", async () => {
    const rare = Object.fromEntries("abcdef".split("").map((name) => [`Regio ${name}`, 4]));
    const { regions, disclosure } = await published({
      Twente: 30,
      Zeeland: 20,
      Drenthe: 8,
      ...rare,
    });
    expect(regions).toEqual([
      "Twente (Twente): 30",
      "Zeeland (Zeeland): 20",
      "Drenthe (Drenthe): 8",
      NOT_NAMED,
    ]);
    expect(disclosure).toMatchObject({ derivable: 0 });
  });

  it("leaves room for another small region", async () => {
    // Four rows contain both names; the one of Zeeland is among the remaining five.
    const { regions, disclosure } = await published({ Twente: 30, "Elders|Ergens": 4, Zeeland: 1 });
    expect(regions).toEqual(["Twente (Twente): 30", "Zeeland (Zeeland): null", NOT_NAMED]);
    expect(disclosure).toMatchObject({ derivable: 0 });
  });
});

const NAMES = ["Twente", "Drenthe", "Zeeland", "Elders", "Ergens", "Nergens", "Overal"];
const KNOWN = new Set(STANDARD_CODEBOOK.regions.map(({ name }) => name));
const cells = fc.dictionary(
  fc.subarray(NAMES, { minLength: 1, maxLength: 3 }).map((names) => names.join("|")),
  fc.integer({ min: 1, max: 12 }),
  { minKeys: 1, maxKeys: 8 },
);

describe("any regions in an export", () => {
  it("never show an unknown and rare name, and leave none to be derived", async () => {
    await fc.assert(
      fc.asyncProperty(cells, fc.integer({ min: 1, max: 7 }), async (given, threshold) => {
        const { categories, all, total, disclosure } = await published(given, threshold);
        const rowsOf = (name: string): number =>
          Object.entries(given).reduce(
            (sum, [cell, rows]) => sum + (cell.split("|").includes(name) ? rows : 0),
            0,
          );
        const rare = NAMES.filter((name) => !KNOWN.has(name) && rowsOf(name) < threshold);
        for (const name of rare) expect(all).not.toContain(name);
        const isThere = rare.some((name) => rowsOf(name) > 0);
        expect(categories.some(({ code }) => code === "niet_genoemd")).toBe(isThere);
        if (!isThere) return;
        expect(categories.at(-1)).toMatchObject({ code: "niet_genoemd", value: null });
        // Below a threshold of 2 there is only one value. A small total leaves no room, nor does a
        // line in which all are in a category that excludes others.
        const hasRoom = threshold > 2 && total >= threshold && categories.length > 1;
        expect(hasRoom ? disclosure?.derivable : 0).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});
