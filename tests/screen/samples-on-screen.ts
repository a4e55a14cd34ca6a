import { sampleCases, sampleOfType } from "../layout/samples.ts";
import { THEMES } from "../themes.ts";
import { reportMaker, type WholeReport } from "../whole-report.ts";

/** A sample report for screens. */
export interface ScreenSample {
  /** The name of the theme and the period. */
  readonly name: string;
  readonly theme: keyof typeof THEMES;
  readonly whole: WholeReport;
}

/** The learning report in every theme. */
export async function learningReportsOnScreen(): Promise<readonly ScreenSample[]> {
  const samples: ScreenSample[] = [];
  for (const theme of ["standaard", "tweede"] as const) {
    const { name, type, report } = await sampleOfType("leerrapport", THEMES[theme]);
    const whole = await (await reportMaker(THEMES[theme], type))(report);
    samples.push({ name: `${theme}: ${name}`, theme, whole });
  }
  return samples;
}

/** The reports of the sample periods in every theme. */
export async function samplesOnScreen(): Promise<readonly ScreenSample[]> {
  const samples: ScreenSample[] = [];
  for (const theme of ["standaard", "tweede"] as const) {
    // One theme after the other: drawings are measured in one font at a time.
    const makeReport = await reportMaker(THEMES[theme]);
    for (const { name, report } of await sampleCases(THEMES[theme])) {
      samples.push({ name: `${theme}: ${name}`, theme, whole: await makeReport(report) });
    }
  }
  return samples;
}
