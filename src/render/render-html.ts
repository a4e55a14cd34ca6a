import Handlebars from "handlebars";

import type { DrawnCharts } from "../charts/draw-chart.ts";
import { withMarksForUnprintable } from "../language/printable.ts";
import { familiesOf, type FontFile } from "../charts/fonts.ts";
import type { ChartBlock, ReportModel } from "../document/report-model.ts";
import { plainText, type Text } from "../document/text.ts";
import { chartSvg } from "./chart-svg.ts";
import { flowsOf, pageOf, sectionsIn, type Edition } from "./edition.ts";
import { narrativeHtml } from "./narrative-html.ts";
import { Notes } from "./notes.ts";
import { isOneLine, mayBreak } from "./paragraph-length.ts";
import { withSoftHyphens } from "./soft-hyphens.ts";
import { changeText } from "./text-tokens.ts";
import type { LoadedTemplate } from "./template.ts";
import { textHtml } from "./text-html.ts";

/** What the name of everything says that is for eyes inside only. */
export const INTERNAL_MARK = "NIET-PUBLICEREN";

const MEDIA_TYPES: Readonly<Record<FontFile["format"], string>> = {
  woff2: "font/woff2",
  woff: "font/woff",
  truetype: "font/ttf",
  opentype: "font/otf",
};

/** The title of the PDF and of the browser's window. */
export function documentTitle({
  title,
  period,
  internalUseOnly,
}: Pick<ReportModel, "title" | "period" | "internalUseOnly">): string {
  return `${internalUseOnly ? `${INTERNAL_MARK} – ` : ""}${title} ${period.label}`;
}

/**
 * Renders an edition of the report as one HTML file that needs no network: it is read on a screen
 * as it is, or printed to make the PDF. Takes the report model and its drawn charts, and nothing
 * else; where the charts are null, boxes as large as they will be stand in their place, which is
 * enough to find out what comes on which page. Templates ask for what is only in print with
 * `@root.isPrint`, and for the number of a page with `pageOf`.
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
  const html = template.render(
    {
      model,
      isPrint,
      flows: flowsOf(sectionsIn(model, edition)),
      documentTitle: documentTitle(model),
      fontFaces: [...fonts.map(fontFace), `:root{--font:${familyList(fonts)}}`].join("\n"),
      style: template.style,
      colours: colourVariables(model.palette),
      pageMargins: pageMargins(model, familyList(fonts)),
    },
    {
      text: (text: Text) => raw(textHtml(text, { notes, behindReference })),
      plain: (text: Text) => plainText(text),
      narrative: (markdown: string) => raw(narrativeHtml(markdown, notes)),
      isOneLine: (text: Text) => isOneLine(plainText(text)),
      mayBreak: (text: Text) => mayBreak(plainText(text)),
      takeNotes: () => notes.take(),
      raw,
      chart: (id: string) => chartsById.get(id),
      tableId: (chart: string) => `tabel-${chart}`,
      drawing: (chart: ChartBlock) => raw(chartSvg(charts, chart)),
      pageOf: (id: string) => pageOf(id, edition),
    },
  );
  return isPrint ? withSoftHyphens(printable(html)) : html;
}

/** Few documents hold a character that no font has, so what is text is looked up in those only. */
function printable(html: string): string {
  const isPrintable = withMarksForUnprintable(html) === html;
  return isPrintable ? html : changeText(html, withMarksForUnprintable);
}

function fontFace({ family, weight, style, format, unicodeRange, bytes }: FontFile): string {
  const range = unicodeRange === null ? "" : `unicode-range:${unicodeRange};`;
  const source = `url(data:${MEDIA_TYPES[format]};base64,${bytes.toString("base64")}) format("${format}")`;
  return `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};${range}src:${source}}`;
}

/** The families as CSS takes them: in this order, then whatever sans serif there is. */
function familyList(fonts: readonly FontFile[]): string {
  return [...familiesOf(fonts).map((family) => `"${family}"`), "sans-serif"].join(",");
}

/** The palette as the CSS variables that a style takes its colours from: `--accent` and so on. */
function colourVariables(palette: ReportModel["palette"]): string {
  const roles = Object.entries(palette).filter(([, colour]) => typeof colour === "string");
  return `:root{${roles.map(([role, colour]) => `--${role}:${String(colour)}`).join(";")}}`;
}

/** The page margins with the running footer; CSS cannot read these texts from the page itself. */
function pageMargins(
  { title, period, internalUseOnly, palette }: ReportModel,
  families: string,
): string {
  const footer = `font:400 9pt ${families};color:${palette.quiet};vertical-align:top;padding-top:4mm;`;
  const mark = `font:700 9pt ${families};color:${palette.warning};`;
  return [
    "@page{size:297mm 210mm;margin:17mm 18mm 19mm;",
    `@bottom-left{content:${cssString(`${title} ${period.label}`)};${footer}}`,
    `@bottom-right{content:"Pagina " counter(page) " van " counter(pages);${footer}}`,
    internalUseOnly ? `@top-right{content:"${INTERNAL_MARK}";${mark}}` : "",
    "}",
    '@page cover{@bottom-left{content:""}@bottom-right{content:""}}',
  ].join("");
}

function cssString(text: string): string {
  return `"${text.replaceAll(/["\\\n<]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
