import { stripVTControlCharacters } from "node:util";

import { parse } from "csv-parse/sync";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";

import {
  comparisonCsv,
  comparisonMarkdown,
  comparisonText,
} from "../../../src/answers/comparison.ts";
import { terminalOf } from "../../../src/answers/terminal-lines.ts";
import { compareFigures } from "../../../src/compare/compare-figures.ts";
import { CLASSES, type Comparison } from "../../../src/compare/comparison.ts";
import { selectRows } from "../../../src/explain/select-figures.ts";
import { cells, figuresIn } from "../../compare/figures-beside.ts";
import { figuresOfFile } from "../../figures-of-file.ts";
import { keptText } from "../../golden-text.ts";
import { SAMPLE_CODEBOOK } from "../../sample-codebook.ts";
import { EVERY_CLASS } from "./every-class.ts";

const BY_CHANGE = selectRows(EVERY_CLASS, { onlyChanged: true, order: "change" });
const SELF = selectRows(compareFigures(FIGURES(), FIGURES()), {
  onlyChanged: false,
  order: "catalogue",
});

function FIGURES() {
  return figuresIn("2024-Q1", { "registrations.total": { value: 4 } });
}

async function ofSample(threshold: number): Promise<Comparison> {
  const of = (period: string) =>
    figuresOfFile("fixtures/monitor.csv", period, threshold, SAMPLE_CODEBOOK);
  return compareFigures(await of("2023-02..2023-03"), await of("2024-02..2024-04"));
}

const UNPROTECTED = await ofSample(0);
const COMPARISONS: Readonly<Record<string, Comparison>> = {
  "every class": EVERY_CLASS,
  "by the size of change": BY_CHANGE,
  itself: SELF,
  "the sample": await ofSample(5),
  "the sample, unprotected": UNPROTECTED,
};

it("contains every class", () => {
  const found = new Set(EVERY_CLASS.rows.map((row) => row.class));
  expect(found).toEqual(new Set([...CLASSES, null]));
});

describe.each(Object.entries(COMPARISONS))("a table of %s", (_, comparison) => {
  it.each([80, 100, 160, 240])("fits a terminal of %d columns", (width) => {
    const text = comparisonText(comparison, terminalOf(width, false));
    expect(text.split("\n").filter((line) => line.length > width)).toEqual([]);
    expect(text).not.toMatch(/[ \t]\n|\n\n\n|undefined|null|NaN/);
  });

  it("says the same with colour as without", () => {
    const plain = comparisonText(comparison, terminalOf(80, false));
    const coloured = comparisonText(comparison, terminalOf(80, true));
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
    expect(stripVTControlCharacters(plain)).toBe(plain);
  });
});

const WITH_ROWS = Object.entries(COMPARISONS).filter(([, { rows }]) => rows.length > 0);

it.each(WITH_ROWS)("a table of %s aligns its numbers", (_, comparison) => {
  const lines = comparisonText(comparison, terminalOf(80, false)).split("\n");
  const head = lines.findIndex((line) => line.startsWith("Cijfer"));
  const ends = ["Oud", "Nieuw", "Verschil"].map(
    (word) => (lines[head]?.indexOf(word) ?? 0) + word.length,
  );
  const rows = lines.slice(head + 1, lines.indexOf("", head));
  const numbers = rows.filter((line) => /\S {2,}.*[\d–%] {1,2}[a-z]+$/.test(line));
  expect(numbers.length).toBeGreaterThan(0);
  for (const line of numbers) {
    for (const end of ends) expect(line.slice(end - 1, end + 1)).toMatch(/^[\d%dp–] $/);
  }
});

describe("the golden texts", () => {
  it.each([
    ["every-class.80.txt", comparisonText(EVERY_CLASS, terminalOf(80, false))],
    ["every-class.160.txt", comparisonText(EVERY_CLASS, terminalOf(160, false))],
    ["every-class.md", comparisonMarkdown(EVERY_CLASS)],
    ["every-class.csv", comparisonCsv(EVERY_CLASS)],
    ["by-change.80.txt", comparisonText(BY_CHANGE, terminalOf(80, false))],
    ["itself.80.txt", comparisonText(SELF, terminalOf(80, false))],
    ["itself.md", comparisonMarkdown(SELF)],
    ["itself.csv", comparisonCsv(SELF)],
    ["sample-unprotected.80.txt", comparisonText(UNPROTECTED, terminalOf(80, false))],
  ])("%s is as it was", (name, text) => {
    expect(text).toBe(keptText(text, "diff", name));
  });
});

describe("a comparison as Markdown", () => {
  it("is a table of six columns in every reader", () => {
    const odd = compareFigures(
      figuresIn("2023-Q4", { "regions.byRegion": cells({ "A|B *c*": 9, "<b>": 8 }) }),
      figuresIn("2024-Q1", { "regions.byRegion": cells({ "A|B *c*": 7, "<b>": 9 }) }),
    );
    for (const comparison of [EVERY_CLASS, odd]) {
      const html = new MarkdownIt({ html: false }).render(comparisonMarkdown(comparison));
      const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) => row);
      expect(rows.length).toBeGreaterThan(2);
      for (const row of rows) expect(row.match(/<t[hd]/g)).toHaveLength(6);
    }
    const html = new MarkdownIt().render(comparisonMarkdown(odd));
    expect(html).toContain("A|B *c*");
    expect(html).toContain("&lt;b&gt;");
  });
});

describe("a comparison as CSV", () => {
  it("has a row for each number, in the same order", () => {
    const rows = parse(comparisonCsv(EVERY_CLASS), {
      delimiter: ";",
      bom: true,
      columns: true,
    }) as Record<string, string>[];
    const told = EVERY_CLASS.rows.map((row) => [row.figure, row.category ?? "", row.field]);
    expect(rows.map((row) => [row["figure"], row["category"], row["field"]])).toEqual(told);
    for (const [index, row] of rows.entries()) {
      const { old, difference, percent, class: name } = EVERY_CLASS.rows[index] ?? {};
      expect(row["old"]).toBe(old?.value === null ? "" : String(old?.value));
      expect(row["difference"]).toBe(difference === null ? "" : String(difference));
      expect(row["percent"]).toBe(percent === null ? "" : String(percent).replace(".", ","));
      expect(row["class"]).toBe(name ?? "");
    }
  });
});
