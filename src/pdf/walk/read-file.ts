import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFParser,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";

import { combined, IDENTITY, type Matrix, matrixOf, moved } from "../content/painter.ts";
import { type Operator, OperatorReader } from "../file/print-syntax.ts";

/**
 * A finished PDF as a walk reads it: its structure tree and its objects. Unlike the reader of
 * prints, it accepts every PDF, also one that breaks a rule.
 */
export interface WalkedFile {
  readonly catalog: PDFDict;
  readonly root: WalkedElement | undefined;
  readonly pages: readonly PDFDict[];
  /** All elements in reading order, the root first. */
  readonly elements: readonly WalkedElement[];
  /** The page number, counted from 0. Undefined for anything that is not a page of the file. */
  readonly pageOf: (page: PDFObject | undefined) => number | undefined;
}

/** An element of the structure (ISO 32000-1, 14.7.2). */
export interface WalkedElement {
  readonly dict: PDFDict;
  /** Without its slash. */
  readonly type: string;
  readonly parent: WalkedElement | undefined;
  readonly kids: readonly WalkedKid[];
}

/** A kid of an element: an element, content by its MCID, or an annotation. */
export type WalkedKid =
  | WalkedElement
  | { readonly page: number | undefined; readonly mcid: number }
  | { readonly page: number | undefined; readonly annotation: PDFDict };

/** Reads a PDF for a walk. Throws an Error if it cannot be parsed as PDF. */
export async function readFile(pdf: Uint8Array): Promise<WalkedFile> {
  const context = await PDFParser.forBytesWithOptions(pdf, Infinity, true).parseDocument();
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const refs = pageRefs(context, catalog.get(PDFName.of("Pages")));
  const numbers = new Map(refs.map((ref, index) => [String(ref), index]));
  const pageOf = (page: PDFObject | undefined) => numbers.get(String(page));
  const tree = catalog.lookup(PDFName.of("StructTreeRoot"));
  const first = tree instanceof PDFDict ? listed(tree.lookup(PDFName.of("K")))[0] : undefined;
  const dict = context.lookup(first);
  const root = dict instanceof PDFDict ? readElement(context, dict, undefined, pageOf) : undefined;
  return {
    catalog,
    root,
    pages: refs.map((ref) => context.lookup(ref, PDFDict)),
    elements: root === undefined ? [] : [...elementsIn(root)],
    pageOf,
  };
}

function pageRefs(context: PDFContext, ref: PDFObject | undefined): readonly PDFRef[] {
  const node = context.lookup(ref);
  if (!(ref instanceof PDFRef) || !(node instanceof PDFDict)) return [];
  const kids = node.lookup(PDFName.of("Kids"));
  return kids instanceof PDFArray ? kids.asArray().flatMap((kid) => pageRefs(context, kid)) : [ref];
}

function readElement(
  context: PDFContext,
  dict: PDFDict,
  parent: WalkedElement | undefined,
  pageOf: WalkedFile["pageOf"],
): WalkedElement {
  const kids: WalkedKid[] = [];
  const element: WalkedElement = { dict, type: nameIn(dict, "S") ?? "", parent, kids };
  for (const kid of listed(dict.lookup(PDFName.of("K")))) {
    const found = context.lookup(kid);
    const own = found instanceof PDFDict ? found.get(PDFName.of("Pg")) : undefined;
    const page = pageOf(own ?? dict.get(PDFName.of("Pg")));
    if (found instanceof PDFNumber) kids.push({ page, mcid: found.asNumber() });
    if (!(found instanceof PDFDict)) continue;
    const mcid = found.lookup(PDFName.of("MCID"));
    const annotation = found.lookup(PDFName.of("Obj"));
    if (mcid instanceof PDFNumber) kids.push({ page, mcid: mcid.asNumber() });
    else if (annotation instanceof PDFDict) kids.push({ page, annotation });
    else kids.push(readElement(context, found, element, pageOf));
  }
  return element;
}

export function isWalkedElement(kid: WalkedKid): kid is WalkedElement {
  return "kids" in kid;
}

/** An element and its descendants, in reading order. */
function* elementsIn(element: WalkedElement): Generator<WalkedElement> {
  yield element;
  for (const kid of element.kids) if (isWalkedElement(kid)) yield* elementsIn(kid);
}

/** The child elements of an element: all, or only those of the given types. */
export function kidsOf(element: WalkedElement, ...types: readonly string[]): WalkedElement[] {
  const kids = element.kids.filter(isWalkedElement);
  return types.length === 0 ? kids : kids.filter(({ type }) => types.includes(type));
}

/** The ancestors of an element, the nearest first. */
export function* around(element: WalkedElement): Generator<WalkedElement> {
  for (let one = element.parent; one !== undefined; one = one.parent) yield one;
}

/** Returns one object or an array as an array. PDF allows both forms. */
function listed(value: PDFObject | undefined): readonly PDFObject[] {
  if (value instanceof PDFArray) return value.asArray();
  return value === undefined ? [] : [value];
}

/** The name under a key, without its slash. */
function nameIn(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}

/** The text under a key. */
export function textIn(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString
    ? value.decodeText()
    : undefined;
}

/** An attribute of an element, of any owner (ISO 32000-1, 14.7.5). */
export function attributeOf({ dict }: WalkedElement, key: string): string | undefined {
  const { context } = dict;
  for (const one of listed(dict.lookup(PDFName.of("A")))) {
    const attributes = context.lookup(one);
    if (!(attributes instanceof PDFDict)) continue;
    const value = attributes.lookup(PDFName.of(key));
    if (value instanceof PDFName) return value.decodeText();
    if (value !== undefined) return String(value);
  }
  return undefined;
}

/** The uncompressed bytes of a stream, one byte in each character. */
export function unpacked(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFRawStream)) return "";
  return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}

// The content of a page.

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
