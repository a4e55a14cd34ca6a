import { open, readFile, rename, stat, writeFile } from "node:fs/promises";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import path from "node:path";
import { brotliDecompressSync, constants, createBrotliDecompress } from "node:zlib";
import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/browser.ts";
import { isErrorCode } from "../file-system/file-errors.ts";
import { ownFolderIn, type OwnFolder } from "../file-system/own-folder.ts";
import { readTar, writeArchivedFiles } from "./tar.ts";
import type { BrowserContext } from "./context.ts";

const CHUNK = 1 << 20;

/** What the names of half-filled folders begin with; see `removeLeftovers`. */
export const TEMPORARY_PREFIX = "making";

/** What the user is told where unpacking below `folder` failed with `error`. */
export function unpackFailure(error: unknown, folder: string): ReportError {
  const message = isErrorCode(error, "ENOSPC", "EDQUOT")
    ? browserMessages.noSpace(folder)
    : browserMessages.unpackFailed(folder);
  return new ReportError("browser", message, { cause: error });
}

/** Unpacks the brotli-compressed program `packed` to `target`, without holding it in memory. */
export async function unpackProgram(
  packed: string,
  target: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  await pipeline(
    createReadStream(packed, { highWaterMark: CHUNK }),
    createBrotliDecompress({ chunkSize: CHUNK }),
    createWriteStream(target, { mode: 0o700, flags: "wx", highWaterMark: CHUNK }),
    ...(signal === undefined ? [] : [{ signal }]),
  );
}

/** Unpacks the brotli-compressed tar archive `packed`, of a few megabytes, and gives its files. */
export async function unpackArchive(packed: string, folder: string): Promise<string[]> {
  const files = readTar(brotliDecompressSync(await readFile(packed)));
  await writeArchivedFiles(folder, files);
  return files.map(({ name }) => name);
}

/** The first bytes of the brotli-compressed file `packed`, at most a few kilobytes. */
export async function peekUnpacked(packed: string): Promise<Uint8Array> {
  const file = await open(packed);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK >> 4), 0, CHUNK >> 4, 0);
    return brotliDecompressSync(buffer.subarray(0, bytesRead), {
      finishFlush: constants.BROTLI_OPERATION_FLUSH,
    });
  } finally {
    await file.close();
  }
}

/**
 * Makes `folder` by filling an empty one beside it and renaming that, so that it is there whole
 * or not at all, also when two processes do it at once or one is killed halfway. `isWhole` judges
 * a folder that is already there; one that is not whole is replaced.
 */
export async function makeFolderAtOnce(
  folder: string,
  context: BrowserContext,
  fill: (empty: string) => Promise<void>,
  isWhole: (folder: string) => Promise<boolean>,
): Promise<void> {
  const temporary = temporaryBeside(folder, context);
  try {
    await fill(temporary.path);
    for (let attempt = 1; ; attempt += 1) {
      try {
        await rename(temporary.path, folder);
        return;
      } catch (error) {
        if (attempt > 3 || !isErrorCode(error, "ENOTEMPTY", "EEXIST", "EPERM")) throw error;
        if (await isWhole(folder)) return;
        await clearAway(folder, context);
      }
    }
  } finally {
    await temporary.remove();
  }
}

async function clearAway(folder: string, context: BrowserContext): Promise<void> {
  context.debug(`${folder} is not whole and is made again`);
  const aside = temporaryBeside(folder, context);
  try {
    // In one step, also for another process that makes it meanwhile.
    await rename(folder, path.join(aside.path, "old"));
  } catch (error) {
    if (!isErrorCode(error, "ENOENT")) throw error;
  } finally {
    await aside.remove();
  }
}

function temporaryBeside(folder: string, { debug }: BrowserContext): OwnFolder {
  return ownFolderIn(path.dirname(folder), TEMPORARY_PREFIX, debug);
}

/** Writes down the sizes of `names` in `folder`, for `hasSizes` to compare with later. */
export async function writeSizes(folder: string, names: readonly string[]): Promise<void> {
  const sizes = await Promise.all(
    names.map(async (name) => [name, (await stat(path.join(folder, name))).size] as const),
  );
  const record = JSON.stringify(Object.fromEntries(sizes));
  await writeFile(path.join(folder, "sizes.json"), record, { mode: 0o600 });
}

/** True where every file has the size that `writeSizes` wrote down. */
export async function hasSizes(folder: string): Promise<boolean> {
  try {
    const record: unknown = JSON.parse(await readFile(path.join(folder, "sizes.json"), "utf8"));
    if (typeof record !== "object" || record === null) return false;
    for (const [name, size] of Object.entries(record)) {
      if ((await stat(path.join(folder, name))).size !== size) return false;
    }
    return true;
  } catch {
    return false;
  }
}
