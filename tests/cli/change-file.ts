import { readFileSync, writeFileSync } from "node:fs";

/** Changes the content of a file. Throws if the old text is not there. */
export function change(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(file, text.replace(from, to));
}
