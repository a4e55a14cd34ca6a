import path from "node:path";

import { z } from "zod";

import { parseUntrusted, readUntrusted } from "../file-system/untrusted-file.ts";
import { sha256 } from "../file-system/sha256.ts";
import { contentsOf, IS_LISTED, manifestIn } from "./output-contents.ts";

/** The largest file that is read, in bytes. A report is a few hundred kilobytes. */
const MOST_BYTES = 200_000_000;
const MOST_FILES = 200;

/** The schema of the files that the manifest of a report lists. */
export const listedOutputs = z
  .array(z.object({ file: z.string().regex(/^(?!\.)[\w.-]{1,200}$/), sha256: z.string() }))
  .max(MOST_FILES);

/** A listed file in its current state. */
interface ReadOutput {
  readonly file: string;
  /** Null for a file that cannot be read. */
  readonly now: { readonly bytes: Uint8Array; readonly sha256: string } | null;
  /** True for a file with the hash that the manifest lists. */
  readonly isSame: boolean;
}

/** Reads the listed files of a report in `folder`. */
export async function readOutputs(
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
