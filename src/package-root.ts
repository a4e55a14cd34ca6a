import { readFile } from "node:fs/promises";

/**
 * The folder of this package. The relative path is right for this file and for the build, whose
 * folder is beside `src`. Deeper modules must use this to find the package's own files.
 */
export const PACKAGE_ROOT = new URL("../", import.meta.url);

/** The release of this package that runs. */
export interface Release {
  readonly version: string;
  /** The web address of its code. */
  readonly code: string;
}

/** The release that package.json names. Throws an error if it has no version or no repository. */
export async function releaseOfTool(): Promise<Release> {
  const file = new URL("package.json", PACKAGE_ROOT);
  const { version, repository } = JSON.parse(await readFile(file, "utf8")) as {
    readonly version?: unknown;
    readonly repository?: { readonly url?: unknown };
  };
  const url = repository?.url;
  if (typeof version !== "string" || typeof url !== "string") {
    throw new Error("the package.json of this package has no version or no repository");
  }
  return { version, code: url.replace(/^git\+/, "").replace(/\.git$/, "") };
}

/** The version in this package's package.json. */
export async function toolVersion(): Promise<string> {
  return (await releaseOfTool()).version;
}
