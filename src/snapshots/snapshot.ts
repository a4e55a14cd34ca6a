import stringify from "json-stringify-pretty-compact";
import { z } from "zod";

import { periodOfReport, publishedFiguresSchema } from "../disclosure/published-figures.ts";
import { DEFAULT_THRESHOLD } from "../disclosure/suppression-rules.ts";
import { sha256 } from "../file-system/read-files.ts";
import { firstControl } from "../language/characters.ts";
import { parsePeriod } from "../period/period.ts";

// The manifest and the layers of a snapshot. The manifest says how a published report was made, and
// gives hashes of the result. The layers are text files that a person can review line by line.

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
const count = z.int().nonnegative();

const publishedFile = z.object({ bytes: count, sha256: hash });

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
    threshold: count.min(DEFAULT_THRESHOLD),
    /** Absent if only changes of results were protected. */
    protectChanges: z.enum(["results", "all"]).optional(),
    skipInvalid: z.boolean(),
    pdfStandard: z.enum(["2a", "3a", "4f"]),
    /** Null for the standard codebook. */
    codebook: styleFile.nullable(),
  }),
  /** Null for a document without figures. */
  export: z.object({ sha256: hash, rows: count, latestDate: z.iso.date().nullable() }).nullable(),
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
  outputs: z.array(z.object({ file: z.enum(LAYER_FILES), bytes: count, sha256: hash })),
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

// Making a snapshot.

/** The part of a manifest that is known before the report is rendered. */
export type SnapshotAbout = Omit<
  SnapshotManifest,
  "schemaVersion" | "published" | "outputs" | "seal"
>;

/** A rendered report, and the layers that were read back from its PDF. */
export interface RenderedContent extends PrintedLayers {
  readonly html: string;
  /** The parts of the page by name. */
  readonly parts: ReadonlyMap<string, string>;
  readonly pdf: Uint8Array;
}

/**
 * Makes the snapshot of a report from the two layers that it was rendered from, and from the
 * result.
 */
export function makeSnapshot(
  about: SnapshotAbout,
  { figures, report }: { readonly figures: string; readonly report: string },
  { html, parts, pdf, text, structure }: RenderedContent,
): Snapshot {
  const layers = { figures, report, text, structure };
  const manifest = sealed({
    schemaVersion: 1,
    ...about,
    published: {
      pdf: { bytes: pdf.byteLength, sha256: sha256(pdf) },
      html: {
        bytes: Buffer.byteLength(html),
        sha256: sha256(html),
        parts: hashesOfParts(html, parts),
      },
    },
    outputs: LAYERS.map((name) => ({
      file: LAYER_FILES[name],
      bytes: Buffer.byteLength(layers[name]),
      sha256: sha256(layers[name]),
    })),
  });
  return { manifest, layers };
}

/** The files of a snapshot by name. */
export function snapshotFiles({ manifest, layers }: Snapshot): ReadonlyMap<string, string> {
  return new Map([
    ...LAYERS.map((name) => [LAYER_FILES[name], layers[name]] as const),
    [MANIFEST_FILE, sortedJson(manifest)],
  ]);
}

/** Adds its seal to a manifest. */
export function sealed(manifest: Omit<SnapshotManifest, "seal">): SnapshotManifest {
  return { ...manifest, seal: sha256(sortedJson(manifest)) };
}

/** True if nothing in the manifest changed after it was sealed. */
export function isSealed({ seal, ...manifest }: SnapshotManifest): boolean {
  return sha256(sortedJson(manifest)) === seal;
}

/**
 * The hash of each part of a page by name, such as a section or `style`, and of `page`: the rest of
 * the page. A snapshot does not contain the page, but these hashes show where it changed.
 */
function hashesOfParts(
  html: string,
  parts: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const hashes = Array.from(parts, ([name, part]) => [name, sha256(part)] as const);
  const page = [...parts.values()].reduce((rest, part) => rest.replace(part, () => ""), html);
  return { ...Object.fromEntries(hashes), page: sha256(page) };
}

// Sorted JSON.

/**
 * In characters. A sentence with its parts then fits on one line, so that a reviewer sees it whole.
 */
const LONGEST_LINE = 120;

/**
 * JSON with its keys in alphabetical order, so that a change of their order in the code changes no
 * file.
 */
export function sortedJson(value: unknown): string {
  return `${stringify(sorted(value), { maxLength: LONGEST_LINE })}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

// Files that were saved again.

const BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

/** How another program saved a kept file again without changing its meaning. */
export type Resaving =
  /** Git or an editor replaced the line ends by those of Windows. */
  | "lineEnds"
  /** An editor added a byte order mark, or changed the end of the last line. */
  | "resaved";

/** True for a reason that changed the bytes of a file but not its meaning. */
export function isOnlyResaved({ reason }: { readonly reason: string }): boolean {
  return reason === "lineEnds" || reason === "resaved";
}

/** The original bytes of a file, and how it was saved again; null if it was not. */
export interface OriginalBytes {
  readonly bytes: Buffer;
  readonly resaving: Resaving | null;
}

/**
 * The original bytes of a kept file, also if git or an editor saved it again without a change of
 * meaning; null if its content changed. `isOriginal` checks each candidate against the kept hash,
 * so nothing is guessed.
 */
export function originalBytes(
  bytes: Buffer,
  isOriginal: (bytes: Buffer) => boolean,
): OriginalBytes | null {
  if (isOriginal(bytes)) return { bytes, resaving: null };
  // Latin-1 gives one character for each byte, whatever the file contains.
  const text = bytes.toString("latin1");
  const plain = text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
  const unix = plain.replaceAll("\r\n", "\n");
  const resaving = unix === plain ? "resaved" : "lineEnds";
  const cut = unix.replace(/\n+$/, "");
  for (const candidate of [unix, `${cut}\n`, cut]) {
    const before = Buffer.from(candidate, "latin1");
    if (isOriginal(before)) return { bytes: before, resaving };
  }
  return null;
}
