import { uncapitalised } from "../language/words.ts";
import { openDataMessages as texts } from "../messages/open-data.ts";
import { fileNames, hrefOf, INTERNAL_MARK, WORKBOOK_MEDIA } from "../model/file-names.ts";
import { webpageOf } from "../model/definitions.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText } from "../model/text.ts";

/** A file format of figures. */
interface FileFormat {
  readonly mediaType: string;
  /** Its code in the file type list of the EU Publications Office. */
  readonly code: string;
  readonly title: string;
}

/** By extension. */
const FORMATS: Readonly<Record<string, FileFormat>> = {
  csv: { mediaType: "text/csv", code: "CSV", title: texts.files.csv },
  json: { mediaType: "application/json", code: "JSON", title: texts.files.json },
  ods: { mediaType: WORKBOOK_MEDIA.ods, code: "ODS", title: texts.files.ods },
  xlsx: { mediaType: WORKBOOK_MEDIA.xlsx, code: "XLSX", title: texts.files.xlsx },
};

/** A file of a report, with its size and its hash. */
export interface MadeFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file with figures, as data portals describe it. */
export interface DataFile extends FileFormat {
  readonly name: string;
  readonly extension: string;
  /** Its address, or its name if files have no address. */
  readonly href: string;
}

/** The settings about the figures for data portals. */
export type Metadata = NonNullable<ReportModel["dataset"]>;

/** The figures of a report as a dataset for others. */
export interface Dataset {
  readonly title: string;
  readonly description: string;
  readonly metadata: Metadata;
  /** True for a report with a day of publication and without a mark. */
  readonly isPublic: boolean;
  /** The day of first publication in ISO 8601; null for a draft. */
  readonly issued: string | null;
  /** The day of the correction in ISO 8601; null if the report corrects none. */
  readonly modified: string | null;
  /** The address of the report as a web page; null if it has none. */
  readonly webpage: string | null;
}

/**
 * Returns the figures of a report as a dataset; null if it has none, or if an older release made
 * the report.
 */
export function datasetOf(model: ReportModel): Dataset | null {
  const { title, subject, period, referenceDate, dataset, correction } = model;
  if (dataset === undefined || referenceDate === null) return null;
  const isPublic =
    model.publishedDay !== null && !model.internalUseOnly && model.edition?.mark === undefined;
  const { internalUseOnly } = model;
  const mark = correction === undefined ? "" : ` (${uncapitalised(correction.mark)})`;
  const report = `${title} ${period.label}${mark}`;
  const description = [
    texts.description(report, subject, referenceDate),
    ...(correction === undefined ? [] : [texts.corrected(correction.reasons.map(plainText))]),
  ].join(" ");
  return {
    title: `${internalUseOnly ? `${INTERNAL_MARK} – ` : ""}${texts.title(report)}`,
    description: `${description} ${internalUseOnly ? texts.internal : texts.protected}`,
    metadata: dataset,
    isPublic,
    issued: correction?.published ?? model.publishedDay,
    modified: correction?.day ?? null,
    webpage: webpageOf(model),
  };
}

/**
 * Returns the identifier of the figures, which differs from the identifier of their page; null
 * without a web page.
 */
export function identifierOf({ webpage }: Dataset): string | null {
  return webpage === null ? null : `${webpage}#cijfers`;
}

/** Returns the files with figures that a report links to. */
export function linkedFiles(model: ReportModel): readonly DataFile[] {
  const { figures, workbook } = fileNames(model);
  const names = [workbook, figures?.csv, figures?.json].filter((name) => typeof name === "string");
  return dataFiles(model, names);
}

/** Returns the files with figures among `names`. */
export function dataFiles(model: ReportModel, names: Iterable<string>): readonly DataFile[] {
  return Array.from(names).flatMap((name): DataFile[] => {
    const extension = name.split(".").at(-1) ?? "";
    const format = FORMATS[extension];
    return format === undefined ? [] : [{ ...format, name, extension, href: hrefOf(model, name) }];
  });
}
