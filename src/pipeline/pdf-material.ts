import type { ReportModel } from "../document/report-model.ts";
import type { PdfMaterial } from "../pdf/finish-pdf.ts";
import type { FigureFile } from "../publish/report-files.ts";
import { documentTitle } from "../render/document-title.ts";
import type { Settings } from "../settings/settings.ts";

/**
 * What the PDF of a report is and holds beside its pages. `created` is in seconds since 1970;
 * `data` travels inside.
 */
export function pdfMaterial(
  model: ReportModel,
  data: readonly FigureFile[],
  { pdfStandard }: Pick<Settings, "pdfStandard">,
  created: number,
  toolVersion: string,
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
