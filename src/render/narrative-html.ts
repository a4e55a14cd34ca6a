import type { Edition } from "./edition.ts";
import { type Note, noteCallHtml, type Notes } from "./notes.ts";
import { inScrollingBox } from "./scrolling-box.ts";
import { mayBreak, valueHtml } from "./text-html.ts";
import type { BlockOf } from "../model/report-model.ts";
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
} from "../narrative/markdown.ts";

/** A part of a narrative, such as a paragraph or a list, and the notes that it calls. */
export interface NarrativePart {
  readonly html: string;
  readonly notes: readonly Note[];
}

/**
 * Narrative as HTML, in the parts below which notes can stand. Its notes (`[^1]`) join those of the
 * report: numbered in one row with them.
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
    // A second call of the same note leads to it, and the way back is to the first.
    if (known !== undefined) return noteCallHtml(known).replace(/ id="[^"]*"/, "");
    const content = noteBodies[index];
    if (content === undefined) throw new Error("a call of a note that the text does not hold");
    // A note that calls itself, as an older report may hold it.
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
    const own = render(part);
    html += medium === "print" ? own : withScrollingTables(own);
    const called = notes.take();
    if (called.length === 0) continue;
    parts.push({ html, notes: called });
    html = "";
  }
  return html === "" ? parts : [...parts, { html, notes: [] }];
}

/** The tokens of each element that stands in no other. */
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

/** Says of each paragraph of a quote that it names who speaks: it begins with a dash. */
function markSpeakers(body: readonly MarkdownToken[]): void {
  let quotes = 0;
  for (const [index, token] of body.entries()) {
    if (token.type === "blockquote_open") quotes += 1;
    if (token.type === "blockquote_close") quotes -= 1;
    if (quotes > 0 && isSpeaker(body, index)) token.attrJoin("class", "speaker");
  }
}

/** Says of each paragraph that is long enough that it may go on in the next column. */
function markLongParagraphs(body: readonly MarkdownToken[], lineLength: number): void {
  for (const [index, token] of body.entries()) {
    const words = body[index + 1]?.children ?? [];
    const text = words.map(({ content }) => content).join("");
    if (token.type === "paragraph_open" && mayBreak(text, lineLength))
      token.attrJoin("class", "long");
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

/** Gives each caption an id, as what scrolls bears its name. */
function nameTables(body: readonly MarkdownToken[], name: string): void {
  const captions = body.filter(({ type }) => type === "caption_open");
  for (const [index, caption] of captions.entries()) {
    caption.attrSet("id", `tabel-${name}-${index + 1}`);
  }
}

/** In characters, as they come: a longer box has no room left on most pages, so it may break. */
const LONGEST_UNBROKEN_BOX = 1200;

/** Gives each box the name that its title is, and says of it whether it is long. */
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

/** Puts in each picture the image that it shows. Throws where the model does not hold it. */
function showPictures(
  body: readonly MarkdownToken[],
  images: NonNullable<BlockOf<"narrative">["images"]>,
): void {
  for (const token of body) {
    if (token.type !== "picture") continue;
    const { file, alt } = pictureOf(token);
    const image = images.find((one) => one.file === file);
    if (image === undefined) throw new Error("a picture of an image that the report does not hold");
    token.attrSet("src", `data:${image.mediaType};base64,${image.base64}`);
    token.attrSet("alt", alt);
    token.attrSet("width", String(image.width));
    token.attrSet("height", String(image.height));
  }
}

/** On a narrow screen a wide table scrolls within itself. Text is escaped, so that a tag is one. */
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

/** The styles leave room for numbers of so many digits. */
const USUAL_DIGITS = 2;

/**
 * Gives each list with longer numbers the indent that they take. Without it a number stands in the
 * margin, or is cut off there.
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
      // A full stop and the space behind it are about as wide as a digit.
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
 * An empty cell would vanish from the structure of the PDF, and the row be too short. Of a dash a
 * listener hears nothing, so it has a name.
 */
const EMPTY_HEAD = "\u00A0";
const EMPTY_CELL = "–";
MARKDOWN.renderer.rules["empty_cell"] = () =>
  `<span role="img" aria-label="leeg">${EMPTY_CELL}</span>`;

const LOWEST_HEADING_LEVEL = 6;

/**
 * Puts a heading that skips a level right below the heading before it: whoever walks through the
 * headings must not look for one that is not there. The title of a box stands below the heading
 * before it, and no heading below the title of a box.
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

/** Makes paragraphs of headings, where they would stand outside the order of the text. */
function withoutHeadings(tokens: readonly MarkdownToken[]): void {
  for (const token of tokens) {
    if (token.type === "heading_open" || token.type === "heading_close") token.tag = "p";
  }
}

/** Makes the first cell of each row its head, unless it is empty or the only one; says what heads are of. */
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

/** Writes a dash in empty cells of tables, and a space in empty heads. */
function fillEmptyCells(tokens: readonly MarkdownToken[]): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "th_open" && token.type !== "td_open") continue;
    const content = tokens[index + 1];
    if (content?.type !== "inline" || !showNothing([content])) continue;
    const isHead = token.type === "th_open";
    const [text] = MARKDOWN.parseInline(isHead ? EMPTY_HEAD : EMPTY_CELL, {})[0]?.children ?? [];
    if (text === undefined) throw new Error("a dash without a token");
    if (!isHead) text.type = "empty_cell";
    content.children = [text];
  }
}
