import { beforeAll, describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { textsOf } from "../charts/texts-of-drawing.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { sampleCases } from "../layout/samples.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";
import { THEMES } from "../themes.ts";
import { reportMaker, type ReportSource, type WholeReport } from "../whole-report.ts";
import { lieOf, runsIn } from "./origin-lies.ts";

const WEBSITE = "https://www.voorbeeld.nl/rapporten";
const KEPT = ["2022-Q4", "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"];
const CHART_IDS = ["results-kept"];

let report: ReportSource;
let kept: readonly PublishedFigures[];
beforeAll(async () => {
  const sample = (await sampleCases()).at(-1);
  if (sample === undefined) throw new Error("no sample");
  kept = await Promise.all(
    KEPT.map(
      async (period) => await figuresOfFile("fixtures/monitor.csv", period, 5, SAMPLE_CODEBOOK),
    ),
  );
  const pointers = { webpage: null, accessibility: { statement: null, contact: null } };
  report = { ...sample.report, website: WEBSITE, pointers, kept };
});

describe.each(Object.values(THEMES))("a report with snapshots, in the theme $name", (theme) => {
  let whole: WholeReport;
  beforeAll(async () => {
    whole = await (await reportMaker(theme))(report);
  });

  it.each(CHART_IDS)("draws %s completely on a page and on a telephone", (id) => {
    const chart = whole.model.sections
      .flatMap(({ blocks }) => blocks)
      .find((block) => block.type === "chart" && block.id === id);
    const drawings = [whole.charts, whole.wideCharts, whole.narrowCharts].map((drawn) =>
      drawn.get(id),
    );
    expect(drawings.map((drawing) => drawing?.width)).toEqual([472, 472, 320]);
    for (const drawing of drawings) {
      const texts = textsOf(drawing?.svg ?? "").map(({ text }) =>
        text.replaceAll(/\s+/g, " ").trim(),
      );
      expect(texts).toContain("okt–dec 2022");
      expect(texts).toContain("jan–mrt 2024");
      expect(texts.filter((text) => text.includes("…"))).toEqual([]);
    }
    expect(JSON.stringify(chart)).toContain("zoals we ze toen publiceerden");
  });

  it("has only true origins", () => {
    const runs = runsIn(whole.model);
    const known = {
      figures: whole.figures,
      kept,
      redefinitions: SAMPLE_CODEBOOK.codebook.redefinitions,
      settings: { ...report.about, website: WEBSITE },
    };
    expect(runs.filter(({ origin }) => origin.includes("@kept/")).length).toBeGreaterThan(20);
    expect(runs.flatMap((run) => lieOf(run, known) ?? [])).toEqual([]);
  });
});
