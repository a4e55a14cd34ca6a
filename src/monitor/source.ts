import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { ReportError } from "../errors.ts";
import { sourceMessages } from "../messages/source.ts";
import { MAX_BYTES } from "./limits.ts";

/** An export as bytes that can be read more than once. */
export interface MonitorSource {
  /** The file as the user named it. */
  readonly name: string;
  /** A fresh stream of the file's bytes. Fails with a ReportError of kind `input`. */
  open(): AsyncIterable<Uint8Array>;
  /** In bytes; null where it is not known beforehand. */
  readonly size: number | null;
}

/** Files up to this size are kept in memory between the two readings. */
const IN_MEMORY_BYTES = 32 * 1024 ** 2;
const CHUNK_BYTES = 64 * 1024;

/**
 * Opens an export: a file by its path, or standard input by `-`. Standard input is kept in memory,
 * up to one byte past `maxBytes`: enough for the reader to see that it is too large.
 * Throws a ReportError of kind `input` where there is nothing to read.
 */
export async function openSource(
  path: string,
  {
    stdin,
    maxBytes = MAX_BYTES,
  }: { readonly stdin: AsyncIterable<Uint8Array>; readonly maxBytes?: number | undefined },
): Promise<MonitorSource> {
  if (path === "-") return memorySource("-", await collect(stdin, maxBytes + 1));
  const size = await sizeOfFile(path);
  if (size !== null && (size > IN_MEMORY_BYTES || size > maxBytes)) return fileSource(path, size);
  return memorySource(path, await collect(fileSource(path, size).open(), maxBytes + 1));
}

/** Bytes that are in memory already, as a source. */
export function memorySource(name: string, bytes: Uint8Array): MonitorSource {
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
        yield bytes.subarray(start, start + CHUNK_BYTES);
      }
    },
  };
}

function fileSource(path: string, size: number | null): MonitorSource {
  return {
    name: path,
    size,
    async *open() {
      try {
        yield* createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Uint8Array>;
      } catch (error) {
        throw unreadable(path, error);
      }
    },
  };
}

/** In bytes; null for what is no regular file (a named pipe) and can be read only once. */
async function sizeOfFile(path: string): Promise<number | null> {
  try {
    const entry = await stat(path);
    if (!entry.isDirectory()) return entry.isFile() ? entry.size : null;
  } catch (error) {
    throw unreadable(path, error);
  }
  throw new ReportError("input", sourceMessages.isFolder(path));
}

async function collect(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    kept.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  return Buffer.concat(kept).subarray(0, limit);
}

function unreadable(path: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !("code" in cause)) return cause;
  return new ReportError("input", explain(path, cause.code), { cause });
}

function explain(path: string, code: unknown): string {
  if (code === "ENOENT" || code === "ENOTDIR") return sourceMessages.missing(path);
  if (code === "EACCES" || code === "EPERM") return sourceMessages.forbidden(path);
  return sourceMessages.unreadable(path);
}
