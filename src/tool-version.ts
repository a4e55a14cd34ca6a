import { readFile } from "node:fs/promises";

/** The version of this package, as its package.json has it. */
export async function toolVersion(): Promise<string> {
  const file = new URL("../package.json", import.meta.url);
  const content: unknown = JSON.parse(await readFile(file, "utf8"));
  if (typeof content !== "object" || content === null || !("version" in content)) {
    throw new Error("our own package.json has no version");
  }
  return String(content.version);
}
