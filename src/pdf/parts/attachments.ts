import {
  PDFHexString,
  PDFName,
  PDFString,
  type PDFContext,
  type PDFDict,
  type PDFRef,
} from "@cantoo/pdf-lib";

import { md5 } from "../../file-system/sha256.ts";
import { compressedStream, deflated } from "../file/compression.ts";
import { textString } from "../objects.ts";
import type { Attachment } from "../standard.ts";
import { unknownPrint } from "../../browser/object-table.ts";
import { pdfDate } from "./moments.ts";

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
