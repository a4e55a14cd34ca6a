import Handlebars from "handlebars";

import type { DrawnCharts } from "../charts/draw-all.ts";
import { isWide } from "../charts/kinds.ts";
import type { FontFile } from "../charts/fonts.ts";
import type { ChartBlock } from "../model/chart.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText, type Text } from "../model/text.ts";
import { withoutControls } from "../language/control-characters.ts";
import { withMarksForUnprintable } from "../language/printable.ts";
import { chartSvg, screenSvg } from "./chart-svg.ts";
import { colourVariables, screenColours } from "./colour-variables.ts";
import { documentTitle } from "./document-title.ts";
import { flowsOf, pageOf, sectionsOnScreen, type Edition, type SectionPlaces } from "./edition.ts";
import { familyList, fontFaces } from "./font-faces.ts";
import { narrativeHtml } from "./narrative-html.ts";
import { Notes } from "./notes.ts";
import { pageMargins } from "./page-margins.ts";
import { isOneLine, mayBreak } from "./text-html.ts";
import { screenMetadata } from "./screen-metadata.ts";
import { withSoftHyphens } from "./soft-hyphens.ts";
import type { LoadedTemplate } from "./template.ts";
import { changeText } from "./text-tokens.ts";
import { textHtml } from "./text-html.ts";

/**
 * Renders an edition of the report as one HTML file that needs no network: it is read on a screen
 * as it is, or printed to make the PDF. Takes the report model and its drawn charts, and nothing
 * else; where the charts are null, boxes about as large as they will be stand in their place, which
 * is enough to guess what comes on which page. The blocks that both templates use ask for what is
 * only in print with `@root.isPrint`, and for the number of a page with `pageOf`.
 */
export function renderHtml(
  model: ReportModel,
  charts: DrawnCharts | null,
  fonts: readonly FontFile[],
  template: LoadedTemplate,
  edition: Edition,
): string {
  const raw = (html: string) => new Handlebars.SafeString(html);
  const isPrint = edition.medium === "print";
  const notes = new Notes();
  const behindReference = (target: string): string =>
    isPrint ? ` (pagina ${pageOf(target, edition)})` : "";
  const chartsById = new Map(
    model.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === "chart" ? [[block.id, block] as const] : [])),
  );
  const { render, style } = template[edition.medium];
  const html = render(
    {
      model,
      documentTitle: documentTitle(model),
      fontFaces: fontFaces(fonts, JSON.stringify(model)),
      style,
      ...(isPrint
        ? printContext(model, fonts, template.places)
        : screenContext(model, edition, template.places)),
    },
    {
      text: (text: Text) => raw(textHtml(text, { notes, behindReference })),
      plain: (text: Text) => plainText(text),
      narrative: (markdown: string) => raw(narrativeHtml(markdown, notes, edition.medium)),
      isOneLine: (text: Text) => isOneLine(plainText(text)),
      mayBreak: (text: Text) => mayBreak(plainText(text)),
      takeNotes: () => notes.take(),
      raw,
      chart: (id: string) => chartsById.get(id),
      isWide,
      tableId: (chart: string) => `tabel-${chart}`,
      drawing: (chart: ChartBlock) => raw(drawingHtml(model, charts, chart, edition)),
      pageOf: (id: string) => pageOf(id, edition),
    },
  );
  return isPrint ? withSoftHyphens(printable(html)) : html;
}

function printContext(
  model: ReportModel,
  fonts: readonly FontFile[],
  places: SectionPlaces,
): object {
  return {
    isPrint: true,
    flows: flowsOf(model, places),
    colours: colourVariables(model.palette),
    pageMargins: pageMargins(model, familyList(fonts)),
  };
}

function screenContext(
  model: ReportModel,
  { beside }: Extract<Edition, { medium: "screen" }>,
  places: SectionPlaces,
): object {
  const sections = sectionsOnScreen(model, places);
  return {
    isPrint: false,
    sections,
    contents: sections.map(({ id, title }) => ({ id, title })),
    hasContact: sections.some(({ id }) => id === "contact"),
    beside,
    metadata: screenMetadata(model),
    colours: screenColours({ light: model.palette, dark: model.darkPalette }),
  };
}

/** A chart as it is printed, or the two of which a screen shows the one that it has room for. */
function drawingHtml(
  { palette }: ReportModel,
  charts: DrawnCharts | null,
  chart: ChartBlock,
  edition: Edition,
): string {
  if (edition.medium === "print" || charts === null) return chartSvg(charts, chart);
  return [
    screenSvg(charts, chart, palette, "on-wide"),
    screenSvg(edition.narrowCharts, chart, palette, "on-narrow"),
  ].join("\n");
}

/** Few documents hold a character that no font has, so what is text is looked up in those only. */
function printable(html: string): string {
  const isPrintable = withMarksForUnprintable(html) === html;
  return isPrintable ? html : changeText(withoutControls(html), withMarksForUnprintable);
}
