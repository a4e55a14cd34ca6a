import { constants } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";

import { isErrorCode } from "./file-errors.ts";

/**
 * This module reads files that someone else may have written, or put in place of our own. It
 * follows no links, does not wait for a pipe, and never reads more than such a file can be.
 */

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

/** It goes level by level. Recursion could go as deep as the value. */
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
