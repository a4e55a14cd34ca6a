import type { Print } from "../../src/browser/pages.ts";
import { finishPdf, type PdfMaterial } from "../../src/pdf/finish-pdf.ts";
import type { PdfMetadata } from "../../src/pdf/parts/metadata.ts";

/** The first of April 2024, in seconds since 1970. */
export const CREATED = Date.UTC(2024, 3, 1) / 1000;

const METADATA: PdfMetadata = {
  title: "Proef",
  subject: "Een proef",
  author: "Steunteam",
  language: "nl-NL",
  created: CREATED,
  tool: "Peildatum 0.0.0",
};

/** A print, finished as the command does it, with changes for a test. */
export async function finished(print: Print, changes: Partial<PdfMaterial> = {}): Promise<Buffer> {
  const material = { metadata: METADATA, standard: "3a" as const, attachments: [], ...changes };
  return Buffer.from(await finishPdf(print, material));
}
