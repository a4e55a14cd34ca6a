import { describe, expect, it } from "vitest";

import { LINKED_FIGURES } from "../../src/disclosure/linked-tables.ts";
import { linkedNumbers, withPublishedRanges } from "../../src/disclosure/linked-numbers.ts";
import { PossibleValues } from "../../src/disclosure/possible-values.ts";
import { type PublicationView, viewOf } from "../../src/disclosure/publication-view.ts";
import { publicationOf } from "./protected.ts";

const RESULTS = { erkenning_ervaren: 12, overig_resultaat: 8 };
const THEMES = { persoonlijk_herstel: 12, overig: 8 };

function results(period: string, kept: Parameters<typeof publicationOf>[2] = []) {
  return publicationOf(
    period,
    {
      "results.byTheme": { cells: THEMES, total: 15 },
      "results.byResult": { cells: RESULTS, total: 15 },
      "results.inPeriodByTheme": { cells: THEMES, total: 15 },
      "results.inPeriodByResult": { cells: RESULTS, total: 15 },
    },
    kept,
  );
}

/** Returns the links of results between some publications. */
function linked(publications: readonly PublicationView[]) {
  const ids = LINKED_FIGURES.find((group) => group.has("results.byTheme"));
  if (ids === undefined) throw new Error("results must be linked");
  return linkedNumbers(publications, ids);
}

describe("the numbers of linked publications", () => {
  const old = results("2023-Q4");
  it.each([
    ["one period", [old]],
    ["a period that was published again", [old, results("2023-Q4", [old])]],
    [
      "a quarter and its months",
      ["2023-Q4", "2023-10", "2023-11", "2023-12"].map((id) => results(id)),
    ],
  ])("stand in no constraint twice, in %s", (_, publications) => {
    const { constraints } = linked(publications.map(viewOf)).system;
    expect(constraints.length).toBeGreaterThan(0);
    const doubled = constraints.filter(({ unknowns }) => new Set(unknowns).size < unknowns.length);
    expect(doubled).toEqual([]);
  });

  it("have a feasible solution if a period was published again without a change", () => {
    const { system, ranges } = linked([viewOf(old), viewOf(results("2023-Q4", [old]))]);
    expect(new PossibleValues(withPublishedRanges(system, ranges)).isFeasible).toBe(true);
  });
});
