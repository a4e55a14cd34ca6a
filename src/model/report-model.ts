import { z } from "zod";

import { periodOfReport } from "../disclosure/published-figures.ts";
import { chart, type ChartBlock, tableBody } from "./chart.ts";
import { fileStem, heading, id, text, words } from "./runs.ts";

/**
 * The report as data, version 2: what it says, and never where that stands. It can be written as
 * JSON, reviewed line by line, and rendered again without the export. So it may come from a file
 * that someone else wrote: what becomes a path, a link or an attribute has a form of its own.
 */

/** A line below a block, such as the explanation of a value that is not shown. */
const remark = text.optional();

/** A lead opens the report. */
const paragraph = z.object({ type: z.literal("paragraph"), text, isLead: z.boolean() });

const subheading = z.object({ type: z.literal("subheading"), title: heading });

/** Lists the titles of the sections that follow, or of the chapters among them. */
const contents = z.object({ type: z.literal("contents"), of: z.literal("chapters").optional() });

const keyFigures = z.object({
  type: z.literal("keyFigures"),
  /** `change` says what each was before. */
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
        /** A screen can be sent there; not there in reports that were kept before it was. */
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

/** In pixels, of the longest side of an image: far more than a printer shows of a column. */
const LONGEST_IMAGE_SIDE = 1800;
const side = z.int().min(1).max(LONGEST_IMAGE_SIDE);

/** An image that a text shows, made anew without what its file tells of where it comes from. */
const image = z.object({
  /** The name that the text calls it by; no file is opened by it. */
  file: z.string().regex(/^(?!\.)[^/\\:*?"<>|\p{Cc}]{1,200}$/u),
  mediaType: z.enum(["image/png", "image/jpeg"]),
  /** In pixels. */
  width: side,
  height: side,
  base64,
});

const narrative = z.object({
  type: z.literal("narrative"),
  /** What the document calls the text; not there in reports that were kept before it was noted. */
  name: fileStem.optional(),
  /** Markdown as the communications staff wrote it, checked. */
  markdown: z.string(),
  /**
   * Languages or captions are marked in it. Where it is not there, what looks like such a mark is
   * text: so it was in reports that were kept before.
   */
  hasMarks: z.literal(true).optional(),
  /** There is a box in it; else what looks like one is text, as it was before boxes were known. */
  hasBoxes: z.literal(true).optional(),
  /**
   * What was woven in, by the numbers of their places in the Markdown, `{{0}}`; else what looks like
   * such a place is text.
   */
  woven: z.array(text).readonly().optional(),
  /** An address of a site in its running text is a link; else it is text, as it was before. */
  hasBareLinks: z.literal(true).optional(),
  /** The images that it shows, each once; else what looks like one is text. */
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

/** What a writer filled in of a document: the name of a field, and what it says. */
const field = z.object({ id: fileStem, label: words, value: words, shown: z.boolean() });

/** The start of a file name, which cannot leave its folder. */
const nameStart = z.string().regex(/^(?!.*\.\.)[a-z\d][\w.-]{0,150}$/i);

/** A code of a list that data portals share: "SOCI", "QUARTERLY". */
const listed = z.string().regex(/^[A-Z][A-Z\d_]{0,30}$/);

const secureAddress = z
  .string()
  .regex(/^https?:\/\/[^\s"<>\\]+$/i)
  .refine((address) => URL.canParse(address));

/** The figures as data for others. */
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

/** The colours by role; what each is for stands in the stage colour. */
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

/** An image that stands in the report itself, so that it needs no other file. */
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
  /** The days of earlier publication: "Eerder gepubliceerd op 27 mei 2024". Absent where no earlier version was kept. */
  earlier: words.optional(),
  /** The day of first publication in ISO 8601. Absent where no earlier version was kept. */
  published: z.iso.date().optional(),
  /** What was wrong, one text for each mistake. */
  reasons: z.array(text).min(1),
});

export const reportModelSchema = z.object({
  schemaVersion: z.literal(2),
  /** The folder under templates/ that renders it. */
  document: fileStem,
  language: z.literal("nl-NL"),
  title: heading,
  subject: words,
  /** What the writer filled in, in the order of the document type; not there where it asks nothing. */
  fields: z.array(field).optional(),
  /** Which of the editions of its document type it is; not there where there is one only. */
  edition: z
    .object({
      id: fileStem,
      /** What every page says of an edition that is not to be published. */
      mark: words.optional(),
    })
    .optional(),
  /** `from` and `to` are its first and last day in ISO 8601. */
  period: periodOfReport,
  /** The reference date (peildatum) in words; null for a document without figures. */
  referenceDate: z.string().nullable(),
  /** What the cover says below the subject; not there in reports that were kept before it was. */
  imprint: z.array(text).optional(),
  /**
   * Where it stands as a web page, for who reads it otherwise; not there where it stands nowhere,
   * and in reports that were kept before it was said.
   */
  webpage: text.optional(),
  /**
   * The start of the names of its files: `report` for the report itself, `data` for its figures.
   * `address` is the address of a file, with `{file}` for its name; absent where files have none.
   * `workbook` is the file format of the workbook. An earlier release kept reports without `files`.
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
  /** Absent for a document without figures, and in reports that an earlier release kept. */
  dataset: dataset.optional(),
  organisation: z.string().nullable(),
  logo: logo.nullable(),
  palette,
  /** For a screen that its reader set dark. */
  darkPalette: palette,
  /** The publication date in words; null while the report is a draft. */
  publishedOn: z.string().nullable(),
  /** The same day in ISO 8601. */
  publishedDay: z.iso.date().nullable(),
  /** The correction of an earlier version. Absent in a report that corrects none. */
  correction: correction.optional(),
  /** The figures are for internal use only. The cover and every page say so. */
  internalUseOnly: z.boolean(),
  /** What a reader must know before anything else. */
  warnings: z.array(text),
  sections: z.array(section).min(1),
});

export type ReportModel = z.infer<typeof reportModelSchema>;
export type Section = z.infer<typeof section>;
export type Block = z.infer<typeof block>;
export type BlockOf<T extends Block["type"]> = Extract<Block, { type: T }>;

/** The charts of a report, in its order. */
export function chartsOf({ sections }: Pick<ReportModel, "sections">): readonly ChartBlock[] {
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === "chart" ? [block] : []));
}
