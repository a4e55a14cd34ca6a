import { fileNames, hrefOf, WORKBOOK_MEDIA } from "../model/file-names.ts";
import type { ReportModel } from "../model/report-model.ts";

/**
 * The other files of a report, for links to them: their addresses, or names if there is no address.
 */
export interface FilesBeside {
  readonly pdf: string;
  /** Null for a document without figures. */
  readonly figures: { readonly csv: string; readonly json: string } | null;
  /** Null for a report without a workbook. */
  readonly workbook: {
    readonly href: string;
    /** The name of the format, for readers. */
    readonly format: string;
    readonly mediaType: string;
  } | null;
}

/** The other files of a report. */
export function filesBeside(model: ReportModel): FilesBeside {
  const { pdf, figures, workbook } = fileNames(model);
  return {
    pdf: hrefOf(model, pdf),
    figures: figures && { csv: hrefOf(model, figures.csv), json: hrefOf(model, figures.json) },
    workbook: workbook === null ? null : workbookBeside(hrefOf(model, workbook)),
  };
}

function workbookBeside(href: string): FilesBeside["workbook"] {
  return href.endsWith(".xlsx")
    ? { href, format: "Excel", mediaType: WORKBOOK_MEDIA.xlsx }
    : { href, format: "ODS", mediaType: WORKBOOK_MEDIA.ods };
}
