import { lstat, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { makeFolders } from "../file-system/make-folders.ts";
import { readUntrusted, type Barrier } from "../file-system/untrusted-file.ts";
import { sha256 } from "../file-system/sha256.ts";
import { keptBytes, type WrittenAnew } from "./written-anew.ts";

/**
 * The store: the logos and fonts of all snapshots, and the images of their texts. Each file has its
 * hash as its name, so that snapshots share it. A file that the settings replaced stays in the
 * store, so that old snapshots still render the same.
 */
const FOLDER = "house-style";
/**
 * In bytes. The settings allow a font of 2 MB. An image of 1800 by 1800 pixels takes 13 MB at most.
 */
const MOST_BYTES = 16 * 1024 ** 2;

/** A file of the house style as a manifest names it. */
export interface StyleFile {
  /** The original file name. */
  readonly file: string;
  readonly sha256: string;
}

/** A file of the house style in the store. */
export type KeptStyleFile =
  | { readonly bytes: Buffer; readonly resaving: WrittenAnew | null; readonly barrier: null }
  /** `changed`: the file under this hash has other content. */
  | { readonly bytes: null; readonly resaving: null; readonly barrier: Barrier | "changed" };

/** The path of a file of the house style. */
export function styleFilePath(snapshots: string, hash: string): string {
  return path.join(snapshots, FOLDER, hash);
}

/** What prevents keeping a file. */
export interface InTheWay {
  readonly place: string;
  readonly barrier: Barrier;
}

/**
 * Keeps a file of the house style. Replaces a file with other content. Returns true if the file was
 * not there yet, or what is in the way. Throws an error of the file system.
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
  // The name is always the same, so that the next run replaces what a killed run left.
  const written = `${target}.new`;
  try {
    await rm(written, { force: true });
    // Never through a link at this path.
    await writeFile(written, bytes, { flag: "wx" });
    await rename(written, target);
  } catch (error) {
    // Another run may have kept the same file at the same moment.
    if ((await readStyleFile(snapshots, sha256(bytes))).barrier === null) return true;
    await rm(written, { force: true });
    if (barrier === "noFile") return { place: target, barrier };
    throw error;
  }
  return true;
}

/** Why the store cannot be used; null if it can be used or made. */
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
  if (typeof read === "string") return { bytes: null, resaving: null, barrier: read };
  const original = keptBytes(read, (candidate) => sha256(candidate) === hash);
  return original === null
    ? { bytes: null, resaving: null, barrier: "changed" }
    : { ...original, barrier: null };
}
