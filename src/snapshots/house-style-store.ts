import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";

import { isErrorCode } from "../file-system/file-errors.ts";
import { makeFolders } from "../file-system/make-folders.ts";
import { sha256 } from "./hashes.ts";
import { keptBytes, type KeptBytes, type WrittenAnew } from "./written-anew.ts";

/**
 * The logos and fonts of kept reports. Each lies under its hash, so that all reports that have it
 * share it, and one that was replaced since still renders as it did.
 */
const FOLDER = "house-style";

/** Keeps a file of the house style, where it is not kept already. */
export async function keepStyleFile(snapshots: string, bytes: Uint8Array): Promise<void> {
  const folder = path.join(snapshots, FOLDER);
  const target = path.join(folder, sha256(bytes));
  if ((await readStyleFile(snapshots, sha256(bytes))) !== null) return;
  await makeFolders(folder);
  const written = `${target}.new`;
  await writeFile(written, bytes);
  await rename(written, target);
}

/** A file of the house style by its hash; null where it is gone, or something else by now. */
export async function readStyleFile(snapshots: string, hash: string): Promise<Buffer | null> {
  return (await readKept(snapshots, hash))?.bytes ?? null;
}

/** How such a file was written anew; null where it was not, or is gone. */
export async function styleFileWrittenAnew(
  snapshots: string,
  hash: string,
): Promise<WrittenAnew | null> {
  return (await readKept(snapshots, hash))?.anew ?? null;
}

async function readKept(snapshots: string, hash: string): Promise<KeptBytes | null> {
  try {
    const bytes = await readFile(path.join(snapshots, FOLDER, hash));
    return keptBytes(bytes, (candidate) => sha256(candidate) === hash);
  } catch (error) {
    if (isErrorCode(error, "ENOENT", "ENOTDIR")) return null;
    throw error;
  }
}
