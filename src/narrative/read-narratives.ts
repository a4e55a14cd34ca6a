import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import type { Finding } from "../messages/finding.ts";
import { narrativeMessages, type NarrativeCode } from "../messages/narrative.ts";
import { parsePeriod } from "../period/period.ts";
import { checkNarrative } from "./check-narrative.ts";
import type { Narrative } from "./narrative.ts";

/** The narrative of one period and document, with what was found about it. */
export interface NarrativeReading {
  readonly narratives: readonly Narrative[];
  readonly findings: readonly Finding[];
  /** The files read, relative to the content folder, with the SHA-256 of their bytes. */
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
}

const NOTHING: NarrativeReading = { narratives: [], findings: [], inputs: [] };

/**
 * Reads `<content>/<period id>/<document>/*.md`. A folder that is not there means no narrative,
 * which is no problem: the sections then disappear.
 *
 * @param names the narrative names that the document takes; other files get a warning
 */
export async function readNarratives(
  content: string,
  periodId: string,
  document: string,
  names: readonly string[],
): Promise<NarrativeReading> {
  const folder = path.join(content, periodId, document);
  const readings = await Promise.all(
    (await markdownFiles(folder)).map(async (entry): Promise<NarrativeReading> => {
      const file = path.join(folder, entry);
      const name = entry.slice(0, -".md".length);
      if (!names.includes(name)) {
        return { ...NOTHING, findings: [findingAt("narrative-unknown", file)] };
      }
      const bytes = await readFile(file);
      const source = decodeUtf8(bytes);
      if (source === null) {
        return { ...NOTHING, findings: [findingAt("narrative-encoding", file)] };
      }
      const { narrative, findings } = checkNarrative(name, file, source);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      return {
        narratives: narrative === null ? [] : [narrative],
        findings,
        inputs: [{ file: [periodId, document, entry].join("/"), sha256 }],
      };
    }),
  );
  return {
    narratives: readings.flatMap((reading) => reading.narratives),
    findings: readings.flatMap((reading) => reading.findings),
    inputs: readings.flatMap((reading) => reading.inputs),
  };
}

/** The periods that a content folder holds narrative for, and its folders that are no period. */
export async function narrativePeriods(
  content: string,
): Promise<{ readonly periods: readonly string[]; readonly findings: readonly Finding[] }> {
  const folders = (await entriesOf(content)).filter((entry) => entry.isDirectory());
  const names = folders.map(({ name }) => name).sort();
  const isCanonical = (name: string): boolean => parsePeriod(name)?.id === name;
  return {
    periods: names.filter(isCanonical),
    findings: names
      .filter((name) => !isCanonical(name))
      .map((name) => findingAt("period-folder-unknown", path.join(content, name))),
  };
}

async function markdownFiles(folder: string): Promise<readonly string[]> {
  const entries = await entriesOf(folder);
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map(({ name }) => name)
    .sort();
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw error;
  }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function findingAt(code: NarrativeCode, file: string): Finding {
  const { severity, message } = narrativeMessages[code];
  return { severity, code, file, line: null, column: null, message };
}
