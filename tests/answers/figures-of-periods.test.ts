import { describe, expect, it } from "vitest";

import { figuresOfPeriodsMarkdown, figuresOfPeriodsText } from "../../src/answers/figures.ts";
import { terminalOf } from "../../src/answers/terminal-lines.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { figuresOfPeriodsCsv } from "../../src/publish/figure-files.ts";
import { figuresWith } from "../document/report-of.ts";

const month = (code: string, value: number) => ({ code, label: `maand ${code}`, value });

/** Figures of a quarter of 2023, with the months up to its end. */
function quarter(number: number): PublishedFigures {
  const months = Array.from({ length: number }, (_, index) => month(`m${index + 1}`, 10));
  const figures = figuresWith({
    "registrations.total": { value: 10 * number },
    "registrations.byMonth": { total: 10 * number, categories: months },
    "children.returned":
      number === 2
        ? { value: 36, held: true, asOf: "2023-03-31" }
        : number === 3
          ? { value: null, withheld: true }
          : { value: 30 + number },
  });
  const id = `2023-Q${number}`;
  return { ...figures, period: { ...figures.period, id } };
}

const QUARTERS = [1, 2, 3, 4].map(quarter);
const WIDE = terminalOf(200, false);
const NARROW = terminalOf(80, false);

/** The columns of the line with this name. */
function columnsOf(text: string, name: string): readonly string[] {
  const line = text.split("\n").find((one) => one.trimStart().startsWith(`${name}  `)) ?? "";
  return line.trim().split(/ {2,}/).slice(1);
}

describe("the figures of periods as a table", () => {
  const wide = figuresOfPeriodsText(QUARTERS, WIDE);

  it("have a column for each period", () => {
    expect(wide).toMatch(/^ +2023-Q1 +2023-Q2 +2023-Q3 +2023-Q4$/m);
    expect(columnsOf(wide, "Aanmeldingen")).toEqual(["10", "20", "30", "40"]);
  });

  it("have a line for each line of any period, in its place", () => {
    const months = [1, 2, 3, 4].map((number) => columnsOf(wide, `maand m${number}`));
    expect(months).toEqual([
      ["10", "10", "10", "10"],
      ["–", "10", "10", "10"],
      ["–", "–", "10", "10"],
      ["–", "–", "–", "10"],
    ]);
    const places = ["m1 ", "m2 ", "m3 ", "m4 ", "totaal "].map((one) => wide.indexOf(one));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("have the same lines in another order, also lines of an earlier period only", () => {
    const backwards = figuresOfPeriodsText(QUARTERS.toReversed(), WIDE);
    const places = ["m1 ", "m2 ", "m3 ", "m4 ", "totaal "].map((one) => backwards.indexOf(one));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.every((place) => place > 0)).toBe(true);
  });

  it("say which numbers are not shown, and the day of a held number", () => {
    expect(columnsOf(wide, "Teruggeplaatste kinderen")).toEqual(["31", "36", "niet getoond", "34"]);
    expect(wide).toMatch(/^ +\(eind\u00a0mrt\u00a02023\)$/m);
  });

  it("are in blocks if they do not fit beside each other", () => {
    const narrow = figuresOfPeriodsText(QUARTERS, NARROW);
    expect(Math.max(...narrow.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    const heads = narrow.split("\n").filter((line) => /^ +2023-Q\d/.test(line));
    expect(heads.map((line) => line.trim().split(/ +/))).toEqual([
      ["2023-Q1", "2023-Q2", "2023-Q3"],
      ["2023-Q4"],
    ]);
  });

  it("are one table in Markdown", () => {
    const lines = figuresOfPeriodsMarkdown(QUARTERS).split("\n");
    expect(lines).toContain("| Cijfer | 2023-Q1 | 2023-Q2 | 2023-Q3 | 2023-Q4 |");
    expect(lines).toContain("| – maand m3 | – | – | 10 | 10 |");
  });
});

it("the figures of periods as CSV have one line of heads, and a period in every row", () => {
  const text = figuresOfPeriodsCsv(QUARTERS);
  expect(text.match(/\uFEFF/g)).toHaveLength(1);
  const [head, ...rows] = text.trimEnd().split("\r\n");
  expect(head?.startsWith("\uFEFFperiod_id;from;to;figure;")).toBe(true);
  const perPeriod = Map.groupBy(rows, (row) => row.split(";")[0]);
  expect([...perPeriod.keys()]).toEqual(["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"]);
});
