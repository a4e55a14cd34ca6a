import { PDFName, PDFRawStream, PDFRef, type PDFContext, type PDFDict } from "@cantoo/pdf-lib";

import { ReportError } from "../../errors.ts";
import { browserMessages } from "../../messages/browser.ts";
import { compressedStream, deflated, inflated } from "../file/compression.ts";
import { arrayEntry, dictAt, entry, nameOf, numberOf } from "../objects.ts";
import { unknownPrint } from "../unknown-print.ts";
import { assertNoLostText } from "./lost-text.ts";
import { readPage, type PageContent } from "./read-page.ts";
import { writePage } from "./write-page.ts";

/** A CSS pixel is 1/96 inch, a point 1/72. */
const POINTS_OF_PIXEL = 0.75;
const ROUNDING = 0.0005;

/** The pages of a document in their order. */
export function pagesOf(context: PDFContext, catalog: PDFDict): readonly PDFRef[] {
  return pagesBelow(context, catalog.get(PDFName.of("Pages")));
}

function pagesBelow(context: PDFContext, ref: unknown): readonly PDFRef[] {
  if (!(ref instanceof PDFRef)) unknownPrint("a node of the pages that is no object");
  const node = dictAt(context, ref);
  if (nameOf(entry(node, "Type")) === "Page") return [ref];
  return arrayEntry(node, "Kids").flatMap((kid) => pagesBelow(context, kid));
}

/** The content of each page, walked once. */
export function readContents(
  context: PDFContext,
  pages: readonly PDFRef[],
): readonly PageContent[] {
  return pages.map((page) => readContent(context, page));
}

function readContent(context: PDFContext, ref: PDFRef): PageContent {
  const page = dictAt(context, ref);
  const stream = entry(page, "Contents");
  if (!(stream instanceof PDFRawStream)) unknownPrint("a page of more than one content stream");
  const content = readPage(Buffer.from(inflated(stream)).toString("latin1"));
  assertNoLostText(context, page, content);
  assertFullSize(content);
  return content;
}

/**
 * Chromium makes a document smaller in print where something in it is wider than the page. Throws a
 * ReportError("bug"): what is too wide is to be found before anything is printed.
 */
function assertFullSize({ scale = POINTS_OF_PIXEL }: PageContent): void {
  if (Math.abs(scale - POINTS_OF_PIXEL) < ROUNDING) return;
  const cause = new Error(`a print of ${scale} points for a CSS pixel`);
  throw new ReportError("bug", browserMessages.scaled(), { cause });
}

/** Writes the content of each page again, with what is layout as artifacts. */
export function writeContents(
  context: PDFContext,
  pages: readonly PDFRef[],
  contents: readonly PageContent[],
  artifacts: readonly ReadonlySet<number>[],
): void {
  pages.forEach((ref, index) => {
    const content = contents[index];
    const page = dictAt(context, ref);
    const contentsRef = page.get(PDFName.of("Contents"));
    if (content === undefined || !(contentsRef instanceof PDFRef))
      unknownPrint("a page without content");
    const pageHeight = numberOf(arrayEntry(page, "MediaBox")[3]);
    const written = writePage(content, artifacts[index] ?? new Set(), pageHeight);
    context.assign(
      contentsRef,
      compressedStream(context, deflated(Buffer.from(written, "latin1"))),
    );
  });
}
