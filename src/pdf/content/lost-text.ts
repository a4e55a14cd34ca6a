import { PDFDict, PDFName, PDFRawStream, type PDFContext } from "@cantoo/pdf-lib";

import { inflated } from "../file/compression.ts";
import { dictEntry, entry } from "../objects.ts";
import { unknownPrint } from "../unknown-print.ts";
import type { PageContent } from "./read-page.ts";

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
export function assertNoLostText(context: PDFContext, page: PDFDict, { loose }: PageContent): void {
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
