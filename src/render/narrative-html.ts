import { MARKDOWN, type MarkdownToken } from "../narrative/markdown.ts";
import { closeHeadingJumps, fillEmptyCells, withoutHeadings } from "./narrative-structure.ts";
import { sizeListNumbers } from "./list-numbers.ts";
import { noteCallHtml, type Notes } from "./notes.ts";
import type { Edition } from "./edition.ts";
import { mayBreak } from "./paragraph-length.ts";

/**
 * Narrative as HTML. Its notes (`[^1]`) join those of the report: numbered in one row with them,
 * and set at the foot of the section.
 */
export function narrativeHtml(markdown: string, notes: Notes, medium: Edition["medium"]): string {
  const environment: Record<string, unknown> = {};
  const tokens = MARKDOWN.parse(markdown, environment);
  fillEmptyCells(tokens);
  const { body, noteBodies } = splitNotes(tokens);
  closeHeadingJumps(body);
  noteBodies.forEach(withoutHeadings);
  [body, ...noteBodies].forEach(sizeListNumbers);
  const render = (tokens: MarkdownToken[]): string =>
    MARKDOWN.renderer.render(tokens, MARKDOWN.options, environment);
  const numbers = noteBodies.map((tokens) => notes.call(render(tokens)));
  // A second call of the same note leads to it, and the way back is to the first.
  const called = new Set<number>();
  environment["noteCall"] = (index: number): string => {
    const number = numbers[index];
    if (number === undefined) throw new Error("a call of a note that the text does not hold");
    const html = noteCallHtml(number);
    const isFirst = !called.has(number);
    called.add(number);
    return isFirst ? html : html.replace(/ id="[^"]*"/, "");
  };
  markLongParagraphs(body);
  markSpeakers(body);
  const html = render(body);
  return medium === "print" ? html : withScrollingTables(html);
}

/** Says of each paragraph of a quote that it names who speaks: it begins with a dash. */
function markSpeakers(body: readonly MarkdownToken[]): void {
  let quotes = 0;
  for (const [index, token] of body.entries()) {
    if (token.type === "blockquote_open") quotes += 1;
    if (token.type === "blockquote_close") quotes -= 1;
    const isSpeaker = /^[—–] /.test(body[index + 1]?.content ?? "");
    if (quotes > 0 && token.type === "paragraph_open" && isSpeaker) {
      token.attrJoin("class", "speaker");
    }
  }
}

/** Says of each paragraph that is long enough that it may go on in the next column. */
function markLongParagraphs(body: readonly MarkdownToken[]): void {
  for (const [index, token] of body.entries()) {
    const words = body[index + 1]?.children ?? [];
    const text = words.map(({ content }) => content).join("");
    if (token.type === "paragraph_open" && mayBreak(text)) token.attrJoin("class", "long");
  }
}

/** The text and, apart from it, the content of each of its notes. */
function splitNotes(tokens: readonly MarkdownToken[]): {
  readonly body: MarkdownToken[];
  readonly noteBodies: readonly MarkdownToken[][];
} {
  const start = tokens.findIndex(({ type }) => type === "footnote_block_open");
  if (start < 0) return { body: [...tokens], noteBodies: [] };
  const noteBodies: MarkdownToken[][] = [];
  for (const token of tokens.slice(start + 1, -1)) {
    if (token.type === "footnote_open") noteBodies.push([]);
    else if (token.type !== "footnote_close" && token.type !== "footnote_anchor") {
      noteBodies.at(-1)?.push(token);
    }
  }
  return { body: tokens.slice(0, start), noteBodies };
}

/** On a narrow screen a wide table scrolls within itself. Text is escaped, so that a tag is one. */
function withScrollingTables(html: string): string {
  return html
    .replaceAll(
      "<table>",
      '<div class="scroll" role="region" aria-label="Tabel" tabindex="0"><table>',
    )
    .replaceAll("</table>", "</table></div>");
}
