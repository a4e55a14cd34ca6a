import type { ReportModel } from "../model/report-model.ts";
import type { PdfMaterial } from "../pdf/finish-pdf.ts";
import type { PdfStandard } from "../pdf/standard.ts";
import type { FigureFile } from "../publish/report-files.ts";
import { documentTitle } from "../render/document-title.ts";

/** What the PDF of a report takes that its model does not tell. */
export interface PdfAbout {
  readonly pdfStandard: PdfStandard;
  /** The moment that it bears, in seconds since 1970: never the time of the run. */
  readonly created: number;
  /** The version of this tool that it was made with. */
  readonly toolVersion: string;
}

/** What the PDF of a report is and holds beside its pages. `data` travels inside. */
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
