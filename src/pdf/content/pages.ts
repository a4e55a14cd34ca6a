import { type PDFContext, PDFDict, PDFName, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";

import { ReportError } from "../../errors.ts";
import { browserMessages } from "../../messages/browser.ts";
import { compressedStream, deflated, inflated } from "../file/compression.ts";
import { arrayEntry, dictAt, dictEntry, entry, nameOf, numberOf } from "../objects.ts";
import { unknownPrint } from "../unknown-print.ts";
import { type LoosePaint, type PageContent, type Piece, readPage } from "./read-page.ts";

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

/** A code of a font and the one character that it stands for, or a range of both. */
const ONE_TO_ONE = /^<([\dA-F]{4})> <([\dA-F]{4})>$/gim;
const RANGE = /^<([\dA-F]{4})> <([\dA-F]{4})> <([\dA-F]{4})>$/gim;
const CODES = /^<([\dA-F]*)>$/i;
const SPACES = [0x20, 0xa0];

/**
 * Text among the content that no element owns would be lost to whoever cannot see it: throws a
 * ReportError("browser") where there is any. A space between two boxes is none; Chromium leaves it
 * out of the structure.
 */
function assertNoLostText(context: PDFContext, page: PDFDict, { loose }: PageContent): void {
  for (const { font, codes } of loose.flatMap(({ glyphs, isAmongContent }) =>
    isAmongContent ? glyphs : [],
  )) {
    const spaces = spacesOf(context, dictEntry(dictEntry(page, "Resources"), "Font"), font);
    const written = CODES.exec(codes)?.[1]?.match(/.{4}/g) ?? unknownPrint("glyphs as a string");
    if (!written.every((code) => spaces.has(Number.parseInt(code, 16)))) {
      unknownPrint("text that no element owns");
    }
  }
}

/** The codes of a font that stand for a space (ISO 32000-1, 9.10.3). */
function spacesOf(context: PDFContext, fonts: PDFDict, name: string): ReadonlySet<number> {
  const font = context.lookup(entry(fonts, name));
  const map = font instanceof PDFDict ? font.lookup(PDFName.of("ToUnicode")) : undefined;
  if (!(map instanceof PDFRawStream)) return new Set();
  const text = Buffer.from(inflated(map)).toString("latin1");
  const spaces = new Set<number>();
  const hex = (digits: string | undefined): number => Number.parseInt(digits ?? "", 16);
  for (const [, first, last, unicode] of text.matchAll(RANGE)) {
    for (const space of SPACES) {
      const code = hex(first) + space - hex(unicode);
      if (code >= hex(first) && code <= hex(last)) spaces.add(code);
    }
  }
  for (const [, code, unicode] of text.matchAll(ONE_TO_ONE)) {
    if (SPACES.includes(hex(unicode))) spaces.add(hex(code));
  }
  return spaces;
}

interface Replacement extends Piece {
  readonly text: string;
}

const LAYOUT = "/Artifact <</Type /Layout>> BDC";

/**
 * The content stream with everything in it either an element's or an artifact (ISO 14289-1, 7.1):
 * `artifacts` names the MCIDs of what is mere layout, and what stands outside marked content
 * becomes an artifact too. `pageHeight` is in points.
 */
export function writePage(
  { stream, marked, loose }: PageContent,
  artifacts: ReadonlySet<number>,
  pageHeight: number,
): string {
  const replacements: Replacement[] = looseArtifacts(stream, loose, pageHeight);
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

/** What opens and closes the artifacts around paint that no element owns, a run of a kind in one. */
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

/** ISO 32000-1, 14.8.2.2: running headers and footers are pagination, anything else is layout. */
function artifactFor(paint: LoosePaint, pageHeight: number): string {
  const { glyphs, box, isAmongContent } = paint;
  if (glyphs.length === 0 || isAmongContent) return LAYOUT;
  const isHeader = box !== undefined && box.bottom > pageHeight / 2;
  return `/Artifact <</Type /Pagination /Subtype /${isHeader ? "Header" : "Footer"}>> BDC`;
}
