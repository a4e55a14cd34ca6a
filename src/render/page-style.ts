import type { PageWidths } from "../charts/kinds.ts";
import { lengthsOf, type Page } from "../document-type/document-type.ts";
import { withMarksForUnprintable } from "../language/printable.ts";
import { INTERNAL_MARK } from "../model/file-names.ts";
import type { ReportModel } from "../model/report-model.ts";

/** The width of charts on a page, in whole pixels. */
export function chartWidthsOn(page: Page): PageWidths {
  const { columnWidth, textWidth } = lengthsOf(page);
  return { column: pixelsOf(columnWidth), page: pixelsOf(textWidth) };
}

/** CSS pixels: 96 to an inch of 25.4 millimetres. */
function pixelsOf(millimetres: number): number {
  return Math.floor((millimetres * 96) / 25.4);
}

/** The mark on every page of a draft. */
const DRAFT_MARK = "Concept";

/** The marks on every page of a draft, of a corrected report, and of a report for internal use. */
export function marksOf(
  model: Pick<ReportModel, "publishedOn" | "correction" | "internalUseOnly" | "edition">,
): string {
  return [
    ...(model.publishedOn === null ? [DRAFT_MARK] : []),
    ...(model.correction === undefined ? [] : [model.correction.mark]),
    ...(model.internalUseOnly ? [INTERNAL_MARK] : []),
    ...(model.edition?.mark === undefined ? [] : [model.edition.mark]),
  ].join(" – ");
}

/**
 * The page of a document type as CSS: its size as variables, and its margins with the running
 * footer and the marks at the top. CSS cannot read these texts from the page itself, nor
 * `families`, the list of fonts.
 */
export function pageStyle(model: ReportModel, page: Page, families: string): string {
  const { width, height, textWidth } = lengthsOf(page);
  const { top, right, bottom, left } = page.margins;
  const { quiet, warning } = model.palette;
  const footer = `font:400 9pt ${families};color:${quiet};vertical-align:top;padding-top:3mm;`;
  const mark = `font:700 9pt ${families};color:${warning};`;
  // For one column the browser would make a box, which breaks at other places than text.
  const columns = page.columns === 1 ? "auto" : page.columns;
  const marks = marksOf(model);
  const box = (place: string, text: string): string =>
    text === "" ? "" : `@bottom-${place}{content:${footerContent(text, model)};${footer}}`;
  return [
    `:root{--page-width:${width}mm;--page-height:${height}mm;--text-width:${textWidth}mm;`,
    `--columns:${columns};--column-gap:${page.columnGap}mm;`,
    `--margin-top:${top}mm;--margin-right:${right}mm;--margin-bottom:${bottom}mm;--margin-left:${left}mm}`,
    `@page{size:${width}mm ${height}mm;margin:${top}mm ${right}mm ${bottom}mm ${left}mm;`,
    box("left", page.footer.left),
    box("right", page.footer.right),
    marks === "" ? "" : `@top-right{content:${cssString(marks)};${mark}}`,
    "}",
    '@page cover{margin:0;@top-right{content:""}@bottom-left{content:""}@bottom-right{content:""}}',
  ].join("");
}

/** The content of a footer: its words as strings, and the counters of pages. */
function footerContent(text: string, { title, period, organisation }: ReportModel): string {
  const words: Readonly<Record<string, string>> = {
    title,
    period: period.label,
    organisation: organisation ?? "",
  };
  const counters: Readonly<Record<string, string>> = {
    page: "counter(page)",
    pages: "counter(pages)",
  };
  const parts: string[] = [];
  let open = "";
  for (const part of text.split(/(\{\w+\})/)) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const counter = name === undefined ? undefined : counters[name];
    if (counter === undefined) open += name === undefined ? part : (words[name] ?? "");
    else {
      if (open !== "") parts.push(cssString(open));
      parts.push(counter);
      open = "";
    }
  }
  if (open !== "") parts.push(cssString(open));
  return parts.join(" ");
}

/** Characters that no font has are replaced, as in the page itself. */
function cssString(text: string): string {
  const printable = withMarksForUnprintable(text);
  return `"${printable.replaceAll(/["\\\n<]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
