import type { CallPlace } from "./calls.ts";
import { Lines } from "./lines.ts";

/**
 * These characters surround the index at which the next piece of text was written. No text contains
 * them, because reading a file removes control characters.
 */
const [BEFORE, BEHIND] = ["\u0001", "\u0002"];
/** The mark of what was written at an index. */
export function mark(index: number): string {
  return `${BEFORE}${index}${BEHIND}`;
}

const MARK = new RegExp(`${BEFORE}(\\d+)${BEHIND}`, "g");

/** Removes the marks from a text. Returns also where each of its characters was written. */
export function unmarked(
  marked: string,
  source: Lines,
): {
  readonly markdown: string;
  readonly placeOf: (place: CallPlace) => CallPlace;
} {
  const pieces: { readonly start: number; readonly written: number }[] = [];
  let markdown = "";
  let end = 0;
  for (const { 0: found, 1: written, index } of marked.matchAll(MARK)) {
    markdown += marked.slice(end, index);
    pieces.push({ start: markdown.length, written: Number(written) });
    end = index + found.length;
  }
  markdown += marked.slice(end);
  const lines = new Lines(markdown);
  const placeOf = (place: CallPlace): CallPlace => {
    const index = lines.indexAt(place);
    const piece = pieces.findLast(({ start }) => start <= index) ?? { start: 0, written: 0 };
    return source.placeAt(piece.written + index - piece.start);
  };
  return { markdown, placeOf };
}
