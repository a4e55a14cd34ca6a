import { prepareDrawing } from "../src/charts/draw-all.ts";
import { buildReport } from "../src/document/build-report.ts";
import { loadDocumentType } from "../src/document/document-type.ts";
import type { MonitorSource } from "../src/monitor/source.ts";
import type { Narrative } from "../src/narrative/narrative.ts";
import { parsePeriod, precedingPeriod } from "../src/period/period.ts";
import { readProtectedFigures } from "../src/pipeline/protected-figures.ts";
import { renderHtml } from "../src/render/render-html.ts";
import { loadTemplate } from "../src/render/template.ts";
import { settleSettings, type Settings } from "../src/settings/settings.ts";

/** What a whole report is made from. */
export interface WholeReport {
  readonly source: MonitorSource;
  readonly period: string;
  readonly narratives: readonly Narrative[];
  /** What the settings say of the team and of what happened. */
  readonly about: Pick<Settings, "organisation" | "contact" | "events">;
}

/** Tells what makes whole reports as the command does, fonts and template read once. */
export async function reportMaker(): Promise<(report: WholeReport) => Promise<string>> {
  const documentType = await loadDocumentType("voortgangsrapportage");
  const { fonts, drawCharts } = await prepareDrawing();
  const template = await loadTemplate(documentType.folder);
  const settings = await settleSettings({}, {}, "/");
  return async ({ source, period: asked, narratives, about }) => {
    const period = parsePeriod(asked);
    if (period === undefined) throw new Error(`${asked} is no period`);
    const periods = [period, precedingPeriod(period)];
    const { figures, findings } = await readProtectedFigures(source, periods, settings, {});
    const [current, previous] = figures ?? [];
    if (current === undefined || previous === undefined) {
      throw new Error(`refused: ${findings.map(({ code }) => code).join()}`);
    }
    const model = buildReport({
      documentType,
      figures: current,
      previousFigures: previous,
      narratives,
      ...about,
      publishedOn: null,
      internalUseOnly: false,
    });
    return renderHtml(model, await drawCharts(documentType.folder, model), fonts, template);
  };
}
