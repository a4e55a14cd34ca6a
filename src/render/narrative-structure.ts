import {
  headingLevel,
  HIGHEST_HEADING_LEVEL,
  MARKDOWN,
  showNothing,
  type MarkdownToken,
} from "../narrative/markdown.ts";

/** An empty cell would vanish from the structure of the PDF, and the row be too short. */
const EMPTY_CELL = { th_open: "\u00A0", td_open: "–" } as const;

/**
 * Puts a heading that skips a level right below the heading before it: whoever walks through the
 * headings must not look for one that is not there.
 */
export function closeHeadingJumps(tokens: readonly MarkdownToken[]): void {
  let before = HIGHEST_HEADING_LEVEL - 1;
  for (const token of tokens) {
    if (token.type === "heading_open") before = Math.min(headingLevel(token), before + 1);
    if (token.type === "heading_open" || token.type === "heading_close") token.tag = `h${before}`;
  }
}

/** Makes paragraphs of headings, where they would stand outside the order of the text. */
export function withoutHeadings(tokens: readonly MarkdownToken[]): void {
  for (const token of tokens) {
    if (token.type === "heading_open" || token.type === "heading_close") token.tag = "p";
  }
}

/** Writes a dash in empty cells of tables, and a space in empty heads. */
export function fillEmptyCells(tokens: readonly MarkdownToken[]): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "th_open" && token.type !== "td_open") continue;
    const content = tokens[index + 1];
    if (content?.type !== "inline" || !showNothing([content])) continue;
    content.children = MARKDOWN.parseInline(EMPTY_CELL[token.type], {})[0]?.children ?? null;
  }
}
