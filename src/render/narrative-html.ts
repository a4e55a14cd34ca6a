import type { BlockOf } from "../model/blocks.ts";
import { plainText } from "../model/text.ts";
import {
  environmentFor,
  headingLevel,
  HIGHEST_HEADING_LEVEL,
  isSpeaker,
  MARKDOWN,
  type MarkdownToken,
  pictureOf,
  showNothing,
} from "../narrative/markdown/markdown.ts";
import type { Edition } from "./edition.ts";
import {
  inScrollingBox,
  mayBreak,
  type Note,
  noteCallHtml,
  type Notes,
  valueHtml,
} from "./text-html.ts";

/** A part of a narrative, such as a paragraph or a list, with the notes that it calls. */
export interface NarrativePart {
  readonly html: string;
  readonly notes: readonly Note[];
}

/**
 * Renders a narrative as HTML, in parts that can have notes below them. Its notes (`[^1]`) are
 * numbered together with those of the report.
 */
export function narrativeHtml(
  {
    markdown,
    name = "tekst",
    hasMarks,
    hasBoxes,
    hasBareLinks,
    images = [],
    woven = [],
  }: Omit<BlockOf<"narrative">, "type" | "isSample">,
  notes: Notes,
  medium: Edition["medium"],
  lineLength: number,
): readonly NarrativePart[] {
  const environment = environmentFor({
    hasMarks: hasMarks === true,
    hasBoxes: hasBoxes === true,
    hasBareLinks: hasBareLinks === true,
    hasImages: images.length > 0,
    values: woven.map(plainText),
  });
  environment["valueHtml"] = (value: number) => valueHtml(woven[value] ?? []);
  const tokens = MARKDOWN.parse(markdown, environment);
  nameCells(tokens);
  fillEmptyCells(tokens);
  const { body, noteBodies } = splitNotes(tokens);
  closeHeadingJumps(body);
  noteBodies.forEach(withoutHeadings);
  [body, ...noteBodies].forEach(sizeListNumbers);
  const render = (some: MarkdownToken[]): string =>
    MARKDOWN.renderer.render(some, MARKDOWN.options, environment);
  const numbers = new Map<number, number>();
  const open = new Set<number>();
  environment["noteCall"] = (index: number): string => {
    const known = numbers.get(index);
    // A second call leads to the same note. The note leads back to the first call only.
    if (known !== undefined) return noteCallHtml(known).replace(/ id="[^"]*"/, "");
    const content = noteBodies[index];
    if (content === undefined) throw new Error("the text calls a note that it does not contain");
    // A note may call itself in a snapshot of an earlier release.
    if (open.has(index)) return "";
    open.add(index);
    const number = notes.call(render(content));
    numbers.set(index, number);
    return noteCallHtml(number);
  };
  markLongParagraphs(body, lineLength);
  markSpeakers(body);
  nameTables(body, name);
  nameBoxes(body, name);
  showPictures(body, images);
  const parts: NarrativePart[] = [];
  let html = "";
  for (const part of outermost(body)) {
    const partHtml = render(part);
    html += medium === "print" ? partHtml : withScrollingTables(partHtml);
    const called = notes.take();
    if (called.length === 0) continue;
    parts.push({ html, notes: called });
    html = "";
  }
  return html === "" ? parts : [...parts, { html, notes: [] }];
}

/** The tokens of each top-level element. */
function outermost(tokens: readonly MarkdownToken[]): MarkdownToken[][] {
  const parts: MarkdownToken[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) parts.push([]);
    parts.at(-1)?.push(token);
    depth += token.nesting;
  }
  return parts;
}

/** Marks the paragraphs of quotes that name the speaker: they begin with a dash. */
function markSpeakers(body: readonly MarkdownToken[]): void {
  let quotes = 0;
  for (const [index, token] of body.entries()) {
    if (token.type === "blockquote_open") quotes += 1;
    if (token.type === "blockquote_close") quotes -= 1;
    if (quotes > 0 && isSpeaker(body, index)) token.attrJoin("class", "speaker");
  }
}

/** Marks the paragraphs that are long enough to continue in the next column. */
function markLongParagraphs(body: readonly MarkdownToken[], lineLength: number): void {
  for (const [index, token] of body.entries()) {
    const words = body[index + 1]?.children ?? [];
    const text = words.map(({ content }) => content).join("");
    if (token.type === "paragraph_open" && mayBreak(text, lineLength))
      token.attrJoin("class", "long");
  }
}

/** Separates the text from the content of each of its notes. */
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

/** Gives each caption an id, which names the scrolling box of its table. */
function nameTables(body: readonly MarkdownToken[], name: string): void {
  const captions = body.filter(({ type }) => type === "caption_open");
  for (const [index, caption] of captions.entries()) {
    caption.attrSet("id", `tabel-${name}-${index + 1}`);
  }
}

/** In characters. A longer box does not fit on most pages, so it may break. */
const LONGEST_UNBROKEN_BOX = 1200;

/** Names each box by its title, and marks the long ones. */
function nameBoxes(body: readonly MarkdownToken[], name: string): void {
  let count = 0;
  for (const [index, box] of body.entries()) {
    const title = body[index + 1];
    if (box.type !== "box_open" || title === undefined) continue;
    count += 1;
    const id = `kader-${name}-${count}`;
    box.attrSet("class", "box");
    box.attrSet("aria-labelledby", id);
    title.attrSet("id", id);
    const close = body.findIndex(({ type }, at) => at > index && type === "box_close");
    const words = body.slice(index, close).map(({ type, content }) => {
      return type === "inline" ? content.length : 0;
    });
    const length = words.reduce((sum, one) => sum + one, 0);
    if (length > LONGEST_UNBROKEN_BOX) box.attrJoin("class", "long");
  }
}

/** Puts the image into each picture. Throws if the model does not contain it. */
function showPictures(
  body: readonly MarkdownToken[],
  images: NonNullable<BlockOf<"narrative">["images"]>,
): void {
  for (const token of body) {
    if (token.type !== "picture") continue;
    const { file, alt } = pictureOf(token);
    const image = images.find((one) => one.file === file);
    if (image === undefined)
      throw new Error("the text shows an image that the report does not contain");
    token.attrSet("src", `data:${image.mediaType};base64,${image.base64}`);
    token.attrSet("alt", alt);
    token.attrSet("width", String(image.width));
    token.attrSet("height", String(image.height));
  }
}

/**
 * Makes each table scroll within itself on a narrow screen. Text is escaped, so every `<table` is a
 * tag.
 */
function withScrollingTables(html: string): string {
  return html.replaceAll(
    /<table\b[^>]*>(?:\s*<caption id="([^"]*)")?.*?<\/table>/gs,
    (table, caption: string | undefined) =>
      inScrollingBox(
        table,
        caption === undefined ? 'aria-label="Tabel"' : `aria-labelledby="${caption}"`,
      ),
  );
}

/** The styles leave room for numbers of this many digits. */
const USUAL_DIGITS = 2;

/**
 * Gives lists with longer numbers enough indent. Otherwise a long number is in the margin or cut
 * off.
 */
function sizeListNumbers(tokens: readonly MarkdownToken[]): void {
  const open: { readonly list: MarkdownToken; next: number; last: number }[] = [];
  for (const token of tokens) {
    const inner = open.at(-1);
    if (/^(?:ordered|bullet)_list_open$/.test(token.type)) {
      open.push({ list: token, next: numberAt(token, "start") ?? 1, last: 0 });
    } else if (token.type === "list_item_open" && inner !== undefined) {
      const number = numberAt(token, "value") ?? inner.next;
      inner.next = number + 1;
      inner.last = Math.max(inner.last, number);
    } else if (token.type === "ordered_list_close" && inner !== undefined) {
      const digits = String(inner.last).length;
      // A full stop and the space after it are about as wide as a digit.
      if (digits > USUAL_DIGITS) inner.list.attrSet("style", `padding-left:${digits + 1}ch`);
      open.pop();
    } else if (token.type === "bullet_list_close") open.pop();
  }
}

function numberAt(token: MarkdownToken, name: string): number | null {
  const written = token.attrGet(name);
  return written === null ? null : Number(written);
}

/**
 * The content of an empty cell. Without it, the cell would be missing from the structure of the PDF,
 * and its row would be too short. A screen reader does not read a dash, so the dash has a name.
 */
const EMPTY_HEAD = "\u00A0";
const EMPTY_CELL = "–";
MARKDOWN.renderer.rules["empty_cell"] = () =>
  `<span role="img" aria-label="leeg">${EMPTY_CELL}</span>`;

const LOWEST_HEADING_LEVEL = 6;

/**
 * Removes jumps in the levels of headings, because readers who navigate by headings would look for
 * the missing level. The title of a box is one level below the heading before it.
 */
function closeHeadingJumps(tokens: readonly MarkdownToken[]): void {
  let before = HIGHEST_HEADING_LEVEL - 1;
  for (const token of tokens) {
    if (/^box_title_(?:open|close)$/.test(token.type)) {
      token.tag = `h${Math.min(before + 1, LOWEST_HEADING_LEVEL)}`;
    }
    if (token.type === "heading_open") before = Math.min(headingLevel(token), before + 1);
    if (token.type === "heading_open" || token.type === "heading_close") token.tag = `h${before}`;
  }
}

/** Turns headings in notes into paragraphs, because notes are outside the order of the text. */
function withoutHeadings(tokens: readonly MarkdownToken[]): void {
  for (const token of tokens) {
    if (token.type === "heading_open" || token.type === "heading_close") token.tag = "p";
  }
}

/**
 * Makes the first cell of each row a header cell, unless it is empty or the only one, and sets the
 * scope of all header cells.
 */
function nameCells(tokens: readonly MarkdownToken[]): void {
  let isBody = false;
  for (const [index, row] of tokens.entries()) {
    if (row.type === "th_open") row.attrSet("scope", "col");
    if (row.type === "tbody_open") isBody = true;
    if (row.type === "tbody_close") isBody = false;
    const [cell, content, end, next] = tokens.slice(index + 1, index + 5);
    if (!isBody || row.type !== "tr_open" || next?.type !== "td_open") continue;
    if (cell === undefined || content === undefined || showNothing([content])) continue;
    cell.attrSet("scope", "row");
    for (const tag of [cell, end]) if (tag !== undefined) tag.tag = "th";
  }
}

/** Puts a dash in empty cells of tables, and a space in empty header cells. */
function fillEmptyCells(tokens: readonly MarkdownToken[]): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "th_open" && token.type !== "td_open") continue;
    const content = tokens[index + 1];
    if (content?.type !== "inline" || !showNothing([content])) continue;
    const isHead = token.type === "th_open";
    const [text] = MARKDOWN.parseInline(isHead ? EMPTY_HEAD : EMPTY_CELL, {})[0]?.children ?? [];
    if (text === undefined) throw new Error("the content of an empty cell has no token");
    if (!isHead) text.type = "empty_cell";
    content.children = [text];
  }
}
