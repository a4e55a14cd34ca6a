import { readFile } from "node:fs/promises";

import { PACKAGE_ROOT } from "../package-root.ts";

/** The style that every page on a screen begins with, whatever stands on it. */
export async function readScreenStyle(): Promise<string> {
  return await readFile(new URL("templates/screen.css", PACKAGE_ROOT), "utf8");
}
