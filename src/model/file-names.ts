import type { ReportModel } from "./report-model.ts";

/** What the name of everything says that is for eyes inside only. */
export const INTERNAL_MARK = "NIET-PUBLICEREN";

/** The media types of the file formats of a workbook. */
export const WORKBOOK_MEDIA = {
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** Stands in an address for the name of a file. */
const FILE = "{file}";

/** The names of the files that a report comes in. */
export interface FileNames {
  /** What every other name begins with that bears the document type and the period. */
  readonly report: string;
  readonly pdf: string;
  readonly html: string;
  /** Null for a document without figures. */
  readonly figures: { readonly csv: string; readonly json: string } | null;
  /** Null for a document without figures, and for a report that was kept before it had one. */
  readonly workbook: string | null;
}

type Named = Pick<
  ReportModel,
  "document" | "edition" | "files" | "internalUseOnly" | "referenceDate"
>;

/**
 * The names of a report's files. They bear its type and period, so that they can lie in one folder
 * with those of others; a report that was kept before they did has its type alone.
 */
export function fileNames(model: Named): FileNames {
  const mark = model.internalUseOnly ? `-${INTERNAL_MARK}` : "";
  const report = `${model.files?.report ?? stemOf(model)}${mark}`;
  const data = `${model.files === undefined ? "" : `-${model.files.data}`}${mark}`;
  const hasFigures = model.referenceDate !== null;
  const format = model.files?.workbook;
  return {
    report,
    pdf: `${report}.pdf`,
    html: `${report}.html`,
    figures: hasFigures ? { csv: `figures${data}.csv`, json: `figures${data}.json` } : null,
    workbook: hasFigures && format !== undefined ? `cijfers${data}.${format}` : null,
  };
}

/**
 * Where a link leads to that names a file of the report: its address where files have one, else its
 * name, for a file in the same folder.
 */
export function hrefOf({ files }: Pick<ReportModel, "files">, name: string): string {
  return files?.address === undefined ? name : files.address.replaceAll(FILE, name);
}

/**
 * What a document's folder and its files are called: after its type and, where it is not the edition
 * that is published, that edition.
 */
export function stemOf({ document, edition }: Pick<ReportModel, "document" | "edition">): string {
  return edition?.mark === undefined ? document : `${document}-${edition.id}`;
}

/**
 * What names of a report's files begin with. Only the figures of the main document bear no type.
 *
 * @param address that of a file, with `{file}` for its name; null where files have none
 * @param workbook the file format of the workbook
 */
export function filesOf(
  about: Pick<ReportModel, "document" | "edition" | "period">,
  mainDocument: string,
  address: string | null,
  workbook: "ods" | "xlsx",
): NonNullable<ReportModel["files"]> {
  const report = `${stemOf(about)}-${about.period.id}`;
  const data = about.document === mainDocument ? about.period.id : report;
  return { report, data, workbook, ...(address === null ? {} : { address }) };
}
