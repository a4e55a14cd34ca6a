import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from "@cantoo/pdf-lib";

import type { Print } from "../browser/pages.ts";
import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/output.ts";
import { type LoosePaint, type PageContent, readPage, SpaceGlyphs } from "./content/read-page.ts";
import { type Replacement, withWords } from "./content/words.ts";
import {
  arrayEntry,
  compressedStream,
  deflated,
  dictAt,
  entry,
  inflated,
  nameOf,
  numberOf,
  readPrint,
} from "./file/objects.ts";
import { unknownPrint } from "./file/print-syntax.ts";
import { writeFile, writeTree } from "./file/write.ts";
import {
  packAttachments,
  packProfile,
  writeAttachments,
  writeOutputIntent,
} from "./parts/embedded.ts";
import { targetsOf, writeLinks, writeOutline, writePdf2 } from "./parts/links.ts";
import {
  type Attachment,
  type PdfMetadata,
  type PdfStandard,
  writeMetadata,
  writeViewing,
} from "./parts/metadata.ts";
import { arrange, asPdf2 } from "./structure/arrange.ts";
import { readTree } from "./structure/element.ts";

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

// The content of the pages.

/** A CSS pixel is 1/96 inch, a point 1/72. */
const POINTS_OF_PIXEL = 0.75;
const ROUNDING = 0.0005;

/** The pages of a document, in order. */
export function pagesOf(context: PDFContext, catalog: PDFDict): readonly PDFRef[] {
  return pagesBelow(context, catalog.get(PDFName.of("Pages")));
}

function pagesBelow(context: PDFContext, ref: unknown): readonly PDFRef[] {
  if (!(ref instanceof PDFRef)) unknownPrint("a node of the pages that is no object");
  const node = dictAt(context, ref);
  if (nameOf(entry(node, "Type")) === "Page") return [ref];
  return arrayEntry(node, "Kids").flatMap((kid) => pagesBelow(context, kid));
}

/** Reads the content of each page. */
export function readContents(
  context: PDFContext,
  pages: readonly PDFRef[],
  spaces: SpaceGlyphs,
): readonly PageContent[] {
  return pages.map((page) => readContent(context, page, spaces));
}

function readContent(context: PDFContext, ref: PDFRef, spaces: SpaceGlyphs): PageContent {
  const page = dictAt(context, ref);
  const stream = entry(page, "Contents");
  if (!(stream instanceof PDFRawStream)) unknownPrint("a page of more than one content stream");
  const content = readPage(Buffer.from(inflated(stream)).toString("latin1"));
  assertNoLostText(page, content, spaces);
  assertFullSize(content);
  return content;
}

/**
 * Chromium shrinks a document in print if something in it is wider than the page. Throws a
 * ReportError("bug"), because anything too wide must be found before printing.
 */
function assertFullSize({ scale = POINTS_OF_PIXEL }: PageContent): void {
  if (Math.abs(scale - POINTS_OF_PIXEL) < ROUNDING) return;
  const cause = new Error(`a print of ${scale} points for a CSS pixel`);
  throw new ReportError("bug", browserMessages.scaled(), { cause });
}

/** Writes the content of each page again: layout becomes artifacts, and words are separated. */
export function writeContents(
  context: PDFContext,
  pages: readonly PDFRef[],
  contents: readonly PageContent[],
  artifacts: readonly ReadonlySet<number>[],
  words: readonly (readonly Replacement[])[],
): void {
  pages.forEach((ref, index) => {
    const content = contents[index];
    const page = dictAt(context, ref);
    const contentsRef = page.get(PDFName.of("Contents"));
    if (content === undefined || !(contentsRef instanceof PDFRef))
      unknownPrint("a page without content");
    const pageHeight = numberOf(arrayEntry(page, "MediaBox")[3]);
    const changes = words[index] ?? [];
    const written = writePage(content, artifacts[index] ?? new Set(), pageHeight, changes);
    context.assign(
      contentsRef,
      compressedStream(context, deflated(Buffer.from(written, "latin1"))),
    );
  });
}

const CODES = /^<([\dA-F]*)>$/i;

/**
 * Readers who cannot see the page would lose text that no element owns. Throws a
 * ReportError("browser") if there is any among the content. A space between two boxes is allowed:
 * Chromium leaves it out of the structure.
 */
function assertNoLostText(page: PDFDict, { loose }: PageContent, spaces: SpaceGlyphs): void {
  for (const { font, codes } of loose.flatMap(({ glyphs, isAmongContent }) =>
    isAmongContent ? glyphs : [],
  )) {
    const written = CODES.exec(codes)?.[1]?.match(/.{4}/g) ?? unknownPrint("glyphs as a string");
    if (!written.every((code) => spaces.isSpace(page, font, code))) {
      unknownPrint("text that no element owns");
    }
  }
}

const LAYOUT = "/Artifact <</Type /Layout>> BDC";

/**
 * Returns the content stream with each part of it in an element or an artifact (ISO 14289-1, 7.1).
 * `artifacts` lists the MCIDs of pure layout. Paint outside marked content becomes an artifact too.
 * `pageHeight` is in points. `changes` apply within the elements.
 */
export function writePage(
  { stream, marked, loose }: PageContent,
  artifacts: ReadonlySet<number>,
  pageHeight: number,
  changes: readonly Replacement[] = [],
): string {
  const replacements: Replacement[] = [...changes, ...looseArtifacts(stream, loose, pageHeight)];
  for (const [id, { opening }] of marked) {
    if (artifacts.has(id)) replacements.push({ ...opening, text: LAYOUT });
  }
  let written = "";
  let position = 0;
  for (const { start, end, text } of replacements.toSorted(
    (one, other) => one.start - other.start,
  )) {
    written += stream.slice(position, start) + text;
    position = end;
  }
  return written + stream.slice(position);
}

/**
 * The operators that open and close artifacts around paint that no element owns. A run of one kind
 * shares one artifact.
 */
function looseArtifacts(
  stream: string,
  loose: readonly LoosePaint[],
  pageHeight: number,
): Replacement[] {
  const runs: { opening: string; start: number; end: number }[] = [];
  for (const paint of loose) {
    const opening = artifactFor(paint, pageHeight);
    const last = runs.at(-1);
    const isNext =
      last?.opening === opening && !/\b(?:B[DM]C|EMC)\b/.test(stream.slice(last.end, paint.start));
    if (isNext) last.end = paint.end;
    else runs.push({ opening, start: paint.start, end: paint.end });
  }
  return runs.flatMap(({ opening, start, end }) => [
    { start, end: start, text: `${opening}\n` },
    { start: end, end, text: "\nEMC" },
  ]);
}

/**
 * ISO 32000-1, 14.8.2.2: running headers and footers are pagination, and everything else is layout.
 */
function artifactFor(paint: LoosePaint, pageHeight: number): string {
  const { glyphs, box, isAmongContent } = paint;
  if (glyphs.length === 0 || isAmongContent) return LAYOUT;
  const isHeader = box !== undefined && box.bottom > pageHeight / 2;
  return `/Artifact <</Type /Pagination /Subtype /${isHeader ? "Header" : "Footer"}>> BDC`;
}
