import { setImmediate as turn } from "node:timers/promises";

import { type PdfAbout, pdfMaterial } from "./pdf-material.ts";
import type { ReportBrowser } from "../browser/browser.ts";
import { pageCountOf, pagesOfDestinations } from "../browser/destinations.ts";
import type { PrintKind } from "../browser/prepare-page.ts";
import type { Print } from "../browser/print-page.ts";
import type { DrawCharts } from "../charts/draw-all.ts";
import { type FontFace, type FontFile, readFonts } from "../charts/fonts.ts";
import { measuresIn } from "../charts/measures.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { chartsOf, type ReportModel } from "../model/report-model.ts";
import { type FigureFile, figureFiles } from "../publish/report-files.ts";
import type { PageNumbers } from "../render/edition.ts";
import { filesBeside } from "../render/files-beside.ts";
import { chartWidthsOn } from "../render/page-style.ts";
import { renderPage, renderPrint } from "../render/render-html.ts";
import { type LoadedTemplate, loadTemplate, type RenderedType } from "../render/template.ts";

/** What a report that exists as data is rendered with. */
export interface RenderingContext {
  /** May still be starting. */
  readonly browser: Promise<ReportBrowser>;
  readonly signal?: AbortSignal | undefined;
  /** Does a part of the run that goes on beside others, and notes how long it takes. */
  readonly timed: <T>(part: "charts" | "print" | "finishing", work: () => Promise<T>) => Promise<T>;
  /** Names the step of the run, for the user who waits. */
  readonly step: (step: "drawing" | "printing" | "finishing") => void;
  /** Called when the browser has been asked for a print. */
  readonly onAsked?: () => void;
  /**
   * Called when the browser has been asked for the final print, so that another report can begin.
   * What it returns is waited for before this one goes on: the browser must not run out of work.
   */
  readonly onPrinting?: () => Promise<void>;
  /** Called when the browser has done all that the report needs it for. */
  readonly onPrinted?: () => void;
}

/** Fonts, templates and drawing tools, which may still be loading. */
export interface RenderingTools {
  readonly fonts: Promise<readonly FontFile[]>;
  readonly template: Promise<LoadedTemplate>;
  readonly drawing: Promise<DrawCharts>;
}

/** A report as its readers get it. */
export interface RenderedReport {
  readonly html: string;
  /** The parts of that page by their names: its sections and its style. */
  readonly parts: ReadonlyMap<string, string>;
  readonly pdf: Uint8Array;
  readonly pageCount: number;
  /** The figures as files, which also travel inside the PDF. */
  readonly data: readonly FigureFile[];
}

/** Tools that reports of one house style share, whatever their type. */
type DrawingTools = Pick<RenderingTools, "fonts" | "drawing">;

/** Begins to load the tools for drawing, while other work goes on. */
export function loadDrawingTools(ownFonts: readonly FontFace[]): DrawingTools {
  const fonts = readFonts(ownFonts);
  const drawing = import("../charts/draw-all.ts").then(async ({ prepareDrawing }) =>
    prepareDrawing(await fonts),
  );
  for (const early of [fonts, drawing]) early.catch(() => undefined);
  return { fonts, drawing };
}

/** Begins to load the tools for rendering, beside the tools for drawing. */
export function loadRenderingTools(
  documentType: RenderedType,
  drawingTools: DrawingTools,
): RenderingTools {
  const template = loadTemplate(documentType);
  template.catch(() => undefined);
  return { ...drawingTools, template };
}

/**
 * Renders the report model for a screen: one HTML page that needs no network. Throws ReportError
 * "usage" where a text in a chart has no room.
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

/**
 * Renders the report model, with nothing else than its figures: as HTML for a screen and as PDF.
 * Throws ReportError where the browser fails or a text in a chart has no room.
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
  // A draft, with empty boxes for charts, tells what comes on which page while they are drawn.
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
  // All else is made while the browser prints, which must first hear that it is to, and is heard
  // in between.
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

/** More than enough: a second print moves a target only where a number's width moves a line. */
const MOST_PRINTS = 4;

/** A report whose page numbers are all right. */
export interface StablePrint {
  /** As the browser gave it. */
  readonly print: Print;
  readonly pages: PageNumbers;
}

/**
 * Prints a report that names its own pages. They are known only when it has been printed, so it is
 * printed again with the numbers of the print before, until those are the numbers it came out with.
 * A report that names no page is printed once. `render` gets undefined as long as no page is known;
 * `guess` is what a draft of the report came out with. Throws what `render` and `print` throw, and
 * an Error where the numbers never settle.
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
    // Rendering takes time, and gives the same where the numbers are the same.
    if (isSame(pages, known)) return { print: printed, pages };
    const next = render(pages);
    if (next === html) return { print: printed, pages };
    html = next;
    known = pages;
  }
  throw new Error(`page numbers that still change after ${MOST_PRINTS} prints`);
}

function isSame(pages: PageNumbers, others: PageNumbers | undefined): boolean {
  return pages.size === others?.size && [...pages].every(([id, page]) => others.get(id) === page);
}
