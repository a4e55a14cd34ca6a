import { z } from "zod";

import { parseUntrusted } from "../../file-system/untrusted-file.ts";
import { accessibilityMessages } from "../../messages/accessibility.ts";
import { manifestIn } from "../output-contents.ts";
import { listedOutputs, readOutputs } from "../report-in-folder.ts";

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
