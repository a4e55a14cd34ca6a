import type { NarrativeCode } from "../messages/narrative.ts";
import type { MarkdownToken } from "./markdown.ts";

/** Something amiss in a text: the line counts from 0, as does the character within it. */
export interface Remark {
  readonly code: NarrativeCode;
  readonly line: number;
  readonly at?: number;
  /** What is said behind the message of the code. */
  readonly more?: string;
}

/** A part of a line of a text (words, a link, a break) with what stands beside it. */
interface Part {
  readonly part: MarkdownToken;
  readonly before: MarkdownToken | undefined;
  readonly behind: MarkdownToken | undefined;
  readonly line: number;
}

/** The parts of the lines of a text, each with its line, counted from 0. */
export function* partsOfLines(tokens: readonly MarkdownToken[]): Generator<Part> {
  for (const { map, children } of tokens) {
    let line = map?.[0] ?? 0;
    for (const [index, part] of (children ?? []).entries()) {
      if (part.type === "softbreak" || part.type === "hardbreak") line += 1;
      yield { part, before: children?.[index - 1], behind: children?.[index + 1], line };
    }
  }
}
