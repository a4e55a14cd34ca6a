import { PDFDict, PDFName } from "@cantoo/pdf-lib";

import { combined, IDENTITY, type Matrix, matrixOf, moved } from "../content/geometry.ts";
import { OperatorReader, type Operator } from "../content/operators.ts";
import { unpacked } from "./read-file.ts";

/** The paint of one operator or text object, in content order. */
export interface WalkedPaint {
  /** The MCID that owns it, "artifact", or undefined if nothing owns it. */
  readonly owner: number | "artifact" | undefined;
  /** The text of its letters. Undefined for paint that is not text. */
  readonly text: string | undefined;
  /** The start of a text, in points. */
  readonly x: number;
  readonly y: number;
  /** The height of its letters, in points. */
  readonly size: number;
}

/** The content of a page, as a reader that does not guess reads it. */
export interface WalkedPage {
  readonly paints: readonly WalkedPaint[];
  /** The MCIDs in order. One that opens twice is listed twice. */
  readonly opened: readonly number[];
}

const PAINTS = new Set("f F f* S s B B* b b* Do sh".split(" "));
const MCID = /\/MCID\s+(\d+)/;
const ACTUAL_TEXT = /\/ActualText\s*<([\da-fA-F\s]*)>/;

/** Reads the content of a page. Throws an Error if a stream contains anything but operators. */
export function readText(page: PDFDict): WalkedPage {
  return new ContentReader(page).read();
}

interface Mark {
  readonly owner: WalkedPaint["owner"];
  /** The text that replaces its glyphs. Empty once it has been read. */
  actualText: string | undefined;
}

class ContentReader {
  readonly #page: PDFDict;
  readonly #fonts = new Map<string, ReadonlyMap<number, string>>();
  readonly #paints: WalkedPaint[] = [];
  readonly #opened: number[] = [];
  readonly #marks: Mark[] = [];
  readonly #saved: Matrix[] = [];
  #toPage: Matrix = IDENTITY;
  #text = { matrix: IDENTITY, letters: "", font: "", size: 0 };

  constructor(page: PDFDict) {
    this.#page = page;
  }

  read(): WalkedPage {
    const reader = new OperatorReader(unpacked(this.#page.lookup(PDFName.of("Contents"))));
    for (let one = reader.next(); one !== undefined; one = reader.next()) this.#take(one);
    return { paints: this.#paints, opened: this.#opened };
  }

  #take({ name, operands }: Operator): void {
    if (name === "q") this.#saved.push(this.#toPage);
    else if (name === "Q") this.#toPage = this.#saved.pop() ?? IDENTITY;
    else if (name === "cm") this.#toPage = combined(matrixOf(operands), this.#toPage);
    else if (name === "BDC" || name === "BMC") this.#open(operands);
    else if (name === "EMC") this.#marks.pop();
    else if (name === "BT") this.#text = { ...this.#text, matrix: IDENTITY, letters: "" };
    else if (name === "Tm") this.#text.matrix = matrixOf(operands);
    else if (name === "Tf") {
      this.#text.font = operands[0]?.slice(1) ?? "";
      this.#text.size = Number(operands[1] ?? 0);
    } else if (name === "Tj") this.#show(operands[0] ?? "");
    else if (name === "ET") this.#paint(this.#text.letters);
    else if (PAINTS.has(name)) this.#paint(undefined);
  }

  #open([tag = "", properties = ""]: readonly string[]): void {
    const id = MCID.exec(properties)?.[1];
    const around = this.#marks.at(-1)?.owner;
    if (id !== undefined) this.#opened.push(Number(id));
    const own = id === undefined ? around : Number(id);
    const spelled = ACTUAL_TEXT.exec(properties)?.[1];
    this.#marks.push({
      owner: tag === "/Artifact" ? "artifact" : own,
      actualText: spelled === undefined ? undefined : utf16(spelled.replaceAll(/\s/g, "").slice(4)),
    });
  }

  #show(codes: string): void {
    const spelled = this.#marks.findLast(({ actualText }) => actualText !== undefined);
    if (spelled !== undefined) {
      this.#text.letters += spelled.actualText ?? "";
      spelled.actualText = "";
      return;
    }
    const letters = this.#lettersOf(this.#text.font);
    for (const [code] of codes.slice(1, -1).matchAll(/.{4}/g)) {
      // Readers say nothing, or anything, for a glyph without a letter.
      this.#text.letters += letters.get(Number.parseInt(code, 16)) ?? "\uFFFD";
    }
  }

  #paint(text: string | undefined): void {
    const { matrix, size } = this.#text;
    const toPage = combined(matrix, this.#toPage);
    const [x, y] = moved(toPage, [0, 0]);
    const height = Math.hypot(toPage.c, toPage.d) * size;
    this.#paints.push({ owner: this.#marks.at(-1)?.owner, text, x, y, size: height });
  }

  #lettersOf(font: string): ReadonlyMap<number, string> {
    const known = this.#fonts.get(font);
    if (known !== undefined) return known;
    const fonts = this.#page
      .lookup(PDFName.of("Resources"), PDFDict)
      .lookup(PDFName.of("Font"), PDFDict);
    const dict = fonts.lookup(PDFName.of(font), PDFDict);
    const letters = lettersIn(unpacked(dict.lookup(PDFName.of("ToUnicode"))));
    this.#fonts.set(font, letters);
    return letters;
  }
}

/** The letters of the codes of a font (ISO 32000-1, 9.10.3). */
function lettersIn(map: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  const hex = (digits = ""): number => Number.parseInt(digits, 16);
  for (const [, first, last, unicode = ""] of map.matchAll(/^<(\w{4})>\s*<(\w{4})>\s*<(\w+)>$/gm)) {
    const start = utf16(unicode);
    for (let code = hex(first); code <= hex(last); code += 1) {
      const end = (start.codePointAt(start.length - 1) ?? 0) + code - hex(first);
      letters.set(code, start.slice(0, -1) + String.fromCodePoint(end));
    }
  }
  for (const [, code, unicode = ""] of map.matchAll(/^<(\w{4})>\s*<(\w+)>$/gm)) {
    letters.set(hex(code), utf16(unicode));
  }
  return letters;
}

function utf16(digits: string): string {
  return Buffer.from(digits, "hex").swap16().toString("utf16le");
}
