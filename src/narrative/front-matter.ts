import { z } from "zod";

import { parsePlacedYaml } from "../yaml/placed-yaml.ts";

/**
 * The end of a line: of Unix, Windows and old Macintosh files, also with a doubled carriage return.
 */
const LINE_END = /(?<!\r)\r+\n|\n|\r/;

/** The lines of a file, without a byte order mark. */
export function linesOf(source: string): readonly string[] {
  return source.replace(/^\uFEFF/, "").split(LINE_END);
}

const schema = z.strictObject({ voorbeeldtekst: z.boolean().optional() });
const RULE = /^---[ \t]*$/;
/** In UTF-16 units: enough for one key with a comment or two. */
const LONGEST_HEADER = 1000;

/** A text, separated from its front matter. */
interface SplitText {
  /** The lines between the dashes. The first is line `headLine` of the file, counted from 1. */
  readonly head: readonly string[];
  readonly headLine: number;
  readonly body: string;
  /** The line on which the body begins, counted from 1. */
  readonly bodyLine: number;
  /**
   * True if the front matter marks the text as a sample. Null if the front matter is invalid or has
   * no end.
   */
  readonly isSample: boolean | null;
}

/** Separates a text from its front matter, which begins and ends with a line of three dashes. */
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
  // Most front matter has this form, and starting the YAML parser is slow.
  const [, plain] = /^voorbeeldtekst: (true|false)$/.exec(header) ?? [];
  if (plain !== undefined) return plain === "true";
  if (header.length > LONGEST_HEADER) return null;
  const { content, faults } = parsePlacedYaml(header);
  if (faults.length > 0) return null;
  const { success, data } = schema.safeParse(content ?? {});
  return success ? (data.voorbeeldtekst ?? false) : null;
}
