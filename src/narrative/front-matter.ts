import { z } from "zod";

import { parsePlacedYaml } from "../yaml/placed-yaml.ts";

const schema = z.strictObject({ voorbeeldtekst: z.boolean().optional() });
const RULE = /^---[ \t]*$/;
/** In UTF-16 units: one key with a comment or two. What is longer says something else. */
const LONGEST_HEADER = 1000;

/** A text without what its first lines say about it. */
export interface SplitText {
  readonly body: string;
  /** The line on which the body begins, counted from 1. */
  readonly bodyLine: number;
  /** True for a sample, as its first lines say; null where they say something else, or do not end. */
  readonly isSample: boolean | null;
}

/** Splits a text into its front matter, if it begins with a line of three dashes, and the rest. */
export function splitFrontMatter(lines: readonly string[]): SplitText {
  const first = lines.findIndex((line) => line.trim() !== "");
  if (!RULE.test(lines[first] ?? "")) {
    return { body: lines.join("\n"), bodyLine: 1, isSample: false };
  }
  const length = lines.slice(first + 1).findIndex((line) => RULE.test(line));
  if (length < 0) {
    return { body: lines.slice(first + 1).join("\n"), bodyLine: first + 2, isSample: null };
  }
  const end = first + 1 + length;
  return {
    body: lines.slice(end + 1).join("\n"),
    bodyLine: end + 2,
    isSample: isSampleOf(lines.slice(first + 1, end).join("\n")),
  };
}

function isSampleOf(header: string): boolean | null {
  if (header.length > LONGEST_HEADER) return null;
  const { content, faults } = parsePlacedYaml(header);
  if (faults.length > 0) return null;
  const { success, data } = schema.safeParse(content ?? {});
  return success ? (data.voorbeeldtekst ?? false) : null;
}
