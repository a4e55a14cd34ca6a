import path from "node:path";

import { z } from "zod";

import { parseUntrusted, readUntrusted } from "../../file-system/untrusted-file.ts";
import { accessibilityMessages as texts } from "../../messages/accessibility.ts";
import { sha256 } from "../../snapshots/hashes.ts";
import { manifestIn } from "../output-contents.ts";

/** In bytes; a report is some hundreds of kilobytes. */
const MOST_BYTES = 200_000_000;
const MOST_FILES = 20;

const hashed = z.object({ file: z.string().regex(/^(?!\.)[\w.-]{1,200}$/), sha256: z.string() });

const manifestSchema = z.object({
  tool: z.object({ version: z.string() }),
  settings: z.object({
    publishedOn: z.string().nullable(),
    colors: z.record(z.string(), z.string()).nullable(),
  }),
  inputs: z.object({
    export: z.object({ sha256: z.string() }).optional(),
    narrative: z.array(z.object({ file: z.string(), sha256: z.string() })),
  }),
  outputs: z.array(hashed).max(MOST_FILES),
});

/** A file of a report: its bytes, or why they are not looked at. */
type MadeFile = { readonly bytes: Uint8Array } | { readonly why: string };

/** A report as it lies in its output folder. */
export interface MadeReport {
  /** Of the tool that made it. */
  readonly version: string;
  readonly publishedOn: string | null;
  /** What it was made of. */
  readonly inputs: z.infer<typeof manifestSchema>["inputs"];
  readonly colors: Readonly<Record<string, string>> | null;
  /** Those that are there, as they are now. */
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
  /** How many files the manifest lists, and which of them are not as it says. */
  readonly listed: number;
  readonly changed: readonly string[];
  readonly pdf: MadeFile;
  readonly page: MadeFile;
}

/** Reads the report in an output folder; null where there is none. */
export async function readMadeReport(folder: string): Promise<MadeReport | null> {
  const { data } = manifestSchema.safeParse(parseUntrusted(await manifestIn(folder)));
  if (data === undefined) return null;
  const read = await Promise.all(
    data.outputs.map(async ({ file, sha256: listed }) => {
      const bytes = await readUntrusted(path.join(folder, file), { mostBytes: MOST_BYTES });
      if (typeof bytes === "string") return { file, hash: null, listed, bytes: null };
      return { file, hash: sha256(bytes), listed, bytes };
    }),
  );
  const only = (end: string): MadeFile => {
    const found = read.find(({ file }) => file.endsWith(end));
    if (found?.bytes === undefined || found.bytes === null) return { why: texts.fileMissing };
    return found.hash === found.listed ? { bytes: found.bytes } : { why: texts.fileChanged };
  };
  return {
    version: data.tool.version,
    publishedOn: data.settings.publishedOn,
    inputs: data.inputs,
    colors: data.settings.colors,
    files: read.flatMap(({ file, hash }) => (hash === null ? [] : [{ file, sha256: hash }])),
    listed: read.length,
    changed: read.flatMap(({ file, hash, listed }) =>
      hash === listed ? [] : [hash === null ? texts.missing(file) : file],
    ),
    pdf: only(".pdf"),
    page: only(".html"),
  };
}
