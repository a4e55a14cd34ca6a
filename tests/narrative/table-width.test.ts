import { describe, expect, it } from "vitest";

import { checkNarrative } from "../../src/narrative/check-narrative.ts";
import { ownType } from "../document-types.ts";

/** The lines of tables in a text that are too wide for the page. */
async function placesIn(markdown: string, document?: string): Promise<readonly string[]> {
  const { page } = await ownType(document);
  const { findings } = checkNarrative("slot", "slot.md", markdown, { page });
  return findings
    .filter(({ code }) => code === "narrative-table-wide")
    .map(({ line, position }) => `${line}:${position}`);
}

/** A table with as many columns, each with these words. */
const tableOf = (columns: number, words: string): string => {
  const row = `| ${Array(columns).fill(words).join(" | ")} |`;
  return `Tabel: T\n\n${row}\n|${" - |".repeat(columns)}\n${row}`;
};

describe("a table", () => {
  it.each([
    // Print refuses it from 14, 15, 9, 17 and 13 columns on; of the learning report from 9.
    ["gezinshulp", 13, 17, undefined],
    ["1.234.567", 14, 18, undefined],
    ["uithuisplaatsingen", 8, 11, undefined],
    ["illittillfij", 16, 21, undefined],
    ["MWmwMW", 12, 16, undefined],
    ["gezinshulp", 8, 11, "leerrapport"],
  ] as const)(
    "with %j in its columns may be as wide as print accepts",
    async (words, fits, wide, type) => {
      expect(await placesIn(tableOf(fits, words), type)).toEqual([]);
      expect(await placesIn(`Eerst.\n\n${tableOf(wide, words)}`, type)).toEqual(["5:1"]);
    },
  );

  it.each([
    ["words with a space, a dash or a slash between them", "gezins hulp-voor/ons allemaal"],
    ["words that are so long that they may break", "langdurigheidstoeslagvoorwaarden"],
    ["code, which breaks anywhere", "`abcdefghijklmnopqrst`"],
    ["the address of a link", "[ja](https://www.voorbeeld.nl/een-lang-adres)"],
    ["marks", "**_ja_**"],
  ])("has room for %s", async (_, words) => {
    expect(await placesIn(tableOf(12, words))).toEqual([]);
  });

  it("is measured by the widest word of each column, also in a row below", async () => {
    const word = "uithuisplaatsingen";
    const head = `| ${Array(12).fill("a").join(" | ")} |\n|${" - |".repeat(12)}\n`;
    const row = (at: number): string =>
      `| ${Array.from({ length: 12 }, (__, one) => (one === at ? word : "a")).join(" | ")} |\n`;
    const rows = Array.from({ length: 12 }, (__, at) => row(at));
    expect(await placesIn(head + rows.join(""))).toEqual(["1:1"]);
    expect(await placesIn(head + rows.slice(0, 6).join(""))).toEqual([]);
  });

  it("is not measured if the page is unknown", () => {
    const { findings } = checkNarrative("slot", "slot.md", tableOf(40, "uithuisplaatsingen"));
    expect(findings.map(({ code }) => code)).not.toContain("narrative-table-wide");
  });
});
