import type { Shown, ShownWord } from "./words.ts";

/** A structure element, as far as it tells words: what it holds in reading order. */
export interface ReadElement {
  /** Its type, such as "P"; the empty text for the root. */
  readonly type: string;
  /** What stands in the place of its content, where that says something else. */
  readonly actualText: string | null;
  /** The raw text of marked content, and elements. */
  readonly children: readonly (string | ReadElement)[];
}

/** The types that stand within a line; all others stand apart. */
const INLINE = new Set(["Span", "Quote", "Code", "Em", "Strong", "Link", "Reference", "NonStruct"]);

/**
 * The words of a structure, with no other white space than that of its own text and around its
 * blocks: so without a guess from places, as a reader gets them that believes the tags. A figure has
 * its alt text in the place of words.
 */
export function wordsOfStructure(root: ReadElement): readonly string[] {
  // Bullets are painted as shapes, and only the structure has a text for them.
  return textOf(root)
    .split(/\s+/)
    .filter((word) => word !== "" && !/^[•◦▪]$/u.test(word));
}

function textOf({ type, actualText, children }: ReadElement): string {
  if (type === "Figure") return "\n";
  const inner = children.map((child) => (typeof child === "string" ? child : textOf(child)));
  const text = actualText ?? inner.join("");
  return INLINE.has(type) ? text : `\n${text}\n`;
}

/** What the structure of a report must say: all that it shows but the texts of drawings. */
export function shownInStructure({ words }: Shown): Pick<Shown, "words" | "heads"> {
  return { words: words.filter(({ isDrawn }: ShownWord) => !isDrawn), heads: [] };
}
