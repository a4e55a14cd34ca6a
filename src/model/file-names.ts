import type { ReportModel, Section } from "./report-model.ts";

/** The mark in names and titles of reports for internal use only. */
export const INTERNAL_MARK = "NIET-PUBLICEREN";

/** The media types of workbooks, by extension (IANA). */
export const WORKBOOK_MEDIA = {
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** The placeholder for a file name in an address. */
const FILE = "{file}";

/** The names of the files of a report. */
export interface FileNames {
  /** The document type and the period, with which most names begin. */
  readonly report: string;
  readonly pdf: string;
  readonly html: string;
  /** Null for a document without figures. */
  readonly figures: { readonly csv: string; readonly json: string } | null;
  /** Null for a document without figures, and for a snapshot of an earlier release. */
  readonly workbook: string | null;
}

type Named = Pick<
  ReportModel,
  "document" | "edition" | "files" | "internalUseOnly" | "referenceDate"
>;

/**
 * Returns the names of a report's files. They contain its type and its period, so that the files of
 * several reports can share one folder. In snapshots of an earlier release they contain the type
 * only.
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
 * Returns the target of a link to a file of the report: its address, or its name if files have no
 * address and so must share one folder.
 */
export function hrefOf({ files }: Pick<ReportModel, "files">, name: string): string {
  return files?.address === undefined ? name : files.address.replaceAll(FILE, name);
}

/**
 * Returns the name of a document's folder, with which the names of its files begin: its type, and
 * its edition if that is not the published one.
 */
export function stemOf({ document, edition }: Pick<ReportModel, "document" | "edition">): string {
  return edition?.mark === undefined ? document : `${document}-${edition.id}`;
}

/**
 * Returns the start of the names of a report's files. The names of the main document's figures do
 * not contain its type.
 *
 * @param address the address of a file, with `{file}` for its name; null if files have no address
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

/** Returns the id of a figure's definition within a report: "definitie-children-returned". */
export function definitionId(figure: string): string {
  return `definitie-${figure.replaceAll(".", "-")}`;
}

/** Returns the address of a report as a web page; null if it has none. */
export function webpageOf({ webpage }: Pick<ReportModel, "webpage">): string | null {
  return webpage?.find(({ target }) => target !== undefined)?.target ?? null;
}

/**
 * Returns a function that gives the address of a figure's definition: on the report's web page, or
 * in its HTML file if there is no web page. It returns null for a figure that the report does not
 * define.
 */
export function definitionAddresses(model: ReportModel): (figure: string) => string | null {
  const page = webpageOf(model) ?? hrefOf(model, fileNames(model).html);
  const defined = new Set(
    model.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === "terms" ? block.items : []))
      .flatMap(({ id }) => id ?? []),
  );
  return (figure) => {
    const id = definitionId(figure);
    return defined.has(id) ? `${page}#${id}` : null;
  };
}

/**
 * Returns the sections with an id for the first of equal definitions only: a document type may list
 * a definition twice.
 */
export function withDistinctDefinitions(sections: readonly Section[]): Section[] {
  const known = new Set<string>();
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => {
      if (block.type !== "terms") return block;
      const items = block.items.map(({ id, ...item }) => {
        if (id === undefined || known.has(id)) return item;
        known.add(id);
        return { ...item, id };
      });
      return { ...block, items };
    }),
  }));
}
