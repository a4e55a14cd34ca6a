import { open, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { sha256 } from "../file-system/sha256.ts";

/** The npm package that carries Chromium, and the folder of its compressed files. */
export interface CarriedPackage {
  readonly version: string;
  readonly folder: string;
}

const SAMPLE = 4096;

/** Finds the installed package. Returns undefined if it is not installed. */
export async function carriedPackage(): Promise<CarriedPackage | undefined> {
  try {
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    const root = path.dirname(path.dirname(entry));
    const manifest: unknown = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
    if (typeof manifest !== "object" || manifest === null || !("version" in manifest)) {
      return undefined;
    }
    return { version: String(manifest.version), folder: path.join(root, "bin") };
  } catch {
    return undefined;
  }
}

/**
 * A folder name for the unpacked content of the package's file `name`: "153.0.0-3c1a0b9d8e7f". It
 * differs for any other content that we are likely to meet. It hashes the size and a sample,
 * because reading all 67 megabytes takes too long.
 */
export async function unpackedName(carried: CarriedPackage, name: string): Promise<string> {
  const file = await open(path.join(carried.folder, name));
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, size >> 1);
    const sample = Buffer.concat([Buffer.from(`${size} `), buffer.subarray(0, bytesRead)]);
    return `${carried.version}-${sha256(sample).slice(0, 12)}`;
  } finally {
    await file.close();
  }
}
