import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * The text that is kept in `tests/golden`, to hold `text` to. `npm run golden` writes it anew; the
 * difference is then for the eye.
 */
export function keptText(text: string, ...place: readonly string[]): string {
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(goldenFile(place), text);
  return goldenText(...place);
}

/** A text that is kept in `tests/golden`, as it is there. */
export function goldenText(...place: readonly string[]): string {
  return readFileSync(goldenFile(place), "utf8");
}

function goldenFile(place: readonly string[]): string {
  return path.join(import.meta.dirname, "golden", ...place);
}
