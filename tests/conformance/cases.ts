import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { memorySource, type OpenSource } from "../../src/monitor/source.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { layoutCases } from "../layout/cases.ts";
import { sampleCases, type LayoutCase } from "../layout/samples.ts";
import { csvOf, fullRows } from "../monitor/export.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";
import { THEMES } from "../themes.ts";
import { heldOutCases } from "./held-out.ts";
import { LOGOS, logoOf } from "./logos.ts";
import { stressCase } from "./stress.ts";

/** The reports whose PDFs must conform. tests/layout checks their appearance. */
export async function conformanceCases(): Promise<readonly LayoutCase[]> {
  const layout = await layoutCases();
  const small = layout.find(({ name }) => name === "an export of one row");
  const sample = layout.find(({ name }) => name === "the sample of 2024-Q1");
  if (small === undefined || sample === undefined) throw new Error("a layout case was renamed");
  const logos = LOGOS.map(async (file): Promise<LayoutCase> => ({
    name: `the logo ${file}`,
    report: { ...small.report, logo: await logoOf(file) },
  }));
  const inSecondTheme = (await sampleCases(THEMES.tweede)).map(({ name, report }): LayoutCase => ({
    name: `${name} in the second theme`,
    report,
    theme: THEMES.tweede,
  }));
  return [
    ...layout,
    ...inSecondTheme,
    await stressCase(sample.report.source),
    ...(await heldOutCases()),
    ...(await Promise.all(logos)),
    {
      name: "a report on four kept periods",
      report: { ...sample.report, kept: await keptQuarters() },
    },
    {
      name: "regions in other scripts",
      report: { ...small.report, source: regionsInOtherScripts(), narratives: [] },
    },
    { name: "an edition for internal use", report: { ...sample.report, threshold: 0 } },
  ];
}

/** Text from right to left, with accents and digits, in fonts of the browser, and in no font. */
const OTHER_SCRIPTS = ["שלום", "(שָׁלוֹם) 12 א", "Αθήνα ή Москва", "مرحبا بكم", "中文 a\u0323\u0308"];

function regionsInOtherScripts(): OpenSource {
  const rows = Array.from({ length: 60 }, (_, index) => ({
    jeugdzorgregios: OTHER_SCRIPTS.filter((_, place) => index % (place + 1) === 0).join("|"),
  }));
  return memorySource("monitor.csv", Buffer.from(csvOf(fullRows(...rows)), "utf8"));
}

/** A year of reports from the sample's export, which make a trend. */
async function keptQuarters(): Promise<readonly PublishedFigures[]> {
  const quarters = ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"];
  return await Promise.all(
    quarters.map((one) => figuresOfFile("fixtures/monitor.csv", one, 5, SAMPLE_CODEBOOK)),
  );
}
