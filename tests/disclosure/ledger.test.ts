import { describe, expect, it } from "vitest";

import type {
  PublishedBreakdown,
  PublishedFigures,
} from "../../src/disclosure/published-figures.ts";
import { hiddenIn, publicationOf } from "./protected.ts";

const STOCK = "results.byResult";
const FLOW = "results.inPeriodByResult";

/** A publication of results of two themes; most families with the smaller one have both. */
function results(
  period: string,
  stock: Readonly<Record<"erkenning_ervaren" | "overig_resultaat", number>>,
  flow: Readonly<Record<"erkenning_ervaren" | "overig_resultaat", number>>,
  ledger: readonly PublishedFigures[] = [],
): PublishedFigures {
  const figure = (cells: typeof stock) => ({
    cells,
    total: Math.max(...Object.values(cells)) + 2,
  });
  const themes = (cells: typeof stock) => ({
    cells: { persoonlijk_herstel: cells.erkenning_ervaren, overig: cells.overig_resultaat },
    total: Math.max(...Object.values(cells)) + 2,
  });
  return publicationOf(
    period,
    {
      "results.byTheme": themes(stock),
      [STOCK]: figure(stock),
      "results.inPeriodByTheme": themes(flow),
      [FLOW]: figure(flow),
    },
    ledger,
  );
}

const before = results(
  "2023-Q4",
  { erkenning_ervaren: 40, overig_resultaat: 20 },
  { erkenning_ervaren: 12, overig_resultaat: 8 },
);

describe("a publication after an earlier one", () => {
  it("holds a result that changed little, and withholds the flow that would reveal it", () => {
    const now = results(
      "2024-Q1",
      { erkenning_ervaren: 43, overig_resultaat: 31 },
      { erkenning_ervaren: 3, overig_resultaat: 11 },
      [before],
    );
    expect(hiddenIn(now, STOCK)).toBe("erkenning_ervaren=40@2023-12-31");
    expect(hiddenIn(now, "results.byTheme")).toBe("persoonlijk_herstel=40@2023-12-31");
    expect(hiddenIn(now, FLOW)).toBe("erkenning_ervaren");
    expect(now.disclosure).toMatchObject({ derivable: 0, held: 2, against: ["2023-Q4"] });
  });

  it("holds a result that fell a little, as after late corrections, and nothing else", () => {
    const now = results(
      "2024-Q1",
      { erkenning_ervaren: 38, overig_resultaat: 31 },
      { erkenning_ervaren: 6, overig_resultaat: 11 },
      [before],
    );
    expect(hiddenIn(now, STOCK)).toBe("erkenning_ervaren=40@2023-12-31");
    expect(hiddenIn(now, FLOW)).toBe("");
  });

  it("shows a result that did not change, and one that changed much", () => {
    const now = results(
      "2024-Q1",
      { erkenning_ervaren: 40, overig_resultaat: 31 },
      { erkenning_ervaren: 0, overig_resultaat: 11 },
      [before],
    );
    expect([hiddenIn(now, STOCK), hiddenIn(now, FLOW)]).toEqual(["", ""]);
  });

  it("withholds the flows of a period that overlaps the earlier one, and names that one", () => {
    const now = results(
      "2023-10..2023-11",
      { erkenning_ervaren: 34, overig_resultaat: 17 },
      { erkenning_ervaren: 6, overig_resultaat: 5 },
      [before],
    );
    expect(now.figures[FLOW]).toMatchObject({ overlaps: ["2023-Q4"], total: 8 });
    expect(hiddenIn(now, FLOW)).toContain("erkenning_ervaren");
    expect(hiddenIn(now, FLOW)).toContain("overig_resultaat");
    expect(now.disclosure).toMatchObject({ derivable: 0 });
  });

  it("hides a small change of another stock only if all changes are protected", () => {
    const cells = { moeder: 40, vader: 20, kinderen: 30 };
    const figures = { "people.bySupported": { cells } };
    const kept = publicationOf("2023-Q4", figures);
    const grown = { "people.bySupported": { cells: { ...cells, vader: 22 } } };
    const now = publicationOf("2024-Q1", grown, [kept]);
    expect(hiddenIn(now, "people.bySupported")).toBe("");
    const all = publicationOf("2024-Q1", grown, [kept], { protectChanges: "all" });
    // Held alone, it would follow from the total and the others.
    expect(hiddenIn(all, "people.bySupported")).toBe("vader kinderen");
    expect(all.disclosure).toMatchObject({ derivable: 0 });
  });

  it("sorts a held region by the number that is printed, not by its present one", () => {
    const regions = (drenthe: number) => ({
      "regions.byRegion": { cells: { Twente: 20, Drenthe: drenthe, Zeeland: 12 }, total: 40 },
    });
    const kept = publicationOf("2023-Q4", regions(10));
    const now = publicationOf("2024-Q1", regions(13), [kept], { protectChanges: "all" });
    const { categories } = now.figures["regions.byRegion"] as PublishedBreakdown;
    expect(categories.map(({ code, value }) => `${code} ${value}`)).toEqual([
      "Twente 20",
      "Zeeland 12",
      "Drenthe 10",
    ]);
  });
});
