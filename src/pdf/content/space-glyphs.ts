import { PDFDict, PDFName, PDFRawStream, type PDFContext } from "@cantoo/pdf-lib";

import { inflated } from "../file/compression.ts";
import { dictEntry, entry, nameOf } from "../objects.ts";

/** Matches a font code with one character, or a range of both. */
const ONE_TO_ONE = /^<([\dA-F]{4})> <([\dA-F]{4})>$/gim;
const RANGE = /^<([\dA-F]{4})> <([\dA-F]{4})> <([\dA-F]{4})>$/gim;
const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;

/**
 * The glyphs that read as a space in the fonts of a document, by their ToUnicode maps (ISO 32000-1,
 * 9.10.3).
 */
export class SpaceGlyphs {
  readonly #context: PDFContext;
  /** Cached, because pages share fonts. */
  readonly #known = new Map<string, ReadonlyMap<number, number>>();

  constructor(context: PDFContext) {
    this.#context = context;
  }

  /** Returns true if a code of a page's font is a space, including a no-break space. */
  isSpace(page: PDFDict, font: string, code: string): boolean {
    return this.#spacesOf(page, font).has(Number.parseInt(code, 16));
  }

  /**
   * Finds a space in the named font of a page, or else in another font of the page. Returns the
   * name of the font and the code as a stream writes it. Undefined if no font of the page has a
   * space.
   */
  among(page: PDFDict, font: string): readonly [font: string, code: string] | undefined {
    const others = fontsOf(page)
      .keys()
      .map((name) => nameOf(name));
    for (const name of [font, ...others]) {
      for (const [code, unicode] of this.#spacesOf(page, name)) {
        if (unicode === SPACE) return [name, code.toString(16).toUpperCase().padStart(4, "0")];
      }
    }
    return undefined;
  }

  #spacesOf(page: PDFDict, name: string): ReadonlyMap<number, number> {
    const fonts = fontsOf(page);
    const key = String(fonts.get(PDFName.of(name)));
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const font = this.#context.lookup(entry(fonts, name));
    const map = font instanceof PDFDict ? font.lookup(PDFName.of("ToUnicode")) : undefined;
    const spaces =
      map instanceof PDFRawStream
        ? spacesIn(Buffer.from(inflated(map)).toString("latin1"))
        : new Map<number, number>();
    this.#known.set(key, spaces);
    return spaces;
  }
}

function fontsOf(page: PDFDict): PDFDict {
  return dictEntry(dictEntry(page, "Resources"), "Font");
}

/** The codes that a ToUnicode map maps to a space, with the character of each. */
function spacesIn(map: string): ReadonlyMap<number, number> {
  const spaces = new Map<number, number>();
  const hex = (digits: string | undefined): number => Number.parseInt(digits ?? "", 16);
  for (const [, first, last, unicode] of map.matchAll(RANGE)) {
    for (const space of [SPACE, NO_BREAK_SPACE]) {
      const code = hex(first) + space - hex(unicode);
      if (code >= hex(first) && code <= hex(last)) spaces.set(code, space);
    }
  }
  for (const [, code, unicode] of map.matchAll(ONE_TO_ONE)) {
    if ([SPACE, NO_BREAK_SPACE].includes(hex(unicode))) spaces.set(hex(code), hex(unicode));
  }
  return spaces;
}
