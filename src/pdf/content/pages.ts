import { PDFName, PDFRawStream, PDFRef, type PDFContext, type PDFDict } from "@cantoo/pdf-lib";

import { compressedStream, deflated, inflated } from "../file/compression.ts";
import { arrayEntry, dictAt, entry, nameOf, numberOf } from "../objects.ts";
import { unknownPrint } from "../unknown-print.ts";
import { assertNoLostText } from "./lost-text.ts";
import { readPage, type PageContent } from "./read-page.ts";
import { writePage } from "./write-page.ts";

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
  return content;
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
