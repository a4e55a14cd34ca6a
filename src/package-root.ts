import { readFile } from "node:fs/promises";

/**
 * The folder of this package, seen from here and from the build, which is one folder beside `src`.
 * Deeper modules must use this to find the package's own files.
 */
export const PACKAGE_ROOT = new URL("../", import.meta.url);

/** The version in this package's package.json. */
export async function toolVersion(): Promise<string> {
  const file = new URL("package.json", PACKAGE_ROOT);
  const content: unknown = JSON.parse(await readFile(file, "utf8"));
  if (typeof content !== "object" || content === null || !("version" in content)) {
    throw new Error("the package.json of this package has no version");
  }
  return String(content.version);
}
