import { describe, expect, it } from "vitest";

import { CHARTS, SENTENCES } from "../../../src/document/blocks.ts";
import type { ChartBlock } from "../../../src/model/blocks.ts";
import { plainText } from "../../../src/model/text.ts";
import { SAMPLE_CODEBOOK } from "../../sample-codebook.ts";
import { lieOf, runsIn } from "../origin-lies.ts";
import { CHILDREN_CASES } from "../sentences/children-cases.ts";
import { FAMILY_CASES } from "../sentences/family-cases.ts";
import { cells, type Figures } from "../sentences/figure-values.ts";
import { type GoldenCase, materialOfCase, publishedOfCase } from "../sentences/golden-case.ts";
import { PLACEMENT_CASES } from "../sentences/placement-cases.ts";

function chartOf(id: string, figures: Figures, more: Partial<GoldenCase> = {}): ChartBlock {
  const chart = CHARTS[id]?.(materialOfCase({ name: id, figures, ...more })) ?? null;
  if (chart === null) throw new Error(`no chart ${id}`);
  return chart;
}

const labelsOf = ({ categories }: ChartBlock) => categories.map(({ label }) => plainText(label));
const valuesOf = ({ series }: ChartBlock) =>
  series[0]?.values.map((value) => [value?.value, plainText(value?.text ?? [])]);
const rowsOf = ({ table }: ChartBlock) => table.rows.map(({ cells: row }) => row.map(plainText));

const COMPOSITION = {
  "families.byComposition": cells({
    eenoudergezin: 60,
    intact_gezin: 25,
    samengesteld_gezin: 10,
    overig: 5,
    nog_niet_in_beeld: 20,
  }),
};
const CUSTODY = {
  "families.byCustody": cells(
    { alle_kinderen: 30, geen: 20, een_ouder: 25, beide_ouders: 15, nog_niet_in_beeld: 10 },
    100,
  ),
};
const MEASURES = {
  "children.byMeasure": cells({
    met_maatregel: 50,
    zonder_maatregel: 30,
    met_en_zonder_maatregel: 20,
  }),
};

describe("bars with percentages", () => {
  it("have the share of the known cases as labels and the counts as lengths", () => {
    const chart = chartOf("families-by-composition", COMPOSITION);
    expect(labelsOf(chart)).toEqual([
      "Eenoudergezin",
      "Beide ouders samen",
      "Samengesteld gezin",
      "Overig",
    ]);
    expect(valuesOf(chart)).toEqual([
      [60, "60%"],
      [25, "25%"],
      [10, "10%"],
      [5, "5%"],
    ]);
  });

  it("have the counts in their table, with the unknown", () => {
    const chart = chartOf("families-by-composition", COMPOSITION);
    expect(chart.table.columns.map(({ label }) => plainText(label))).toEqual([
      "Samenstelling",
      "Gezinnen",
      "Aandeel",
    ]);
    expect(rowsOf(chart)).toEqual([
      ["Eenoudergezin", "60", "60%"],
      ["Beide ouders samen", "25", "25%"],
      ["Samengesteld gezin", "10", "10%"],
      ["Overig", "5", "5%"],
      ["Nog niet in beeld", "20", "n.v.t."],
      ["Totaal", "120", "n.v.t."],
    ]);
  });

  it("draw the unknown if it is part of the whole", () => {
    const figures = {
      "people.bySupported": cells({ moeder: 60, vader: 25, kinderen: 10, nog_niet_in_beeld: 5 }),
    };
    const chart = chartOf("people-supported", figures);
    expect(chart.categories.at(-1)).toMatchObject({ code: "nog_niet_in_beeld", role: "unknown" });
    expect(valuesOf(chart)?.at(-1)).toEqual([5, "5%"]);
  });

  it.each([
    ["of fewer than twenty", { moeder: 7, vader: 6, kinderen: 6 }, {}],
    [
      "of an earlier day",
      { moeder: 60, vader: 30, kinderen: 10 },
      { "people.bySupported.vader": "2023-12-31" },
    ],
  ])("have counts as labels if some are %s", (_, values, protectedAs) => {
    const chart = chartOf(
      "people-supported",
      { "people.bySupported": cells(values) },
      { protectedAs },
    );
    expect(JSON.stringify(chart)).not.toContain("%");
    expect(chart.subtitle).toBeUndefined();
    expect(valuesOf(chart)?.[0]).toEqual([values.moeder, String(values.moeder)]);
  });
});

describe("stacked bars", () => {
  it("are one bar of children and one bar of parents, without the unknown", () => {
    const { kind, categories } = chartOf("families-by-custody", CUSTODY);
    expect(kind).toBe("stack");
    expect(categories.map(({ code, bar }) => [code, plainText(bar ?? [])])).toEqual([
      ["alle_kinderen", "Kinderen"],
      ["geen", "Kinderen"],
      ["een_ouder", "Ouders"],
      ["beide_ouders", "Ouders"],
    ]);
  });

  it("have a label for several parts together", () => {
    const { kind, categories, annotations } = chartOf("children-by-measure", MEASURES);
    expect(kind).toBe("stack");
    expect(categories.map(({ code }) => code)).toEqual([
      "met_maatregel",
      "met_en_zonder_maatregel",
      "zonder_maatregel",
    ]);
    expect(annotations.map(({ code, until, text }) => [code, until, plainText(text)])).toEqual([
      ["met_maatregel", "met_en_zonder_maatregel", "70 kinderen met een maatregel"],
    ]);
  });

  it.each(["withheld", "2023-12-31"])("become plain bars if one number is %s", (protection) => {
    const protectedAs = { "families.byCustody.een_ouder": protection };
    const chart = chartOf("families-by-custody", CUSTODY, { protectedAs });
    expect(chart.kind).toBe("bars");
    expect(chart.categories.every(({ bar }) => bar === undefined)).toBe(true);
    expect(chart.annotations).toEqual([]);
    expect(labelsOf(chart)).toEqual([
      "Gezag over alle kinderen",
      "Geen gezag",
      "Gezag bij één ouder",
      "Gezag bij beide ouders",
      "Nog niet in beeld",
    ]);
  });
});

describe("regions", () => {
  it("are not drawn if a name is too long for a bar", () => {
    const regionsOf = (name: string) => ({
      "regions.byRegion": cells({ [name]: 30, Zeeland: 20, Amsterdam: 10 }),
    });
    const drawn = (name: string) =>
      CHARTS["regions-top"]?.(materialOfCase({ name: "regions", figures: regionsOf(name) }));
    expect(drawn("Alblasserwaard Vijfheerenlanden")).not.toBeNull();
    expect(drawn("d".repeat(60))).toBeNull();
  });
});

/** The charts with the text beside each. */
const BESIDE = [
  ["people-supported", "people.supported"],
  ["children-by-measure", "children.measures"],
  ["children-by-residence", "children.residence"],
  ["placements-by-reason", "placements.reasons"],
  ["regions-top", "regions.involved"],
  ["families-by-composition", "families.composition"],
  ["families-by-custody", "families.custody"],
] as const;

const ALL_CASES = Object.values({ ...FAMILY_CASES, ...CHILDREN_CASES, ...PLACEMENT_CASES }).flat();

describe.each(BESIDE)("%s and %s", (chartId, sentenceId) => {
  const sentencesIn = ALL_CASES.map((golden) => {
    const material = materialOfCase(golden);
    const chart = CHARTS[chartId]?.(material) ?? null;
    return { golden, chart, sentence: SENTENCES[sentenceId]?.(material) ?? null };
  });

  it("never say the same", () => {
    const twice = sentencesIn.filter(
      ({ chart, sentence }) =>
        chart !== null && plainText(sentence ?? []).includes(plainText(chart.title)),
    );
    expect(twice.map(({ golden }) => golden.name)).toEqual([]);
  });

  it("have titles that fit", () => {
    const titles = sentencesIn.flatMap(({ chart }) =>
      chart?.subtitle === undefined ? [] : [plainText(chart.title)],
    );
    expect(titles.length).toBeGreaterThan(0);
    expect(titles.filter((title) => title.length > 75)).toEqual([]);
  });

  it("have only true origins", () => {
    const settings = { website: "", contact: null, events: [] };
    const { redefinitions } = SAMPLE_CODEBOOK.codebook;
    const lies = sentencesIn.flatMap(({ golden, chart, sentence }) => {
      const sources = { figures: [publishedOfCase(golden)], redefinitions, settings };
      return runsIn([chart, sentence]).flatMap((run) => lieOf(run, sources) ?? []);
    });
    expect(lies).toEqual([]);
  });
});
