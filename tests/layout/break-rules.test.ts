import { describe, expect, it } from "vitest";

import type { TextBox } from "./boxes.ts";
import { blockOf, boxAt, says, textAt } from "./handmade.ts";

describe("a heading", () => {
  const rule = "leaves no heading at the foot of a column";
  const blocks = [blockOf("heading"), blockOf("heading"), blockOf("text"), blockOf("text")];
  const heading = [textAt(0, 600), textAt(0, 615, { block: 1 })];

  it("may be followed by two lines, of one block or of two, or by a chart", () => {
    const one = [textAt(0, 630, { block: 2 }), textAt(0, 645, { block: 2 })];
    const two = [textAt(0, 630, { block: 2 }), textAt(0, 645, { block: 3 })];
    expect(says(rule, { blocks, texts: [...heading, ...one] })).toEqual([]);
    expect(says(rule, { blocks, texts: [...heading, ...two] })).toEqual([]);
    const charts = [boxAt(null, 630, { block: 1 })];
    const withChart = [blockOf("heading"), blockOf("chart")];
    expect(says(rule, { blocks: withChart, texts: [textAt(0, 600)], charts })).toEqual([]);
  });

  it("may end with its section", () => {
    const texts = [textAt(0, 600), textAt(0, 630, { block: 1 }), textAt(1, 0, { block: 2 })];
    const next = blockOf("heading", { section: "volgende" });
    const sections = [blockOf("heading"), blockOf("text"), next];
    expect(says(rule, { blocks: sections, texts })).toEqual([]);
  });

  it("may not be followed by less", () => {
    const line = textAt(0, 630, { block: 2 });
    const sameLine = textAt(0, 630, { block: 2, left: 60, right: 90 });
    const texts = [...heading, line, sameLine, textAt(1, 0, { block: 2 })];
    const what =
      "heading “een heading” has fewer than two lines below it: the next is on page 1, column 2";
    expect(says(rule, { blocks, texts })).toEqual([
      `page 1, column 1, 0.0 mm across and 158.7 mm down: ${what}, 136.0 mm across and 0.0 mm down`,
      `page 1, column 1, 0.0 mm across and 162.7 mm down: ${what}, 136.0 mm across and 0.0 mm down`,
    ]);
  });

  it("may not be on another page than its chart, even if both are as wide as the page", () => {
    const { place } = boxAt(null, 0);
    const charts = [boxAt(null, 0, { block: 1, place: { ...place, page: 2 } })];
    const withChart = [blockOf("heading"), blockOf("chart")];
    expect(says(rule, { blocks: withChart, texts: [textAt(null, 600)], charts })).toHaveLength(1);
  });
});

describe("a paragraph", () => {
  const rule = "leaves no line of a paragraph alone in a column";
  const twoLines = (column: 0 | 1) => [textAt(column, 600), textAt(column, 615)];

  it("may leave two lines in each column, or be in one column", () => {
    expect(says(rule, { texts: [...twoLines(0), ...twoLines(1)] })).toEqual([]);
    expect(says(rule, { texts: [textAt(1, 0)] })).toEqual([]);
  });

  it("may not leave a single line, with any number of words", () => {
    const line = [textAt(1, 0), textAt(1, 0, { left: 600, right: 640 })];
    expect(says(rule, { texts: [...twoLines(0), ...line] })).toEqual([
      "page 1, column 2, 136.0 mm across and 0.0 mm down: a line of “een text” stands alone",
    ]);
    expect(says(rule, { texts: [textAt(0, 640), ...twoLines(1)] })).toHaveLength(1);
  });

  it("of a table or a heading is outside this rule", () => {
    const blocks = [blockOf("table")];
    expect(says(rule, { blocks, texts: [...twoLines(0), textAt(1, 0)] })).toEqual([]);
  });
});

describe("charts and tables", () => {
  const rule = "keeps charts and tables in one piece";
  const long = blockOf("table", { height: 2000, hasHead: true });
  const row = (column: 0 | 1, top: number, number: number) => textAt(column, top, { row: number });
  const head = (column: 0 | 1) => textAt(column, 15, { row: 0, isHead: true });
  const start = [textAt(0, 0), head(0), row(0, 30, 1), row(0, 45, 2)];

  it("may be in one column each", () => {
    const texts = [textAt(0, 0), textAt(0, 40), textAt(1, 0, { block: 1 })];
    expect(says(rule, { blocks: [blockOf("chart"), blockOf("table")], texts })).toEqual([]);
  });

  it("may not be cut", () => {
    const charts = [boxAt(1, 0)];
    for (const kind of ["chart", "table"] as const) {
      expect(says(rule, { blocks: [blockOf(kind)], texts: [textAt(0, 640)], charts })).toEqual([
        `page 1, column 1, 0.0 mm across and 169.3 mm down: ${kind} “een ${kind}” goes on on page 1, column 2, 136.0 mm across and 0.0 mm down`,
      ]);
    }
  });

  it("break between rows if no column can contain the table, with a head each", () => {
    const texts = [...start, head(1), row(1, 30, 3)];
    expect(says(rule, { blocks: [long], texts })).toEqual([]);
  });

  it("may then not continue without a head, within a row, or after one row", () => {
    const where = "page 1, column 2, 136.0 mm across and 7.9 mm down";
    const found = (texts: readonly TextBox[]) => says(rule, { blocks: [long], texts });
    expect(found([...start, row(1, 30, 3)])).toEqual([
      `${where}: table “een table” goes on without its head`,
    ]);
    expect(found([...start, head(1), row(1, 30, 2)])).toEqual([
      `page 1, column 1, 0.0 mm across and 11.9 mm down: a row of table “een table” goes on on ${where}`,
    ]);
    expect(found([...start.slice(0, 3), head(1), row(1, 30, 2)])).toEqual([
      "page 1, column 1, 0.0 mm across and 0.0 mm down: table “een table” has fewer than two rows under its caption",
    ]);
  });
});

describe("content that belongs together", () => {
  const rule = "keeps charts and tables with their text, and notes with their call";
  const blocks = [blockOf("text"), blockOf("chart", { staysWith: 0 })];
  const found = (text: 0 | 1, chart: 0 | 1 | null) =>
    says(rule, {
      blocks,
      texts: [textAt(text, 10)],
      charts: [boxAt(chart, 30, { block: 1 })],
    });

  it("may be in one column, or below it over the width of the page", () => {
    expect(found(1, 1)).toEqual([]);
    expect(found(0, null)).toEqual([]);
  });

  it("may not be parted", () => {
    expect(found(0, 1)).toEqual([
      "page 1, column 2, 136.0 mm across and 7.9 mm down: chart “een chart” is away from “een text” on page 1, column 1, 0.0 mm across and 2.6 mm down",
    ]);
  });

  it("may be none", () => {
    expect(says(rule, { blocks: [blockOf("chart")], charts: [boxAt(0, 0)] })).toEqual([]);
  });
});
