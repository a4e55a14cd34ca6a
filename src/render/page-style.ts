import type { PageWidths } from "../charts/kinds.ts";
import { lengthsOf, type Page } from "../document-type/document-type.ts";
import { withMarksForUnprintable } from "../language/printable.ts";
import { INTERNAL_MARK } from "../model/file-names.ts";
import type { ReportModel } from "../model/report-model.ts";

/** How wide charts are on a page, in whole pixels. */
export function chartWidthsOn(page: Page): PageWidths {
  const { columnWidth, textWidth } = lengthsOf(page);
  return { column: pixelsOf(columnWidth), page: pixelsOf(textWidth) };
}

/** Pixels as CSS counts them: 96 to an inch of 25.4 millimetres. */
function pixelsOf(millimetres: number): number {
  return Math.floor((millimetres * 96) / 25.4);
}

/** What every page of a report says that is not published. */
const DRAFT_MARK = "Concept";

/** The marks on every page of a draft, of a corrected report, and of one that is not for the public. */
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
 * The page of a document type as CSS: its size as variables, its margins with the running footer
 * and, at the top, its marks. CSS cannot read these texts from the page itself, nor the `families`
 * of fonts, which are as CSS takes them.
 */
export function pageStyle(model: ReportModel, page: Page, families: string): string {
  const { width, height, textWidth } = lengthsOf(page);
  const { top, right, bottom, left } = page.margins;
  const { quiet, warning } = model.palette;
  const footer = `font:400 9pt ${families};color:${quiet};vertical-align:top;padding-top:3mm;`;
  const mark = `font:700 9pt ${families};color:${warning};`;
  // Of one column the browser would make a box that it breaks at other places than text.
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

/** The content of a footer: its words as strings, and the counters that only a print knows. */
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

/** What no font holds is replaced here, as in the page itself: a style is no text of it. */
function cssString(text: string): string {
  const printable = withMarksForUnprintable(text);
  return `"${printable.replaceAll(/["\\\n<]/g, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
