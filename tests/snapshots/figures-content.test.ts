import { describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { areSameFigures, figuresInLayer } from "../../src/snapshots/compare-snapshots.ts";
import { figuresWith } from "../document/report-of.ts";

const THEMES = {
  total: 12,
  categories: [
    { code: "wonen", label: "Wonen", value: 7 },
    { code: "overig", label: "Overig", value: null, withheld: true },
  ],
};
const KEPT = figuresWith(
  { "registrations.total": { value: 900 }, "results.byTheme": THEMES },
  { disclosure: { withheld: 1, held: 0, derivable: 0, fewestValues: 4, against: ["2023-Q4"] } },
);

/** The figures of the snapshot with one of them changed. */
function withFigure(id: string, change: object): PublishedFigures {
  const { figures, ...rest } = KEPT;
  const changed = { ...rest, figures: { ...figures, [id]: { ...figures[id], ...change } } };
  return changed as PublishedFigures;
}

describe("the figures of a later release", () => {
  it("may be more than those of the snapshot, with other counts over all of them", () => {
    const { disclosure, figures } = withFigure("people.gained", { kind: "count", value: 9 });
    const counted = { ...disclosure, withheld: 3, held: 2, fewestValues: 3 };
    const made = { ...KEPT, figures, disclosure: counted } as PublishedFigures;
    expect(areSameFigures(KEPT, made)).toBe(true);
    expect(areSameFigures(made, KEPT)).toBe(false);
    expect(areSameFigures(KEPT, { ...KEPT, disclosure: made.disclosure })).toBe(false);
    const derivable = { ...counted, derivable: 1 } as PublishedFigures["disclosure"];
    expect(areSameFigures(KEPT, { ...made, disclosure: derivable })).toBe(false);
  });

  it("may have more or other descriptions, and so may their source", () => {
    expect(areSameFigures(KEPT, withFigure("registrations.total", { note: "x" }))).toBe(true);
    const anew = { label: "Anders", definition: "Anders gezegd.", unit: "gezinnen" };
    expect(areSameFigures(KEPT, withFigure("registrations.total", anew))).toBe(true);
    const source = { ...KEPT.source, firstDate: "2022-04-01" };
    expect(areSameFigures(KEPT, { ...KEPT, source })).toBe(true);
    expect(areSameFigures({ ...KEPT, source }, KEPT)).toBe(false);
  });

  it.each([
    ["registrations.total", { value: 901 }],
    ["registrations.total", { missing: 0 }],
    ["registrations.total", { held: true, asOf: "2023-12-31" }],
    ["results.byTheme", { overlaps: ["2023-Q4"] }],
    ["results.byTheme", { unavailable: ["thema"] }],
    ["results.byTheme", { categories: THEMES.categories.slice(0, 1) }],
    ["results.byTheme", { categories: [...THEMES.categories, THEMES.categories[0]] }],
    ["results.byTheme", { categories: THEMES.categories.toReversed() }],
    [
      "results.byTheme",
      { categories: THEMES.categories.map((one) => ({ ...one, label: `${one.label} anders` })) },
    ],
  ])("may not tell something else of %s: %o", (id, change) => {
    expect(areSameFigures(KEPT, withFigure(id, change))).toBe(false);
  });

  it("are none if a layer contains something else", () => {
    expect(figuresInLayer("{}")).toBeNull();
    expect(figuresInLayer("{")).toBeNull();
    expect(figuresInLayer(JSON.stringify(KEPT))).toEqual(KEPT);
  });
});
