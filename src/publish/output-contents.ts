import { access, constants, lstat, readdir } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { isLeftByDesktop } from "../file-system/desktop-files.ts";
import { isErrorCode } from "../file-system/file-errors.ts";
import { within } from "../file-system/held-folder.ts";
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
 * Whether a file of this name ("a.pdf", "grafieken/a.png") is ours to replace, in a folder of reports
 * of one kind. `isListed`: the manifest in the folder names it.
 */
export type IsOurs = (name: string, isListed: boolean) => boolean;

/** Of any kind of report: what the manifest names. */
export const IS_LISTED: IsOurs = (_name, isListed) => isListed;

/**
 * True for the name of a file that a run may put in a subfolder of its folder: "grafieken/a.png". There
 * is one level of them, and neither name is hidden or leads elsewhere.
 */
export function isInSubfolder(name: string): boolean {
  return /^[\w-][\w.-]*\/[\w-][\w.-]*$/.test(name);
}

/** What stands in a folder, by name. */
export interface Contents {
  /** The files that a run made. */
  readonly ours: readonly string[];
  /** The files that Explorer, Finder or an office program put there by itself. */
  readonly ofDesktop: readonly string[];
  /** The subfolders that a run made, with what stands in them. */
  readonly folders: ReadonlyMap<string, Contents>;
  /** All else, also in those subfolders: "grafieken/notities.txt". */
  readonly foreign: readonly string[];
}

/** What stands in `folder`. */
export async function contentsOf(folder: string, isOurs: IsOurs): Promise<Contents> {
  return await contentsBelow(folder, "", isOurs, await listedIn(folder));
}

/** @param inside with what the names of files in `place` begin for a manifest, as "grafieken/" */
async function contentsBelow(
  place: string,
  inside: string,
  isOurs: IsOurs,
  listed: ReadonlySet<string>,
): Promise<Contents> {
  const [ours, ofDesktop, foreign] = [[] as string[], [] as string[], [] as string[]];
  const folders = new Map<string, Contents>();
  for (const entry of await readdir(place, { withFileTypes: true })) {
    const { name } = entry;
    const known = `${inside}${name}`;
    if (entry.isFile() && isOurs(known, listed.has(known))) ours.push(name);
    else if (entry.isFile() && isLeftByDesktop(name)) ofDesktop.push(name);
    else if (entry.isDirectory() && isFolderOfRun(known, listed)) {
      const found = await within(path.join(place, name), async (held) =>
        contentsBelow(held, `${known}/`, isOurs, listed),
      ).catch(whereNone);
      if (found !== undefined) folders.set(name, found);
      foreign.push(...(found?.foreign ?? [known]));
    } else foreign.push(known);
  }
  foreign.sort();
  return { ours, ofDesktop, folders, foreign };
}

function isFolderOfRun(name: string, listed: ReadonlySet<string>): boolean {
  return [...listed].some((one) => one.startsWith(`${name}/`) && isInSubfolder(one));
}

/** Undefined where something else took the place of a folder; throws any other error. */
function whereNone(error: unknown): undefined {
  if (!isErrorCode(error, "ENOENT", "ENOTDIR", "ELOOP")) throw error;
}

/**
 * Makes sure that nothing is lost when a new run takes the place of what stands in `target`:
 * throws a ReportError("output") where that is no folder, holds a file that is not ours, or cannot
 * be emptied.
 */
export async function assertReplaceable(target: string, isOurs: IsOurs): Promise<void> {
  const folders = await assertOnlyOurs(target, target, isOurs);
  for (const folder of [target, ...folders.map((name) => path.join(target, name))]) {
    try {
      await access(folder, constants.W_OK | constants.X_OK);
    } catch (error) {
      if (isErrorCode(error, "EACCES", "EPERM")) {
        throw new ReportError("output", outputMessages.notAllowed(folder), { cause: error });
      }
    }
  }
}

/**
 * Throws where `folder`, which the user knows as `knownAs`, holds more than what is ours. Gives the
 * names of its subfolders.
 */
export async function assertOnlyOurs(
  folder: string,
  knownAs: string,
  isOurs: IsOurs,
): Promise<readonly string[]> {
  try {
    const entry = await lstat(folder);
    // A link too is refused: what it points at would be cleared.
    if (entry.isSymbolicLink()) throw new ReportError("output", outputMessages.isLink(knownAs));
    if (!entry.isDirectory()) throw new ReportError("output", outputMessages.notAFolder(knownAs));
    const { foreign, folders } = await contentsOf(folder, isOurs);
    if (foreign.length > 0) {
      const named = foreign.slice(0, MOST_NAMES);
      const message = outputMessages.unknownFiles(knownAs, named, foreign.length - named.length);
      throw new ReportError("output", message);
    }
    return [...folders.keys()];
  } catch (error) {
    // What is in the way higher up is named where the folder is made.
    if (isErrorCode(error, "ENOENT", "ENOTDIR", "ELOOP")) return [];
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
