import { PDFName, PDFString, type PDFContext, type PDFDict } from "@cantoo/pdf-lib";

import { textString } from "../objects.ts";
import type { PdfMetadata, PdfStandard } from "../standard.ts";
import { pdfDate } from "./moments.ts";
import { xmpPacket } from "./xmp.ts";

const PRODUCER = "Skia/PDF, Peildatum";

/** What the PDF says of itself, twice: in XMP, which counts, and in the older dictionary. */
export function writeMetadata(
  context: PDFContext,
  catalog: PDFDict,
  metadata: PdfMetadata,
  standard: PdfStandard,
): void {
  const { title, subject, author, created, tool } = metadata;
  const moment = PDFString.of(pdfDate(created));
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: textString(title),
      Subject: textString(subject),
      ...(author === null ? {} : { Author: textString(author) }),
      Creator: textString(tool),
      Producer: textString(PRODUCER),
      CreationDate: moment,
      ModDate: moment,
    }),
  );
  // Not compressed, so that a tool that knows no PDF finds it.
  const packet = Buffer.from(xmpPacket(metadata, standard, PRODUCER), "utf8");
  const stream = context.stream(packet, { Type: "Metadata", Subtype: "XML" });
  catalog.set(PDFName.of("Metadata"), context.register(stream));
}

/** What a viewer does with the PDF: its language, its title in the window, its outline in sight. */
export function writeViewing(context: PDFContext, catalog: PDFDict, language: string): void {
  catalog.set(PDFName.of("Lang"), PDFString.of(language));
  catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
  catalog.set(PDFName.of("ViewerPreferences"), context.obj({ DisplayDocTitle: true }));
  if (catalog.has(PDFName.of("Outlines"))) {
    catalog.set(PDFName.of("PageMode"), PDFName.of("UseOutlines"));
  }
}
