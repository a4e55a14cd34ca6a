import { describe, expect, it } from "vitest";

import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { explainFigure } from "../../src/explain/explain-figure.ts";
import { cells, figuresIn } from "../compare/figures-beside.ts";

type Given = Parameters<typeof figuresIn>[1];

const explained = (figure: string, before: Given, now: Given) =>
  explainFigure({
    figure,
    figures: figuresIn("2024-Q1", { "registrations.total": { value: 900 }, ...now }),
    previous: figuresIn("2023-Q4", { "registrations.total": { value: 800 }, ...before }),
    funnel: { exported: 900, skipped: 0, later: 0, registered: 900, steps: [] },
    codebook: STANDARD_CODEBOOK,
    columns: new Set(["aanmelddatum"]),
  });
const HELD = { held: true, asOf: "2023-12-31" };
const RETURNED = "children.returned";

describe("an explanation of a held number", () => {
  it("shows it with its day, and no difference", () => {
    const { protection, comparison } = explained(
      RETURNED,
      { [RETURNED]: { value: 17 } },
      { [RETURNED]: { value: 17, ...HELD } },
    );
    expect(protection).toMatchObject({ held: 1, withheld: 0 });
    expect(protection.text.at(-1)).toMatch(/^We tonen het aantal dat het laatst is gepubliceerd/);
    expect(comparison.rows).toMatchObject([
      {
        old: { status: "shown", value: 17 },
        new: { status: "held", value: 17, asOf: "2023-12-31" },
        class: "protection",
        difference: null,
        percent: null,
      },
    ]);
  });

  it("shows how many categories are held", () => {
    const results = cells({ een: 20, twee: 9, drie: null });
    const categories = (results["categories"] as readonly object[]).map((one, index) =>
      index === 1 ? { ...one, ...HELD } : one,
    );
    const { protection } = explained(
      "results.byTheme",
      {},
      {
        "results.byTheme": { ...results, categories },
      },
    );
    expect(protection).toMatchObject({ held: 1, withheld: 1 });
    expect(protection.text.at(-1)).toMatch(/^Bij 1 van de 3 categorieën/);
  });
});

describe("an explanation without earlier numbers", () => {
  it("says so", () => {
    const now = { [RETURNED]: { value: 17 } };
    const last = (before: Given) => explained(RETURNED, before, now).remarks.at(-1) ?? "";
    expect(last({})).toMatch(/^Er is geen vergelijking met oktober t\/m december 2023/);
    expect(last(now)).not.toContain("geen vergelijking");
  });
});
