import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { hiddenIn, publicationOf } from "./protected.ts";

const supported = (cells: Readonly<Record<string, number>>): PublishedFigures =>
  publicationOf("2024-Q1", { "people.bySupported": { cells } });
const hiddenOf = (cells: Readonly<Record<string, number>>): string =>
  hiddenIn(supported(cells), "people.bySupported");

describe("secondary suppression in a line that adds up", () => {
  it.each([
    ["nothing small", { moeder: 40, vader: 20 }, ""],
    [
      "takes the unknown first, whatever its size",
      { moeder: 40, vader: 3, kinderen: 6, nog_niet_in_beeld: 90 },
      "vader nog_niet_in_beeld",
    ],
    [
      "then goes from the end of the list",
      { moeder: 40, vader: 3, beide_ouders: 9, kinderen: 30 },
      "vader kinderen",
    ],
    [
      "takes one more where the first leaves too little room",
      { moeder: 40, vader: 3, kinderen: 30, nog_niet_in_beeld: 5 },
      "vader kinderen nog_niet_in_beeld",
    ],
    [
      "takes a third for two small ones, which give each other away",
      { moeder: 40, vader: 3, beide_ouders: 4, kinderen: 30 },
      "vader beide_ouders kinderen",
    ],
    [
      "three small ones protect each other",
      { moeder: 40, vader: 2, beide_ouders: 3, kinderen: 3 },
      "vader beide_ouders kinderen",
    ],
    [
      "not where all are as large as they can be",
      { moeder: 40, vader: 4, beide_ouders: 4, kinderen: 4 },
      "moeder vader beide_ouders kinderen",
    ],
    [
      "the whole line where nothing else is left",
      { moeder: 6, vader: 1 },
      "moeder vader beide_ouders kinderen nog_niet_in_beeld",
    ],
  ])("%s", (_, cells, hidden) => expect(hiddenOf(cells)).toBe(hidden));

  it("does not reveal five cells of 1 if the shown cells leave five", () => {
    const published = publicationOf("2024-Q1", {
      "registrations.byOrigin": {
        cells: { "zuid-holland": 20, groningen: 1, drenthe: 1, utrecht: 1, zeeland: 1, limburg: 1 },
      },
    });
    expect(hiddenIn(published, "registrations.byOrigin").split(" ")).toHaveLength(6);
    expect(published.disclosure).toMatchObject({ derivable: 0 });
  });

  it("keeps three values for each small cell, and takes cells in a fixed order", () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 5, max: 60 }));
    const values = fc.record({
      moeder: value,
      vader: value,
      beide_ouders: value,
      kinderen: value,
      nog_niet_in_beeld: value,
    });
    const order = ["nog_niet_in_beeld", "kinderen", "beide_ouders", "vader", "moeder"] as const;
    fc.assert(
      fc.property(values, (cells) => {
        const published = supported(cells);
        const hidden = new Set(hiddenIn(published, "people.bySupported").split(" "));
        const { derivable, fewestValues } = published.disclosure ?? {};
        expect(derivable).toBe(0);
        const total = Object.values(cells).reduce((all, one) => all + one, 0);
        expect(fewestValues ?? 3).toBeGreaterThanOrEqual(Math.min(3, total + 1, 2));
        if (hidden.size === order.length) return;
        // No shown cell precedes a secondary one in the order of suppression.
        const firstShown = order.findIndex((code) => cells[code] > 0 && !hidden.has(code));
        if (firstShown < 0) return;
        const after = order.slice(firstShown).filter((code) => hidden.has(code));
        expect(after.filter((code) => cells[code] >= 5)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("secondary suppression of themes and results", () => {
  const flow = (
    cells: Readonly<Record<string, number>>,
    themes: Readonly<Record<string, number>>,
  ) =>
    publicationOf("2024-Q1", {
      "results.inPeriodByTheme": { cells: themes, total: 60 },
      "results.inPeriodByResult": { cells, total: 60 },
    });

  it("does not let a result be derived from its theme and the others", () => {
    // 20 families have a result of the theme: next to 11 and 5, at least 4 have the third.
    const published = flow(
      { woning_gevonden: 11, schulden_aangepakt: 4, inkomen_geregeld: 5, erkenning_ervaren: 50 },
      { bestaanszekerheden: 20, persoonlijk_herstel: 50 },
    );
    expect(hiddenIn(published, "results.inPeriodByResult")).toBe(
      "schulden_aangepakt inkomen_geregeld",
    );
    expect(hiddenIn(published, "results.inPeriodByTheme")).toBe("");
    expect(published.disclosure).toMatchObject({ withheld: 2, derivable: 0 });
  });

  it("withholds a theme with its only result", () => {
    const published = flow(
      { overig_resultaat: 3, erkenning_ervaren: 58 },
      { overig: 3, persoonlijk_herstel: 58 },
    );
    expect(hiddenIn(published, "results.inPeriodByResult")).toBe("overig_resultaat");
    expect(hiddenIn(published, "results.inPeriodByTheme")).toBe("overig");
  });

  it("withholds a theme if both its results have their greatest possible values", () => {
    const published = flow(
      {
        relatie_jeugdbescherming_verbeterd: 4,
        relatie_gemeente_verbeterd: 4,
        erkenning_ervaren: 58,
      },
      { externe_relaties: 8, persoonlijk_herstel: 58 },
    );
    expect(hiddenIn(published, "results.inPeriodByTheme")).toBe("externe_relaties");
    expect(published.disclosure).toMatchObject({ derivable: 0 });
  });

  it("shows a zero in a line with a small total if the stock shows one too", () => {
    const published = publicationOf("2024-Q1", {
      "results.byTheme": { cells: { persoonlijk_herstel: 40, overig: 30 }, total: 60 },
      "results.byResult": {
        cells: { erkenning_ervaren: 30, hulp_gevonden: 20, overig_resultaat: 30 },
        total: 60,
      },
      "results.inPeriodByTheme": { cells: { persoonlijk_herstel: 2, overig: 1 }, total: 3 },
      "results.inPeriodByResult": {
        cells: { erkenning_ervaren: 2, overig_resultaat: 1 },
        total: 3,
      },
    });
    expect(hiddenIn(published, "results.inPeriodByResult")).toBe(
      "erkenning_ervaren hulp_gevonden overig_resultaat",
    );
    expect(published.disclosure).toMatchObject({ derivable: 0 });
  });
});

describe("secondary suppression of counts", () => {
  it("withholds another part together with the small one, and not the sum", () => {
    const published = publicationOf("2024-Q1", {
      "children.placedNow": { value: [3, 2] },
      "children.placedBefore": { value: [30, 20] },
      "children.placed": { value: [33, 21] },
    });
    expect(hiddenIn(published, "children.placedNow")).toBe("niet getoond");
    expect(hiddenIn(published, "children.placedBefore")).toBe("niet getoond");
    expect(hiddenIn(published, "children.placed")).toBe("");
  });

  it("does not show the families if the number of returned children is withheld", () => {
    const published = publicationOf("2024-Q1", {
      "children.returned": { value: [7, 5] },
      "children.returnedFamilies": { value: 5 },
      "results.byTheme": { cells: { uithuisplaatsingen: 5, overig: 3 }, total: 6 },
      "results.byResult": { cells: { terugplaatsing_kinderen: 5, overig_resultaat: 3 }, total: 6 },
    });
    expect(published.disclosure).toMatchObject({ derivable: 0 });
  });
});
