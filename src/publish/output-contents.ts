import { access, constants, lstat, readdir, stat } from "node:fs/promises";
import path from "node:path";

import * as z from "zod";

import { ReportError } from "../errors.ts";
import { isErrorCode } from "../file-system/new-files.ts";
import { readUntrusted } from "../file-system/read-files.ts";
import { within } from "../file-system/safe-folders.ts";
import { outputMessages } from "../messages/output.ts";

/** The file that lists the other files of a run. */
export const MANIFEST = "manifest.json";

/** The largest manifest that we read. Our own are a few kilobytes. */
const MOST_MANIFEST_BYTES = 1_000_000;
const MOST_NAMES = 5;
const manifestSchema = z.object({ outputs: z.array(z.object({ file: z.string() })) });

/** The names that the manifest `text` lists, and its own name. Undefined if it is no manifest. */
export function listedFiles(text: string): ReadonlySet<string> | undefined {
  try {
    const { outputs } = manifestSchema.parse(JSON.parse(text));
    return new Set([MANIFEST, ...outputs.map(({ file }) => file)]);
  } catch {
    return undefined;
  }
}

/**
 * Decides whether a run may replace the file `name` ("a.pdf", "grafieken/a.png") in a folder of
 * reports of one kind. `isListed` says whether the manifest in that folder lists it.
 */
export type IsOurs = (name: string, isListed: boolean) => boolean;

/** The rule for any kind of report: the manifest decides. */
export const IS_LISTED: IsOurs = (_name, isListed) => isListed;

/**
 * Returns true if `name` is a valid name for a file in a subfolder of the output, such as
 * "grafieken/a.png". There is one level of subfolders, and neither part is hidden or leads
 * elsewhere.
 */
export function isInSubfolder(name: string): boolean {
  return /^[\w-][\w.-]*\/[\w-][\w.-]*$/.test(name);
}

/** The contents of a folder, by name. */
export interface Contents {
  /** The files that a run wrote. */
  readonly written: readonly string[];
  /** The files that Explorer, Finder or an office program put there. */
  readonly ofDesktop: readonly string[];
  /** The subfolders that a run made, with their contents. */
  readonly folders: ReadonlyMap<string, Contents>;
  /** All other files, also in those subfolders: "grafieken/notities.txt". */
  readonly foreign: readonly string[];
}

/** Reads the contents of `folder`. */
export async function contentsOf(folder: string, isOurs: IsOurs): Promise<Contents> {
  return await contentsBelow(folder, "", isOurs, await listedIn(folder));
}

/**
 * @param inside the prefix that a manifest gives the names of files in `place`, such as
 * "grafieken/"
 */
async function contentsBelow(
  place: string,
  inside: string,
  isOurs: IsOurs,
  listed: ReadonlySet<string>,
): Promise<Contents> {
  const [written, ofDesktop, foreign] = [[] as string[], [] as string[], [] as string[]];
  const folders = new Map<string, Contents>();
  for (const entry of await readdir(place, { withFileTypes: true })) {
    const { name } = entry;
    const known = `${inside}${name}`;
    if (entry.isFile() && isOurs(known, listed.has(known))) written.push(name);
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
  return { written, ofDesktop, folders, foreign };
}

function isFolderOfRun(name: string, listed: ReadonlySet<string>): boolean {
  return [...listed].some((one) => one.startsWith(`${name}/`) && isInSubfolder(one));
}

/**
 * Ignores the error of a folder that is gone or was replaced by something else. Throws any other
 * error.
 */
function whereNone(error: unknown): undefined {
  if (!isErrorCode(error, "ENOENT", "ENOTDIR", "ELOOP")) throw error;
}

/**
 * Makes sure that a new run loses nothing when it replaces `target`. Throws a ReportError("output")
 * if `target` is not a folder, contains a file that a run may not replace, or cannot be emptied.
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
 * Throws if `folder`, which the user knows as `knownAs`, contains a file that a run may not replace. Returns
 * the names of its subfolders.
 */
export async function assertOnlyOurs(
  folder: string,
  knownAs: string,
  isOurs: IsOurs,
): Promise<readonly string[]> {
  try {
    const entry = await lstat(folder);
    // A link is refused too, because its target would be cleared.
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
    // The step that creates the folder reports an obstacle in a parent folder.
    if (isErrorCode(error, "ENOENT", "ENOTDIR", "ELOOP")) return [];
    throw await outputFailure(error, knownAs);
  }
}

/** The text of the manifest in a folder, whatever program wrote it. Empty if it cannot be read. */
export async function manifestIn(folder: string): Promise<string> {
  const read = await readUntrusted(path.join(folder, MANIFEST), { mostBytes: MOST_MANIFEST_BYTES });
  return typeof read === "string" ? "" : read.toString("utf8");
}

async function listedIn(folder: string): Promise<ReadonlySet<string>> {
  return listedFiles(await manifestIn(folder)) ?? new Set();
}

/**
 * Files that a desktop leaves in a folder that someone opens: thumbnails, view settings, the extra
 * files of a Mac, and the lock file of a document that is open in an office program. They come back
 * after removal, so they do not show that someone uses the folder.
 */
const DESKTOP_NAMES = new Set([
  // Windows: Explorer, also through a file server that keeps its streams as files.
  "thumbs.db",
  "thumbs.db:encryptable",
  "ehthumbs.db",
  "ehthumbs_vista.db",
  "desktop.ini",
  // macOS: Finder. The name of a folder's icon ends in a carriage return.
  ".ds_store",
  ".localized",
  "icon\r",
  // KDE: Dolphin.
  ".directory",
]);

/** AppleDouble ("._x"), an open document in Microsoft Office ("~$x") and in LibreOffice. */
const DESKTOP_PATTERNS = /^(?:\._|~\$).|^\.~lock\..*#$/s;

/** True for the name of a file that a desktop leaves in a folder by itself, such as "Thumbs.db". */
export function isLeftByDesktop(name: string): boolean {
  return DESKTOP_NAMES.has(name.toLowerCase()) || DESKTOP_PATTERNS.test(name);
}

/** Where writing failed. */
interface Places {
  /** Where the file system failed. */
  readonly place: string;
  /** The folder whose rights did not allow the writing. */
  readonly barred: string;
}

/** Gives the message about a failure to write `target`. */
type FailureMessage = (target: string, places: Places) => string;

/** What a file system error code means to a user. */
const EXPLANATIONS: ReadonlyMap<string, FailureMessage> = new Map<string, FailureMessage>([
  ...each(["ENOSPC", "EDQUOT"], outputMessages.diskFull),
  ...each(["EROFS"], (_, { barred }) => outputMessages.readOnly(barred)),
  ...each(["EACCES", "EPERM"], (_, { barred }) => outputMessages.notAllowed(barred)),
  ...each(["ENOTDIR", "EEXIST"], (_, { place }) => outputMessages.notAFolder(place)),
  ...each(["ELOOP"], outputMessages.brokenLink),
  ...each(["ENAMETOOLONG"], outputMessages.nameTooLong),
  ...each(["EINVAL", "EILSEQ"], outputMessages.nameNotPossible),
  ...each(["EXDEV"], outputMessages.otherLayer),
  ...each(
    ["EIO", "ENXIO", "ENODEV", "ENOTCONN", "ESTALE", "ETIMEDOUT", "EHOSTDOWN", "EHOSTUNREACH"],
    outputMessages.unreachable,
  ),
]);

function each(codes: readonly string[], explain: FailureMessage) {
  return codes.map((code) => [code, explain] as const);
}

/**
 * Turns a file system error into a ReportError("output") that explains to the user why `target`
 * cannot be written. Returns any other error unchanged.
 */
export async function outputFailure(error: unknown, target: string): Promise<unknown> {
  if (!(error instanceof Error) || error instanceof ReportError || !("code" in error)) return error;
  const named = "path" in error && typeof error.path === "string" ? error.path : target;
  // The path of an open folder (`holdFolder`) means nothing to a user.
  const place = named.startsWith("/proc/self/fd/") ? target : named;
  // Listing needs rights on the folder itself, everything else on its parent.
  const isOfItself = "syscall" in error && error.syscall === "scandir";
  const barred = isOfItself ? place : path.dirname(place);
  const message = await explanationOf(String(error.code), target, { place, barred });
  return new ReportError("output", message, { cause: error });
}

async function explanationOf(code: string, target: string, places: Places): Promise<string> {
  const { place } = places;
  if (code === "ENOENT") {
    const parent = path.dirname(place);
    const takesNone = (await entryAt(parent, stat)) !== null;
    return takesNone ? outputMessages.takesNoFolder(parent) : outputMessages.vanished(parent);
  }
  if (code === "ENOTDIR" && (await entryAt(place, lstat))?.isSymbolicLink() === true) {
    const isBroken = (await entryAt(place, stat)) === null;
    return isBroken ? outputMessages.brokenLink(place) : outputMessages.notAFolder(place);
  }
  if (process.platform === "win32" && ["EBUSY", "EPERM", "EACCES"].includes(code)) {
    return outputMessages.inUse(target);
  }
  // On other systems a folder can be renamed while its files are open.
  if (code === "EBUSY") return outputMessages.isMount(target);
  return (EXPLANATIONS.get(code) ?? outputMessages.failed)(target, places);
}

async function entryAt(place: string, look: typeof stat | typeof lstat) {
  return look(place).catch(() => null);
}
