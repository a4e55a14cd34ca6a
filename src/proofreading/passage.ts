import type { TextPlace } from "../narrative/narrative.ts";

/** From `start` up to and not including `end`, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words that belong together: a paragraph, a heading, a cell, a caption, an alt text. */
export interface Passage {
  readonly kind: "paragraph" | "heading" | "item" | "quote" | "cell" | "caption" | "note" | "box";
  /** The words as print has them, without Markdown; what was woven in stands in its place. */
  readonly text: string;
  /** What was woven in. Nobody typed it, so nobody can have mistyped it. */
  readonly woven: readonly Span[];
  /** Words of another language, code, and addresses: no Dutch. */
  readonly foreign: readonly Span[];
  /** Where the character at an index of `text` stands in the file. */
  readonly placeAt: (index: number) => TextPlace;
}

/** A text as its reader sees it. */
export interface ProofText {
  /** What the document calls it: the name of its file without `.md`. */
  readonly name: string;
  /** The file as findings name it. */
  readonly file: string;
  readonly passages: readonly Passage[];
}

/** What somebody typed of a passage: what was woven in is blank, so that every index stays. */
export function typedIn({ text, woven }: Passage): string {
  return woven.reduce(
    (left, { start, end }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end),
    text,
  );
}

/** True where an index lies in one of the spans. */
export function isWithin(spans: readonly Span[], index: number): boolean {
  return spans.some(({ start, end }) => index >= start && index < end);
}

/** True where two spans share a character. */
export function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
