import type { Dirent, Stats } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import path from "node:path";

import { isErrorCode } from "../file-system/file-errors.ts";
import type { Finding } from "../messages/finding.ts";
import { narrativeMessages, placeWords } from "../messages/narrative.ts";
import { shownKey } from "../messages/yaml.ts";
import { LIMITS } from "./limits.ts";
import { type NarrativeCode, severityOf } from "../findings/codes.ts";

/** Why something in the content folder cannot be read. */
export type Hindrance =
  "denied" | "broken-link" | "no-file" | "no-folder" | "too-large" | "too-many" | "failed";

/** An entry of a folder. Its kind is that of the target if it is a link. */
export interface Entry {
  readonly name: string;
  readonly kind: "file" | "folder" | Hindrance;
}

/** The entries of a folder, sorted by name. Empty if the folder does not exist. */
export interface Listing {
  readonly entries: readonly Entry[];
  readonly hindrance: Hindrance | null;
}

/** Files of systems and programs, and files about the folder itself. */
const LEFT_BEHIND =
  /^(?:\..*|~\$.*|.*~|#.*#|thumbs\.db|ehthumbs.*\.db|desktop\.ini|icon\r?|__macosx|\$recycle\.bin|system volume information|lost\+found|@eadir|(?:readme|leesmij|lees mij|license)(?:\..*)?)$/is;

/** Lists a folder without the files of systems and programs. Never throws. */
export async function listFolder(folder: string): Promise<Listing> {
  let found: readonly Dirent[];
  try {
    found = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const isAbsent = isErrorCode(error, "ENOENT");
    return { entries: [], hindrance: isAbsent ? null : hindranceOf(error) };
  }
  const kept = found.filter(({ name }) => !LEFT_BEHIND.test(name));
  if (kept.length > LIMITS.files) return { entries: [], hindrance: "too-many" };
  const entries = await Promise.all(
    kept.map(async (one): Promise<Entry> => ({ name: one.name, kind: await kindOf(folder, one) })),
  );
  return {
    entries: entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    hindrance: null,
  };
}

/**
 * The first bytes of a file, at most `most`. A file with a reported size of 0 is not read, because
 * some files of the system have that size and never end.
 */
export async function firstBytes(file: string, most: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(size, most));
    let length = 0;
    for (let read = -1; length < bytes.length && read !== 0; length += read) {
      read = (await handle.read(bytes, length)).bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await handle.close();
  }
}

/** The path of an entry of a folder, fit for a message. */
export function shownPath(folder: string, name: string): string {
  return path.join(folder, shownKey(name));
}

/** A finding about a whole file or folder. `more` follows the message of the code. */
export function findingAt(code: NarrativeCode, file: string, ...more: readonly string[]): Finding {
  const severity = severityOf(code);
  const message = narrativeMessages[code];
  const text = [message, ...more].filter((part) => part !== "").join(" ");
  return { severity, code, file, line: null, column: null, message: text };
}

/** The finding that a file or folder cannot be read. */
export function unreadable(place: string, hindrance: Hindrance): Finding {
  const why =
    hindrance === "too-large"
      ? placeWords[hindrance](LIMITS.bytes)
      : hindrance === "too-many"
        ? placeWords[hindrance](LIMITS.files)
        : placeWords[hindrance];
  return findingAt("narrative-unreadable", place, why);
}

/** Why an operation of the file system failed. */
export function hindranceOf(error: unknown): Hindrance {
  if (isErrorCode(error, "EACCES", "EPERM")) return "denied";
  if (isErrorCode(error, "ENOENT", "ELOOP")) return "broken-link";
  return isErrorCode(error, "ENOTDIR") ? "no-folder" : "failed";
}

async function kindOf(folder: string, entry: Dirent): Promise<Entry["kind"]> {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  let target: Stats;
  try {
    target = await stat(path.join(folder, entry.name));
  } catch (error) {
    return hindranceOf(error);
  }
  if (target.isDirectory()) return "folder";
  return target.isFile() ? "file" : "no-file";
}
