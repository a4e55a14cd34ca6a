import { inflateSync } from "node:zlib";

import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import { zlibSync } from "fflate";

import { readObjectTable, unknownPrint } from "./print-syntax.ts";
const OBJECT_HEAD = /(\d+) 0 obj\n/y;
const OBJECT_END = /\s*endobj\n/y;
const STREAM = /\s*stream\n/y;
const STREAM_END = /\s*endstream\s/y;

const SPACE = String.raw`\0\t\n\f\r `;
/** Matches a name, a reference, a number, a hexadecimal or literal string, or any other token. */
const TOKEN = new RegExp(
  `[${SPACE}]*(?:${[
    `/([^${SPACE}()<>\\[\\]{}/%]*)`,
    String.raw`(\d+) 0 R`,
    String.raw`(-?(?:\d+\.?\d*|\.\d+))`,
    String.raw`<([\da-fA-F]*)>`,
    String.raw`\(((?:[^()\\]|\\[\s\S])*)\)`,
    String.raw`(<<|>>|\[|\]|true|false|null)`,
  ].join("|")})`,
  "y",
);

/**
 * Reads the objects of a print in the form that Skia writes: one table of objects, and no object
 * packed in another (ISO 32000-1, 7.5). pdf-lib's own reader takes several times as long, because
 * it knows all other forms. Throws a ReportError("browser") for any other form.
 */
export function readPrint(pdf: Uint8Array): PDFContext {
  return new PrintReader(pdf).read();
}

class PrintReader {
  readonly #context = PDFContext.create();
  readonly #bytes: Uint8Array;
  /** Contains one byte in each character. */
  readonly #text: string;
  /** Names and references as they are written, each created once. */
  readonly #names = new Map<string, PDFName>();
  readonly #refs = new Map<string, PDFRef>();
  #position = 0;

  constructor(pdf: Uint8Array) {
    this.#bytes = pdf;
    this.#text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  }

  read(): PDFContext {
    const { places, trailer: place } = readObjectTable(this.#text);
    this.#position = place;
    const trailer = this.#value();
    const root = trailer instanceof PDFDict ? trailer.get(PDFName.of("Root")) : undefined;
    if (root === undefined) unknownPrint("a trailer without a root");
    this.#context.trailerInfo = { Root: root };
    for (const [number, at] of places) this.#readObject(number, at);
    return this.#context;
  }

  #readObject(number: number, place: number): void {
    this.#position = place;
    const [, own] = this.#required(OBJECT_HEAD, "an object where the file says it is");
    if (Number(own) !== number) unknownPrint(`object ${own} in the place of ${number}`);
    const value = this.#value();
    const object = value instanceof PDFDict && this.#found(STREAM) ? this.#stream(value) : value;
    this.#required(OBJECT_END, "the end of an object");
    this.#context.assign(PDFRef.of(number), object);
  }

  #stream(dict: PDFDict): PDFRawStream {
    const start = this.#position;
    this.#position += numberOf(dict.get(PDFName.of("Length")));
    const content = this.#bytes.subarray(start, this.#position);
    this.#required(STREAM_END, "the end of a stream");
    return PDFRawStream.of(dict, content);
  }

  #value(): PDFObject {
    return this.#valueOf(this.#required(TOKEN, "an object"));
  }

  #valueOf([, name, ref, number, hex, text, sign]: RegExpExecArray): PDFObject {
    if (name !== undefined) return made(this.#names, name, () => nameFrom(name));
    if (ref !== undefined) return made(this.#refs, ref, () => PDFRef.of(Number(ref)));
    if (number !== undefined) return PDFNumber.of(Number(number));
    if (hex !== undefined) return PDFHexString.of(hex);
    if (text !== undefined) return PDFString.of(text);
    if (sign === "<<") return this.#dict();
    if (sign === "[") return this.#array();
    if (sign === "null") return PDFNull;
    if (sign === "true") return PDFBool.True;
    return sign === "false" ? PDFBool.False : unknownPrint(`${sign} before it was opened`);
  }

  #dict(): PDFDict {
    const entries = new Map<PDFName, PDFObject>();
    for (;;) {
      const token = this.#required(TOKEN, "a key");
      if (token[6] === ">>") return PDFDict.fromMapWithContext(entries, this.#context);
      const key = this.#valueOf(token);
      if (!(key instanceof PDFName)) unknownPrint("a key that is no name");
      entries.set(key, this.#value());
    }
  }

  #array(): PDFArray {
    const array = PDFArray.withContext(this.#context);
    for (;;) {
      const token = this.#required(TOKEN, "an item");
      if (token[6] === "]") return array;
      array.push(this.#valueOf(token));
    }
  }

  /** Skips and returns what a sticky pattern matches here. */
  #found(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text);
    if (found !== null) this.#position = pattern.lastIndex;
    return found;
  }

  #required(pattern: RegExp, what: string): RegExpExecArray {
    return this.#found(pattern) ?? unknownPrint(`not ${what} at ${this.#position} of the file`);
  }
}

/** Returns the cached object for a key, or creates it. */
function made<T>(known: Map<string, T>, key: string, make: () => T): T {
  let object = known.get(key);
  if (object === undefined) known.set(key, (object = make()));
  return object;
}

/**
 * Makes a name from its escaped form (ISO 32000-1, 7.3.5). pdf-lib only knows escapes in capitals.
 */
function nameFrom(written: string): PDFName {
  return PDFName.of(written.replaceAll(/#[\da-f]{2}/gi, (escape) => escape.toUpperCase()));
}

// Typed values: a value of another type is refused.

/** Returns the dictionary that a reference leads to. */
export function dictAt(context: PDFContext, ref: PDFObject | undefined): PDFDict {
  const value = context.lookup(ref);
  return value instanceof PDFDict ? value : unknownPrint("no dictionary where one must be");
}

/** Returns the entry of a dictionary. Throws a ReportError("browser") if it is missing. */
export function entry(dict: PDFDict, key: string): PDFObject {
  return dict.lookup(PDFName.of(key)) ?? unknownPrint(`no /${key}`);
}

/** Returns the dictionary under a key. It must exist. */
export function dictEntry(dict: PDFDict, key: string): PDFDict {
  const value = entry(dict, key);
  return value instanceof PDFDict ? value : unknownPrint(`/${key} is no dictionary`);
}

/** Returns the array under a key, with its items unresolved. Empty if the key is missing. */
export function arrayEntry(dict: PDFDict, key: string): readonly PDFObject[] {
  const value = dict.lookup(PDFName.of(key));
  if (value === undefined) return [];
  return value instanceof PDFArray ? value.asArray() : unknownPrint(`/${key} is no array`);
}

/** Returns a name without its slash. */
export function nameOf(value: PDFObject | undefined): string {
  if (!(value instanceof PDFName)) return unknownPrint("no name where one must be");
  const written = value.asString();
  return written.includes("#") ? value.decodeText() : written.slice(1);
}

/** Returns a text, in either notation. */
export function textOf(value: PDFObject | undefined): string {
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText();
  return unknownPrint("no text where one must be");
}

/** Returns a number. */
export function numberOf(value: PDFObject | undefined): number {
  return value instanceof PDFNumber ? value.asNumber() : unknownPrint("no number");
}

/** Returns one value or an array as an array. PDF allows both forms. Empty if there is no value. */
export function oneOrMore(context: PDFContext, value: PDFObject | undefined): readonly PDFObject[] {
  const found = context.lookup(value);
  if (found instanceof PDFArray) return found.asArray();
  return value === undefined ? [] : [value];
}

/** Makes a text string for any language. */
export function textString(text: string): PDFHexString {
  return PDFHexString.fromText(text);
}

// Streams.

/**
 * Compresses content for FlateDecode. It uses a bundled library, because another version or
 * processor may make other bytes with Node's own.
 */
export function deflated(content: Uint8Array): Uint8Array {
  return zlibSync(content, { level: 6 });
}

/** Makes a stream object from compressed content. */
export function compressedStream(
  context: PDFContext,
  compressed: Uint8Array,
  entries: Parameters<PDFContext["stream"]>[1] = {},
): PDFRawStream {
  return context.stream(compressed, { ...entries, Filter: "FlateDecode" });
}

/** Returns the uncompressed content of a stream. Any library gives the same result here. */
export function inflated(stream: PDFRawStream): Uint8Array {
  const isPlain = stream.dict.get(PDFName.of("Filter")) === PDFName.of("FlateDecode");
  return isPlain ? inflateSync(stream.getContents()) : decodePDFRawStream(stream).decode();
}
