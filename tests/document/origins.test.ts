import { beforeAll, describe, expect, it } from "vitest";

import { figureOf } from "../../src/figures/catalogue.ts";
import { layoutCases } from "../layout/cases.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";
import { reportMaker } from "../whole-report.ts";
import { figuresWith } from "./report-of.ts";
import { lieOf, runsIn, type OriginRun } from "./origin-lies.ts";
import type { OriginSources } from "./resolve-origin.ts";

const WEBSITE = "https://www.voorbeeld.nl/rapporten/2024";
const POINTERS = {
  webpage: "https://www.voorbeeld.nl/rapporten/2024-Q1",
  accessibility: {
    statement: "https://www.voorbeeld.nl/verklaring/2024",
    contact: { text: "088 123 45 67", link: "tel:+31881234567" },
  },
};
const WELCOME = "responseTimes.welcomeWithin7Days";
const CASES = (await layoutCases()).flatMap(({ name, report }) => [
  { name, report: { ...report, website: WEBSITE, pointers: POINTERS } },
  { name: `${name}, all shown`, report: { ...report, website: WEBSITE, threshold: 0 } },
]);

describe("the origins in a report", () => {
  const runs = new Map<string, readonly OriginRun[]>();
  const sources = new Map<string, OriginSources>();
  beforeAll(async () => {
    const makeReport = await reportMaker();
    for (const { name, report } of CASES) {
      const { model, figures } = await makeReport(report);
      runs.set(name, runsIn(model));
      sources.set(name, {
        figures,
        ...(report.kept === undefined ? {} : { kept: report.kept }),
        redefinitions: (report.codebook ?? SAMPLE_CODEBOOK).codebook.redefinitions,
        settings: { ...report.about, website: WEBSITE, ...POINTERS },
      });
    }
  });

  it.each(CASES.map(({ name }) => name))("of %s are true", (name) => {
    const found = runs.get(name) ?? [];
    const known = sources.get(name);
    expect(found.length).toBeGreaterThan(20);
    expect(known && found.flatMap((run) => lieOf(run, known) ?? [])).toEqual([]);
  });

  it("cover all kinds of origins", () => {
    const origins = [...runs.values()].flat().map(({ origin }) => origin);
    const kinds = [
      /^registrations\.total\.value$/,
      /^status\.byCategory\.lopend$/,
      /^share\(.+ - .+\)$/,
      /^share\(\d{4}-Q\d\/.+\.numerator, .+\)$/,
      /^[^(]+ - [^(]+$/,
      /^share\(.+, since\(.+\)\)$/,
      /^rate\(/,
      /^max\(/,
      /^rate\(/,
      /^months\(/,
      /^label\(/,
      /^definition\(/,
      /^span\(/,
      /\.label$/,
      /^\d{4}-Q\d\/period\.short$/,
      /^signed\(.+\.percentage - .+\.percentage\)$/,
      /^redefinition\(.+\)\.from$/,
      /^rule\./,
      /^settings\.website$/,
      /^settings\.accessibility\.(?:statement|contact)$/,
      /^settings\.events$/,
      /^children\.returned\.asOf$/,
      /^results\.byTheme\.\w+\.asOf$/,
      /^results\.inPeriodByTheme\.overlaps$/,
      /^disclosure\.withheld$/,
      /^disclosure\.against$/,
    ];
    expect(kinds.filter((kind) => !origins.some((origin) => kind.test(origin)))).toEqual([]);
    const texts = [...runs.values()].flat().map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(["niet getoond", "tonen we niet"]));
  });

  it.each([
    ["966", "registrations.total.value"],
    ["967", "registrations.total"],
    ["967", "2023-Q3/registrations.total.value"],
    ["967", "registrations.totals.value"],
    ["84%", "share(responseTimes.contactWithin2Days.numerator, registrations.total.value)"],
    ["85%", "share(responseTimes.contactWithin2Days)"],
    ["ruim de helft", "share(status.byCategory.afgesloten, status.byCategory.total)"],
    ["+1", `signed(${WELCOME}.percentage - 2023-11--2024-01/${WELCOME}.percentage)`],
    ["jan–apr 2024", "period.short"],
    ["39", "perMonth(registrations.inPeriod.value)"],
    ["501", "status.byCategory.lopend - status.byCategory.heropend"],
    ["118", "sum(registrations.byMonth.2025*)"],
    ["12", "mean(registrations.byMonth)"],
    ["474", "since(registrations.byMonth.2023-09)"],
    ["13", "rate(registrations.byOrigin.flevoland)"],
    ["ruim vijf maanden", "months(waitingTimes.daysOfSupport.median)"],
    ["3", "rule.contactWithinDays"],
    ["https://www.elders.nl/1", "settings.website"],
    ["7 maart 2024", "settings.events"],
    ["categorie 2", "status.byCategory.lopend.label"],
    ["4", "regions.byRegion.IJmond"],
    ["967", "uit het hoofd"],
  ])("are rejected if they are false: %s from %s", (text, origin) => {
    const known = sources.get("the sample of 2024-02..2024-04");
    expect(known && lieOf({ text, origin }, known)).toEqual(expect.any(String));
  });
});

describe("origins of held and withheld numbers", () => {
  const figures = figuresWith({
    "registrations.total": { value: 60 },
    "children.returned": { value: 36, held: true, asOf: "2023-12-31" },
    "people.bySupported": {
      total: 60,
      categories: [
        { code: "moeder", label: "Moeder", value: 40, held: true, asOf: "2023-12-31" },
        { code: "vader", label: "Vader", value: 20 },
        { code: "kinderen", label: "Kinderen", value: null, withheld: true },
      ],
    },
  });
  const known: OriginSources = {
    figures: [figures],
    redefinitions: [],
    settings: { contact: null, events: [] },
  };

  it.each([
    ["36", "children.returned.value"],
    ["eind december 2023", "children.returned.asOf"],
    ["40", "people.bySupported.moeder"],
    ["niet getoond", "people.bySupported.kinderen"],
    ["tonen we niet", "people.bySupported.kinderen"],
    ["eind december 2023", "people.bySupported.moeder.asOf"],
  ])("are true for the number itself: %s from %s", (text, origin) => {
    expect(lieOf({ text, origin }, known)).toBeNull();
  });

  it.each([
    ["67%", "share(people.bySupported.moeder, people.bySupported.total)"],
    ["60", "people.bySupported.moeder + people.bySupported.vader"],
    ["20", "people.bySupported.total - people.bySupported.moeder"],
    ["0", "signed(children.returned.value - children.returned.value)"],
    ["eind december 2023", "people.bySupported.vader.asOf"],
    ["niet getoond", "people.bySupported.moeder"],
    ["niet getoond", "people.bySupported.vader"],
    ["0", "people.bySupported.kinderen"],
  ])(
    "are rejected if a calculation uses the number, or if the text gives another: %s from %s",
    (text, origin) => {
      expect(lieOf({ text, origin }, known)).toEqual(expect.any(String));
    },
  );
});

describe("the rules that origins name", () => {
  it("are the rules in the definitions", () => {
    expect(figureOf("responseTimes.contactWithin2Days").definition).toContain(
      "binnen 2 kalenderdagen",
    );
    expect(figureOf("responseTimes.welcomeWithin7Days").definition).toContain(
      "binnen 7 kalenderdagen",
    );
  });
});
