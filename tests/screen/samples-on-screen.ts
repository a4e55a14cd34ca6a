import { sampleCases } from "../layout/samples.ts";
import { reportMaker, type WholeReport } from "../whole-report.ts";

/** A sample report to be opened on screens. */
export interface ScreenSample {
  readonly name: string;
  readonly whole: WholeReport;
}

/** The reports of the sample periods. */
export async function samplesOnScreen(): Promise<readonly ScreenSample[]> {
  const makeReport = await reportMaker();
  return await Promise.all(
    (await sampleCases()).map(async ({ name, report }) => ({ name, whole: await makeReport(report) })),
  );
}
