import { access, constants, lstat, readdir } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { isLeftByDesktop } from "../file-system/desktop-files.ts";
import { isErrorCode } from "../file-system/file-errors.ts";
import { readUntrusted } from "../file-system/untrusted-file.ts";
import { ReportError } from "../errors.ts";
import { outputMessages } from "../messages/output.ts";
import { outputFailure } from "./output-errors.ts";

/** The file that says which others a run made. */
export const MANIFEST = "manifest.json";

/** Of a manifest of ours, which is a few kilobytes. */
const MOST_MANIFEST_BYTES = 1_000_000;
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

/**
 * Whether a file of this name is ours to replace, in a folder of reports of one kind. `isListed`:
 * the manifest in the folder names it.
 */
export type IsOurs = (name: string, isListed: boolean) => boolean;

/** Of any kind of report: what the manifest names. */
export const IS_LISTED: IsOurs = (_name, isListed) => isListed;

/** What stands in a folder, by name. */
interface Contents {
  /** The files that a run made. */
  readonly ours: readonly string[];
  /** The files that Explorer, Finder or an office program put there by itself. */
  readonly ofDesktop: readonly string[];
  readonly foreign: readonly string[];
}

/** What stands in `folder`. */
export async function contentsOf(folder: string, isOurs: IsOurs): Promise<Contents> {
  const entries = await readdir(folder, { withFileTypes: true });
  const listed = await listedIn(folder);
  const contents = { ours: [] as string[], ofDesktop: [] as string[], foreign: [] as string[] };
  for (const entry of entries) {
    const { name } = entry;
    if (entry.isFile() && isOurs(name, listed.has(name))) contents.ours.push(name);
    else if (entry.isFile() && isLeftByDesktop(name)) contents.ofDesktop.push(name);
    else contents.foreign.push(name);
  }
  contents.foreign.sort();
  return contents;
}

/**
 * Makes sure that nothing is lost when a new run takes the place of what stands in `target`:
 * throws a ReportError("output") where that is no folder, holds a file that is not ours, or cannot
 * be emptied.
 */
export async function assertReplaceable(target: string, isOurs: IsOurs): Promise<void> {
  await assertOnlyOurs(target, target, isOurs);
  try {
    await access(target, constants.W_OK | constants.X_OK);
  } catch (error) {
    if (isErrorCode(error, "EACCES", "EPERM")) {
      throw new ReportError("output", outputMessages.notAllowed(target), { cause: error });
    }
  }
}

/** Throws where `folder`, which the user knows as `knownAs`, holds more than what is ours. */
export async function assertOnlyOurs(
  folder: string,
  knownAs: string,
  isOurs: IsOurs,
): Promise<void> {
  try {
    const entry = await lstat(folder);
    // A link too is refused: what it points at would be cleared.
    if (entry.isSymbolicLink()) throw new ReportError("output", outputMessages.isLink(knownAs));
    if (!entry.isDirectory()) throw new ReportError("output", outputMessages.notAFolder(knownAs));
    const { foreign } = await contentsOf(folder, isOurs);
    if (foreign.length > 0) {
      const named = foreign.slice(0, MOST_NAMES);
      const message = outputMessages.unknownFiles(knownAs, named, foreign.length - named.length);
      throw new ReportError("output", message);
    }
  } catch (error) {
    // What is in the way higher up is named where the folder is made.
    if (isErrorCode(error, "ENOENT", "ENOTDIR", "ELOOP")) return;
    throw await outputFailure(error, knownAs);
  }
}

/** The text of the manifest in a folder, whoever wrote it; empty where none can be read. */
export async function manifestIn(folder: string): Promise<string> {
  const read = await readUntrusted(path.join(folder, MANIFEST), { mostBytes: MOST_MANIFEST_BYTES });
  return typeof read === "string" ? "" : read.toString("utf8");
}

async function listedIn(folder: string): Promise<ReadonlySet<string>> {
  return listedFiles(await manifestIn(folder)) ?? new Set();
}
