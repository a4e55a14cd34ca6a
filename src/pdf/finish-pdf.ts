import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStream,
} from "@cantoo/pdf-lib";

import { pagesOf, readContents, writeContents } from "./content/pages.ts";
import { SpaceGlyphs } from "./content/space-glyphs.ts";
import { withWords } from "./content/words.ts";
import { readPrint } from "./file/read-print.ts";
import { writeFile } from "./file/write-file.ts";
import { dictAt } from "./objects.ts";
import { packAttachments, writeAttachments } from "./parts/attachments.ts";
import { writeLinks } from "./parts/links.ts";
import { writeMetadata, writeViewing } from "./parts/metadata.ts";
import { writeOutline } from "./parts/outline.ts";
import { packProfile, writeOutputIntent } from "./parts/output-intent.ts";
import { asPdf2 } from "./pdf-2/structure.ts";
import { targetsOf } from "./pdf-2/targets.ts";
import { writePdf2 } from "./pdf-2/write-pdf-2.ts";
import type { Attachment, PdfMetadata, PdfStandard } from "./standard.ts";
import { arrange } from "./structure/arrange.ts";
import { readTree } from "./structure/read-tree.ts";
import { writeTree } from "./structure/write-tree.ts";
import type { Print } from "../browser/print-page.ts";

/** The metadata, standard and attachments of the finished PDF. */
export interface PdfMaterial {
  readonly metadata: PdfMetadata;
  readonly standard: PdfStandard;
  /** Omitted under 2a, which allows no other files. */
  readonly attachments: readonly Attachment[];
}

/**
 * Turns a print of Chromium into an accessible PDF (PDF/UA-1, ISO 14289-1) for the archive
 * (PDF/A-3a or 2a, ISO 19005). The same page and material give the same bytes. Under 4f it is PDF
 * 2.0 that conforms to PDF/UA-2 and PDF/A-4f, or without attachments PDF/A-4. Throws a
 * ReportError("browser") if the print has an unknown form.
 */
export async function finishPdf(
  printing: Print | Promise<Print>,
  { metadata, standard: requested, attachments }: PdfMaterial,
): Promise<Uint8Array> {
  // Prepare what does not need the print while the browser is still busy.
  const profile = packProfile();
  const packed = requested === "2a" ? [] : packAttachments(attachments);
  const isPdf2 = requested === "4" || requested === "4f";
  // ISO 19005-4, 6.9: the f means that the PDF contains files.
  const standard = isPdf2 ? (packed.length === 0 ? "4" : "4f") : requested;
  const print = await printing;

  const context = readPrint(print.pdf);
  const catalog = dictAt(context, context.trailerInfo.Root);
  const pages = pagesOf(context, catalog);

  const spaces = new SpaceGlyphs(context);
  const contents = readContents(context, pages, spaces);
  const printed = readTree(context, catalog, pages);
  const { root: arranged, artifacts } = arrange(printed, contents, print.meaning);

  const worded = withWords(context, pages, contents, arranged, print.meaning, spaces);
  writeContents(context, pages, contents, artifacts, worded.changes);
  const root = isPdf2 ? asPdf2(worded.root) : worded.root;
  writeLinks(context, pages, root, print.meaning);
  const tree = writeTree(context, pages, root);
  catalog.set(PDFName.of("StructTreeRoot"), tree.root);
  writeOutline(context, catalog, tree, print.meaning);
  if (isPdf2) {
    const targets = targetsOf(printed, root, print.meaning);
    writePdf2(context, catalog, tree, targets, print.meaning);
  }
  writeViewing(context, catalog, metadata.language);
  writeMetadata(context, catalog, metadata, standard);
  writeOutputIntent(context, catalog, profile);
  writeAttachments(context, catalog, packed, metadata.created);
  dropUnreachable(context);
  return writeFile(context, isPdf2 ? "2.0" : "1.7");
}

/**
 * Removes every object that nothing refers to any more. This removes above all the old structure,
 * whose names differ in each print.
 */
function dropUnreachable(context: PDFContext): void {
  const reached = new Set<PDFRef>();
  const open: (PDFObject | undefined)[] = [context.trailerInfo.Root, context.trailerInfo.Info];
  while (open.length > 0) {
    const next = open.pop();
    if (next instanceof PDFRef) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(context.lookup(next));
    } else if (next instanceof PDFStream) open.push(next.dict);
    else if (next instanceof PDFDict) open.push(...next.values());
    else if (next instanceof PDFArray) open.push(...next.asArray());
  }
  for (const [ref] of context.enumerateIndirectObjects()) {
    if (!reached.has(ref)) context.delete(ref);
  }
}
