import type { Release } from "../src/package-root.ts";

/** A release that does not change, for reports whose words are compared. */
export const TEST_RELEASE = {
  version: "1.0.0",
  code: "https://www.example.org/peildatum",
} as const satisfies Release;
