import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * The text that is kept in `tests/golden`, to hold `text` to. `npm run golden` writes it anew; the
 * difference is then for the eye.
 */
export function keptText(text: string, ...place: readonly string[]): string {
  const file = path.join(import.meta.dirname, "golden", ...place);
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(file, text);
  return readFileSync(file, "utf8");
}
