import MarkdownParser, {
  type MarkdownIt,
  type StateBlock,
  type StateCore,
  type Token,
} from "markdown-it";
import footnote from "markdown-it-footnote";

import { showsNothing } from "../../language/characters.ts";
import { places, signsOf, textOfLine, wovenValues } from "./environment.ts";
import { languageMarks } from "./languages.ts";
import { bareLinks, deadLinks, isBareLink, literalMarks } from "./links-and-marks.ts";
import { literalLists, quotations } from "./lists-and-quotes.ts";

/**
 * The Markdown of narrative texts: paragraphs, headings from level 3, lists, quotes, tables,
 * emphasis, links and notes. Raw HTML stays text. An image in a paragraph of its own is a picture. The
 * additions to Markdown are words in another language, captions of tables, boxes, and links for
 * addresses in running text. Characters print as typed: there are no automatic quotation marks,
 * dashes or numbers.
 */
export const MARKDOWN = new MarkdownParser("default", {
  html: false,
  linkify: false,
  typographer: false,
})
  .disable(["image"])
  .use(footnote)
  .use(literalLists)
  .use(literalMarks)
  .use(quotations)
  .use(captions)
  .use(boxes)
  .use(pictures)
  .use(languageMarks)
  .use(wovenValues)
  .use(places)
  .use(bareLinks)
  .use(deadLinks);

export { environmentFor } from "./environment.ts";
export { isBareLink } from "./links-and-marks.ts";
export { isSpeaker } from "./lists-and-quotes.ts";

/** A token of parsed Markdown. */
export type MarkdownToken = ReturnType<typeof MARKDOWN.parse>[number];

/** True if the tokens print nothing. The number of a note counts as something. */
export function showNothing(tokens: readonly MarkdownToken[]): boolean {
  return tokens.every(({ type, content, children }) =>
    type === "inline"
      ? showNothing(children ?? [])
      : type !== "footnote_ref" && showsNothing(content),
  );
}

/** True if a language or a caption is marked. Earlier releases printed such a mark as text. */
export function containMarks(tokens: readonly MarkdownToken[]): boolean {
  return tokens.some(
    (token) =>
      token.type === "caption_open" ||
      token.attrGet("lang") !== null ||
      containMarks(token.children ?? []),
  );
}

/** True if there is a box. Earlier releases printed it as text. */
export function containBoxes(tokens: readonly MarkdownToken[]): boolean {
  return tokens.some(({ type }) => type === "box_open");
}

/** True if an address in running text is a link. Earlier releases printed it as text. */
export function containBareLinks(tokens: readonly MarkdownToken[]): boolean {
  return tokens.some((token) => isBareLink(token) || containBareLinks(token.children ?? []));
}

// The renderer of a text provides `noteCall`, because notes are numbered through the whole report.
MARKDOWN.renderer.rules["footnote_ref"] = (tokens, index, _options, environment) => {
  const { noteCall } = environment as { readonly noteCall: (note: number) => string };
  const meta = tokens[index]?.meta as { readonly id: number };
  const language = tokens[index]?.attrGet("lang") ?? null;
  return language === null
    ? noteCall(meta.id)
    : noteCall(meta.id).replace("<a ", `<a lang="${language}" `);
};

/** The highest level of a heading in a text: titles of sections have level 2. */
export const HIGHEST_HEADING_LEVEL = 3;

/** The level of a heading, from the token that opens or closes it. */
export function headingLevel({ tag }: MarkdownToken): number {
  return Number(tag.slice(1));
}

// Boxes.

/** The only kind of box. */
export const BOX = "kader";

/**
 * A line of three or more colons, also within lists and quotes. Captures the colons and the words
 * after them.
 */
export const BOX_LINE = /^(?:[ \t]|>|[-+*][ \t]|\d{1,9}[.)][ \t])*(:{3,})[ \t]*(.*?)[ \t]*$/;
const OPENING = new RegExp(`^:::[ \\t]*${BOX}[ \\t]+(?=\\S)(.*?)[ \\t]*$`);
const CLOSING = /^:::[ \t]*$/;

/**
 * Reads the lines between `::: kader Title` and `:::` as a box with a title. The tokens are
 * `box_open`, `box_title_open`, the words of the title, `box_title_close`, the content, and
 * `box_close`. A box that is nested, has no end or has no title stays text.
 */
function boxes(markdown: MarkdownIt): void {
  const alt = ["paragraph", "reference", "blockquote", "list"];
  markdown.block.ruler.before("fence", "box", box, { alt });
}

function box(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (!signsOf(state.env).hasBoxes) return false;
  const [, title] = OPENING.exec(outerLine(state, startLine)) ?? [];
  const close = title === undefined ? null : closingLine(state, startLine);
  if (title === undefined || close === null) return false;
  // A box ends the block above it. It can begin only where no other block is open.
  if (silent) return true;
  if (state.level > 0 || close >= endLine) return false;

  const map: [number, number] = [startLine, close + 1];
  state.push("box_open", "aside", 1).map = map;
  state.push("box_title_open", "h3", 1).map = [startLine, startLine + 1];
  const words = state.push("inline", "", 0);
  Object.assign(words, { content: title, children: [], map: [startLine, startLine + 1] });
  state.push("box_title_close", "h3", -1);
  const { lineMax, parentType } = state;
  state.lineMax = close;
  state.parentType = "root";
  state.md.block.tokenize(state, startLine + 1, close);
  Object.assign(state, { lineMax, parentType, line: close + 1 });
  state.push("box_close", "aside", -1);
  return true;
}

/** The text of a line outside lists, quotes and code; an empty text for any other line. */
function outerLine(state: StateBlock, line: number): string {
  const text = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const before = state.src.slice(state.src.lastIndexOf("\n", text - 1) + 1, text);
  return /^ {0,3}$/.test(before) ? textOfLine(state, line) : "";
}

/**
 * The line that ends the box. Null if the next line of colons begins another box, or if there is
 * none.
 */
function closingLine(state: StateBlock, startLine: number): number | null {
  for (let line = startLine + 1; line < state.lineMax; line += 1) {
    const text = outerLine(state, line);
    if (CLOSING.test(text)) return line;
    if (text.startsWith(":::")) return null;
  }
  return null;
}

// Pictures.

/**
 * A paragraph that consists of an image, with or without a caption. The alt text may contain
 * brackets.
 */
const PICTURE =
  /^!\[((?:[^[\]\\]|\\[^]|\[[^[\]]*\])*)\]\(([^\n]*)\)[ \t]*(?:\n[ \t]*Bijschrift:[ \t]*(?=\S)([^]+))?$/;

/** A picture: the name of its file in Unicode form NFC, and its alt text. */
interface Picture {
  readonly file: string;
  readonly alt: string;
}

const PICTURES = new WeakMap<Token, Picture>();

/**
 * Makes a picture of a paragraph that consists of one image. The tokens are `picture_open`,
 * `picture`, optionally `picture_caption_open`, the words of the caption and
 * `picture_caption_close`, and `picture_close`. A picture is at the top level of the text or in a
 * box. Any other image stays text.
 */
function pictures(markdown: MarkdownIt): void {
  markdown.core.ruler.before("inline", "pictures", picturesOf);
}

/** The picture that a token of type `picture` shows. Throws for any other token. */
export function pictureOf(token: Token): Picture {
  const picture = PICTURES.get(token);
  if (picture === undefined) throw new Error("the token is not a picture");
  return picture;
}

function picturesOf(state: StateCore): void {
  if (!signsOf(state.env).hasImages) return;
  const { tokens } = state;
  const made: Token[] = [];
  let around = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const [open, text, close] = tokens.slice(index, index + 3);
    if (open === undefined) break;
    const match = open.type === "paragraph_open" ? PICTURE.exec(text?.content ?? "") : null;
    if (match !== null && around === 0 && text !== undefined && close !== undefined) {
      made.push(...pictureTokens(state, open, text, match));
      index += 2;
      continue;
    }
    if (!/^box_(?:open|close)$/.test(open.type)) around += open.nesting;
    made.push(open);
  }
  state.tokens = made;
}

function pictureTokens(
  state: StateCore,
  { map, level }: Token,
  text: Token,
  [, alt = "", address = "", caption]: RegExpExecArray,
): readonly Token[] {
  const [line = 0, end = 0] = map ?? [];
  const token = (type: string, tag: string, nesting: -1 | 0 | 1, depth: number): Token =>
    Object.assign(new state.Token(type, tag, nesting), { block: true, level: level + depth });
  const open = token("picture_open", "figure", 1, 0);
  open.map = [line, end];
  open.attrSet("class", "picture");
  const picture = token("picture", "img", 0, 1);
  picture.map = [line, line + 1];
  // The content, so that `showNothing` counts the picture as something.
  picture.content = plainAlt(state, alt);
  PICTURES.set(picture, { file: address.normalize("NFC"), alt: picture.content });
  const made = [open, picture];
  if (caption !== undefined) {
    Object.assign(text, { content: caption, map: [line + 1, end], level: level + 2 });
    made.push(
      token("picture_caption_open", "figcaption", 1, 1),
      text,
      token("picture_caption_close", "figcaption", -1, 1),
    );
  }
  return [...made, token("picture_close", "figure", -1, 0)];
}

/** The words of an alt text, without Markdown, on one line. */
function plainAlt({ md }: StateCore, alt: string): string {
  const [inline] = md.parseInline(alt, {});
  const words = md.renderer.renderInlineAsText(inline?.children ?? [], md.options, {});
  return words.replaceAll(/\s+/g, " ").trim();
}

// Captions of tables.

/** A paragraph that describes the table directly below it. */
const CAPTION = /^Tabel:[ \t]*(?=\S)(.+)$/;

/** Makes a line `Tabel: …` directly above a table its caption: the words after the colon. */
function captions(markdown: MarkdownIt): void {
  markdown.core.ruler.before("inline", "captions", captionsOf);
}

function captionsOf({ tokens, env }: StateCore): void {
  if (!signsOf(env).hasMarks) return;
  for (const [index, table] of tokens.entries()) {
    const [open, text, close] = tokens.slice(Math.max(0, index - 3), index);
    if (table.type !== "table_open" || open?.type !== "paragraph_open") continue;
    const [, caption] = CAPTION.exec(text?.content ?? "") ?? [];
    if (text === undefined || close === undefined || caption === undefined) continue;
    Object.assign(open, { type: "caption_open", tag: "caption", hidden: false });
    Object.assign(close, { type: "caption_close", tag: "caption", hidden: false });
    text.content = caption;
    for (const token of [open, text, close]) token.level += 1;
    tokens.splice(index - 3, 4, table, open, text, close);
  }
}
