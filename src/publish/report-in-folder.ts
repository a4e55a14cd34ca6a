import path from "node:path";

import { z } from "zod";

import { parseUntrusted, readUntrusted } from "../file-system/untrusted-file.ts";
import { sha256 } from "../snapshots/hashes.ts";
import { contentsOf, IS_LISTED, manifestIn } from "./output-contents.ts";

/** In bytes; a report is some hundreds of kilobytes. */
const MOST_BYTES = 200_000_000;
const MOST_FILES = 200;

const outputs = z
  .array(z.object({ file: z.string().regex(/^(?!\.)[\w.-]{1,200}$/), sha256: z.string() }))
  .max(MOST_FILES);

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
  outputs,
});

export type ReportManifest = z.infer<typeof manifestSchema>;

/** A report as it lies in its output folder, held against its manifest. */
export interface ReportInFolder {
  readonly manifest: ReportManifest;
  /** The files that the manifest lists, as they are now. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Names of files that are not there, that are not as the manifest says, and that it does not list. */
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  readonly foreign: readonly string[];
}

/** Reads the report in an output folder; null where there is none. */
export async function reportInFolder(folder: string): Promise<ReportInFolder | null> {
  const { data: manifest } = manifestSchema.safeParse(parseUntrusted(await manifestIn(folder)));
  if (manifest === undefined) return null;
  const files = new Map<string, Uint8Array>();
  const missing: string[] = [];
  const changed: string[] = [];
  for (const { file, sha256: listed } of manifest.outputs) {
    const bytes = await readUntrusted(path.join(folder, file), { mostBytes: MOST_BYTES });
    if (typeof bytes === "string") {
      missing.push(file);
      continue;
    }
    files.set(file, bytes);
    if (sha256(bytes) !== listed) changed.push(file);
  }
  const { foreign } = await contentsOf(folder, IS_LISTED);
  return {
    manifest,
    files,
    missing,
    changed,
    foreign: foreign.filter((one) => !missing.includes(one)),
  };
}

/** The manifest of a report as it would be written now; throws where it is none. */
export function parseReportManifest(text: string): ReportManifest {
  return manifestSchema.parse(JSON.parse(text));
}
