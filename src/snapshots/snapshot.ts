import { z } from "zod";

import { DEFAULT_THRESHOLD } from "../disclosure/protect.ts";
import { periodOfReport, publishedFiguresSchema } from "../disclosure/published-figures.ts";
import { firstControl } from "../language/control-characters.ts";
import { parsePeriod } from "../period/period.ts";

/**
 * The manifest and the layers of a snapshot. The manifest says how a published report was made, and
 * gives hashes of the result. The layers are text files that a person can review line by line.
 */

/** The file that lists the others. */
export const MANIFEST_FILE = "manifest.json";

/** The file of each layer. */
export const LAYER_FILES = {
  figures: "figures.json",
  report: "report.json",
  text: "text.txt",
  structure: "structure.txt",
} as const;

export type LayerName = keyof typeof LAYER_FILES;

/** The names of the layers. */
export const LAYERS = Object.keys(LAYER_FILES) as readonly LayerName[];

/** The content of each layer. */
export type Layers = Readonly<Record<LayerName, string>>;

/** The layers that are read back from the PDF: its text in reading order, and its structure tree. */
export type PrintedLayers = Pick<Layers, "text" | "structure">;

const hash = z.string().regex(/^[\da-f]{64}$/);
const whole = z.int().nonnegative();

const publishedFile = z.object({ bytes: whole, sha256: hash });

const isOneLine = (text: string): boolean => firstControl(text) < 0 && !/[\t\r\n]/.test(text);
/** Words that messages and the PDF's metadata repeat. */
const words = z.string().max(300).refine(isOneLine);
/** The name of a file, for messages only: it opens no file. */
const fileName = words.refine((name) => !name.includes("/"));
const periodId = z.string().refine((name) => parsePeriod(name)?.id === name);

/** A file of the house style or an image of a text. The store contains it under its hash. */
const styleFile = z.object({ file: fileName, sha256: hash });

/** The schema of a manifest. */
export const snapshotManifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  document: z.string().regex(/^[a-z][a-z\d-]*$/),
  period: periodOfReport,
  /** The settings that the report was published with. */
  settings: z.object({
    publishedOn: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?$/)
      .nullable(),
    /** The date of creation in the PDF, in ISO 8601. */
    created: z.iso.datetime(),
    /** At least the default threshold: a report for internal use gets no snapshot. */
    threshold: whole.min(DEFAULT_THRESHOLD),
    /** Absent if only changes of results were protected. */
    protectChanges: z.enum(["results", "all"]).optional(),
    skipInvalid: z.boolean(),
    pdfStandard: z.enum(["2a", "3a", "4f"]),
    /** Null for the standard codebook. */
    codebook: styleFile.nullable(),
  }),
  /** Null for a document without figures. */
  export: z.object({ sha256: hash, rows: whole, latestDate: z.iso.date().nullable() }).nullable(),
  /** The outcome of the audit against all publications; absent in older manifests. */
  disclosure: publishedFiguresSchema.shape.disclosure,
  /** The earlier reports that the report compares itself with, by period. */
  earlier: z.array(z.object({ period: periodId, sha256: hash })),
  houseStyle: z.object({
    logo: styleFile.nullable(),
    fonts: z.array(
      styleFile.extend({
        weight: z.union([z.literal(400), z.literal(600), z.literal(700)]),
        style: z.enum(["normal", "italic"]),
        format: z.enum(["woff2", "woff", "truetype", "opentype"]),
      }),
    ),
    /** The encoded images of its texts; absent without images. */
    images: z.array(styleFile).max(1000).optional(),
  }),
  madeWith: z.object({ tool: words, browser: words, platform: words }),
  published: z.object({
    pdf: publishedFile,
    /** `parts` contains a hash of each section, and a hash of the rest of the page. */
    html: publishedFile.extend({ parts: z.record(z.string().regex(/^[a-z][\w-]*$/i), hash) }),
  }),
  /** The files of the layers. */
  outputs: z.array(z.object({ file: z.enum(LAYER_FILES), bytes: whole, sha256: hash })),
  /** A hash of everything above. It shows whether anything changed. */
  seal: hash,
});

export type SnapshotManifest = z.infer<typeof snapshotManifestSchema>;

/** A snapshot: what is kept of one published report. */
export interface Snapshot {
  readonly manifest: SnapshotManifest;
  readonly layers: Layers;
}

/** The part of a manifest that says what the report was made from. The layers give the rest. */
export type MadeFrom = Pick<
  SnapshotManifest,
  "document" | "period" | "settings" | "export" | "disclosure" | "earlier" | "houseStyle"
>;

/** Takes that part from a manifest. */
export function madeFrom(manifest: SnapshotManifest): MadeFrom {
  const { document, period, settings, export: source, disclosure, earlier, houseStyle } = manifest;
  const made = { document, period, settings, export: source, earlier, houseStyle };
  return disclosure === undefined ? made : { ...made, disclosure };
}
