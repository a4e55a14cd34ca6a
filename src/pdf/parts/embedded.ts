import {
  type PDFContext,
  type PDFDict,
  PDFHexString,
  PDFName,
  type PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";

import { md5 } from "../../file-system/read-files.ts";
import { compressedStream, deflated, textString } from "../file/objects.ts";
import { unknownPrint } from "../file/print-syntax.ts";
import { type Attachment, pdfDate } from "./metadata.ts";

// Attached files.

/** A file in the form that the PDF contains. */
export interface PackedAttachment extends Attachment {
  readonly compressed: Uint8Array;
  readonly checksum: string;
}

/** Prepares files for the PDF, sorted by name for readers. */
export function packAttachments(attachments: readonly Attachment[]): readonly PackedAttachment[] {
  return attachments
    .map((attachment) => ({
      ...attachment,
      compressed: deflated(attachment.content),
      checksum: md5(attachment.content),
    }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Adds files to the PDF, associated with the whole document: the data behind the report (ISO
 * 19005-3, 6.8 and annex E). `created` is in seconds since 1970.
 */
export function writeAttachments(
  context: PDFContext,
  catalog: PDFDict,
  attachments: readonly PackedAttachment[],
  created: number,
): void {
  if (attachments.length === 0) return;
  if (catalog.has(PDFName.of("Names"))) unknownPrint("names in the catalog");
  const files = attachments.map((attachment) => writeFile(context, attachment, created));
  const names = attachments.flatMap(({ name }, index) => [textString(name), files[index] ?? null]);
  catalog.set(PDFName.of("Names"), context.obj({ EmbeddedFiles: { Names: names } }));
  catalog.set(PDFName.of("AF"), context.obj(files));
}

function writeFile(
  context: PDFContext,
  { name, mediaType, description, content, compressed, checksum }: PackedAttachment,
  created: number,
): PDFRef {
  const file = context.register(
    compressedStream(context, compressed, {
      Type: "EmbeddedFile",
      Subtype: mediaType,
      Params: {
        Size: content.length,
        ModDate: PDFString.of(pdfDate(created)),
        CheckSum: PDFHexString.of(checksum),
      },
    }),
  );
  return context.register(
    context.obj({
      Type: "Filespec",
      F: PDFString.of(name),
      UF: textString(name),
      Desc: textString(description),
      AFRelationship: "Data",
      EF: { F: file, UF: file },
    }),
  );
}

// The colour profile.

const CONDITION = "sRGB IEC61966-2.1";

/** The compressed profile, as the PDF contains it. */
export function packProfile(): Uint8Array {
  return deflated(srgbProfile());
}

/** Writes the colour space of the pages (ISO 19005-3, 6.2.3 and 6.2.4.3). */
export function writeOutputIntent(
  context: PDFContext,
  catalog: PDFDict,
  profile: Uint8Array,
): void {
  const intent = context.obj({
    Type: "OutputIntent",
    S: "GTS_PDFA1",
    OutputConditionIdentifier: PDFString.of(CONDITION),
    Info: PDFString.of(CONDITION),
    RegistryName: PDFString.of("http://www.color.org"),
    DestOutputProfile: context.register(compressedStream(context, profile, { N: 3 })),
  });
  catalog.set(PDFName.of("OutputIntents"), context.obj([context.register(intent)]));
}

/**
 * Makes an ICC profile, version 2, for sRGB. It computes it from the numbers of IEC 61966-2-1, so
 * that we need not distribute somebody else's file.
 */
export function srgbProfile(): Uint8Array {
  const curve = toneCurve();
  const tags: readonly [string, Buffer][] = [
    ["desc", description("sRGB IEC61966-2.1")],
    ["cprt", tagged("text", ascii("In the public domain\0"))],
    ["wtpt", xyz(0.9505, 1, 1.0891)],
    // The primaries, adapted to the D50 white point of ICC's connection space.
    ["rXYZ", xyz(0.43607, 0.22249, 0.01392)],
    ["gXYZ", xyz(0.38515, 0.71687, 0.09708)],
    ["bXYZ", xyz(0.14307, 0.06061, 0.7141)],
    ["rTRC", curve],
    ["gTRC", curve],
    ["bTRC", curve],
  ];
  const tableSize = 4 + 12 * tags.length;
  const table = Buffer.alloc(tableSize);
  table.writeUInt32BE(tags.length, 0);
  const blocks: Buffer[] = [];
  const offsets = new Map<Buffer, number>();
  let end = HEADER_SIZE + tableSize;
  tags.forEach(([name, data], index) => {
    const offset = offsets.get(data) ?? end;
    if (offset === end) {
      offsets.set(data, offset);
      blocks.push(data, Buffer.alloc(-data.length & 3));
      end += data.length + (-data.length & 3);
    }
    const at = 4 + 12 * index;
    table.write(name, at, "latin1");
    table.writeUInt32BE(offset, at + 4);
    table.writeUInt32BE(data.length, at + 8);
  });
  return Buffer.concat([header(end), table, ...blocks]);
}

const HEADER_SIZE = 128;
const CURVE_POINTS = 1024;

function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER_SIZE);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write("mntrRGB XYZ ", 12, "latin1");
  [2000, 1, 1].forEach((part, index) => bytes.writeUInt16BE(part, 24 + 2 * index));
  bytes.write("acsp", 36, "latin1");
  [0.9642, 1, 0.8249].forEach((part, index) => bytes.writeInt32BE(fixed(part), 68 + 4 * index));
  return bytes;
}

/** Maps the stored value to light: a straight line near black, then a power. */
function toneCurve(): Buffer {
  const values = Buffer.alloc(4 + 2 * CURVE_POINTS);
  values.writeUInt32BE(CURVE_POINTS, 0);
  for (let index = 0; index < CURVE_POINTS; index += 1) {
    const stored = index / (CURVE_POINTS - 1);
    const light = stored <= 0.04045 ? stored / 12.92 : ((stored + 0.055) / 1.055) ** 2.4;
    values.writeUInt16BE(Math.round(light * 65_535), 4 + 2 * index);
  }
  return tagged("curv", values);
}

/** Contains the text in ASCII only. The Unicode and old Macintosh forms stay empty. */
function description(text: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length + 1);
  return tagged("desc", Buffer.concat([length, ascii(`${text}\0`), Buffer.alloc(8 + 3 + 67)]));
}

function xyz(...parts: readonly [number, number, number]): Buffer {
  const bytes = Buffer.alloc(12);
  parts.forEach((part, index) => bytes.writeInt32BE(fixed(part), 4 * index));
  return tagged("XYZ ", bytes);
}

function fixed(value: number): number {
  return Math.round(value * 65_536);
}

function tagged(type: string, content: Buffer): Buffer {
  return Buffer.concat([ascii(type), Buffer.alloc(4), content]);
}

function ascii(text: string): Buffer {
  return Buffer.from(text, "latin1");
}
