import { open, rm, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { ownTemporaryFolder } from "../file-system/own-folder.ts";

/** Bytes that can be read only once, kept on disk so that they can be read again. */
export interface Spool {
  /** In bytes. */
  readonly size: number;
  /** A new stream of the bytes. */
  readonly read: () => AsyncIterable<Uint8Array>;
  /** Frees the space on the disk. */
  readonly close: () => Promise<void>;
}

const FOR_ME_ALONE = 0o600;

/**
 * Writes chunks to a file that nobody else can open. If the system allows it, the file has lost its
 * name before it contains the first byte. So no data about a family stays behind, even if this
 * process crashes. Stops after `limit` bytes. Throws the errors of the file system.
 */
export async function spool(
  chunks: AsyncIterable<Uint8Array>,
  { folder, limit, chunkBytes }: { folder: string; limit: number; chunkBytes: number },
): Promise<Spool> {
  const userId = process.geteuid?.();
  const debug = (): void => undefined;
  const temporary = await ownTemporaryFolder("export", { temporaryFolder: folder, userId, debug });
  const file = path.join(temporary.path, "export");
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
