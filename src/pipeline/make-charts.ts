import type { DocumentType } from "../document-type/document-type.ts";
import { ALL_DOCUMENTS } from "../document-type/document-type.ts";
import { filesOfType } from "../document-type/type-files.ts";
import { ReportError } from "../errors.ts";
import { closestTerm, onlyContinuation } from "../language/closest.ts";
import type { Findings } from "../messages/finding.ts";
import { pictureMessages as texts } from "../messages/pictures.ts";
import { chartsOf } from "../model/report-model.ts";
import type { Period } from "../period/period.ts";
import { publishFolder, tryFolder } from "../publish/output-folder.ts";
import { assertNotUnpublished, publishedIn } from "../publish/published-before.ts";
import { manifestJson } from "../publish/report-files.ts";
import type { Settings } from "../settings/settings.ts";
import { toolVersion } from "../tool-version.ts";
import { assembleFrom } from "./assemble-report.ts";
import { loadDocumentType, outputFolder, requireFit } from "./document-types.ts";
import type { GenerateContext } from "./generate.ts";
import { makePictures, type WantedPictures } from "./make-pictures.ts";
import { namingHouseStyle } from "./naming-house-style.ts";
import { requireReportSettings } from "./report-settings.ts";
import { shareWork } from "./shared-work.ts";

/** What the machine gives for the run. */
export interface ChartsContext extends Omit<GenerateContext, "step" | "timed"> {
  /** Names the current step, for the user who waits. */
  readonly step: (step: "reading" | "taking" | "writing") => void;
}

/** The pictures that a run made. */
export interface MadeCharts {
  /** The output folder. */
  readonly folder: string;
  readonly files: readonly string[];
  /** The charts in the order of the report. */
  readonly charts: ReturnType<typeof chartsOf>;
  readonly warnings: Findings;
  /** True if its figures are for internal use only. */
  readonly isForInternalUse: boolean;
}

/**
 * Makes the pictures of a report in a folder beside it, from the export on. Throws ReportError, and
 * then does not change the folder.
 */
export async function makeCharts(
  period: Period,
  settings: Settings,
  wanted: WantedPictures,
  context: ChartsContext,
): Promise<MadeCharts> {
  const type = await typeWithCharts(settings);
  requireFit(type, period, settings);
  const shared = shareWork([{ period, type }], settings, context);
  const style = await requireReportSettings(period, settings, shared.houseStyle);
  const { houseStyle } = style;
  const tools = shared.toolsFor(type, houseStyle);

  context.step("reading");
  const assembling = assembleFrom(shared, period, type, style, settings, context);
  assembling.catch(() => undefined);
  const { signal, debug } = context;
  const folder = `${outputFolder(period, type, settings)}-grafieken`;
  await tryFolder(folder, { signal, debug });
  assertNotUnpublished(folder, await publishedIn(folder), settings);
  const report = await assembling;
  const charts = requireCharts(chartsOf(report.model), period, wanted);

  context.step("taking");
  const making = makePictures(report.model, tools, context, wanted);
  const pictures = await namingHouseStyle(making, houseStyle, context.browser, tools.template);

  context.step("writing");
  const material = {
    ...report,
    settings,
    houseStyle,
    typeInputs: await filesOfType(type),
    toolVersion: await toolVersion(),
    browserVersion: (await context.browser).version,
  };
  const files = new Map([...pictures, ["manifest.json", manifestJson(material, pictures)]]);
  signal?.throwIfAborted();
  await publishFolder(folder, files, { debug });
  return {
    folder,
    files: [...files.keys()],
    charts,
    warnings: report.found,
    isForInternalUse: report.model.internalUseOnly,
  };
}

/** Loads the document type. Throws ReportError "usage" if it has no chart. */
async function typeWithCharts(settings: Settings): Promise<DocumentType> {
  if (settings.document === ALL_DOCUMENTS) throw new ReportError("usage", texts.oneDocument);
  const type = await loadDocumentType(settings.document, settings);
  const blocks = type.sections.flatMap((section) => section.blocks);
  if (blocks.some((block) => "chart" in block)) return type;
  throw new ReportError("usage", texts.noCharts(type.name));
}

function requireCharts(
  charts: MadeCharts["charts"],
  { id }: Period,
  { charts: asked }: WantedPictures,
): MadeCharts["charts"] {
  if (charts.length === 0) throw new ReportError("input", texts.nothingToDraw(id));
  if (asked === undefined) return charts;
  const known = charts.map((chart) => chart.id);
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const meant = unknown.flatMap(
      (name) => onlyContinuation(name, known) ?? closestTerm(name, known) ?? [],
    );
    throw new ReportError("usage", texts.unknownCharts(unknown, meant, known));
  }
  return charts.filter((chart) => asked.includes(chart.id));
}
