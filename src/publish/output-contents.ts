import { lstat, readFile, readdir } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { isErrorCode } from "../file-system/file-errors.ts";
import { ReportError } from "../errors.ts";
import { outputMessages } from "../messages/output.ts";

/** The file that says which others a run made. */
export const MANIFEST = "manifest.json";

const MOST_NAMES = 5;
const manifestSchema = z.object({ outputs: z.array(z.object({ file: z.string() })) });

/** The names that the manifest `text` lists, and its own; undefined where it is no manifest. */
export function listedFiles(text: string): ReadonlySet<string> | undefined {
  try {
    const { outputs } = manifestSchema.parse(JSON.parse(text));
    return new Set([MANIFEST, ...outputs.map(({ file }) => file)]);
  } catch {
    return undefined;
  }
}

/** What stands in `folder`: the files that a run made by its own account, and anything else. */
export async function contentsOf(
  folder: string,
): Promise<{ readonly ours: readonly string[]; readonly foreign: readonly string[] }> {
  const entries = await readdir(folder, { withFileTypes: true });
  const listed = await listedIn(folder);
  const isOurs = new Set(
    entries.flatMap((entry) => (entry.isFile() && listed.has(entry.name) ? [entry.name] : [])),
  );
  const names = entries.map(({ name }) => name).sort();
  return {
    ours: names.filter((name) => isOurs.has(name)),
    foreign: names.filter((name) => !isOurs.has(name)),
  };
}

/**
 * Makes sure that nothing is lost when a new run takes the place of what stands in `target`:
 * throws a ReportError("output") where that is no folder, or holds a file that the manifest in it
 * does not list.
 */
export async function assertReplaceable(target: string): Promise<void> {
  await assertOnlyOurs(target, target);
}

/** As `assertReplaceable`, for a folder that the user knows as `knownAs`. */
export async function assertOnlyOurs(folder: string, knownAs: string): Promise<void> {
  try {
    // A link too is refused: what it points at would be cleared.
    if (!(await lstat(folder)).isDirectory()) {
      throw new ReportError("output", outputMessages.notAFolder(knownAs));
    }
    const { foreign } = await contentsOf(folder);
    if (foreign.length > 0) {
      const named = foreign.slice(0, MOST_NAMES);
      const message = outputMessages.unknownFiles(knownAs, named, foreign.length - named.length);
      throw new ReportError("output", message);
    }
  } catch (error) {
    if (isErrorCode(error, "ENOENT")) return;
    if (error instanceof ReportError) throw error;
    const message = isErrorCode(error, "ENOTDIR")
      ? outputMessages.notAFolder(path.dirname(knownAs))
      : outputMessages.notAllowed(knownAs);
    throw new ReportError("output", message, { cause: error });
  }
}

async function listedIn(folder: string): Promise<ReadonlySet<string>> {
  const text = await readFile(path.join(folder, MANIFEST), "utf8").catch(() => "");
  return listedFiles(text) ?? new Set();
}
