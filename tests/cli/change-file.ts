import { readFileSync, writeFileSync } from "node:fs";

/** Changes what stands in a file, which must be there to be changed. */
export function change(file: string, from: string, to: string): void {
  const text = readFileSync(file, "utf8");
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(file, text.replace(from, to));
}
