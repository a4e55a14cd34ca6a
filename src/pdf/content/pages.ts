import { type PDFContext, type PDFDict, PDFName, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";

import { ReportError } from "../../errors.ts";
import { browserMessages } from "../../messages/browser.ts";
import { compressedStream, deflated, inflated } from "../file/compression.ts";
import { arrayEntry, dictAt, entry, nameOf, numberOf } from "../objects.ts";
import { unknownPrint } from "../../browser/object-table.ts";
import { type LoosePaint, type PageContent, readPage } from "./read-page.ts";
import type { SpaceGlyphs } from "./space-glyphs.ts";
import type { Replacement } from "./words.ts";

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
