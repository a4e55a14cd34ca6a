import { lstat, stat } from "node:fs/promises";
import path from "node:path";
import { ReportError } from "../errors.ts";
import { outputMessages } from "../messages/output.ts";

interface Places {
  /** Where the file system failed. */
  readonly place: string;
  /** The folder that its rights are of. */
  readonly barred: string;
}

type Explanation = (target: string, places: Places) => string;

/** What the codes of a file system mean to a user, by the first part of what they say. */
const EXPLANATIONS: ReadonlyMap<string, Explanation> = new Map<string, Explanation>([
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

function each(codes: readonly string[], explain: Explanation) {
  return codes.map((code) => [code, explain] as const);
}

/**
 * The ReportError("output") that tells the user why `target` cannot be written, for an error of
 * the file system; any other error as it is.
 */
export async function outputFailure(error: unknown, target: string): Promise<unknown> {
  if (!(error instanceof Error) || error instanceof ReportError || !("code" in error)) return error;
  const named = "path" in error && typeof error.path === "string" ? error.path : target;
  // The path of a folder that is held open (`holdFolder`) says nothing to a user.
  const place = named.startsWith("/proc/self/fd/") ? target : named;
  // Listing fails for the rights of the folder itself, everything else for those of the one around.
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
  // Anywhere else a folder can be renamed while its files are open.
  if (code === "EBUSY") return outputMessages.isMount(target);
  return (EXPLANATIONS.get(code) ?? outputMessages.failed)(target, places);
}

async function entryAt(place: string, look: typeof stat | typeof lstat) {
  return look(place).catch(() => null);
}
