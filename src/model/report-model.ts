import { z } from "zod";

import { periodOfReport } from "../disclosure/published-figures.ts";
import { base64, block, type ChartBlock, fileStem, heading, id, text, words } from "./blocks.ts";

const section = z.object({ id, title: heading, blocks: z.array(block).min(1) });

/** A field that the writer filled in: its name and its value. */
const field = z.object({ id: fileStem, label: words, value: words, shown: z.boolean() });

/** The start of a file name, which cannot leave its folder. */
const nameStart = z.string().regex(/^(?!.*\.\.)[a-z\d][\w.-]{0,150}$/i);

/** A code of a list that data portals share: "SOCI", "QUARTERLY". */
const listed = z.string().regex(/^[A-Z][A-Z\d_]{0,30}$/);

const secureAddress = z
  .string()
  .regex(/^https?:\/\/[^\s"<>\\]+$/i)
  .refine((address) => URL.canParse(address));

/** The figures as a dataset for others. */
const dataset = z.object({
  /** The names of the figures, in the order of the catalogue. */
  measures: z.array(words).readonly(),
  publisher: z.object({ name: words.optional(), address: secureAddress.optional() }).optional(),
  licence: z.enum(["CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0"]).optional(),
  themes: z.array(listed).readonly().optional(),
  frequency: listed.optional(),
  keywords: z.array(words).readonly().optional(),
  /** The address for questions about the data. */
  contact: z
    .string()
    .regex(/^(?:mailto:[\w.+-]+@[\w.-]+|https:\/\/[^\s"<>\\]+)$/i)
    .optional(),
});

const colour = z.string().regex(/^#[\da-f]{6}$/);

/** The colours by role. `src/colour` explains the roles. */
const palette = z.object({
  page: colour,
  ink: colour,
  quiet: colour,
  accent: colour,
  second: colour,
  past: colour,
  unknown: colour,
  rule: colour,
  tint: colour,
  warning: colour,
  ramp: z.array(colour).min(2).readonly(),
});

/** An embedded image, so that the report needs no other file. */
const logo = z.object({
  mediaType: z.enum(["image/svg+xml", "image/png", "image/jpeg"]),
  base64,
  alt: z.string(),
});

/** What a corrected report says about its correction. */
const correction = z.object({
  /** The day of the correction in ISO 8601. */
  day: z.iso.date(),
  /** The words on the cover and every page: "Gecorrigeerde versie van 15 juli 2024". */
  mark: words,
  /**
   * The days of earlier publication: "Eerder gepubliceerd op 27 mei 2024". Absent if there is no
   * snapshot of an earlier version.
   */
  earlier: words.optional(),
  /**
   * The day of first publication in ISO 8601. Absent if there is no snapshot of an earlier version.
   */
  published: z.iso.date().optional(),
  /** What was wrong, one text for each mistake. */
  reasons: z.array(text).min(1),
});

/**
 * The report as data, version 2: its content, without layout. It can be written as JSON, reviewed
 * line by line, and rendered without the export. So it may come from a file that someone else
 * wrote: everything that becomes a path, a link or an attribute has its own strict format.
 */
export const reportModelSchema = z.object({
  schemaVersion: z.literal(2),
  /** The folder under templates/ that renders it. */
  document: fileStem,
  language: z.literal("nl-NL"),
  title: heading,
  subject: words,
  /**
   * The fields that the writer filled in, in the order of the document type; absent if it has none.
   */
  fields: z.array(field).optional(),
  /** The edition of its document type; absent if there is only one. */
  edition: z
    .object({
      id: fileStem,
      /** The mark on every page of an edition that is not published. */
      mark: words.optional(),
    })
    .optional(),
  /** `from` and `to` are its first and last day in ISO 8601. */
  period: periodOfReport,
  /** The reference date (peildatum) in words; null for a document without figures. */
  referenceDate: z.string().nullable(),
  /** The text on the cover below the subject; absent in snapshots of older releases. */
  imprint: z.array(text).optional(),
  /**
   * The address of its web page, for readers of other formats; absent if there is none, and in
   * snapshots of older releases.
   */
  webpage: text.optional(),
  /**
   * The start of the names of its files: `report` for the report itself, `data` for its figures.
   * `address` is the address of a file, with `{file}` for its name; absent if files have no
   * address. `workbook` is the file format of the workbook. Snapshots of an earlier release have no
   * `files`.
   */
  files: z
    .object({
      report: nameStart,
      data: nameStart,
      workbook: z.enum(["ods", "xlsx"]).optional(),
      address: z
        .string()
        .regex(/^https:\/\/[^\s"<>\\]*\{file\}[^\s"<>\\]*$/i)
        .optional(),
    })
    .optional(),
  /** Absent for a document without figures, and in snapshots of an earlier release. */
  dataset: dataset.optional(),
  organisation: z.string().nullable(),
  logo: logo.nullable(),
  palette,
  /** The colours for a screen in dark mode. */
  darkPalette: palette,
  /** The publication date in words; null while the report is a draft. */
  publishedOn: z.string().nullable(),
  /** The publication date in ISO 8601. */
  publishedDay: z.iso.date().nullable(),
  /** The correction of an earlier version; absent in a report that corrects none. */
  correction: correction.optional(),
  /** True if the figures are for internal use only. The cover and every page say so. */
  internalUseOnly: z.boolean(),
  /** What a reader must know before anything else. */
  warnings: z.array(text),
  sections: z.array(section).min(1),
});

export type ReportModel = z.infer<typeof reportModelSchema>;
export type Section = z.infer<typeof section>;

/** Returns the charts of a report, in its order. */
export function chartsOf({ sections }: Pick<ReportModel, "sections">): readonly ChartBlock[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "chart" ? [block] : []));
}

/* The names and addresses that follow from a report. */

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
