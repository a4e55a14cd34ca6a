import type { ReportModel } from "../model/report-model.ts";
import { withMarksForUnprintable } from "../language/printable.ts";
import { INTERNAL_MARK } from "./document-title.ts";

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
  const footer = `font:400 9pt ${families};color:${palette.quiet};vertical-align:top;padding-top:4mm;`;
  const mark = `font:700 9pt ${families};color:${palette.warning};`;
  const marks = [
    ...(publishedOn === null ? [DRAFT_MARK] : []),
    ...(internalUseOnly ? [INTERNAL_MARK] : []),
  ].join(" – ");
  return [
    "@page{size:297mm 210mm;margin:17mm 18mm 19mm;",
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
