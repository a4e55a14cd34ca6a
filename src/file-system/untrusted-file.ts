import { constants } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";

import { isErrorCode } from "./file-errors.ts";

/**
 * Files that someone else may have written or put in the place of ours: read without following
 * links, without waiting for a pipe, and never more of them than such a file can be.
 */

/** Why a file is not read. */
export type Barrier = "missing" | "denied" | "link" | "noFile" | "noFolder" | "tooLarge" | "failed";

/** What a file may be. */
export interface Bounds {
  /** In bytes. */
  readonly mostBytes: number;
  /** A file that a user names may be a link or a pipe; one that we look for by name may not. */
  readonly isNamed?: boolean;
}

/** JSON of ours is some ten levels deep; what reads it goes down level by level. */
const DEEPEST = 100;
/** Systems without these flags have no such links or pipes. */
const NO_LINKS = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const CHUNK_BYTES = 256 * 1024;

/** The bytes of a file, or why it is not read. Never throws for what a file system answers. */
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
    // One byte more than it says to have tells whether that is all.
    const step = entry.size > 0 ? Math.min(entry.size + 1, CHUNK_BYTES) : CHUNK_BYTES;
    let length = 0;
    // A pipe or a device tells no size beforehand.
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

/** Why an operation of the file system failed. Throws any other error as it is. */
export function barrierOf(error: unknown): Barrier {
  if (!(error instanceof Error && "code" in error)) throw error;
  if (isErrorCode(error, "ENOENT", "ENOTDIR")) return "missing";
  if (isErrorCode(error, "EACCES", "EPERM")) return "denied";
  if (isErrorCode(error, "ELOOP", "EMLINK")) return "link";
  return isErrorCode(error, "EISDIR", "ENXIO") ? "noFile" : "failed";
}

/** The value of a JSON text; undefined where it is none, or deeper than anything of ours. */
export function parseUntrusted(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return isShallow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Level by level, since one call within another would be as deep as the value. */
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
