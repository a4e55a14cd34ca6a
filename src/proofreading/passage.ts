import type { TextPlace } from "../narrative/narrative.ts";

/** From `start` up to and not including `end`, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words that belong together: a paragraph, a heading, a cell, a caption, an alt text. */
export interface Passage {
  readonly kind: "paragraph" | "heading" | "item" | "quote" | "cell" | "caption" | "note" | "box";
  /** The words as they print, without Markdown and with the woven values in place. */
  readonly text: string;
  /** The woven values. Nobody typed them, so they contain no typing mistakes. */
  readonly woven: readonly Span[];
  /** Words in another language, code and addresses. */
  readonly foreign: readonly Span[];
  /** The place in the file of the character at an index of `text`. */
  readonly placeAt: (index: number) => TextPlace;
}

/** A text as its reader sees it. */
export interface ProofText {
  /** The name in the document type: the name of its file without `.md`. */
  readonly name: string;
  /** The file as findings name it. */
  readonly file: string;
  readonly passages: readonly Passage[];
}

/** The typed words of a passage. Woven values are blank, so that every index stays the same. */
export function typedIn({ text, woven }: Passage): string {
  return woven.reduce(
    (left, { start, end }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end),
    text,
  );
}

/** True if an index is in one of the spans. */
export function isWithin(spans: readonly Span[], index: number): boolean {
  return spans.some(({ start, end }) => index >= start && index < end);
}

/** True if two spans share a character. */
export function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
