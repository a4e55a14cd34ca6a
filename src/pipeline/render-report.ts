import { setImmediate as turn } from "node:timers/promises";

import type { ReportBrowser } from "../browser/browser.ts";
import type { Print } from "../browser/pages.ts";
import type { PrintKind } from "../browser/prepare-page.ts";
import type { DrawCharts } from "../charts/draw-all.ts";
import { type FontFace, type FontFile, readFonts } from "../charts/fonts.ts";
import { measuresIn } from "../charts/kinds.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/output.ts";
import { chartsOf, type ReportModel } from "../model/report-model.ts";
import { pageCountOf, pagesOfDestinations } from "../pdf/file/print-syntax.ts";
import type { PdfMaterial } from "../pdf/finish-pdf.ts";
import type { PdfStandard } from "../pdf/parts/metadata.ts";
import { type FigureFile, figureFiles } from "../publish/report-files.ts";
import type { PageNumbers } from "../render/edition.ts";
import { chartWidthsOn } from "../render/drawings.ts";
import { documentTitle, filesBeside } from "../render/page-head.ts";
import { renderPage, renderPrint } from "../render/render-html.ts";
import { type LoadedTemplate, loadTemplate, type RenderedType } from "../render/template.ts";
import type { HouseStyle } from "../settings/house-style.ts";

/** The resources of the machine for rendering a report model. */
export interface RenderingContext {
  /** May still be starting. */
  readonly browser: Promise<ReportBrowser>;
  readonly signal?: AbortSignal | undefined;
  /** Runs a part that overlaps with other parts, and records how long it takes. */
  readonly timed: <T>(part: "charts" | "print" | "finishing", work: () => Promise<T>) => Promise<T>;
  /** Names the current step, for the user who waits. */
  readonly step: (step: "drawing" | "printing" | "finishing") => void;
  /** Called when the browser has received a print request. */
  readonly onAsked?: () => void;
  /**
   * Called when the browser has received the request for the final print, so that another report
   * can begin. This report waits for the returned promise, so that the browser always has work.
   */
  readonly onPrinting?: () => Promise<void>;
  /** Called when this report no longer needs the browser. */
  readonly onPrinted?: () => void;
}

/** Fonts, template and drawing tools. They may still be loading. */
export interface RenderingTools {
  readonly fonts: Promise<readonly FontFile[]>;
  readonly template: Promise<LoadedTemplate>;
  readonly drawing: Promise<DrawCharts>;
}

/** A report as readers get it. */
export interface RenderedReport {
  readonly html: string;
  /** The sections and the style of the page, by name. */
  readonly parts: ReadonlyMap<string, string>;
  readonly pdf: Uint8Array;
  readonly pageCount: number;
  /** The figures as files. They are also attached to the PDF. */
  readonly data: readonly FigureFile[];
}

/** What the PDF of a report needs in addition to its model. */
export interface PdfAbout {
  readonly pdfStandard: PdfStandard;
  /** The date of creation in the PDF, in seconds since 1970. It is never the time of the run. */
  readonly created: number;
  /** The version of the tool that made it. */
  readonly toolVersion: string;
}

/**
 * Renders the report model and its figures as HTML for a screen and as PDF. The steps:
 *
 * 1. Fill the print template. For a report that prints page numbers of its own, print a draft
 *    first: its charts are empty boxes, and it gives a first guess of the page numbers.
 * 2. Draw the charts, while the browser prints the draft.
 * 3. Print until the page numbers no longer change.
 * 4. Meanwhile render the page for a screen, and collect the metadata and files of the PDF.
 * 5. Finish the PDF: tags, metadata and attachments.
 *
 * Throws ReportError if the browser fails or a text does not fit into a chart.
 */
export async function renderReport(
  model: ReportModel,
  figures: PublishedFigures,
  about: PdfAbout,
  tools: RenderingTools,
  context: RenderingContext,
): Promise<RenderedReport> {
  context.step("drawing");
  const [fonts, template] = await Promise.all([tools.fonts, tools.template]);
  const { namesPages, fill } = renderPrint(model, fonts, template);
  const print = (html: string, kind?: PrintKind): Promise<Print> =>
    context.timed("print", async () => (await context.browser).print(html, context.signal, kind));
  // The draft shows which heading is on which page, while the charts are drawn.
  const { measure } = await measuresIn(fonts)(chartsOf(model));
  const draft = namesPages ? print(fill(null, undefined, measure), "draft") : undefined;
  if (namesPages) context.onAsked?.();
  const drawn = tools.drawing.then((draw) =>
    context.timed("charts", () => draw(model, chartWidthsOn(template.type.page))),
  );
  const [guess, charts] = await Promise.all([
    draft?.then(({ pdf }) => pagesOfDestinations(pdf)),
    drawn,
  ]);

  context.step("printing");
  const printing = printUntilStable(
    (pages) => fill(charts, pages),
    (page) => print(page),
    guess,
  );
  printing.catch(() => undefined);
  context.onAsked?.();
  // The browser gets its request in the first turn of the event loop. In the next turn its answer
  // can arrive, between two pieces of our own work.
  await turn();
  await context.onPrinting?.();
  const { html, parts } = await context.timed("charts", () => renderScreen(model, tools));
  await turn();
  const finisher = import("../pdf/finish-pdf.ts");
  const data = figureFiles(model, figures);
  const material = pdfMaterial(model, data, about);
  const { finishPdf } = await finisher;
  const finishing = finishPdf(
    printing.then((stable) => stable.print),
    material,
  );
  finishing.catch(() => undefined);
  const { print: printed } = await printing;
  context.onPrinted?.();

  context.step("finishing");
  const pdf = await context.timed("finishing", () => finishing);
  return { html, parts, pdf, pageCount: pageCountOf(printed.pdf), data };
}

// Tools.

/** The tools that reports of one house style share, whatever their type. */
type DrawingTools = Pick<RenderingTools, "fonts" | "drawing">;

/** Begins to load the tools for drawing, so that other work can go on. */
export function loadDrawingTools(ownFonts: readonly FontFace[]): DrawingTools {
  const fonts = readFonts(ownFonts);
  const drawing = import("../charts/draw-all.ts").then(async ({ prepareDrawing }) =>
    prepareDrawing(await fonts),
  );
  for (const early of [fonts, drawing]) early.catch(() => undefined);
  return { fonts, drawing };
}

/** Begins to load the template of a document type, and adds it to the tools for drawing. */
export function loadRenderingTools(
  documentType: RenderedType,
  drawingTools: DrawingTools,
): RenderingTools {
  const template = loadTemplate(documentType);
  template.catch(() => undefined);
  return { ...drawingTools, template };
}

// The page for a screen.

/**
 * Renders the report model for a screen, as one HTML page that needs no network. Throws ReportError
 * "usage" if a text does not fit into a chart.
 */
export async function renderScreen(
  model: ReportModel,
  tools: RenderingTools,
): Promise<Pick<RenderedReport, "html" | "parts">> {
  const [fonts, template, draw] = await Promise.all([tools.fonts, tools.template, tools.drawing]);
  const wideCharts = await draw(model, "screen");
  const narrowCharts = await draw(model, "narrow");
  const edition = { medium: "screen", beside: filesBeside(model), narrowCharts } as const;
  return renderPage(model, wideCharts, fonts, template, edition);
}

// Printing.

/**
 * More than enough: a second print moves a heading only if a page number of another width changes a
 * line break.
 */
const MOST_PRINTS = 4;

/** A print whose page numbers are all correct. */
export interface StablePrint {
  /** As it came from the browser. */
  readonly print: Print;
  readonly pages: PageNumbers;
}

/**
 * Prints a report that prints page numbers of its own. The numbers are known only after a print. So
 * this prints again with the numbers of the previous print, until a print contains the right
 * numbers. A report without page numbers is printed once. Throws the errors of `render` and
 * `print`, and an Error if the numbers never settle.
 *
 * @param render gets undefined as long as no page number is known
 * @param guess the page numbers of a draft
 */
export async function printUntilStable(
  render: (pages: PageNumbers | undefined) => string,
  print: (html: string) => Promise<Print>,
  guess?: PageNumbers,
): Promise<StablePrint> {
  let html = render(guess);
  let known = guess;
  for (let prints = 0; prints < MOST_PRINTS; prints += 1) {
    const printed = await print(html);
    const pages = pagesOfDestinations(printed.pdf);
    // If the numbers are the same, rendering would give the same page again.
    if (isSame(pages, known)) return { print: printed, pages };
    const next = render(pages);
    if (next === html) return { print: printed, pages };
    html = next;
    known = pages;
  }
  throw new Error(`the page numbers still change after ${MOST_PRINTS} prints`);
}

function isSame(pages: PageNumbers, others: PageNumbers | undefined): boolean {
  return pages.size === others?.size && [...pages].every(([id, page]) => others.get(id) === page);
}

// Finishing.

/**
 * The metadata and the attachments of a report's PDF.
 *
 * @param data the files to attach
 */
export function pdfMaterial(
  model: ReportModel,
  data: readonly FigureFile[],
  { pdfStandard, created, toolVersion }: PdfAbout,
): PdfMaterial {
  return {
    metadata: {
      title: documentTitle(model),
      subject: model.subject,
      author: model.organisation,
      language: model.language,
      created,
      tool: `Peildatum ${toolVersion}`,
    },
    standard: pdfStandard,
    attachments: data,
  };
}

/**
 * Waits for `rendering`. If a running browser fails, adds the user's own logo, fonts and templates
 * to the error: they may be the cause, and only a browser finds all faults in them.
 */
export async function namingHouseStyle<T>(
  rendering: Promise<T>,
  { logo, fonts }: HouseStyle,
  browser: Promise<unknown>,
  templates: Promise<Pick<LoadedTemplate, "ownFiles">>,
): Promise<T> {
  try {
    return await rendering;
  } catch (error) {
    const isOfBrowser = error instanceof ReportError && error.kind === "browser";
    if (!isOfBrowser) throw error;
    const isRunning = await browser.then(
      () => true,
      () => false,
    );
    const files = [logo, ...fonts].flatMap((one) => (one === null ? [] : [one.file]));
    const { ownFiles } = await templates;
    if (!isRunning || files.length + ownFiles.length === 0) throw error;
    const sentences = [
      ...error.sentences,
      ...(files.length === 0 ? [] : [browserMessages.houseStyleMayBeWhy(files)]),
      ...(ownFiles.length === 0 ? [] : [browserMessages.templatesMayBeWhy(ownFiles)]),
    ];
    throw new ReportError("browser", sentences, { cause: error });
  }
}
