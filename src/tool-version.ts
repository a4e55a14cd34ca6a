import { readFile } from "node:fs/promises";

import { PACKAGE_ROOT } from "./package-root.ts";

/** The version in this package's package.json. */
export async function toolVersion(): Promise<string> {
  const file = new URL("package.json", PACKAGE_ROOT);
  const content: unknown = JSON.parse(await readFile(file, "utf8"));
  if (typeof content !== "object" || content === null || !("version" in content)) {
    throw new Error("the package.json of this package has no version");
  }
  return String(content.version);
}
