import { ownType } from "../document-types.ts";
import type { FiguresOf } from "../../src/model/origins/read-origins.ts";
import type { ReportModel } from "../../src/model/report-model.ts";
import { parsePeriod } from "../../src/period/period.ts";
import { readReportFigures } from "../report-figures.ts";
import { buildFromFigures } from "../../src/pipeline/build-from-figures.ts";
import { settleSettings } from "../../src/settings/settle-settings.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";
import { earlierFigures, type ReportSource } from "../whole-report.ts";
import { TEST_RELEASE } from "../test-release.ts";

/** A report as data, with the figures that its origins name. */
export interface BuiltReport {
  readonly model: ReportModel;
  readonly figuresOf: FiguresOf;
}

/** Builds a report like the command, without drawing it. */
export async function builtReport(
  { source, period: asked, kept = [] }: Pick<ReportSource, "source" | "period" | "kept">,
  about: Partial<ReportSource["about"]> = {},
): Promise<BuiltReport> {
  const period = parsePeriod(asked);
  if (period === undefined) throw new Error(`${asked} is no period`);
  const documentType = await ownType();
  const settings = { ...(await settleSettings({}, {}, "/")), ...about };
  const sources = {
    documentType,
    source,
    codebook: SAMPLE_CODEBOOK,
    ledger: { against: () => kept.filter((one) => one.period.id !== period.id) },
    earlier: earlierFigures(kept, documentType.name, period),
    narratives: [],
    logo: null,
    release: TEST_RELEASE,
  };
  const { figures, findings } = await readReportFigures(period, sources, settings, {});
  if (figures === null) throw new Error(`refused: ${findings.map(({ code }) => code).join()}`);
  return {
    model: buildFromFigures(figures, sources, settings).model,
    figuresOf: (edition) =>
      edition === null
        ? figures[0]
        : // A period can occur twice. Then the first has only what a trend shows.
          (edition.isKept ? kept : figures).findLast((one) => one.period.id === edition.period),
  };
}
