import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { compareFigures } from "../../src/compare/compare-figures.ts";
import { figurePattern, findFigure, selectRows } from "../../src/explain/select-figures.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { cells, figuresIn } from "../compare/figures-beside.ts";

describe("a figure", () => {
  it.each(CATALOGUE.map(({ id, label }) => [id, label] as const))("%s is found", (id, label) => {
    expect(findFigure(id)).toEqual({ kind: "found", id, isId: true });
    for (const name of [label, label.toUpperCase(), ` ${label.toLowerCase()} `]) {
      expect(findFigure(name)).toEqual({ kind: "found", id, isId: false });
    }
    expect(findFigure(id.toUpperCase())).toEqual({ kind: "found", id, isId: false });
  });

  it("is found by the last part of its id, if no other has that", () => {
    expect(findFigure("supported")).toMatchObject({ kind: "found", id: "status.supported" });
    expect(findFigure("total")).toMatchObject({
      kind: "ambiguous",
      figures: [{ id: "registrations.total" }, { id: "children.total" }],
    });
  });

  it.each([
    ["registraties.total", "registrations.total"],
    ["registration.total", "registrations.total"],
    ["registrations.totaal", "registrations.total"],
    ["trajekten met ondersteuning", "status.supported"],
    ["aanmelding", "registrations.total"],
    ["dagen tot start", "waitingTimes.daysToStart"],
    ["schoenmaat", undefined],
  ])("%s comes nearest to %s", (text, id) => {
    const found = findFigure(text);
    expect(found).toMatchObject({ kind: "near", figures: id === undefined ? [] : [{ id }] });
  });

  it("is not guessed from the name of a group, which gives all figures of the group", () => {
    const ids = CATALOGUE.map(({ id }) => id).filter((id) => id.startsWith("status."));
    expect(findFigure("Status")).toMatchObject({
      kind: "group",
      figures: ids.map((id) => ({ id })),
    });
  });

  it.each(["501", "1.234", "85%", "-3", " 12,5 "])("is not found by a number: %s", (text) => {
    expect(findFigure(text)).toEqual({ kind: "number" });
  });

  it("is not found by a random text, and no text causes an error", () => {
    const names = new Set(
      CATALOGUE.flatMap(({ id, label }) => [id, label, id.replace(/^[^.]*\./, "")]).map((name) =>
        name.toLowerCase(),
      ),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { kind } = findFigure(text);
        expect(kind === "found").toBe(names.has(text.trim().toLowerCase()));
      }),
    );
  });
});

const OLD = figuresIn("2023-Q4", {
  "registrations.total": { value: 10 },
  "status.byCategory": cells({ lopend: 5, afgesloten: 5, heropend: 3 }),
  "results.byResult": cells({ een: null, twee: null, drie: 30 }, { total: 39 }),
  "children.total": { value: 20, missing: 2 },
});
const NEW = figuresIn("2024-Q1", {
  "registrations.total": { value: 12 },
  "status.byCategory": cells({ lopend: 5, afgesloten: 2, heropend: 9 }),
  "results.byResult": cells({ een: 8, twee: 9, drie: 31 }, { total: 48 }),
  "children.total": { value: 20, missing: 2 },
});
const COMPARISON = compareFigures(OLD, NEW);

const names = (selection: Parameters<typeof selectRows>[1]): readonly string[] =>
  selectRows(COMPARISON, selection).rows.map(
    ({ figure, category, field }) => `${figure}/${category ?? field}`,
  );

describe("the rows of a comparison", () => {
  it("have the catalogue's order", () => {
    expect(names({ onlyChanged: false, order: "catalogue" })).toEqual([
      "registrations.total/value",
      "status.byCategory/lopend",
      "status.byCategory/afgesloten",
      "status.byCategory/heropend",
      "status.byCategory/total",
      "children.total/value",
      "children.total/missing",
      "results.byResult/een",
      "results.byResult/twee",
      "results.byResult/drie",
      "results.byResult/total",
    ]);
  });

  it("leave out what did not change, on request", () => {
    expect(names({ onlyChanged: true, order: "catalogue" })).toEqual([
      "registrations.total/value",
      "status.byCategory/afgesloten",
      "status.byCategory/heropend",
      "status.byCategory/total",
      "results.byResult/een",
      "results.byResult/twee",
      "results.byResult/drie",
      "results.byResult/total",
    ]);
  });

  it("are sorted by the size of their change, those without one last in their own order", () => {
    expect(names({ onlyChanged: true, order: "change" })).toEqual([
      "results.byResult/total",
      "status.byCategory/heropend",
      "status.byCategory/afgesloten",
      "status.byCategory/total",
      "registrations.total/value",
      "results.byResult/drie",
      "results.byResult/een",
      "results.byResult/twee",
    ]);
  });
});

describe("a pattern", () => {
  const ids = CATALOGUE.map(({ id }) => id);
  it.each([
    ["registrations.total", ["registrations.total"]],
    ["REGISTRATIONS.Total", ["registrations.total"]],
    ["regions", ["regions.involved", "regions.byRegion"]],
    ["regions.*", ["regions.involved", "regions.byRegion"]],
    ["*byresult", ["results.byResult", "results.inPeriodByResult"]],
    ["*.placed*", ["children.placedNow", "children.placedBefore", "children.placed"]],
    ["analyses?byState", ["analyses.byState"]],
    ["status.s", []],
    ["total", []],
    ["(", []],
    ["children.placed(Now)?", []],
    ["*", ids],
  ])("%s means %j", (pattern, meant) => {
    expect(ids.filter(figurePattern([pattern]))).toEqual(meant);
  });

  it.each(["*", "*a", "*?", "a*", "?*s"])("is matched at once if it is full of %s", (part) => {
    const start = performance.now();
    expect(ids.filter(figurePattern([`${part.repeat(30_000)}=`]))).toEqual([]);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it("can be one of several", () => {
    expect(ids.filter(figurePattern(["analyses", "regions.involved"]))).toEqual([
      "regions.involved",
      "analyses.byState",
    ]);
  });
});
