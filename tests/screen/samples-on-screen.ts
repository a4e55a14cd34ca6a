import { layoutCases } from "../layout/cases.ts";
import { reportMaker, type WholeReport } from "../whole-report.ts";

/** A sample report to be opened on screens. */
export interface ScreenSample {
  readonly name: string;
  readonly whole: WholeReport;
}

/** The reports of the sample periods. */
export async function samplesOnScreen(): Promise<readonly ScreenSample[]> {
  const makeReport = await reportMaker();
  const samples = (await layoutCases()).filter(({ name }) => name.startsWith("the sample of "));
  return await Promise.all(
    samples.map(async ({ name, report }) => ({ name, whole: await makeReport(report) })),
  );
}
