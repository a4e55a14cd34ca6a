import { z } from "zod";

import { parsePlacedYaml } from "../yaml/placed-yaml.ts";

/** The end of a line, also as an old Macintosh writes it, or where it was written twice. */
const LINE_END = /(?<!\r)\r+\n|\n|\r/;

/** The lines of a file as it was written, without a byte order mark. */
export function linesOf(source: string): readonly string[] {
  return source.replace(/^\uFEFF/, "").split(LINE_END);
}

const schema = z.strictObject({ voorbeeldtekst: z.boolean().optional() });
const RULE = /^---[ \t]*$/;
/** In UTF-16 units: one key with a comment or two. What is longer says something else. */
const LONGEST_HEADER = 1000;

/** A text apart from what its first lines say about it. */
interface SplitText {
  /** The lines between the dashes. The first is line `headLine` of the file, counted from 1. */
  readonly head: readonly string[];
  readonly headLine: number;
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
    return { head: [], headLine: 1, body: lines.join("\n"), bodyLine: 1, isSample: false };
  }
  const length = lines.slice(first + 1).findIndex((line) => RULE.test(line));
  if (length < 0) {
    const body = lines.slice(first + 1).join("\n");
    return { head: [], headLine: first + 2, body, bodyLine: first + 2, isSample: null };
  }
  const end = first + 1 + length;
  const head = lines.slice(first + 1, end);
  return {
    head,
    headLine: first + 2,
    body: lines.slice(end + 1).join("\n"),
    bodyLine: end + 2,
    isSample: isSampleOf(head.join("\n")),
  };
}

function isSampleOf(header: string): boolean | null {
  // As nearly every header is written: YAML takes longer to begin than all else here.
  const [, plain] = /^voorbeeldtekst: (true|false)$/.exec(header) ?? [];
  if (plain !== undefined) return plain === "true";
  if (header.length > LONGEST_HEADER) return null;
  const { content, faults } = parsePlacedYaml(header);
  if (faults.length > 0) return null;
  const { success, data } = schema.safeParse(content ?? {});
  return success ? (data.voorbeeldtekst ?? false) : null;
}
