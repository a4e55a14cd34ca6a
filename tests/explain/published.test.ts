import { describe, expect, it } from "vitest";

import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { compareForReaders } from "../../src/compare/protect-comparison.ts";
import { explainFigure } from "../../src/explain/explain-figure.ts";
import { explanationMarkdown, explanationText } from "../../src/answers/explanation.ts";
import { cells, figuresIn } from "../compare/figures-beside.ts";

type Given = Parameters<typeof figuresIn>[1];

const PLAIN = {
  width: 80,
  bold: (text: string) => text,
  faint: (text: string) => text,
  alert: (text: string) => text,
};
const SUPPORTED = "status.supported";
const ORIGIN = "registrations.byOrigin";

/**
 * Explains a figure that was published with other numbers; `late` registrations were added later.
 */
function explained(
  figure: string,
  {
    was,
    is,
    late,
    on = "2024-05-27",
  }: {
    readonly was: Given;
    readonly is: Given;
    readonly late: number;
    readonly on?: string | null;
  },
) {
  const total = (value: number) => ({ "registrations.total": { value } });
  const figures = figuresIn("2024-Q1", { ...total(936 + late), ...is });
  const kept = figuresIn("2024-Q1", { ...total(936), ...was });
  const explanation = explainFigure({
    figure,
    figures,
    previous: figuresIn("2023-Q4", {}),
    published: { figures: kept, publishedOn: on },
    funnel: { exported: 979, skipped: 0, later: 0, registered: 979, steps: [] },
    codebook: STANDARD_CODEBOOK,
    columns: new Set(["aanmelddatum"]),
  });
  const texts = [explanationText(explanation, PLAIN), explanationMarkdown(explanation)].map(
    (text) => text.replaceAll(/\s+/g, " "),
  );
  return { explanation, texts, sides: [kept, figures] as const };
}

describe("the published numbers of the period", () => {
  it("are shown next to those of today's export", () => {
    const { texts, explanation } = explained(SUPPORTED, {
      was: { [SUPPORTED]: { value: 501 } },
      is: { [SUPPORTED]: { value: 507 } },
      late: 8,
    });
    expect(explanation.published).toMatchObject({
      on: "2024-05-27",
      comparison: { rows: [{ old: { value: 501 }, new: { value: 507 }, difference: 6 }] },
    });
    for (const text of texts) {
      expect(text).toContain("Gepubliceerd op 27 mei 2024 als 501; uit deze export komt nu 507.");
    }
  });

  it("are shown also if they are equal, and if the snapshot has no day", () => {
    const same = { [SUPPORTED]: { value: 501 } };
    const { texts } = explained(SUPPORTED, { was: same, is: same, late: 0, on: null });
    for (const text of texts) {
      expect(text).toContain(
        "zonder datum van publicatie als 501; uit deze export komt nu hetzelfde.",
      );
    }
  });

  it("form a table if the figure has several numbers", () => {
    const { texts } = explained(ORIGIN, {
      was: { [ORIGIN]: cells({ een: 20, twee: 30 }) },
      is: { [ORIGIN]: cells({ een: 26, twee: 30 }) },
      late: 6,
    });
    for (const text of texts) {
      expect(text).toContain("Oud is zoals gepubliceerd");
      expect(text).toMatch(/20 (?:\| )?26 (?:\| )?\+6/);
    }
  });

  it("are hidden if few registrations changed the figure", () => {
    const { texts, explanation } = explained(SUPPORTED, {
      was: { [SUPPORTED]: { value: 501 } },
      is: { [SUPPORTED]: { value: 503 } },
      late: 2,
    });
    expect(JSON.stringify(explanation.published)).not.toMatch(/\b50[13]\b/);
    for (const text of texts) expect(text).not.toContain("501");
  });

  it("have no categories if one of a sensitive figure changed a little", () => {
    const { texts, explanation, sides } = explained(ORIGIN, {
      was: { [ORIGIN]: cells({ een: 41, twee: 30 }) },
      is: { [ORIGIN]: cells({ een: 42, twee: 37 }) },
      late: 8,
    });
    const { rows } = compareForReaders(...sides, (id) => id === ORIGIN);
    expect(explanation.published?.comparison.rows).toEqual(
      rows.map((row) => ({ ...row, remarks: [] })),
    );
    for (const text of texts) expect(text).not.toMatch(/\b41\b/);
  });

  it("are absent for a figure that was not published", () => {
    const { explanation } = explained(SUPPORTED, {
      was: {},
      is: { [SUPPORTED]: { value: 503 } },
      late: 0,
    });
    expect(explanation.published).toBeUndefined();
  });
});
