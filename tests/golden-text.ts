import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect } from "vitest";

/**
 * Holds a text to the one that is kept in `tests/golden`. `npm run golden` writes it anew; the
 * difference is then for the eye.
 */
export function expectGolden(text: string, ...place: readonly string[]): void {
  const file = path.join(import.meta.dirname, "golden", ...place);
  if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
}
