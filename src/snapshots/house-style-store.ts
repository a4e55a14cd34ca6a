import { lstat, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { makeFolders } from "../file-system/make-folders.ts";
import { readUntrusted, type Barrier } from "../file-system/untrusted-file.ts";
import { sha256 } from "../file-system/sha256.ts";
import { keptBytes, type WrittenAnew } from "./written-anew.ts";

/**
 * The logos and fonts of kept reports, and the images of their texts. Each lies under its hash, so that all reports that have it
 * share it, and one that was replaced since still renders as it did.
 */
const FOLDER = "house-style";
/**
 * In bytes. The settings take a font of 2 MB at most; an image of 1800 by 1800 pixels, which hardly
 * pack, takes 13 MB.
 */
const MOST_BYTES = 16 * 1024 ** 2;

/** A file of the house style as a manifest names it. */
export interface StyleFile {
  /** What it was called where it came from. */
  readonly file: string;
  readonly sha256: string;
}

/** Such a file as it lies in the store. */
export type KeptStyleFile =
  | { readonly bytes: Buffer; readonly anew: WrittenAnew | null; readonly barrier: null }
  /** `changed`: something else lies under its hash. */
  | { readonly bytes: null; readonly anew: null; readonly barrier: Barrier | "changed" };

/** Where a file of the house style lies. */
export function styleFilePath(snapshots: string, hash: string): string {
  return path.join(snapshots, FOLDER, hash);
}

/** What is in the way of a file that is to be kept. */
export interface InTheWay {
  readonly place: string;
  readonly barrier: Barrier;
}

/**
 * Keeps a file of the house style, also in the place of what is no longer that file; true where it
 * was not kept yet. Tells what is in the way where it cannot take that place. Throws an error of the
 * file system.
 */
export async function keepStyleFile(
  snapshots: string,
  bytes: Uint8Array,
): Promise<boolean | InTheWay> {
  const target = styleFilePath(snapshots, sha256(bytes));
  const { barrier } = await readStyleFile(snapshots, sha256(bytes));
  if (barrier === null) return false;
  const folder = path.dirname(target);
  const ofFolder = await barrierOfFolder(folder);
  if (ofFolder !== null) return { place: folder, barrier: ofFolder };
  await makeFolders(folder);
  // Always of one name, so that the next run replaces what a killed one left.
  const written = `${target}.new`;
  try {
    await rm(written, { force: true });
    // Never through a link that lies there.
    await writeFile(written, bytes, { flag: "wx" });
    await rename(written, target);
  } catch (error) {
    // Another run keeps the same file at the same moment.
    if ((await readStyleFile(snapshots, sha256(bytes))).barrier === null) return true;
    await rm(written, { force: true });
    if (barrier === "noFile") return { place: target, barrier };
    throw error;
  }
  return true;
}

/** Why the store is not used; null where it can be, or is still to be made. */
async function barrierOfFolder(folder: string): Promise<"link" | "noFolder" | null> {
  const entry = await lstat(folder).catch(() => null);
  if (entry === null || entry.isDirectory()) return null;
  return entry.isSymbolicLink() ? "link" : "noFolder";
}

/** Reads a file of the house style by its hash. */
export async function readStyleFile(snapshots: string, hash: string): Promise<KeptStyleFile> {
  const file = styleFilePath(snapshots, hash);
  const read =
    (await barrierOfFolder(path.dirname(file))) ??
    (await readUntrusted(file, { mostBytes: MOST_BYTES }));
  if (typeof read === "string") return { bytes: null, anew: null, barrier: read };
  const kept = keptBytes(read, (candidate) => sha256(candidate) === hash);
  return kept === null
    ? { bytes: null, anew: null, barrier: "changed" }
    : { ...kept, barrier: null };
}
