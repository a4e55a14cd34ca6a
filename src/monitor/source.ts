import { createReadStream } from "node:fs";
import { type FileHandle, open, readdir, rm, stat } from "node:fs/promises";
import { join, parse } from "node:path";

import { ReportError } from "../errors.ts";
import { isErrorCode } from "../file-system/new-files.ts";
import { ownTemporaryFolder } from "../file-system/own-folder.ts";
import { compareCodePoints, nameWithEscapes } from "../language/characters.ts";
import { closestTerms } from "../language/likely-meaning.ts";
import { sourceMessages } from "../messages/monitor.ts";
import { MAX_BYTES } from "./case.ts";

/** An export as bytes that can be read more than once. */
export interface MonitorSource {
  /** The file as the user named it. */
  readonly name: string;
  /** A new stream of the file's bytes. Fails with a ReportError of kind `input`. */
  open(): AsyncIterable<Uint8Array>;
  /** In bytes; null if it is not known beforehand. */
  readonly size: number | null;
}

/** An export that was opened. Close it when nobody reads it any more. */
export interface OpenSource extends MonitorSource {
  close(): Promise<void>;
}

/** What `openSource` needs to know. */
export interface SourceContext {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** The folder that keeps a long standard input for the second reading. */
  readonly temporaryFolder: string;
  /** The default is 1 GiB. */
  readonly maxBytes?: number | undefined;
}

/** Files up to this size are kept in memory between the two readings. */
const IN_MEMORY_BYTES = 32 * 1024 ** 2;
const CHUNK_BYTES = 64 * 1024;

/**
 * Opens an export: a file by its path, or standard input by `-`. Bytes that can be read only once
 * are kept, in memory or on disk, up to one byte past `maxBytes`. One byte too many is enough for
 * the reader to refuse the file. Throws a ReportError of kind `input` if there is nothing to read.
 */
export async function openSource(path: string, context: SourceContext): Promise<OpenSource> {
  if (path === "-") return await keptSource("-", context.stdin, context);
  const size = await sizeOfFile(path);
  const file = fileSource(path, size);
  if (size === null) return await keptSource(path, file.open(), context);
  // A file that the system generates on reading (/proc) reports no size, and may never end.
  if (size === 0) return memorySource(path, new Uint8Array());
  const { maxBytes = MAX_BYTES } = context;
  if (size > IN_MEMORY_BYTES || size > maxBytes) return file;
  return memorySource(path, (await collect(file.open(), size + 1)).bytes);
}

/** A source of bytes that are already in memory. */
export function memorySource(name: string, bytes: Uint8Array): OpenSource {
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
        yield bytes.subarray(start, start + CHUNK_BYTES);
      }
    },
    close: () => Promise.resolve(),
  };
}

function fileSource(path: string, size: number | null): OpenSource {
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
    close: () => Promise.resolve(),
  };
}

/** A source of bytes that can be read once: kept in memory if they are few, otherwise on disk. */
async function keptSource(
  name: string,
  stream: AsyncIterable<Uint8Array>,
  { temporaryFolder, maxBytes = MAX_BYTES }: SourceContext,
): Promise<OpenSource> {
  const limit = maxBytes + 1;
  const chunks = stream[Symbol.asyncIterator]();
  const start = await collect(
    { [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) },
    Math.min(IN_MEMORY_BYTES, limit),
  );
  if (start.isWhole || start.bytes.length >= limit) {
    await chunks.return?.();
    return memorySource(name, start.bytes.subarray(0, limit));
  }
  const all = async function* () {
    yield start.bytes;
    yield* { [Symbol.asyncIterator]: () => chunks };
  };
  try {
    const options = { folder: temporaryFolder, limit, chunkBytes: CHUNK_BYTES };
    const { size, read, close } = await spool(all(), options);
    return { name, size, open: read, close };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new ReportError("input", sourceMessages.notKept, { cause: error });
  }
}

/**
 * The size in bytes; null for a file that is not regular (a named pipe) and can be read only once.
 */
async function sizeOfFile(path: string): Promise<number | null> {
  try {
    const entry = await stat(path);
    if (entry.isFile()) return entry.size;
    if (entry.isDirectory()) {
      throw new ReportError("input", sourceMessages.isFolder(path, await exportsIn(path)));
    }
    // Most devices never end.
    if (entry.isCharacterDevice() || entry.isBlockDevice()) {
      throw new ReportError("input", sourceMessages.isDevice(path));
    }
    return null;
  } catch (error) {
    if (!isErrorCode(error, ...MISSING)) throw unreadable(path, error);
    const message = ADDRESS.test(path)
      ? sourceMessages.isAddress(path)
      : sourceMessages.missing(path, await namesNear(path));
    throw new ReportError("input", message, { cause: error });
  }
}

/** The codes of the file system for a path that does not exist. */
const MISSING = ["ENOENT", "ENOTDIR"] as const;
const ADDRESS = /^[a-z][a-z\d+.-]+:\/\//i;
/** The usual extensions of an export. */
const EXPORT_NAME = /\.(?:csv|tsv|txt)$/i;
/** A message suggests at most this many files. */
const MOST_NAMES = 5;

/** The paths of files in a folder that may be exports; none for an unreadable folder. */
async function exportsIn(folder: string): Promise<readonly string[]> {
  return (await filesIn(folder)).slice(0, MOST_NAMES).map((name) => named(folder, name));
}

/** The paths of possible exports whose names are similar to a path. */
async function namesNear(path: string): Promise<readonly string[]> {
  const { dir, base, name } = parse(path);
  const names = await filesIn(dir === "" ? "." : dir);
  const sameName = names.filter((one) => parse(one).name === name);
  const near = sameName.length > 0 ? sameName.slice(0, MOST_NAMES) : closestTerms(base, names);
  return near.map((one) => named(dir, one));
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => EXPORT_NAME.test(name)).toSorted(compareCodePoints);
  } catch {
    return [];
  }
}

function named(folder: string, name: string): string {
  return nameWithEscapes(join(folder, name));
}

/** The first chunks, joined: at least `enough` bytes, or all of them. `isWhole` if they are all. */
async function collect(
  chunks: AsyncIterable<Uint8Array>,
  enough: number,
): Promise<{ readonly bytes: Uint8Array; readonly isWhole: boolean }> {
  const collected: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    collected.push(chunk);
    length += chunk.length;
    if (length >= enough) return { bytes: Buffer.concat(collected), isWhole: false };
  }
  return { bytes: Buffer.concat(collected), isWhole: true };
}

function unreadable(path: string, cause: unknown): unknown {
  if (!isSystemError(cause)) return cause;
  return new ReportError("input", reasonOf(path, cause), { cause });
}

function reasonOf(path: string, cause: unknown): string {
  if (isErrorCode(cause, ...MISSING)) return sourceMessages.missing(path);
  if (isErrorCode(cause, "EACCES", "EPERM")) return sourceMessages.forbidden(path);
  return sourceMessages.unreadable(path);
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "code" in error;
}

// Bytes that are kept on disk.

/** Bytes that can be read only once, kept on disk so that they can be read again. */
interface Spool {
  /** In bytes. */
  readonly size: number;
  /** A new stream of the bytes. */
  readonly read: () => AsyncIterable<Uint8Array>;
  /** Frees the space on the disk. */
  readonly close: () => Promise<void>;
}

const FOR_ME_ALONE = 0o600;

/**
 * Writes chunks to a file that nobody else can open. If the system allows it, removes the name of
 * the file before the first byte is written. So no data about a family stays behind, even if this
 * process crashes. Stops after `limit` bytes. Throws the errors of the file system.
 */
async function spool(
  chunks: AsyncIterable<Uint8Array>,
  { folder, limit, chunkBytes }: { folder: string; limit: number; chunkBytes: number },
): Promise<Spool> {
  const userId = process.geteuid?.();
  const debug = (): void => undefined;
  const temporary = await ownTemporaryFolder("export", { temporaryFolder: folder, userId, debug });
  const file = join(temporary.path, "export");
  let handle: FileHandle | undefined;
  const close = async (): Promise<void> => {
    await handle?.close();
    await temporary.remove();
  };
  try {
    const opened = (handle = await open(file, "wx+", FOR_ME_ALONE));
    // Windows keeps the name of an open file; there, closing removes it.
    if (await isRemoved(file)) await temporary.remove();
    let size = 0;
    for await (const chunk of chunks) {
      const part = chunk.subarray(0, limit - size);
      await opened.writeFile(part);
      size += part.length;
      if (size >= limit) break;
    }
    return { size, read: () => chunksOf(opened, size, chunkBytes), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function isRemoved(file: string): Promise<boolean> {
  return rm(file).then(
    () => true,
    () => false,
  );
}

async function* chunksOf(
  handle: FileHandle,
  size: number,
  chunkBytes: number,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size;) {
    const { bytesRead, buffer } = await handle.read(
      Buffer.allocUnsafe(chunkBytes),
      0,
      Math.min(chunkBytes, size - at),
      at,
    );
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}
