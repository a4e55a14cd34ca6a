import { uncapitalised } from "../language/words.ts";
import { openDataMessages as texts } from "../messages/open-data.ts";
import { fileNames, hrefOf, INTERNAL_MARK } from "../model/file-names.ts";
import { webpageOf } from "../model/definitions.ts";
import type { ReportModel } from "../model/report-model.ts";
import { plainText } from "../model/text.ts";

/** A kind of file that figures come in. */
interface FileKind {
  readonly mediaType: string;
  /** Its code in the list of file types of the EU. */
  readonly code: string;
  readonly title: string;
}

/** By the end of a file's name. */
const FILE_KINDS: Readonly<Record<string, FileKind>> = {
  csv: { mediaType: "text/csv", code: "CSV", title: texts.files.csv },
  json: { mediaType: "application/json", code: "JSON", title: texts.files.json },
  ods: {
    mediaType: "application/vnd.oasis.opendocument.spreadsheet",
    code: "ODS",
    title: texts.files.ods,
  },
  xlsx: {
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    code: "XLSX",
    title: texts.files.xlsx,
  },
};

/** A file with figures, as portals are told of it. */
export interface DataFile extends FileKind {
  readonly name: string;
  readonly extension: string;
  /** Its address, or its name where files have none. */
  readonly href: string;
}

/** The figures of a report as data that others may use. */
export interface Dataset {
  readonly title: string;
  readonly description: string;
  readonly told: NonNullable<ReportModel["dataset"]>;
  /** In a report that anyone may have: it has its day of publication, and no mark. */
  readonly isPublic: boolean;
  /** The day on which they were first published, in ISO 8601; null in a draft. */
  readonly issued: string | null;
  /** The day on which a mistake in them was mended; null where none was. */
  readonly modified: string | null;
  /** Where the report stands as a web page; null where it stands nowhere. */
  readonly webpage: string | null;
}

/** What a report says of its figures; null where it has none, or was kept before it said so. */
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
    told: dataset,
    isPublic,
    issued: correction?.published ?? model.publishedDay,
    modified: correction?.day ?? null,
    webpage: webpageOf(model),
  };
}

/** What identifies the figures of a report, apart from the page that they stand on. */
export function identifierOf({ webpage }: Dataset): string | null {
  return webpage === null ? null : `${webpage}#cijfers`;
}

/** The files with figures that a report links to. */
export function linkedFiles(model: ReportModel): readonly DataFile[] {
  const { figures, workbook } = fileNames(model);
  const names = [workbook, figures?.csv, figures?.json].filter((name) => typeof name === "string");
  return dataFiles(model, names);
}

/** Those of `names` that are of files with figures. */
export function dataFiles(model: ReportModel, names: Iterable<string>): readonly DataFile[] {
  return Array.from(names).flatMap((name): DataFile[] => {
    const extension = name.split(".").at(-1) ?? "";
    const kind = FILE_KINDS[extension];
    return kind === undefined ? [] : [{ ...kind, name, extension, href: hrefOf(model, name) }];
  });
}
