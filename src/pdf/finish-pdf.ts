import {
  PDFDict,
  PDFName,
  PDFParser,
  PDFRawStream,
  PDFRef,
  type PDFContext,
} from "@cantoo/pdf-lib";

import type { Print } from "../browser/print-page.ts";
import { assertNoLostText } from "./content/lost-text.ts";
import { readPage, type PageContent } from "./content/read-page.ts";
import { writePage } from "./content/write-page.ts";
import { compressedStream, inflated } from "./file/compression.ts";
import { writeFile } from "./file/write-file.ts";
import { arrayEntry, entry, nameOf, numberOf } from "./objects.ts";
import { writeAttachments } from "./parts/attachments.ts";
import { writeLinks } from "./parts/links.ts";
import { writeMetadata, writeViewing } from "./parts/metadata.ts";
import { writeOutline } from "./parts/outline.ts";
import { writeOutputIntent } from "./parts/output-intent.ts";
import { dropUnreachable } from "./parts/reachable.ts";
import type { Attachment, PdfMetadata, PdfStandard } from "./standard.ts";
import { arrange } from "./structure/arrange.ts";
import { readTree } from "./structure/read-tree.ts";
import { writeTree } from "./structure/write-tree.ts";
import { unknownPrint } from "./unknown-print.ts";

/** What the finished PDF is and holds, beside its pages. */
export interface PdfMaterial {
  readonly metadata: PdfMetadata;
  readonly standard: PdfStandard;
  /** Left out under 2a, which may hold no other files. */
  readonly attachments: readonly Attachment[];
}

/**
 * Makes of a print of Chromium a PDF that anyone can read (PDF/UA-1, ISO 14289-1) and an archive
 * can keep (PDF/A-3a or 2a, ISO 19005), with the same bytes for the same page and material. Throws
 * a ReportError("browser") where the print is written in a way that we do not know.
 */
export async function finishPdf(print: Print, material: PdfMaterial): Promise<Uint8Array> {
  const { metadata, standard } = material;
  const context = await parse(print.pdf);
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const pages = pagesBelow(context, catalog.get(PDFName.of("Pages")));
  const pageNumbers = new Map(pages.map((page, index) => [String(page), index]));

  const contents = pages.map((page) => readContent(context, page));
  const printed = readTree(context, catalog, pageNumbers);
  const { root, artifacts } = arrange(printed, contents, print.meaning);

  writeContents(context, pages, contents, artifacts);
  writeLinks(context, pages, root, print.meaning);
  const tree = writeTree(context, pages, root);
  catalog.set(PDFName.of("StructTreeRoot"), tree.root);
  writeOutline(context, catalog, tree, print.meaning);
  writeViewing(context, catalog, metadata.language);
  writeMetadata(context, catalog, metadata, standard);
  writeOutputIntent(context, catalog);
  if (standard === "3a") writeAttachments(context, catalog, material.attachments, metadata.created);
  dropUnreachable(context);
  return writeFile(context);
}

async function parse(pdf: Uint8Array): Promise<PDFContext> {
  try {
    return await PDFParser.forBytesWithOptions(pdf, Infinity, true).parseDocument();
  } catch (error) {
    return unknownPrint("a file that cannot be parsed", error);
  }
}

/** The pages in their order. */
function pagesBelow(context: PDFContext, ref: unknown): readonly PDFRef[] {
  if (!(ref instanceof PDFRef)) unknownPrint("a node of the pages that is no object");
  const node = context.lookup(ref, PDFDict);
  if (nameOf(entry(node, "Type")) === "Page") return [ref];
  return arrayEntry(node, "Kids").flatMap((kid) => pagesBelow(context, kid));
}

function readContent(context: PDFContext, ref: PDFRef): PageContent {
  const page = context.lookup(ref, PDFDict);
  const stream = entry(page, "Contents");
  if (!(stream instanceof PDFRawStream)) unknownPrint("a page of more than one content stream");
  const content = readPage(Buffer.from(inflated(stream)).toString("latin1"));
  assertNoLostText(context, page, content);
  return content;
}

function writeContents(
  context: PDFContext,
  pages: readonly PDFRef[],
  contents: readonly PageContent[],
  artifacts: readonly ReadonlySet<number>[],
): void {
  pages.forEach((ref, index) => {
    const content = contents[index];
    const page = context.lookup(ref, PDFDict);
    const contentsRef = page.get(PDFName.of("Contents"));
    if (content === undefined || !(contentsRef instanceof PDFRef))
      unknownPrint("a page without content");
    const pageHeight = numberOf(arrayEntry(page, "MediaBox")[3]);
    const written = writePage(content, artifacts[index] ?? new Set(), pageHeight);
    context.assign(contentsRef, compressedStream(context, Buffer.from(written, "latin1")));
  });
}
