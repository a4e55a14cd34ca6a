import { z } from "zod";

import { DEFAULT_THRESHOLD } from "../disclosure/protect.ts";
import { periodOfReport, publishedFiguresSchema } from "../disclosure/published-figures.ts";
import { firstControl } from "../language/control-characters.ts";
import { parsePeriod } from "../period/period.ts";

/**
 * What stands in the manifest of a snapshot: how a published report was made, and hashes of what it
 * came to. Beside it lie the layers, each a file of text that can be reviewed line by line.
 */

/** The file that tells of the others. */
export const MANIFEST_FILE = "manifest.json";

/** The layers of a snapshot by their files. */
export const LAYER_FILES = {
  figures: "figures.json",
  report: "report.json",
  text: "text.txt",
  structure: "structure.txt",
} as const;

export type LayerName = keyof typeof LAYER_FILES;

/** Their names. */
export const LAYERS = Object.keys(LAYER_FILES) as readonly LayerName[];

/** The files of a snapshot's layers: each layer's name, and what stands in it. */
export type Layers = Readonly<Record<LayerName, string>>;

const sha256 = z.string().regex(/^[\da-f]{64}$/);
const whole = z.int().nonnegative();

const publishedFile = z.object({ bytes: whole, sha256 });

const isOneLine = (text: string): boolean => firstControl(text) < 0 && !/[\t\r\n]/.test(text);
/** Words that messages and the PDF's metadata repeat. */
const words = z.string().max(300).refine(isOneLine);
/** The name of a file, for messages only: no file is opened by it. */
const fileName = words.refine((name) => !name.includes("/"));
const periodId = z.string().refine((name) => parsePeriod(name)?.id === name);

/** A file of the house style or an image of a text, which lies with all those of other snapshots under its hash. */
const styleFile = z.object({ file: fileName, sha256 });

export const snapshotManifestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  document: z.string().regex(/^[a-z][a-z\d-]*$/),
  period: periodOfReport,
  /** What the report was published with. */
  settings: z.object({
    publishedOn: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?$/)
      .nullable(),
    /** The moment that the PDF bears, in ISO 8601. */
    created: z.iso.datetime(),
    /** Nothing below it is ever published, whatever a manifest says. */
    threshold: whole.min(DEFAULT_THRESHOLD),
    /** Not there where only changes of results were held back. */
    protectChanges: z.enum(["results", "all"]).optional(),
    skipInvalid: z.boolean(),
    pdfStandard: z.enum(["2a", "3a", "4f"]),
    /** Null for the standard codebook. */
    codebook: styleFile.nullable(),
  }),
  /** Null for a document without figures. */
  export: z.object({ sha256, rows: whole, latestDate: z.iso.date().nullable() }).nullable(),
  /** The outcome of the audit against everything published; not in older manifests. */
  disclosure: publishedFiguresSchema.shape.disclosure,
  /** The earlier snapshots that the report tells about, by their periods. */
  earlier: z.array(z.object({ period: periodId, sha256 })),
  houseStyle: z.object({
    logo: styleFile.nullable(),
    fonts: z.array(
      styleFile.extend({
        weight: z.union([z.literal(400), z.literal(600), z.literal(700)]),
        style: z.enum(["normal", "italic"]),
        format: z.enum(["woff2", "woff", "truetype", "opentype"]),
      }),
    ),
    /** The images of its texts, as they were made anew; not there where they show none. */
    images: z.array(styleFile).max(1000).optional(),
  }),
  madeWith: z.object({ tool: words, browser: words, platform: words }),
  published: z.object({
    pdf: publishedFile,
    /** `parts`: a hash of each section, and of all around them. */
    html: publishedFile.extend({ parts: z.record(z.string().regex(/^[a-z][\w-]*$/i), sha256) }),
  }),
  /** The layers. */
  outputs: z.array(z.object({ file: z.enum(LAYER_FILES), bytes: whole, sha256 })),
  /** A hash of all of the above, by which a change of any of it is noticed. */
  seal: sha256,
});

export type SnapshotManifest = z.infer<typeof snapshotManifestSchema>;

/** What is kept of a published report. */
export interface Snapshot {
  readonly manifest: SnapshotManifest;
  readonly layers: Layers;
}

/** What a report was made from and for; the rest of its manifest follows from its layers. */
export type MadeFrom = Pick<
  SnapshotManifest,
  "document" | "period" | "settings" | "export" | "disclosure" | "earlier" | "houseStyle"
>;

/** That part of a manifest. */
export function madeFrom(manifest: SnapshotManifest): MadeFrom {
  const { document, period, settings, export: source, disclosure, earlier, houseStyle } = manifest;
  const made = { document, period, settings, export: source, earlier, houseStyle };
  return disclosure === undefined ? made : { ...made, disclosure };
}
