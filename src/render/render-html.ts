import Handlebars from "handlebars";

import type { DrawnCharts } from "../charts/draw-all.ts";
import type { FontFile } from "../charts/fonts.ts";
import { isWide } from "../charts/kinds.ts";
import { withoutControls } from "../language/control-characters.ts";
import { withMarksForUnprintable } from "../language/printable.ts";
import type { ChartBlock } from "../model/chart.ts";
import type { BlockOf, ReportModel } from "../model/report-model.ts";
import { plainText, type Text } from "../model/text.ts";
import { chartSvg, screenImage } from "./chart-svg.ts";
import { colourVariables, screenColours } from "./colour-variables.ts";
import { documentTitle, INTERNAL_MARK } from "./document-title.ts";
import {
  type Edition,
  chapterOf,
  flowsOf,
  idsOnScreenOnly,
  pageOf,
  type SectionPlaces,
  sectionsOnScreen,
} from "./edition.ts";
import { familyList, fontFaces } from "./font-faces.ts";
import { narrativeHtml } from "./narrative-html.ts";
import { Notes } from "./notes.ts";
import { inScrollingBox } from "./scrolling-box.ts";
import { isOneLine, mayBreak, textHtml } from "./text-html.ts";
import { withSoftHyphens } from "./soft-hyphens.ts";
import type { LoadedTemplate } from "./template.ts";
import { changeText } from "./text-tokens.ts";

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
  const onScreenOnly = idsOnScreenOnly(model, template.places);
  const behindReference = (target: string): string | null => {
    if (!isPrint) return "";
    return onScreenOnly.has(target) ? null : ` (pagina ${pageOf(target, edition)})`;
  };
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
      narrative: (block: BlockOf<"narrative">) => narrativeHtml(block, notes, edition.medium),
      isOneLine: (text: Text) => isOneLine(plainText(text)),
      mayBreak: (text: Text) => mayBreak(plainText(text)),
      takeNotes: () => notes.take(),
      raw,
      chart: (id: string) => chartsById.get(id),
      isWide,
      chartId: (chart: string) => `grafiek-${chart}`,
      tableId: (chart: string) => `tabel-${chart}`,
      scrolling(this: unknown, caption: string, { fn }: Handlebars.HelperOptions) {
        return raw(inScrollingBox(fn(this), `aria-labelledby="${caption}"`));
      },
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
    // Reports of earlier releases print the tables of their charts.
    hasChartTables: model.sections.some(({ blocks }) =>
      blocks.some(({ type }) => type === "chartTables"),
    ),
    chapters: flowsOf(model, places).map(chapterOf),
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
    contact: paragraphFrom(model, "settings.contact"),
    unreadable: paragraphFrom(model, "settings.accessibility.contact"),
    statement: paragraphFrom(model, STATEMENT)?.find(({ origin }) => origin === STATEMENT)?.target,
    beside,
    metadata: screenMetadata(model),
    colours: screenColours({ light: model.palette, dark: model.darkPalette }),
  };
}

const STATEMENT = "settings.accessibility.statement";

/**
 * The paragraph that says something of the settings, such as whom to contact. The foot of a screen
 * repeats it from where the report tells how was counted.
 */
function paragraphFrom({ sections }: ReportModel, setting: string): Text | undefined {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "paragraph" ? [block.text] : []))
    .find((text) => text.some(({ origin }) => origin === setting));
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
    screenImage(charts, chart, palette, 'class="on-wide"'),
    // What reads no style shows one of them.
    screenImage(edition.narrowCharts, chart, palette, 'class="on-narrow" hidden'),
  ].join("\n");
}

/** Few documents hold a character that no font has, so what is text is looked up in those only. */
function printable(html: string): string {
  const isPrintable = withMarksForUnprintable(html) === html;
  return isPrintable ? html : changeText(withoutControls(html), withMarksForUnprintable);
}

/** What every page of a report says that is not published. */
const DRAFT_MARK = "Concept";

/**
 * The page margins with the running footer and, at the top, the marks of a report that is not for
 * the public. CSS cannot read these texts from the page itself, nor the `families` of fonts, which
 * are as CSS takes them.
 */
export function pageMargins(
  { title, period, publishedOn, internalUseOnly, palette }: ReportModel,
  families: string,
): string {
  const footer = `font:400 9pt ${families};color:${palette.quiet};vertical-align:top;padding-top:3mm;`;
  const mark = `font:700 9pt ${families};color:${palette.warning};`;
  const marks = [
    ...(publishedOn === null ? [DRAFT_MARK] : []),
    ...(internalUseOnly ? [INTERNAL_MARK] : []),
  ].join(" – ");
  return [
    "@page{size:297mm 210mm;margin:12mm 18mm 13mm;",
    `@bottom-left{content:${cssString(`${title} ${period.label}`)};${footer}}`,
    `@bottom-right{content:"Pagina " counter(page) " van " counter(pages);${footer}}`,
    marks === "" ? "" : `@top-right{content:"${marks}";${mark}}`,
    "}",
    '@page cover{margin:0;@top-right{content:""}@bottom-left{content:""}@bottom-right{content:""}}',
  ].join("");
}

/** What no font holds is replaced here, as in the page itself: a style is no text of it. */
function cssString(text: string): string {
  const printable = withMarksForUnprintable(text);
  return `"${printable.replaceAll(/["\\\n<]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}

/** One `meta` element: `key` is the attribute that bears its name. */
interface Metadata {
  readonly key: "name" | "property";
  readonly name: string;
  readonly content: string;
}

/**
 * What search engines and social media read of a report. They are asked to leave alone what is not
 * published, or not to be.
 */
export function screenMetadata(model: ReportModel): readonly Metadata[] {
  const { organisation, publishedDay, subject, language } = model;
  const title = documentTitle(model);
  const isPublic = publishedDay !== null && !model.internalUseOnly;
  const named = (name: string, content: string | null): Metadata[] =>
    content === null ? [] : [{ key: "name", name, content }];
  const property = (name: string, content: string | null): Metadata[] =>
    content === null ? [] : [{ key: "property", name, content }];
  return [
    ...named("description", `${title}. ${subject}.`),
    ...named("author", organisation),
    ...named("robots", isPublic ? null : "noindex"),
    ...named("DCTERMS.title", title),
    ...named("DCTERMS.language", language),
    ...named("DCTERMS.creator", organisation),
    ...named("DCTERMS.temporal", `${model.period.from}/${model.period.to}`),
    ...named("DCTERMS.issued", publishedDay),
    ...property("og:type", "article"),
    ...property("og:locale", language.replace("-", "_")),
    ...property("og:title", title),
    ...property("og:description", subject),
    ...property("og:site_name", organisation),
    ...property("article:published_time", publishedDay),
    ...named("twitter:card", "summary"),
  ];
}
