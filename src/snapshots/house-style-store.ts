import { rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { makeFolders } from "../file-system/make-folders.ts";
import { readUntrusted, type Barrier } from "../file-system/untrusted-file.ts";
import { sha256 } from "./hashes.ts";
import { keptBytes, type WrittenAnew } from "./written-anew.ts";

/**
 * The logos and fonts of kept reports. Each lies under its hash, so that all reports that have it
 * share it, and one that was replaced since still renders as it did.
 */
const FOLDER = "house-style";
/** In bytes; the settings take a font of 2 MB at most. */
const MOST_BYTES = 4 * 1024 ** 2;

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

/**
 * Keeps a file of the house style, also in the place of what is no longer that file; true where it
 * was not kept yet.
 */
export async function keepStyleFile(snapshots: string, bytes: Uint8Array): Promise<boolean> {
  const target = styleFilePath(snapshots, sha256(bytes));
  const { barrier } = await readStyleFile(snapshots, sha256(bytes));
  if (barrier === null) return false;
  await makeFolders(path.dirname(target));
  const written = `${target}.${process.pid}.new`;
  await rm(written, { force: true });
  // Never through a link that lies there.
  await writeFile(written, bytes, { flag: "wx" });
  await rename(written, target);
  return true;
}

/** Reads a file of the house style by its hash. */
export async function readStyleFile(snapshots: string, hash: string): Promise<KeptStyleFile> {
  const read = await readUntrusted(styleFilePath(snapshots, hash), { mostBytes: MOST_BYTES });
  if (typeof read === "string") return { bytes: null, anew: null, barrier: read };
  const kept = keptBytes(read, (candidate) => sha256(candidate) === hash);
  return kept === null
    ? { bytes: null, anew: null, barrier: "changed" }
    : { ...kept, barrier: null };
}
