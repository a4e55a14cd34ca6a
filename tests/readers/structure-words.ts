import type { Shown, ShownWord } from "./words.ts";

/** The words of a structure element, in reading order. */
export interface ReadElement {
  /** Its type, such as "P". Empty for the root. */
  readonly type: string;
  /** The text that replaces its content, if there is one. */
  readonly actualText: string | null;
  /** The raw text of marked content, and elements. */
  readonly children: readonly (string | ReadElement)[];
}

/** Inline types. All others are separate. */
const INLINE = new Set(["Span", "Quote", "Code", "Em", "Strong", "Link", "Reference", "NonStruct"]);

/**
 * The words of a structure, with only the white space of its own text and around its blocks:
 * without guesses from positions, as a reader that believes the tags gets them. A figure has its
 * alt text in place of words.
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

/**
 * The words that the structure of a report must contain: everything visible except the texts of
 * drawings.
 */
export function shownInStructure({ words }: Shown): Pick<Shown, "words" | "heads"> {
  return { words: words.filter(({ isDrawn }: ShownWord) => !isDrawn), heads: [] };
}
