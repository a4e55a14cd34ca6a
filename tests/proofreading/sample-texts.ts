import { globSync, readFileSync } from "node:fs";

/** The texts of the samples, without what their first lines say about them. */
export const SAMPLE_TEXTS = globSync("fixtures/content/**/*.md").map((file) => ({
  file,
  markdown: readFileSync(file, "utf8").replace(/^---\n.*?\n---\n/s, ""),
}));
