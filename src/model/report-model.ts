import { z } from "zod";

import { periodOfReport } from "../disclosure/published-figures.ts";
import { chart, type ChartBlock, fileStem, heading, id, tableBody, text, words } from "./chart.ts";

/** A line below a block, such as the explanation of a value that is not shown. */
const remark = text.optional();

/** `isLead`: the paragraph opens the report. */
const paragraph = z.object({ type: z.literal("paragraph"), text, isLead: z.boolean() });

const subheading = z.object({ type: z.literal("subheading"), title: heading });

/** Lists the titles of the sections that follow, or of the chapters among them. */
const contents = z.object({ type: z.literal("contents"), of: z.literal("chapters").optional() });

const keyFigures = z.object({
  type: z.literal("keyFigures"),
  /** `change` gives the earlier value. */
  items: z.array(z.object({ value: text, label: text, change: text.optional() })).min(1),
});

const list = z.object({
  type: z.literal("list"),
  intro: text.optional(),
  items: z.array(text).min(1),
  remark,
});

const terms = z.object({
  type: z.literal("terms"),
  items: z
    .array(
      z.object({
        term: text,
        explanation: text,
        /** The target of links to this term; absent in snapshots of older releases. */
        id: id.optional(),
      }),
    )
    .min(1),
});

const table = tableBody.extend({
  type: z.literal("table"),
  id,
  caption: text,
  remark,
});

/** The numbers of all charts of the report as tables, for readers on paper. */
const chartTables = z.object({ type: z.literal("chartTables") });

const base64 = z.string().regex(/^[a-z\d+/]*={0,2}$/i);

/** The longest side of an image in pixels: far more than a printer shows in a column. */
const LONGEST_IMAGE_SIDE = 1800;
const side = z.int().min(1).max(LONGEST_IMAGE_SIDE);

/** An image in a text, encoded again without the metadata about its source. */
const image = z.object({
  /** The name that the text uses; no file is opened by this name. */
  file: z.string().regex(/^(?!\.)[^/\\:*?"<>|\p{Cc}]{1,200}$/u),
  mediaType: z.enum(["image/png", "image/jpeg"]),
  /** In pixels. */
  width: side,
  height: side,
  base64,
});

const narrative = z.object({
  type: z.literal("narrative"),
  /** The name of the text in the document; absent in snapshots of older releases. */
  name: fileStem.optional(),
  /** The Markdown as the communications staff wrote it, checked. */
  markdown: z.string(),
  /**
   * True if it contains marks for languages or captions. If absent, what looks like such a mark is
   * text, as in snapshots of older releases.
   */
  hasMarks: z.literal(true).optional(),
  /** True if it contains a box. If absent, what looks like a box is text, as in older releases. */
  hasBoxes: z.literal(true).optional(),
  /**
   * The texts with figures that replace `{{0}}`, `{{1}}` and so on in the Markdown. If absent, what
   * looks like such a place is text.
   */
  woven: z.array(text).readonly().optional(),
  /**
   * True if an address of a site in its running text is a link. If absent, it is text, as in older
   * releases.
   */
  hasBareLinks: z.literal(true).optional(),
  /** The images in it, each once. If absent, what looks like an image is text. */
  images: z.array(image).min(1).readonly().optional(),
  isSample: z.boolean(),
});

const block = z.discriminatedUnion("type", [
  paragraph,
  subheading,
  contents,
  keyFigures,
  list,
  terms,
  table,
  chart,
  chartTables,
  narrative,
]);

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

/** The colours by role. The stage colour explains the roles. */
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
export type Block = z.infer<typeof block>;
export type BlockOf<T extends Block["type"]> = Extract<Block, { type: T }>;

/** Returns the charts of a report, in its order. */
export function chartsOf({ sections }: Pick<ReportModel, "sections">): readonly ChartBlock[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "chart" ? [block] : []));
}
