import { lstat, stat } from "node:fs/promises";
import path from "node:path";
import { ReportError } from "../errors.ts";
import { outputMessages } from "../messages/output.ts";

interface Places {
  /** Where the file system failed. */
  readonly place: string;
  /** The folder whose rights were in the way. */
  readonly barred: string;
}

type Explanation = (target: string, places: Places) => string;

/** What a file system error code means to a user. */
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
