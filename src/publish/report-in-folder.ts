import path from "node:path";

import { z } from "zod";

import { ReportError } from "../errors.ts";
import { parseUntrusted, readUntrusted, sha256 } from "../file-system/read-files.ts";
import { formatDay } from "../language/dates.ts";
import { accessibilityMessages } from "../messages/accessibility.ts";
import { publicationMessages as texts } from "../messages/publication.ts";
import { type Moment, parseMoment } from "../period/period.ts";
import { isForInternalUse, type Settings } from "../settings/settings.ts";
import { contentsOf, IS_LISTED, manifestIn } from "./output-contents.ts";

/** The largest file that is read, in bytes. A report is a few hundred kilobytes. */
const MOST_BYTES = 200_000_000;
const MOST_FILES = 200;

/** The schema of the files that the manifest of a report lists. */
const listedOutputs = z
  .array(z.object({ file: z.string().regex(/^(?!\.)[\w.-]{1,200}$/), sha256: z.string() }))
  .max(MOST_FILES);

/** A file that the manifest lists, in its current state. */
interface ReadOutput {
  readonly file: string;
  /** Null for a file that cannot be read. */
  readonly now: { readonly bytes: Uint8Array; readonly sha256: string } | null;
  /** True for a file with the hash that the manifest lists. */
  readonly isSame: boolean;
}

/** Reads the listed files of a report in `folder`. */
async function readOutputs(
  folder: string,
  listed: z.infer<typeof listedOutputs>,
): Promise<readonly ReadOutput[]> {
  return await Promise.all(
    listed.map(async ({ file, sha256: hash }): Promise<ReadOutput> => {
      const bytes = await readUntrusted(path.join(folder, file), { mostBytes: MOST_BYTES });
      if (typeof bytes === "string") return { file, now: null, isSame: false };
      const now = { bytes, sha256: sha256(bytes) };
      return { file, now, isSame: now.sha256 === hash };
    }),
  );
}

const manifestSchema = z.object({
  notice: z.string().optional(),
  period: z.object({ id: z.string() }),
  tool: z.object({ version: z.string() }),
  browser: z.string(),
  settings: z.looseObject({
    publishedOn: z.string().nullable(),
    workbook: z.enum(["ods", "xlsx"]).optional(),
  }),
  inputs: z.looseObject({
    snapshots: z.array(z.object({ file: z.string(), sha256: z.string() })).default([]),
  }),
  outputs: listedOutputs,
});

export type ReportManifest = z.infer<typeof manifestSchema>;

/** A report in its output folder, compared with its manifest. */
export interface ReportInFolder {
  readonly manifest: ReportManifest;
  /** The content of the files that the manifest lists. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The names of listed files that are gone. */
  readonly missing: readonly string[];
  /** The names of listed files with another hash. */
  readonly changed: readonly string[];
  /** The names of files that the manifest does not list. */
  readonly foreign: readonly string[];
}

/** Reads the report in an output folder; null without a report. */
export async function reportInFolder(folder: string): Promise<ReportInFolder | null> {
  const { data: manifest } = manifestSchema.safeParse(parseUntrusted(await manifestIn(folder)));
  if (manifest === undefined) return null;
  const read = await readOutputs(folder, manifest.outputs);
  const missing = read.flatMap(({ file, now }) => (now === null ? [file] : []));
  const { foreign } = await contentsOf(folder, IS_LISTED);
  return {
    manifest,
    files: new Map(
      read.flatMap(({ file, now }) => (now === null ? [] : [[file, now.bytes] as const])),
    ),
    missing,
    changed: read.flatMap(({ file, now, isSame }) => (now === null || isSame ? [] : [file])),
    foreign: foreign.filter((one) => !missing.includes(one)),
  };
}

/** Parses the manifest of a report. Throws for another text. */
export function parseReportManifest(text: string): ReportManifest {
  return manifestSchema.parse(JSON.parse(text));
}

const madeReportSchema = z.object({
  tool: z.object({ version: z.string() }),
  settings: z.object({
    publishedOn: z.string().nullable(),
    colors: z.record(z.string(), z.string()).nullable(),
  }),
  inputs: z.object({
    export: z.object({ sha256: z.string() }).optional(),
    narrative: z.array(z.object({ file: z.string(), sha256: z.string() })),
  }),
  outputs: listedOutputs,
});

/** A file of a report: its bytes, or the reason that it is not checked. */
type MadeFile = { readonly bytes: Uint8Array } | { readonly why: string };

/** A report in its output folder. */
export interface MadeReport {
  /** The version of the tool that made the report. */
  readonly version: string;
  readonly publishedOn: string | null;
  /** The inputs that its manifest lists. */
  readonly inputs: z.infer<typeof madeReportSchema>["inputs"];
  readonly colors: Readonly<Record<string, string>> | null;
  /** The files that exist, with their current hashes. */
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
  /** The number of files that the manifest lists. */
  readonly listed: number;
  /** The listed files that are gone or have another hash, in Dutch. */
  readonly changed: readonly string[];
  readonly pdf: MadeFile;
  readonly page: MadeFile;
}

/** Reads the report in an output folder; null without a report. */
export async function readMadeReport(folder: string): Promise<MadeReport | null> {
  const { data } = madeReportSchema.safeParse(parseUntrusted(await manifestIn(folder)));
  if (data === undefined) return null;
  const read = await readOutputs(folder, data.outputs);
  const only = (end: string): MadeFile => {
    const found = read.find(({ file }) => file.endsWith(end));
    if (found === undefined || found.now === null)
      return { why: accessibilityMessages.fileMissing };
    return found.isSame ? { bytes: found.now.bytes } : { why: accessibilityMessages.fileChanged };
  };
  return {
    version: data.tool.version,
    publishedOn: data.settings.publishedOn,
    inputs: data.inputs,
    colors: data.settings.colors,
    files: read.flatMap(({ file, now }) => (now === null ? [] : [{ file, sha256: now.sha256 }])),
    listed: read.length,
    changed: read.flatMap(({ file, now, isSame }) =>
      isSame ? [] : [now === null ? accessibilityMessages.missing(file) : file],
    ),
    pdf: only(".pdf"),
    page: only(".html"),
  };
}

const publicationSchema = z.object({
  notice: z.string().optional(),
  settings: z.object({ publishedOn: z.string() }),
  inputs: z.object({ narrative: z.array(z.object({ file: z.string(), sha256: z.string() })) }),
  outputs: z.array(z.object({ file: z.string(), sha256: z.string() })),
});

/** A report with a day of publication, in an output folder. */
interface PublishedBefore {
  readonly publishedOn: Moment;
  /** The hash of its PDF; null without a PDF. */
  readonly pdfSha256: string | null;
  /** The files of its texts. */
  readonly texts: readonly TextFile[];
}

/** A text, or an image in a text. The path is relative to the content folder. */
interface TextFile {
  readonly file: string;
  readonly sha256: string;
}

type Publishing = Pick<Settings, "publishedOn" | "threshold" | "overwrite">;

/** The published report in an output folder; null without one. */
export async function publishedIn(folder: string): Promise<PublishedBefore | null> {
  try {
    const text = await manifestIn(folder);
    const { notice, settings, inputs, outputs } = publicationSchema.parse(JSON.parse(text));
    const publishedOn = parseMoment(settings.publishedOn);
    // A report for internal use is never published, even with a day.
    if (publishedOn === undefined || notice !== undefined) return null;
    const pdf = outputs.find(({ file }) => file.endsWith(".pdf"));
    return { publishedOn, pdfSha256: pdf?.sha256 ?? null, texts: inputs.narrative };
  } catch {
    return null;
  }
}

/**
 * Throws ReportError "output" if a draft or a report for internal use would replace a published report.
 * With the setting `overwrite` it may.
 */
export function assertNotUnpublished(
  folder: string,
  before: PublishedBefore | null,
  settings: Publishing,
): void {
  if (before === null || settings.overwrite || isPublication(settings)) return;
  const day = formatDay(before.publishedOn.day);
  const message =
    settings.publishedOn === null ? texts.conceptOverPublished : texts.internalOverPublished;
  throw new ReportError("output", message(folder, day));
}

/**
 * The names of text files that were changed, added or removed since the publication, in alphabetical
 * order.
 */
export function changedTexts(
  { texts }: Pick<PublishedBefore, "texts">,
  now: readonly TextFile[],
): readonly string[] {
  const [before, after] = [texts, now].map(
    (files) => new Map(files.map(({ file, sha256: hash }) => [file, hash])),
  );
  const files = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...files].filter((file) => before?.get(file) !== after?.get(file)).toSorted();
}

/** A sentence about a published report that was replaced by a different one; null if there was none. */
export function replacedText(
  before: PublishedBefore | null,
  {
    pdf,
    textFiles,
    isCorrection = false,
  }: {
    readonly pdf: Uint8Array;
    readonly textFiles: readonly TextFile[];
    /** True for a report that corrects an earlier version. */
    readonly isCorrection?: boolean;
  },
  settings: Publishing,
): string | null {
  if (before === null || before.pdfSha256 === sha256(pdf)) return null;
  const changed = changedTexts(before, textFiles);
  return [
    replacedWords(before, isCorrection, settings),
    ...(changed.length === 0 ? [] : [texts.changedTexts(changed)]),
  ].join(" ");
}

function replacedWords(
  before: PublishedBefore,
  isCorrection: boolean,
  settings: Publishing,
): string {
  const day = formatDay(before.publishedOn.day);
  if (settings.publishedOn === null || !isPublication(settings)) return texts.replacedByDraft(day);
  const now = formatDay(settings.publishedOn.day);
  if (isCorrection && day !== now) return texts.replacedByCorrection(day, now);
  return day === now ? texts.replacedByOther(day) : texts.replacedByLater(day, now);
}

/** True for a report to publish: it has a day of publication and is protected enough. */
export function isPublication(settings: Omit<Publishing, "overwrite">): boolean {
  return settings.publishedOn !== null && !isForInternalUse(settings);
}
