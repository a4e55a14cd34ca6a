import type { DocumentType } from "../document-type/document-type.ts";
import type { Period } from "../period/period.ts";
import type { HouseStyle } from "../settings/house-style.ts";
import { documentEpoch, type Settings } from "../settings/settings.ts";
import { toolVersion } from "../tool-version.ts";
import type { AssembledReport } from "./assemble-report.ts";
import { namingHouseStyle } from "./naming-house-style.ts";
import { namingNarratives, requireFewPages } from "./no-room.ts";
import {
  renderReport,
  type RenderedReport,
  type RenderingContext,
  type RenderingTools,
} from "./render-report.ts";

/** The period, type and settings that a report was assembled for. */
interface AssembledFor {
  readonly period: Period;
  readonly documentType: DocumentType;
  readonly houseStyle: HouseStyle;
  readonly settings: Settings;
}

/**
 * Renders an assembled report as readers get it. Throws ReportError if the browser fails, or if
 * part of the report does not fit. The error names the user's files that may be the cause.
 */
export async function finishReport(
  report: AssembledReport,
  { period, documentType, houseStyle, settings }: AssembledFor,
  tools: RenderingTools,
  context: RenderingContext,
): Promise<RenderedReport> {
  const about = {
    pdfStandard: settings.pdfStandard,
    created: documentEpoch(settings, period),
    toolVersion: await toolVersion(),
  };
  const rendering = renderReport(report.model, report.figures, about, tools, context);
  const named = namingHouseStyle(rendering, houseStyle, context.browser, tools.template);
  const rendered = await namingNarratives(named, report, settings);
  requireFewPages(rendered, documentType, report, settings);
  return rendered;
}
