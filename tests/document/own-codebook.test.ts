import { beforeAll, describe, expect, it } from "vitest";

import { failureOf } from "../failure-of.ts";
import type { WholeReport } from "../whole-report.ts";
import { lieOf, runsIn } from "./origin-lies.ts";
import { OWN_LABELS, REDEFINITIONS_OF_CASE } from "./own-codebook-case.ts";
import {
  ABOUT,
  OWN_REPORTS,
  ownReport,
  sentencesIn,
  textsIn,
  WEBSITE,
} from "./own-codebook-report.ts";
import { chartsOf } from "../../src/model/report-model.ts";
import { plainText } from "../../src/model/text.ts";

const ALL_SHOWN = { period: "2024-Q1", threshold: 0 };

describe.each(OWN_REPORTS)("a report with a changed codebook: $name", (asked) => {
  let report: WholeReport;
  beforeAll(async () => {
    report = await ownReport(asked);
  });

  it("has only true origins", () => {
    const settings = { ...ABOUT, website: WEBSITE };
    const { figures, model } = report;
    const runs = runsIn(model);
    const sources = { figures, redefinitions: REDEFINITIONS_OF_CASE, settings };
    expect(runs.length).toBeGreaterThan(50);
    expect(runs.flatMap((run) => lieOf(run, sources) ?? [])).toEqual([]);
  });

  it("does not use the standard names of renamed answers", () => {
    const all = textsIn(report.model).join("\n").toLowerCase();
    const gone = [
      /persoonlijk herstel/,
      /bestaanszekerhe/,
      /externe betrokkenen/,
      /de moeder\b/,
      /eenoudergezin/,
      /middelengebruik/,
      /contactherstel met/,
      /na een uithuisplaatsing: /,
    ];
    expect(gone.filter((name) => name.test(all))).toEqual([]);
  });
});

describe("changed names in a report without withheld numbers", () => {
  let report: WholeReport;
  beforeAll(async () => {
    report = await ownReport(ALL_SHOWN);
  });

  it("appear in the charts, with the added answers", () => {
    const charts = sentencesIn(report.model, "chart");
    const { themes, ondersteunde, gezinssamenstelling, redenen_uithuisplaatsing } = OWN_LABELS;
    const shown = [themes, ondersteunde, gezinssamenstelling, redenen_uithuisplaatsing];
    for (const labels of [...shown, OWN_LABELS.gewenste_situatie]) {
      // In the table. The alt text also gives the largest, in lower case.
      expect(charts).toEqual(expect.arrayContaining(Object.values(labels)));
      const spoken = Object.values(labels).map(
        (label) => `${label.charAt(0).toLowerCase()}${label.slice(1)}`,
      );
      expect(spoken.some((label) => charts.join("\n").includes(label))).toBe(true);
    }
  });

  it("appear in the parts that charts draw", () => {
    const categories = chartsOf(report.model).flatMap(({ categories: found }) => found);
    const drawn = new Set(categories.map(({ label }) => plainText(label)));
    const { themes, gewenste_situatie } = OWN_LABELS;
    const labels = [...Object.values(themes), ...Object.values(gewenste_situatie)];
    expect(labels.filter((label) => !drawn.has(label))).toEqual([]);
  });

  it("appear in the chart of results by name", () => {
    const charts = sentencesIn(report.model, "chart");
    const { terugplaatsing_kinderen, contact_kinderen_hersteld } = OWN_LABELS.resultaten;
    expect(charts).toEqual(
      expect.arrayContaining([terugplaatsing_kinderen, contact_kinderen_hersteld]),
    );
  });

  it("appear in the findings of charts in lower case", () => {
    const charts = sentencesIn(report.model, "chart").join("\n");
    expect(charts).toContain("Het vaakst ondersteunen we moeder (18+) (");
    expect(charts).toMatch(/gezinnen gaat het om (?:gezin met 1 ouder|pleeggezin \(24\/7\))/);
    expect(charts).toContain("armoede (onder 120%)");
    expect(charts).toContain("noemt als wens rust in huis, 24/7");
    expect(charts).toContain("vroegen om hulp bij omgang met 1 of meer instanties");
  });

  it("appear in sentences in lower case", () => {
    const sentences = sentencesIn(report.model, "paragraph").join("\n");
    expect(sentences).toContain("290 gezinnen noemen als wens contact met kind 1, 2 of 3");
    expect(sentences).toContain("Ook om hulp bij weer 1 gezin vroegen meer gezinnen (282)");
  });

  it("count the cases of the added answers", () => {
    const figure = report.figures[0]?.figures["support.desiredSituation"];
    const categories = figure !== undefined && "categories" in figure ? figure.categories : [];
    const value = categories.find(({ code }) => code === "rust")?.value ?? 0;
    expect(value).toBeGreaterThan(100);
    expect(sentencesIn(report.model, "chart")).toContain(String(value));
  });
});

describe("other changed names in a report", () => {
  const routes = (answers: object) => ({ aanmeldroute: { answers } });

  it("are left out of sentences if nobody gave the answer", async () => {
    const report = await ownReport(ALL_SHOWN, routes({ wijkteam: { label: "Wijkteam" } }));
    expect(sentencesIn(report.model, "paragraph").join("\n")).not.toContain("Wijkteam");
  });

  it("appear in the sentence about routes", async () => {
    const report = await ownReport(ALL_SHOWN, routes({ wijkteam: { label: "Wijkteam" } }), [
      ["aanmeldroute", "wijkteam", 3],
    ]);
    expect(sentencesIn(report.model, "paragraph").join("\n")).toMatch(/\d wijkteam/i);
  });

  it("may contain a number if they name a new route", async () => {
    const made = ownReport(ALL_SHOWN, routes({ wijkteam: { label: "Wijkteam 18+" } }), [
      ["aanmeldroute", "wijkteam", 3],
    ]);
    expect(await failureOf(made)).toBe("no failure");
  });

  it("replace the names of routes", async () => {
    const report = await ownReport(ALL_SHOWN, routes({ professional: { label: "Hulpverlener" } }));
    expect(sentencesIn(report.model, "paragraph").join("\n")).toMatch(/\d (?:via )?hulpverlener/i);
  });

  it("replace the names of custody", async () => {
    const answers = { een_ouder: { label: "Bij 1 van de ouders" } };
    const report = await ownReport(ALL_SHOWN, { gezag: { answers } });
    expect(sentencesIn(report.model, "chart")).toContain("Bij 1 van de ouders");
  });

  it.each([["gezag"], ["aanmeldroute"]] as const)(
    "may have the code constructor in %s",
    async (column) => {
      const answers = { constructor: { label: "Bouwer" } };
      const made = ownReport(ALL_SHOWN, { [column]: { answers } }, [[column, "constructor", 4]]);
      expect(await failureOf(made)).toBe("no failure");
    },
  );
});
