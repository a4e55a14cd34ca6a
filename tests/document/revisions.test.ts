import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import type { ChartBlock } from "../../src/model/blocks.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { plainText } from "../../src/model/text.ts";
import { CATALOGUE } from "../../src/figures/catalogue.ts";
import { formatInteger } from "../../src/language/words.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { sampleCases } from "../layout/samples.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";
import { reportMaker, type WholeReport } from "../whole-report.ts";
import { lieOf, runsIn } from "./origin-lies.ts";
import { allText, figuresWith, reportOf } from "./report-of.ts";

const EARLIER = "fixtures/monitor-2024-01-31.csv";
const LATER = "fixtures/monitor.csv";
const MONTHS = "registrations.byMonth";

/** The running text of a section. */
function proseOf({ sections }: ReportModel, section: string): string {
  const { blocks = [] } = sections.find(({ id }) => id === section) ?? {};
  return blocks
    .flatMap((block) => (block.type === "paragraph" ? [plainText(block.text)] : []))
    .join("\n");
}

function chartOf({ sections }: ReportModel): ChartBlock {
  const found = sections
    .flatMap(({ blocks }) => blocks)
    .find((block) => block.type === "chart" && block.id === "registrations-by-month");
  if (found?.type !== "chart") throw new Error("no chart of months");
  return found;
}

/** The description of each revised figure, by its label. */
function revisedIn({ sections }: ReportModel): ReadonlyMap<string, string> {
  const { blocks = [] } = sections.find(({ id }) => id === "aangepast") ?? {};
  const list = blocks.find(({ type }) => type === "terms");
  if (list?.type !== "terms") return new Map();
  return new Map(
    list.items.map(({ term, explanation }) => [plainText(term), plainText(explanation)]),
  );
}

/** The registrations of each month, by its label. */
function monthsOf({ figures }: PublishedFigures): ReadonlyMap<string, number | null> {
  const figure = figures[MONTHS];
  if (figure === undefined || !("categories" in figure)) throw new Error("no months");
  return new Map(figure.categories.map(({ label, value }) => [label, value]));
}

describe("a report of the sample with a snapshot of an earlier export", () => {
  let whole: WholeReport;
  let published: PublishedFigures;
  let anew: PublishedFigures;
  /**
   * The months with a difference between the two exports: label, earlier number, current number.
   */
  let differing: readonly (readonly [label: string, then: number, now: number])[];

  beforeAll(async () => {
    published = await figuresOfFile(EARLIER, "2023-12", 5, SAMPLE_CODEBOOK);
    anew = await figuresOfFile(LATER, "2023-12", 5, SAMPLE_CODEBOOK);
    const now = monthsOf(anew);
    differing = [...monthsOf(published)].flatMap(([label, then]) =>
      then === now.get(label) ? [] : [[label, then ?? 0, now.get(label) ?? 0] as const],
    );
    const sample = (await sampleCases()).at(-1);
    if (sample === undefined) throw new Error("no sample");
    whole = await (await reportMaker())({ ...sample.report, kept: [published] });
  });

  it("has months with a difference", () => {
    expect(differing.length).toBeGreaterThan(0);
    expect(monthsOf(anew).size).toBe(monthsOf(published).size);
  });

  it("marks exactly these months in the drawing, the table and the text", () => {
    const chart = chartOf(whole.model);
    const labels = [...monthsOf(whole.figures[0] ?? anew).keys()];
    const marked = (chart.series[0]?.values ?? []).flatMap((value, index) =>
      value?.was === undefined
        ? []
        : [[labels[index], plainText(value.was), plainText(value.text)]],
    );
    expect(marked).toEqual(differing.map(([label, then, now]) => [label, `${then}`, `${now}`]));
    const cells = chart.table.rows.flatMap((row) => row.cells.map(plainText));
    expect(cells.filter((text) => text.includes("was"))).toEqual(
      differing.map(([, then, now]) => `${now} (was ${then})`),
    );
    const prose = proseOf(whole.model, "aanmeldingen");
    for (const [label, then, now] of differing) {
      expect(prose).toContain(`${label} telt er nu ${now} (was ${then})`);
    }
  });

  it("lists exactly the figures with a difference", () => {
    const told = revisedIn(whole.model);
    const differs = Object.entries(anew.figures).filter(
      ([id, figure]) => JSON.stringify(figure) !== JSON.stringify(published.figures[id]),
    );
    expect([...told.keys()]).toEqual(differs.map(([, { label }]) => label));
    expect(told.get("Aanmeldingen per maand")).toMatch(/^December 2023: van \d+ naar \d+ \(\+\d\)/);
    expect(told.get("Samenstelling van het gezin")).toBe("Niet getoond.");
  });

  it("has an origin for each number", () => {
    const sources = {
      figures: whole.figures,
      kept: [published],
      redefinitions: SAMPLE_CODEBOOK.codebook.redefinitions,
      settings: { contact: null, events: [] },
    };
    const runs = runsIn(whole.model).filter(({ origin }) => !origin.startsWith("settings."));
    expect(runs.flatMap((run) => lieOf(run, sources) ?? [])).toEqual([]);
    const origins = runs.map(({ origin }) => origin);
    for (const kind of [
      /^revised\(2023-12\)$/,
      /^2023-12@kept\//,
      /^signed\(2023-12\/.* - 2023-12@kept\//,
    ]) {
      expect(origins.filter((origin) => kind.test(origin))).not.toEqual([]);
    }
    for (const [text, origin] of [
      ["18", "revised(2023-12)"],
      ["2", `revised(2023-12/${MONTHS})`],
      ["105", `2023-12@kept/${MONTHS}.2023-12`],
    ] as const) {
      expect(lieOf({ text, origin }, sources)).toEqual(expect.any(String));
    }
  });
});

/**
 * The same figures with one registration fewer in each month, and some in a month before the first.
 */
function otherMonths(published: PublishedFigures): PublishedFigures {
  const { [MONTHS]: figure } = published.figures;
  if (figure === undefined || !("categories" in figure)) throw new Error("no months");
  const fewer = figure.categories.map((one) =>
    one.value === null ? one : { ...one, value: one.value - 1 },
  );
  const gone = { code: "2021-12", label: "december 2021", value: 3 };
  const changed = { ...figure, categories: [gone, ...fewer] };
  return { ...published, figures: { ...published.figures, [MONTHS]: changed } };
}

describe("a report with a revision in every month", () => {
  it("has an origin for each number", async () => {
    const sample = (await sampleCases()).at(-1);
    if (sample === undefined) throw new Error("no sample");
    const kept = [otherMonths(await figuresOfFile(EARLIER, "2023-12", 5, SAMPLE_CODEBOOK))];
    const { model, figures } = await (await reportMaker())({ ...sample.report, kept });
    const sources = {
      figures,
      kept,
      redefinitions: SAMPLE_CODEBOOK.codebook.redefinitions,
      settings: { contact: null, events: [] },
    };
    const runs = runsIn(model).filter(({ origin }) => !origin.startsWith("settings."));
    expect(runs.flatMap((run) => lieOf(run, sources) ?? [])).toEqual([]);
    const origins = new Set(runs.map(({ origin }) => origin));
    for (const origin of [
      `revised(2023-12/${MONTHS})`,
      `year(2023-12@kept/${MONTHS})`,
      `2023-12/${MONTHS}.2021-12`,
    ]) {
      expect(origins).toContain(origin);
    }
    expect(proseOf(model, "aanmeldingen")).toMatch(/het aantal veranderde in \d+ maanden/);
  });
});

describe("a report with an earlier publication that is still correct", () => {
  it("says so only in the section that explains the figures", async () => {
    const published = await figuresOfFile(LATER, "2023-Q4", 5, SAMPLE_CODEBOOK);
    const figures = await figuresOfFile(LATER, "2024-Q1", 5, SAMPLE_CODEBOOK);
    const latest = { published, anew: published, isOtherCodebook: false };
    const model = await reportOf(figures, [], { chain: [published], latest });
    expect(revisedIn(model).size).toBe(0);
    expect(proseOf(model, "zo-telden-we")).toContain("hoefden we niet aan te passen");
    expect(proseOf(model, "aanmeldingen")).not.toContain("rapportage");
    const { alt, remark, series } = chartOf(model);
    expect(JSON.stringify({ alt, remark, series })).not.toMatch(/\*|vorige|"was"/);
  });
});

const PERIOD = {
  period: {
    id: "2023-Q4",
    from: "2023-10-01",
    to: "2023-12-31",
    label: "oktober t/m december 2023",
  },
};

/** A figure with a number, in the form that the catalogue requires. */
function shapeOf(id: string, value: number): Readonly<Record<string, unknown>> {
  const { kind } = CATALOGUE.find((figure) => figure.id === id) ?? {};
  if (kind === "count") return { value };
  const categories = [
    { code: "een", label: "Eerste", value },
    { code: "ander", label: "Tweede", value: 900 },
  ];
  return { total: 5000, list: "closed", categories };
}

describe("a small change of a sensitive figure", () => {
  const sensitive = CATALOGUE.filter((figure) => figure.sensitive).map(({ id }) => id);
  const of = (id: string, value: number, about: Partial<PublishedFigures> = {}) =>
    figuresWith({ "registrations.total": { value: 5000 }, [id]: shapeOf(id, value) }, about);
  const withTotal = (figures: PublishedFigures, value: number): PublishedFigures => {
    const total = figuresWith({ "registrations.total": { value } }).figures["registrations.total"];
    if (total === undefined) throw new Error("no total");
    return { ...figures, figures: { ...figures.figures, "registrations.total": total } };
  };
  /** The printed change of a figure after a number of new registrations. */
  const told = async (
    id: string,
    then: number,
    now: number,
    came: number,
  ): Promise<ReportModel> => {
    const published = of(id, then, PERIOD);
    const anew = withTotal(of(id, now, PERIOD), 5000 + came);
    const latest = { published, anew, isOtherCodebook: false };
    return await reportOf(of(id, 3000), [], { chain: [published], latest });
  };

  it.each(sensitive)("is not printed: %s", async (id) => {
    const change = fc.constantFrom(-4, -3, -2, -1, 1, 2, 3, 4);
    const then = fc.integer({ min: 1300, max: 1990 });
    await fc.assert(
      fc.asyncProperty(then, change, fc.constantFrom(0, 40), async (was, by, came) => {
        const model = await told(id, was, was + by, came);
        const text = allText(model);
        expect(text).not.toContain(formatInteger(was + by));
        expect(text).not.toContain(`${was + by}`);
        const explanations = [...revisedIn(model).values()].slice(came === 0 ? 0 : 1);
        const [explanation, ...others] = explanations;
        expect(others).toEqual([]);
        expect(explanation).toMatch(/^(?:Per groep: n|N)iet getoond\.$/);
        expect(proseOf(model, "aangepast")).toContain("kan op een gezin wijzen");
      }),
      { numRuns: 5 },
    );
  });

  it("is printed if it is large, so that the search above can find one", async () => {
    const text = allText(await told("registrations.byOrigin", 1300, 1400, 40));
    expect(text).toContain("1.400");
  });

  it("is not printed for few registrations, even if it is large", async () => {
    const text = allText(await told("registrations.byOrigin", 1300, 1400, 4));
    expect(text).not.toContain("1.400");
  });
});
