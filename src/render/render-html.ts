import type Handlebars from "handlebars";

import type { DrawnCharts } from "../charts/draw-all.ts";
import type { FontFile } from "../charts/fonts.ts";
import { isWide } from "../charts/kinds.ts";
import type { MeasureText } from "../charts/lay-out.ts";
import type { Page } from "../document-type/document-type.ts";
import { withMarksForUnprintable, withoutControls } from "../language/characters.ts";
import type { Block, BlockOf, ChartBlock } from "../model/blocks.ts";
import { chartsOf, type ReportModel } from "../model/report-model.ts";
import { plainText, type Text } from "../model/text.ts";
import { datasetJsonLd } from "../open-data/dataset.ts";
import { SafeString } from "../templating/engine.ts";
import { chartSvg, chartWidthsOn, type Filling, OpenPlaces, screenImage } from "./drawings.ts";
import {
  chapterOf,
  type Edition,
  flowsOf,
  hasTablesInPrint,
  type PageNumbers,
  pageOf,
  placesIn,
  type PrintedSection,
  sectionsOnScreen,
  type ShownSection,
} from "./edition.ts";
import { narrativeHtml } from "./narrative-html.ts";
import {
  colourVariables,
  documentTitle,
  familyList,
  fontFaces,
  pageStyle,
  screenColours,
  screenMetadata,
} from "./page-head.ts";
import { leftOut, type LoadedTemplate } from "./template.ts";
import {
  changeText,
  inScrollingBox,
  isOneLine,
  mayBreak,
  Notes,
  textHtml,
  withSoftHyphens,
} from "./text-html.ts";

/** A rendered page, and its named parts as they are in the page. */
interface RenderedPage {
  readonly html: string;
  readonly parts: ReadonlyMap<string, string>;
}

/**
 * Renders an edition of the report as one HTML file without external resources, to read on a screen
 * or to print as PDF. Its only input is the report model with the drawn charts. If the charts are
 * null, empty boxes of about the same size take their place, so that page numbers can be estimated.
 * Templates can test `@root.isPrint` and call `pageOf`; the template of a screen marks its parts
 * with `part`.
 */
export function renderPage(
  model: ReportModel,
  charts: DrawnCharts | null,
  fonts: readonly FontFile[],
  template: LoadedTemplate,
  edition: Edition,
): RenderedPage {
  if (edition.medium === "print") {
    const html = renderPrint(model, fonts, template).fill(charts, edition.pages);
    return { html, parts: new Map() };
  }
  return renderWith(model, fonts, template, edition, {
    pageOf: (id) => pageOf(id, edition),
    drawing: (chart) => screenDrawing(model, charts, chart, edition, template.type.page),
  });
}

/** A print whose drawings and page numbers are still open. */
interface OpenPrint {
  /** True if a page number is open. */
  readonly namesPages: boolean;
  /**
   * The HTML with these charts and page numbers, which are null or undefined while unknown. With
   * `measure`, the empty boxes have the exact size of the drawings.
   */
  readonly fill: (
    charts: DrawnCharts | null,
    pages: PageNumbers | undefined,
    measure?: MeasureText,
  ) => string;
}

/**
 * Renders the print once, with open places for its drawings and page numbers. Each print may change
 * the page numbers.
 */
export function renderPrint(
  model: ReportModel,
  fonts: readonly FontFile[],
  template: LoadedTemplate,
): OpenPrint {
  const widths = chartWidthsOn(template.type.page);
  const places = new OpenPlaces();
  const unknown: Edition = { medium: "print", pages: undefined };
  const { html } = renderWith(model, fonts, template, unknown, places);
  const fill: OpenPrint["fill"] = (charts, pages, measure) => {
    const edition: Edition = { medium: "print", pages };
    const filling: Filling = {
      pageOf: (id) => pageOf(id, edition),
      drawing: (chart) => printable(chartSvg(charts, chart, widths, measure)),
    };
    // A template asks for the page of an id that is no link target. Rendering again reports which
    // template.
    if (places.pages.some((id) => pages?.has(id) === false)) {
      renderWith(model, fonts, template, edition, filling);
    }
    return places.fill(html, filling);
  };
  return { namesPages: places.pages.length > 0, fill };
}

function renderWith(
  model: ReportModel,
  fonts: readonly FontFile[],
  template: LoadedTemplate,
  edition: Edition,
  filling: Filling,
): RenderedPage {
  const raw = (html: string) => new SafeString(html);
  const isPrint = edition.medium === "print";
  const notes = new Notes();
  const { places, type } = template;
  const present = placesIn(model, places, edition.medium);
  const behindReference = (target: string): string | null => {
    if (!present.has(target)) return null;
    if (!isPrint || type.page.reference === "") return "";
    return ` ${type.page.reference.replace("{page}", filling.pageOf(target))}`;
  };
  const parts = new Map<string, string>();
  const shown = new Set<unknown>();
  const context = isPrint
    ? printContext(model, fonts, template)
    : screenContext(model, edition, template);
  const chartsById = new Map(chartsOf(model).map((chart) => [chart.id, chart]));
  const { render, style } = template[edition.medium];
  const html = render(
    {
      model,
      documentTitle: documentTitle(model),
      fontFaces: fontFaces(fonts, JSON.stringify(model)),
      style,
      called: calledAlone(type.called),
      ...context,
    },
    {
      text: (text: Text) => raw(textHtml(text, { notes, behindReference })),
      plain: (text: Text) => plainText(text),
      narrative: (block: BlockOf<"narrative">) =>
        narrativeHtml(block, notes, edition.medium, type.page.lineLength),
      isOneLine: (text: Text) => isOneLine(plainText(text), type.page.lineLength),
      mayBreak: (text: Text) => mayBreak(plainText(text), type.page.lineLength),
      takeNotes: () => notes.take(),
      raw,
      chart: (id: string) => chartsById.get(id),
      isWide,
      chartId: (chart: string) => `grafiek-${chart}`,
      tableId: (chart: string) => `tabel-${chart}`,
      scrolling(this: unknown, caption: string, { fn }: Handlebars.HelperOptions) {
        return raw(inScrollingBox(fn(this), `aria-labelledby="${caption}"`));
      },
      part(this: unknown, name: string, { fn }: Handlebars.HelperOptions) {
        const part = fn(this);
        parts.set(name, part);
        return raw(part);
      },
      drawing: (chart: ChartBlock) => raw(filling.drawing(chart)),
      pageOf: (id: string) => raw(filling.pageOf(id)),
      kindOf: (block: Block) => {
        shown.add(block);
        return block.type;
      },
    },
  );
  const missing = context.blocks.filter(({ block }) => !shown.has(block));
  if (missing.length > 0) {
    throw leftOut(template, edition.medium, [...new Set(missing.map(({ title }) => title))]);
  }
  return { html: isPrint ? withSoftHyphens(printable(html)) : html, parts };
}

/** The name of a document without its pronoun: "Rapportage" for "deze rapportage". */
function calledAlone(called: string): string {
  const alone = called.replace(/^(?:deze|dit) /, "");
  return alone.charAt(0).toUpperCase() + alone.slice(1);
}

function printContext(
  model: ReportModel,
  fonts: readonly FontFile[],
  { places, type }: LoadedTemplate,
) {
  const flows = flowsOf(model, places);
  return {
    isPrint: true,
    blocks: blocksOf(flows.flat()),
    hasChartTables: hasTablesInPrint(model, places),
    chapters: flows.map(chapterOf),
    colours: colourVariables(model.palette),
    pageStyle: pageStyle(model, type.page, familyList(fonts)),
  };
}

function screenContext(
  model: ReportModel,
  { beside }: Extract<Edition, { medium: "screen" }>,
  { places, type: { roles } }: LoadedTemplate,
) {
  const sections = sectionsOnScreen(model, places);
  const repeated = (setting: string): Text | undefined =>
    roles.contact === null ? undefined : paragraphFrom(model, setting);
  return {
    isPrint: false,
    blocks: blocksOf(sections),
    sections,
    contents: roles.contents === null ? null : sections.map(({ id, title }) => ({ id, title })),
    contact: repeated("settings.contact"),
    unreadable: repeated("settings.accessibility.contact"),
    statement: repeated(STATEMENT)?.find(({ origin }) => origin === STATEMENT)?.target,
    beside,
    metadata: screenMetadata(model),
    jsonLd: datasetJsonLd(model),
    colours: screenColours({ light: model.palette, dark: model.darkPalette }),
  };
}

/** The blocks that a page must show, each with the title of its section. */
function blocksOf(
  sections: readonly Pick<ShownSection | PrintedSection, "title" | "groups">[],
): readonly { readonly block: Block; readonly title: string }[] {
  return sections.flatMap(({ title, groups }) =>
    groups
      .flatMap(({ text, figure }) => (figure === null ? text : [...text, figure]))
      .map((block) => ({ block, title })),
  );
}

const STATEMENT = "settings.accessibility.statement";

/**
 * The paragraph with a value of the settings, such as the contact. The foot of a screen repeats it.
 */
function paragraphFrom({ sections }: ReportModel, setting: string): Text | undefined {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "paragraph" ? [block.text] : []))
    .find((text) => text.some(({ origin }) => origin === setting));
}

/** The two drawings of a chart. A screen shows the one that fits. */
function screenDrawing(
  { palette }: ReportModel,
  charts: DrawnCharts | null,
  chart: ChartBlock,
  { narrowCharts }: Extract<Edition, { medium: "screen" }>,
  page: Page,
): string {
  if (charts === null) return chartSvg(charts, chart, chartWidthsOn(page));
  return [
    screenImage(charts, chart, palette, 'class="on-wide"'),
    // Without styles, only one of them shows.
    screenImage(narrowCharts, chart, palette, 'class="on-narrow" hidden'),
  ].join("\n");
}

/**
 * Marks the characters without a glyph. Few documents contain one, so the text of only those is
 * changed.
 */
function printable(html: string): string {
  const isPrintable = withMarksForUnprintable(html) === html;
  return isPrintable ? html : changeText(withoutControls(html), withMarksForUnprintable);
}
