import { createHash } from "node:crypto";
import { type BigIntStats, constants } from "node:fs";
import { type FileHandle, open, readdir, stat } from "node:fs/promises";
import path from "node:path";

import { isErrorCode } from "./new-files.ts";

// Reads files that someone else may have written, or put in place of our own: it follows no links,
// does not wait for a pipe, and never reads more than such a file can be.

/** Why a file is not read. */
export type Barrier = "missing" | "denied" | "link" | "noFile" | "noFolder" | "tooLarge" | "failed";

/** The limits of a file. */
export interface Bounds {
  /** In bytes. */
  readonly mostBytes: number;
  /** A file that a user names may be a link or a pipe. A file that we look for by name may not. */
  readonly isNamed?: boolean;
}

/** Our own JSON has about ten levels. The code that reads it recurses for each level. */
const DEEPEST = 100;
/** Systems without these flags have no such links or pipes. */
const NO_LINKS = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const CHUNK_BYTES = 256 * 1024;

/** Returns the bytes of a file, or why it is not read. Never throws a file system error. */
export async function readUntrusted(
  file: string,
  { mostBytes, isNamed = false }: Bounds,
): Promise<Buffer | Barrier> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, constants.O_RDONLY | (isNamed ? 0 : NO_LINKS));
    const entry = await handle.stat();
    if (entry.isDirectory() || (!isNamed && !entry.isFile())) return "noFile";
    if (entry.size > mostBytes) return "tooLarge";
    const chunks: Buffer[] = [];
    // One byte more than the stated size shows whether that is all.
    const step = entry.size > 0 ? Math.min(entry.size + 1, CHUNK_BYTES) : CHUNK_BYTES;
    let length = 0;
    // A pipe or a device has no size beforehand.
    for (;;) {
      const { bytesRead, buffer } = await handle.read({ buffer: Buffer.alloc(step) });
      if (bytesRead === 0) return Buffer.concat(chunks);
      length += bytesRead;
      if (length > mostBytes) return "tooLarge";
      chunks.push(buffer.subarray(0, bytesRead));
    }
  } catch (error) {
    return barrierOf(error);
  } finally {
    await handle?.close();
  }
}

/** Why a file system operation failed. Throws any other error unchanged. */
export function barrierOf(error: unknown): Barrier {
  if (!(error instanceof Error && "code" in error)) throw error;
  if (isErrorCode(error, "ENOENT", "ENOTDIR")) return "missing";
  if (isErrorCode(error, "EACCES", "EPERM")) return "denied";
  if (isErrorCode(error, "ELOOP", "EMLINK")) return "link";
  return isErrorCode(error, "EISDIR", "ENXIO") ? "noFile" : "failed";
}

/** The value of a JSON text. Returns undefined for invalid JSON, or JSON deeper than our own. */
export function parseUntrusted(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return isShallow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Looks level by level: recursion could go as deep as the value. */
function isShallow(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    level = level.flatMap((one): readonly unknown[] =>
      typeof one === "object" && one !== null ? Object.values(one) : [],
    );
    if (level.length === 0) return true;
  }
  return false;
}

// Digests and fingerprints.

/** The SHA-256 digest of content, in hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return digest("sha256", content);
}

/** The MD5 digest of content, in hexadecimal digits: only for formats that prescribe it. */
export function md5(content: string | Uint8Array): string {
  return digest("md5", content);
}

function digest(algorithm: string, content: string | Uint8Array): string {
  return createHash(algorithm).update(content).digest("hex");
}

/** A folder whose contents count, down to `depth` levels. At 0 only the names in it count. */
interface CountedFolder {
  readonly path: string;
  readonly depth: number;
}

/** The input files and folders of a result. They need not exist. */
export interface Places {
  readonly files: readonly string[];
  readonly folders: readonly CountedFolder[];
}

/** The state of places at one moment. */
export interface Fingerprint {
  /** A text that changes when a file or folder of the places changes. */
  readonly print: string;
  /** The folders whose changes can change the print. */
  readonly folders: readonly string[];
}

/**
 * Takes the fingerprint of places without reading a file. A file counts as changed when its device,
 * inode, size or times change. A link counts as its target. Never throws: an unreadable file counts
 * as absent.
 */
export async function fingerprint({ files, folders }: Places): Promise<Fingerprint> {
  const ofFiles = await Promise.all(
    files.map(async (file) => `${file} ${identityOf(await statOf(file))}`),
  );
  const ofFolders = await Promise.all(folders.map((one) => linesOf(one)));
  const lines = [...ofFiles, ...ofFolders.flatMap((one) => one.lines)];
  const around = [
    ...files.map((file) => path.dirname(file)),
    ...ofFolders.flatMap((o) => o.inside),
  ];
  return {
    print: sha256(lines.join("\n")),
    folders: [...new Set(around)],
  };
}

async function linesOf(folder: CountedFolder): Promise<{
  readonly lines: readonly string[];
  readonly inside: readonly string[];
}> {
  const names = await readdir(folder.path).catch(() => null);
  if (names === null) return { lines: [`${folder.path} -`], inside: [path.dirname(folder.path)] };
  const lines = [`${folder.path} ${JSON.stringify(names.toSorted())}`];
  if (folder.depth === 0) return { lines, inside: [folder.path] };
  const entries = await Promise.all(
    names.toSorted().map(async (name) => {
      const place = path.join(folder.path, name);
      const found = await statOf(place);
      // A folder's times change with the names in it, and those are listed by themselves.
      if (found?.isDirectory() === true) {
        return await linesOf({ path: place, depth: folder.depth - 1 });
      }
      return { lines: [`${place} ${identityOf(found)}`], inside: [] };
    }),
  );
  return {
    lines: [...lines, ...entries.flatMap((one) => one.lines)],
    inside: [folder.path, ...entries.flatMap((one) => one.inside)],
  };
}

async function statOf(place: string): Promise<BigIntStats | null> {
  return await stat(place, { bigint: true }).catch(() => null);
}

function identityOf(found: BigIntStats | null): string {
  if (found === null) return "-";
  const { dev, ino, size, mode, mtimeNs, ctimeNs } = found;
  return [dev, ino, size, mode, mtimeNs, ctimeNs].join(" ");
}
