import { readFile } from "node:fs/promises";

import { PACKAGE_ROOT } from "../package-root.ts";

/**
 * The name of the document type that a run makes if the user names none. `templates/default.txt`
 * contains it.
 */
export async function defaultTypeName(): Promise<string> {
  return (await readFile(new URL("templates/default.txt", PACKAGE_ROOT), "utf8")).trim();
}
