import path from "node:path";
import { setImmediate as turn } from "node:timers/promises";

import type { PrintableBrowser } from "../browser/browser.ts";
import { pagesOfDestinations } from "../browser/destinations.ts";
import type { Print, PrintKind } from "../browser/print-page.ts";
import type { DrawnCharts } from "../charts/draw-chart.ts";
import { readFonts } from "../charts/fonts.ts";
import { buildReport } from "../document/build-report.ts";
import { loadDocumentType, narrativeNames } from "../document/document-type.ts";
import { openSource } from "../monitor/source.ts";
import { readNarratives } from "../narrative/read-narratives.ts";
import type { Period } from "../period/period.ts";
import { figureFiles, namesBeside, reportFiles } from "../publish/report-files.ts";
import { assertReplaceable, publishFolder, repairFolder } from "../publish/output-folder.ts";
import type { Edition } from "../render/edition.ts";
import { renderHtml } from "../render/render-html.ts";
import { loadTemplate } from "../render/template.ts";
import { requireHouseStyle } from "../settings/house-style.ts";
import {
  documentEpoch,
  isForInternalUse,
  requireInput,
  type Settings,
} from "../settings/settings.ts";
import type { Findings } from "../messages/finding.ts";
import { codebookInForce } from "./codebook-in-force.ts";
import { pdfMaterial } from "./pdf-material.ts";
import { checkPeriodFit } from "./period-fit.ts";
import { periodsOfReport } from "./periods-of-report.ts";
import { printUntilStable } from "./print-report.ts";
import { readProtectedFigures, type ReadingContext } from "./protected-figures.ts";
import { toolVersion } from "../tool-version.ts";
import { refuseOnError, settleFindings } from "./refuse.ts";

/** What a run needs of the machine it runs on. */
export interface GenerateContext extends ReadingContext {
  /** May still be starting. */
  readonly browser: Promise<PrintableBrowser>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly temporaryFolder: string;
  /** Does a part of the run that goes on beside others, for whoever wants to know how long it takes. */
  readonly timed: <T>(part: "charts" | "print" | "finishing", work: () => Promise<T>) => Promise<T>;
  /** Names what the run is busy with, for whoever waits. */
  readonly step: (step: "reading" | "drawing" | "printing" | "finishing" | "writing") => void;
}

/** What a run made. */
export interface Generated {
  /** The output folder. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly warnings: Findings;
}

/**
 * Makes the report of a period: the whole run, from the export's bytes to the output folder.
 * Throws ReportError; the output folder then holds what it held before.
 */
export async function generate(
  period: Period,
  settings: Settings,
  context: GenerateContext,
): Promise<Generated> {
  const documentType = await loadDocumentType(settings.document);
  const folder = path.join(settings.out, period.id, documentType.name);
  const input = requireInput(settings);
  const { logo, fonts: ownFonts } = await requireHouseStyle(settings);

  // The drawing tools load while the export is being read.
  const fonts = readFonts(ownFonts);
  const template = loadTemplate(documentType.folder);
  const drawing = import("../charts/draw-all.ts").then(async ({ prepareDrawing }) =>
    prepareDrawing(await fonts),
  );
  for (const early of [fonts, template, drawing]) early.catch(() => undefined);

  await repairFolder(folder);
  await assertReplaceable(folder);

  context.step("reading");
  const codebook = await codebookInForce(settings);
  const source = await openSource(input, { ...context, maxBytes: settings.maxBytes });
  const [reading, narrative] = await Promise.all([
    readProtectedFigures(source, periodsOfReport(period), codebook, settings, context),
    readNarratives(settings.content, period.id, documentType.name, narrativeNames(documentType)),
  ]);
  const [figures, ...earlierFigures] = reading.figures ?? [];
  const fit = figures === undefined ? [] : checkPeriodFit(period, figures, source.name);
  const found = settleFindings(
    {
      findings: [...reading.findings, ...fit, ...narrative.findings],
      omitted: reading.omitted,
    },
    settings,
  );
  refuseOnError(found);
  if (figures === undefined || reading.summary === null) {
    throw new Error("an export without errors and without figures");
  }

  const model = buildReport({
    documentType,
    figures,
    earlierFigures: earlierFigures.toReversed(),
    narratives: narrative.narratives,
    redefinitions: codebook.codebook.redefinitions,
    events: settings.events,
    organisation: settings.organisation,
    contact: settings.contact,
    logo: logo && {
      mediaType: logo.mediaType,
      base64: logo.bytes.toString("base64"),
      alt: logo.alt,
    },
    palettes: settings.palettes,
    website: settings.website,
    publishedOn: settings.publishedOn,
    internalUseOnly: isForInternalUse(settings),
  });

  context.step("drawing");
  const [loadedFonts, loadedTemplate] = await Promise.all([fonts, template]);
  const render = (charts: DrawnCharts | null, edition: Edition): string =>
    renderHtml(model, charts, loadedFonts, loadedTemplate, edition);
  const print = (html: string, kind?: PrintKind): Promise<Print> =>
    context.timed("print", async () => (await context.browser).print(html, context.signal, kind));
  // A draft, with empty boxes for charts, tells what comes on which page while they are drawn.
  const draft = print(render(null, { medium: "print", pages: undefined }), "draft");
  const drawn = drawing.then(({ drawCharts }) =>
    context.timed("charts", () => drawCharts(documentType.folder, model)),
  );
  const [guess, charts] = await Promise.all([
    draft.then(({ pdf }) => pagesOfDestinations(pdf)),
    drawn,
  ]);

  context.step("printing");
  const printing = printUntilStable(
    (pages) => render(charts, { medium: "print", pages }),
    (page) => print(page),
    guess,
  );
  printing.catch(() => undefined);
  // All else is made while the browser prints, which must first hear that it is to, and is heard
  // in between.
  await turn();
  const narrowCharts = await drawing.then(({ drawNarrow }) =>
    context.timed("charts", () => drawNarrow(documentType.folder, model)),
  );
  const html = render(charts, { medium: "screen", beside: namesBeside(model), narrowCharts });
  await turn();
  const finisher = import("../pdf/finish-pdf.ts");
  const data = figureFiles(model, figures);
  const version = await toolVersion();
  const created = documentEpoch(settings, period);
  const material = pdfMaterial(model, data, settings, created, version);
  const { finishPdf } = await finisher;
  const finishing = finishPdf(
    printing.then(({ print: printed }) => printed),
    material,
  );
  finishing.catch(() => undefined);
  await printing;

  context.step("finishing");
  const pdf = await context.timed("finishing", () => finishing);

  context.step("writing");
  const files = reportFiles({
    model,
    data,
    html,
    pdf,
    settings,
    summary: reading.summary,
    narrativeInputs: narrative.inputs,
    logo,
    ownFonts,
    codebook,
    exportFile: source.name,
    toolVersion: version,
    browserVersion: (await context.browser).version,
    found,
  });
  context.signal?.throwIfAborted();
  await publishFolder(folder, files);
  return { folder, files: [...files.keys()], warnings: found };
}
