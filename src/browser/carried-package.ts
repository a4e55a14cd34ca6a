import { createHash } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

/** The npm package that carries Chromium, and the folder of its compressed files. */
export interface CarriedPackage {
  readonly version: string;
  readonly folder: string;
}

const SAMPLE = 4096;

/** The package as it is installed; undefined where it is not. */
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
 * A name for what is unpacked from the package's file `name`, "153.0.0-3c1a0b9d8e7f": another one
 * for every other content that we are likely to meet, without reading all 67 megabytes.
 */
export async function unpackedName(carried: CarriedPackage, name: string): Promise<string> {
  const file = await open(path.join(carried.folder, name));
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE), 0, SAMPLE, size >> 1);
    const hash = createHash("sha256").update(`${size} `).update(buffer.subarray(0, bytesRead));
    return `${carried.version}-${hash.digest("hex").slice(0, 12)}`;
  } finally {
    await file.close();
  }
}
