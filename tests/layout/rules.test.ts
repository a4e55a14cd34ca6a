import { describe, expect, it } from "vitest";

import { blockOf, boxAt, says, textAt } from "./handmade.ts";

describe("text in its column", () => {
  const rule = "keeps text in its column";

  it("may reach the edges of column and page", () => {
    const texts = [textAt(0, 0, { right: 472.9 }), textAt(1, 648), textAt(null, 300)];
    expect(says(rule, { texts })).toEqual([]);
  });

  it("may not pass them", () => {
    const texts = [
      textAt(0, 100, { right: 480 }),
      textAt(1, 100, { left: 500 }),
      textAt(0, 655),
      textAt(null, -20),
    ];
    expect(says(rule, { texts })).toEqual([
      "page 1, column 1, 0.0 mm across and 26.5 mm down: “woord” reaches 2.1 mm right of its column",
      "page 1, column 2, 132.3 mm across and 26.5 mm down: “woord” reaches 3.7 mm left of its column",
      "page 1, column 1, 0.0 mm across and 173.3 mm down: “woord” reaches 1.9 mm below its column",
      "page 1, 0.0 mm across and -5.3 mm down: “woord” reaches 5.3 mm above its column",
    ]);
  });
});

it("text of a chart stays within it", () => {
  const frame = { left: 0, right: 472, top: 100, bottom: 200 };
  const texts = [textAt(0, 100, { frame }), textAt(0, 195, { frame }), textAt(0, 300)];
  expect(says("cuts no text off at the edge of a chart", { texts })).toEqual([
    "page 1, column 1, 0.0 mm across and 51.6 mm down: “woord” reaches 1.3 mm below its chart",
  ]);
});

describe("text over text", () => {
  const rule = "sets no text over other text";

  it("does not include words that touch, or are on other pages", () => {
    const { place } = textAt(0, 0);
    const texts = [
      textAt(0, 100),
      textAt(0, 109.5),
      textAt(0, 100, { left: 49.5, right: 80 }),
      textAt(0, 100, { place: { ...place, page: 2 } }),
    ];
    expect(says(rule, { texts })).toEqual([]);
  });

  it("is found for any two sources", () => {
    const texts = [textAt(0, 105, { text: "label", left: 40, right: 60 }), textAt(0, 100)];
    expect(says(rule, { texts })).toEqual([
      "page 1, column 1, 0.0 mm across and 26.5 mm down: “woord” and “label” overlap by 2.6 mm × 1.3 mm",
    ]);
  });
});

it("text has at least 8.5 points", () => {
  const texts = [8.5, 8.495, 8.26, 8.26].map((size, index) => textAt(0, 20 * index, { size }));
  expect(says("sets no text smaller than 8.5 points", { texts })).toEqual([
    "page 1, column 1, 0.0 mm across and 10.6 mm down: “woord” and 1 more of “een text” are 8.26 pt",
  ]);
});

describe("a page", () => {
  const rule = "fills its pages";

  it("is full enough with 60% of both columns together", () => {
    const texts = [textAt(0, 640), textAt(1, 150)];
    expect(says(rule, { pages: 2, texts })).toEqual([]);
  });

  it("is not full enough with less, and page-wide content counts for both columns", () => {
    const texts = [textAt(null, 90), textAt(0, 640)];
    const [found = ""] = says(rule, { pages: 3, texts });
    expect(found).toBe("page 1: is filled 57% (99% and 15%), and ends with deel");
  });

  it("may be a little less full before the last page, except pages for reference", () => {
    const less = [textAt(null, 90), textAt(0, 600)];
    expect(says(rule, { pages: 2, texts: [textAt(null, 90), textAt(0, 640)] })).toEqual([]);
    expect(says(rule, { pages: 2, texts: less })).toHaveLength(1);
  });

  it("may be empty at the end, on the cover and if its last section may be", () => {
    const texts = [textAt(0, 0)];
    expect(says(rule, { pages: 1, texts })).toEqual([]);
    for (const fill of ["cover", "free"] as const) {
      expect(says(rule, { pages: 2, texts, blocks: [blockOf("text", { fill })] })).toEqual([]);
    }
  });

  it("may not be completely empty", () => {
    expect(says(rule, { pages: 2 })).toEqual(["page 1: is filled 0% (0%), and ends with nothing"]);
  });
});

it("charts take the width of their column or page", () => {
  const charts = [
    boxAt(0, 0),
    boxAt(null, 100),
    boxAt(1, 0, { left: 516 }),
    boxAt(null, 200, { right: 980 }),
    boxAt(0, 500, { bottom: 700 }),
  ];
  expect(says("sets charts on the grid", { blocks: [blockOf("chart")], charts })).toEqual([
    "page 1, column 2, 136.5 mm across and 0.0 mm down: chart “een chart”: its left edge is off the column's, by 0.5 mm",
    "page 1, 0.0 mm across and 52.9 mm down: chart “een chart”: its right edge is off the column's, by -1.9 mm",
    "page 1, column 1, 0.0 mm across and 132.3 mm down: chart “een chart”: it goes on below the page, by 11.1 mm",
  ]);
});
