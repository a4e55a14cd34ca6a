import { layoutCases } from "../layout/cases.ts";
import { sampleCases, type LayoutCase } from "../layout/samples.ts";
import { THEMES } from "../themes.ts";
import { heldOutCases } from "./held-out.ts";
import { LOGOS, logoOf } from "./logos.ts";
import { stressCase } from "./stress.ts";

/** The reports of which the PDFs must conform: what they look like is told by tests/layout. */
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
    { name: "an edition for internal use", report: { ...sample.report, threshold: 0 } },
  ];
}
