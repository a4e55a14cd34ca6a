import type { ReportModel } from "../model/report-model.ts";
import type { PdfMaterial } from "../pdf/finish-pdf.ts";
import type { PdfStandard } from "../pdf/standard.ts";
import type { FigureFile } from "../publish/report-files.ts";
import { documentTitle } from "../render/document-title.ts";

/** What the PDF of a report needs beside its model. */
export interface PdfAbout {
  readonly pdfStandard: PdfStandard;
  /** The date of creation in the PDF, in seconds since 1970. It is never the time of the run. */
  readonly created: number;
  /** The version of the tool that made it. */
  readonly toolVersion: string;
}

/**
 * The metadata and the attachments of a report's PDF.
 *
 * @param data the files to attach
 */
export function pdfMaterial(
  model: ReportModel,
  data: readonly FigureFile[],
  { pdfStandard, created, toolVersion }: PdfAbout,
): PdfMaterial {
  return {
    metadata: {
      title: documentTitle(model),
      subject: model.subject,
      author: model.organisation,
      language: model.language,
      created,
      tool: `Peildatum ${toolVersion}`,
    },
    standard: pdfStandard,
    attachments: data,
  };
}
