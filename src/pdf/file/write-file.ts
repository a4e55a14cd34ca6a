import { PDFStream, type PDFContext, type PDFObject, type PDFRef } from "@cantoo/pdf-lib";

import { sha256 } from "../../file-system/sha256.ts";
import { deflated } from "./compression.ts";

/** PDF/A-2 and PDF/A-3 are based on PDF 1.7, PDF/A-4 on PDF 2.0. */
type PdfVersion = "1.7" | "2.0";
/** Marks the file as binary. */
const BINARY = "%\xE2\xE3\xCF\xD3\n";

/** The placeholder of the file's identifier, until all else is known. */
const NO_IDENTIFIER = "0".repeat(32);

/** An entry of the cross-reference stream (ISO 32000-1, table 18). */
type Place = readonly [type: 0 | 1 | 2, where: number, index: number];
/** The widths of its three fields, in bytes. */
const FIELDS = [1, 4, 3] as const;

/**
 * Writes the objects of a context as a file: streams unchanged, all other objects together in one
 * object stream, and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). The identifier that
 * PDF/A requires (ISO 19005-3, 6.1.3) is a hash of the file without it, so the same content has the
 * same identifier on any day.
 */
export function writeFile(context: PDFContext, version: PdfVersion): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const push = (...added: readonly (string | Uint8Array)[]): void => {
    for (const one of added) {
      const piece = typeof one === "string" ? Buffer.from(one, "latin1") : one;
      pieces.push(piece);
      length += piece.length;
    }
  };
  const places = new Map<number, Place>();
  const append = (number: number, dict: string, content: Uint8Array): void => {
    places.set(number, [1, length, 0]);
    push(`${number} 0 obj\n${dict}\nstream\n`, content, "\nendstream\nendobj\n");
  };

  push(`%PDF-${version}\n${BINARY}`);
  const container = context.largestObjectNumber + 1;
  const packed: [PDFRef, PDFObject][] = [];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream) {
      object.updateDict();
      append(ref.objectNumber, String(object.dict), object.getContents());
    } else {
      places.set(ref.objectNumber, [2, container, packed.length]);
      packed.push([ref, object]);
    }
  }
  append(container, ...objectStream(packed));
  const start = length;
  append(container + 1, ...crossReferences(context, places, container + 1, start));
  push(`startxref\n${start}\n%%EOF\n`);
  return withIdentifier(Buffer.concat(pieces));
}

/** The dictionary of a stream, and its content. */
type WrittenStream = readonly [dict: string, content: Uint8Array];

function objectStream(objects: readonly (readonly [PDFRef, PDFObject])[]): WrittenStream {
  let head = "";
  let contents = "";
  for (const [ref, object] of objects) {
    head += `${head === "" ? "" : " "}${ref.objectNumber} ${contents.length}`;
    contents += `${String(object)}\n`;
  }
  head += "\n";
  const entries = `/Type /ObjStm /N ${objects.length} /First ${head.length}`;
  return deflatedStream(entries, Buffer.from(head + contents, "latin1"));
}

function crossReferences(
  { trailerInfo }: PDFContext,
  places: ReadonlyMap<number, Place>,
  own: number,
  ownOffset: number,
): WrittenStream {
  const size = own + 1;
  const width = FIELDS[0] + FIELDS[1] + FIELDS[2];
  const table = Buffer.alloc(width * size);
  for (let number = 0; number < size; number += 1) {
    const free: Place = [0, 0, number === 0 ? 65_535 : 0];
    const [type, where, index] =
      number === own ? ([1, ownOffset, 0] as const) : (places.get(number) ?? free);
    const at = width * number;
    table.writeUIntBE(type, at, FIELDS[0]);
    table.writeUIntBE(where, at + FIELDS[0], FIELDS[1]);
    table.writeUIntBE(index, at + FIELDS[0] + FIELDS[1], FIELDS[2]);
  }
  const information = trailerInfo.Info === undefined ? "" : ` /Info ${String(trailerInfo.Info)}`;
  const entries = [
    `/Type /XRef /Size ${size} /W [${FIELDS.join(" ")}]`,
    `/Root ${String(trailerInfo.Root)}${information}`,
    `/ID [<${NO_IDENTIFIER}> <${NO_IDENTIFIER}>]`,
  ];
  return deflatedStream(entries.join(" "), table);
}

function deflatedStream(entries: string, content: Uint8Array): WrittenStream {
  const data = deflated(content);
  return [`<<${entries} /Filter /FlateDecode /Length ${data.length}>>`, data];
}

function withIdentifier(file: Buffer): Buffer {
  const hash = sha256(file).slice(0, NO_IDENTIFIER.length);
  const identifier = hash.toUpperCase();
  // The placeholders are in the last bytes of the file, after all text of the pages.
  const second = file.lastIndexOf(NO_IDENTIFIER);
  const first = file.lastIndexOf(NO_IDENTIFIER, second - NO_IDENTIFIER.length);
  file.write(identifier, second, "latin1");
  file.write(identifier, first, "latin1");
  return file;
}
