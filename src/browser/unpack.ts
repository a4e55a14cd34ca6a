import { constants, createReadStream, createWriteStream } from "node:fs";
import { access, chmod, open, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { brotliDecompressSync, constants as brotli, createBrotliDecompress } from "node:zlib";

import { ReportError } from "../errors.ts";
import { isErrorCode, makeFolders } from "../file-system/new-files.ts";
import { type OwnFolder, ownFolderIn, privateTemporary } from "../file-system/own-folder.ts";
import {
  type Claim,
  claimPrivately,
  exists,
  moved,
  swapFolder,
} from "../file-system/safe-folders.ts";
import { browserMessages, type FolderFault } from "../messages/output.ts";
import type { BrowserContext } from "./browser-process.ts";

// The folder for unpacked programs.

/** After one of these errors, another folder on another disk may still work. */
const FAULTS_OF_A_DISK = ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EPERM", "EIO"];
const MOST_ATTEMPTS = 3;
/** The prefix of the names of half-filled folders; see `removeLeftovers`. */
export const TEMPORARY_PREFIX = "making";

/**
 * Runs `work` in a folder for programs that are kept between runs: `peildatum` in the user's cache
 * folder, else one in the temporary folder. Its contents are started as programs, so nobody else
 * may be able to write there: a folder of another user, or one that others may write in, is
 * skipped. So is a folder whose disk starts no programs (`noexec`), and one where the work fails
 * for lack of space or rights. Throws a ReportError("browser") if no folder can be used, and the
 * signal's reason if the run is ended.
 */
export async function inPrivateCache<T>(
  context: BrowserContext,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const passedOver: { readonly folder: string; readonly fault: FolderFault }[] = [];
  let failure: ReportError | undefined;
  for (const candidate of cacheFolders(context)) {
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const claim = await claimFor(candidate, context);
      if ("fault" in claim) {
        passedOver.push({ folder: candidate, fault: claim.fault });
        break;
      }
      try {
        return await work(claim.folder);
      } catch (error) {
        context.signal?.throwIfAborted();
        context.debug(`unpacking in ${claim.folder} failed: ${String(error)}`);
        // Another run found the folder empty at its end, and removed it.
        if (attempt < MOST_ATTEMPTS && isErrorCode(error, "ENOENT")) continue;
        failure ??= unpackFailure(error, candidate);
        if (!isErrorCode(error, ...FAULTS_OF_A_DISK)) throw failure;
        break;
      }
    }
  }
  throw failure ?? new ReportError("browser", browserMessages.noFolder(passedOver));
}

/**
 * Returns the real path of the folder, which it creates if needed, or why it cannot keep programs.
 */
async function claimFor(
  folder: string,
  context: BrowserContext,
): Promise<Claim | { readonly fault: FolderFault }> {
  try {
    const claim = claimPrivately(folder, context.userId);
    const outcome =
      "fault" in claim || (await startsPrograms(claim.folder, context))
        ? claim
        : ({ fault: "noexec" } as const);
    if ("fault" in outcome) context.debug(`cache folder ${folder} passed over: ${outcome.fault}`);
    return outcome;
  } catch (error) {
    context.debug(`cache folder ${folder} passed over: ${String(error)}`);
    return { fault: "notMade" };
  }
}

/** Returns false if the disk is mounted so that it starts no programs. */
async function startsPrograms(folder: string, context: BrowserContext): Promise<boolean> {
  // If the user names a browser, no program starts from this folder.
  if (context.browserPath !== undefined) return true;
  const tried = ownFolderIn(folder, TEMPORARY_PREFIX, context.debug);
  const program = path.join(tried.path, "program");
  try {
    await writeFile(program, "");
    await chmod(program, 0o700);
    await access(program, constants.X_OK);
  } catch (error) {
    // Only a file that was created can show this. A browser that was unpacked before may still
    // work.
    return !(isErrorCode(error, "EACCES") && (await exists(program)));
  } finally {
    await tried.remove();
  }
  return true;
}

function cacheFolders(context: BrowserContext): string[] {
  const { XDG_CACHE_HOME: named } = context.environment;
  // By the XDG specification, a path that is not absolute must be ignored.
  const cache =
    named !== undefined && path.isAbsolute(named) ? named : path.join(context.homeFolder, ".cache");
  return [
    ...(path.isAbsolute(cache) ? [path.join(cache, "peildatum")] : []),
    privateTemporary(context),
  ];
}

// Unpacking.

const CHUNK = 1 << 20;

/** The error for the user if unpacking below `folder` fails with `error`. */
export function unpackFailure(error: unknown, folder: string): ReportError {
  const message = isErrorCode(error, "ENOSPC", "EDQUOT")
    ? browserMessages.noSpace(folder)
    : browserMessages.unpackFailed(folder);
  return new ReportError("browser", message, { cause: error });
}

/** Unpacks the brotli-compressed program `packed` to `target`, as a stream. */
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

/**
 * Unpacks the brotli-compressed tar archive `packed` (a few megabytes). Returns the names of its
 * files.
 */
export async function unpackArchive(packed: string, folder: string): Promise<string[]> {
  const files = readTar(brotliDecompressSync(await readFile(packed)));
  await writeArchivedFiles(folder, files);
  return files.map(({ name }) => name);
}

/** Returns the first bytes of the brotli-compressed file `packed`: at most a few kilobytes. */
export async function peekUnpacked(packed: string): Promise<Uint8Array> {
  const file = await open(packed);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK >> 4), 0, CHUNK >> 4, 0);
    return brotliDecompressSync(buffer.subarray(0, bytesRead), {
      finishFlush: brotli.BROTLI_OPERATION_FLUSH,
    });
  } finally {
    await file.close();
  }
}

// Folders that are whole or absent.

/**
 * Makes `folder` by filling an empty one beside it and renaming that, so that it is there whole or
 * not at all, even if two processes do this at once or one is killed halfway. `isWhole` judges a
 * folder that is already there, and a folder that is not whole is replaced.
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
    await swapFolder(temporary.path, folder, async (attempt) => {
      // The first attempt moves nothing away: another process may have just put a whole folder there.
      if (attempt === 1) return true;
      if (await isWhole(folder)) return false;
      await clearAway(folder, context);
      return true;
    });
  } finally {
    await temporary.remove();
  }
}

async function clearAway(folder: string, context: BrowserContext): Promise<void> {
  context.debug(`${folder} is not whole and is made again`);
  const aside = temporaryBeside(folder, context);
  try {
    // Moves it away in one step, so that no other process sees a part of it.
    await moved(folder, path.join(aside.path, "old"), "ENOENT");
  } finally {
    await aside.remove();
  }
}

function temporaryBeside(folder: string, { debug }: BrowserContext): OwnFolder {
  return ownFolderIn(path.dirname(folder), TEMPORARY_PREFIX, debug);
}

/** Records the sizes of the files `names` in `folder`, for `hasSizes`. */
export async function writeSizes(folder: string, names: readonly string[]): Promise<void> {
  const sizes = await Promise.all(
    names.map(async (name) => [name, (await stat(path.join(folder, name))).size] as const),
  );
  const record = JSON.stringify(Object.fromEntries(sizes));
  await writeFile(path.join(folder, "sizes.json"), record, { mode: 0o600 });
}

/** Returns true if every file still has the size that `writeSizes` recorded. */
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

// Tar archives.

const BLOCK = 512;

/** A file from a tar archive. Folders follow from the names. */
interface ArchivedFile {
  /** The name within the archive, with "/" between its parts. Never absolute, never with "..". */
  readonly name: string;
  readonly executable: boolean;
  readonly content: Uint8Array;
}

/**
 * Reads a plain (ustar) tar archive of regular files and folders. Throws an Error for anything
 * else, such as a link, or a name that leads outside the target folder.
 */
export function readTar(archive: Uint8Array): ArchivedFile[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const files: ArchivedFile[] = [];
  for (let offset = 0; offset + BLOCK <= bytes.length;) {
    const header = bytes.subarray(offset, offset + BLOCK);
    if (header.every((byte) => byte === 0)) break;
    assertChecksum(header);
    const size = octal(header, 124, 12);
    const start = offset + BLOCK;
    if (start + size > bytes.length) throw new Error("the archive ends in the middle of a file");
    const type = text(header, 156, 1);
    if (type === "0" || type === "") {
      const name = safeName(fullName(header));
      const executable = (octal(header, 100, 8) & 0o100) !== 0;
      files.push({ name, executable, content: bytes.subarray(start, start + size) });
    } else if (type !== "5") {
      throw new Error(`the archive contains an entry of type ${type}`);
    }
    offset = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** Writes `files` under `folder`, with rights for the owner only. */
async function writeArchivedFiles(folder: string, files: readonly ArchivedFile[]): Promise<void> {
  for (const { name, executable, content } of files) {
    const target = path.join(folder, ...name.split("/"));
    await makeFolders(path.dirname(target), 0o700);
    await writeFile(target, content, { mode: executable ? 0o700 : 0o600, flag: "wx" });
  }
}

function fullName(header: Buffer): string {
  const name = text(header, 0, 100);
  // GNU tar writes spaces in its mark, and uses the field of the name's prefix for something else.
  const prefix = header.toString("latin1", 257, 263) === "ustar\0" ? text(header, 345, 155) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

function safeName(full: string): string {
  const parts = full.split("/").filter((part) => part !== "" && part !== ".");
  if (full.startsWith("/") || /[\\:]/.test(full) || parts.length === 0 || parts.includes("..")) {
    throw new Error("the archive contains a name that leads outside it");
  }
  return parts.join("/");
}

function assertChecksum(header: Buffer): void {
  const sum = header.reduce(
    (total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte),
    0,
  );
  if (sum !== octal(header, 148, 8)) throw new Error("the archive is damaged");
}

function text(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString("utf8", 0, end < 0 ? length : end);
}

function octal(header: Buffer, start: number, length: number): number {
  const digits = text(header, start, length).trim();
  if (!/^[0-7]+$/.test(digits)) throw new Error("the archive contains an unreadable number");
  return Number.parseInt(digits, 8);
}
