import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { stream } from "../../fixtures/sample/deal.ts";
import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import type { Explanation } from "../../src/explain/explain-figure.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { memorySource, openSource } from "../../src/monitor/source.ts";
import { randomExport } from "../conformance/random-rows.ts";
import { csvOf, fullRows } from "../monitor/export.ts";
import { explainAll } from "./explain-all.ts";

const SPAN = { from: "2023-01", to: "2024-12" };

const exports = fc.record({
  seed: fc.integer(),
  rows: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 13, max: 150 })),
  period: fc.constantFrom("2022", "2023-03", "2023-Q4", "2024-Q1", "2024-02..2024-04", "2024"),
  threshold: fc.constantFrom(0, 5, 8),
});

/**
 * Returns the last rows of a funnel according to its figure; null if the figure does not show them.
 */
function lastRows(id: string, { figures }: PublishedFigures): number | null {
  const figure = figures[id];
  if (figure === undefined || "unavailable" in figure) return null;
  if ("numerator" in figure) return figure.numerator;
  if ("median" in figure) return figure.n;
  if ("total" in figure) return figure.unit === "aanmeldingen" ? figure.total : null;
  // A sum of children, steps and regions do not count rows.
  return figure.unit === "aanmeldingen" ? figure.value : null;
}

/**
 * Returns what does not add up within a funnel, or with the figure at its end; nothing if it is
 * sound.
 */
function faultsOf({ figure: id, funnel }: Explanation, figures: PublishedFigures): string[] {
  const { exported, skipped, later, registered, steps } = funnel;
  const faults: string[] = [];
  const check = (what: string, found: unknown, wanted: unknown): void => {
    if (found !== wanted) faults.push(`${id}: ${what} is ${String(found)}, not ${String(wanted)}`);
  };
  const leftAt = (index: number): number | undefined =>
    steps.at(index)?.left.reduce((sum, one) => sum + one.rows, 0);
  check("the export", exported, skipped + later + registered);
  check("the export", exported, figures.source.rows);
  const total = figures.figures["registrations.total"];
  check("A", registered, total !== undefined && "value" in total ? total.value : null);
  const rows = [registered, ...steps.map((step) => step.rows)];
  steps.forEach((step, index) => {
    check(`step ${index}`, step.rows + (leftAt(index) ?? 0), rows[index]);
  });
  if (steps.length === 0) return faults;
  const figure = figures.figures[id];
  const last = lastRows(id, figures);
  if (last !== null) check("the end", rows.at(-1), last);
  if (figure !== undefined && "denominator" in figure) {
    check("the denominator", rows.at(-2), figure.denominator);
  }
  if (figure !== undefined && "missing" in figure) check("missing", leftAt(-1), figure.missing);
  return faults;
}

describe("the funnel from an export to a figure", () => {
  it("adds up for any export, for every figure", async () => {
    await fc.assert(
      fc.asyncProperty(exports, async ({ seed, rows, period, threshold }) => {
        const source = randomExport(stream(`explain-${seed}`), rows, SPAN);
        const { explanations, figures } = await explainAll(source, period, { threshold });
        expect(explanations.map(({ figure }) => figure)).toEqual(CATALOGUE.map(({ id }) => id));
        expect(explanations.flatMap((one) => faultsOf(one, figures))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("adds up for the sample, and says each step in words", async () => {
    const source = await openSource("fixtures/monitor.csv", {
      stdin: process.stdin,
      temporaryFolder: "/tmp",
    });
    const { explanations, figures } = await explainAll(source, "2024-Q1");
    expect(explanations.flatMap((one) => faultsOf(one, figures))).toEqual([]);
    for (const explanation of explanations) {
      const texts = explanation.funnel.steps.flatMap(({ text, left }) => [
        text,
        ...left.map((one) => one.text),
      ]);
      for (const text of texts) expect(text).toMatch(/^[a-z][^.]*[^. ]$/);
    }
    const withSteps = explanations.filter(({ funnel }) => funnel.steps.length > 0);
    expect(withSteps.length).toBeGreaterThan(10);
  });

  it("would not add up with one row more at any step", async () => {
    const source = randomExport(stream("explain-faults"), 60, SPAN);
    const { explanations, figures } = await explainAll(source, "2024-Q1");
    const spoilt = explanations.flatMap((one) =>
      one.funnel.steps.map((_, index) => ({
        ...one,
        funnel: {
          ...one.funnel,
          steps: one.funnel.steps.map((step, at) =>
            at === index ? { ...step, rows: step.rows + 1 } : step,
          ),
        },
      })),
    );
    expect(spoilt.length).toBeGreaterThan(15);
    for (const one of spoilt) expect(faultsOf(one, figures)).not.toEqual([]);
  });

  it("counts rows that were left out, and those after the reference date", async () => {
    const rows = fullRows(
      {},
      { aanmelddatum: "geen datum" },
      { aanmelddatum: "2023-01-02", herkomst: "mars" },
      {
        aanmelddatum: "2025-01-02",
        statusverloop: "",
        eerste_contact_op: "",
        welkomstgesprek_ingepland_op: "",
        verklarende_analyse: "",
        resultaten: "",
        kinderen_teruggeplaatst: "0",
      },
    );
    const source = memorySource("monitor.csv", Buffer.from(csvOf(rows)));
    const { explanations } = await explainAll(source, "2024", { skipInvalid: true });
    for (const { funnel } of explanations) {
      expect(funnel).toMatchObject({ exported: 4, skipped: 2, later: 1, registered: 1 });
    }
  });
});
