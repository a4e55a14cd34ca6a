import { softHyphenated } from "../language/hyphenate.ts";
import { isPlain, type Run, type Text } from "../model/text.ts";
import { escapeExpression } from "../templating/engine.ts";

/** What a text needs from the document around it. */
export interface TextSurroundings {
  readonly notes: Notes;
  /**
   * The words after a reference, such as its page; empty on a screen. Null for a place that this
   * edition does not contain: the reference then is no link.
   */
  readonly behindReference: (target: string) => string | null;
}

/** A date, which stays on one line. */
const DAY = /^\d{1,2} \p{L}+ \d{4}$/u;

/** A number, also with "ruim" or "bijna", which stays on one line with a short word after it. */
const NUMBER = /^(?:(?:ruim|bijna) )?[\d.]+$/;
const SHORT_WORD = /^ (\p{L}{1,14})(?!\p{L})/u;

/**
 * Renders a text of the report model as HTML, with its references as links. The notes that it calls
 * are added to the notes around it.
 */
export function textHtml(text: Text, surroundings: TextSurroundings): string {
  let html = "";
  let rest = text;
  for (let run = rest[0]; run !== undefined; run = rest[0]) {
    const next = rest[1];
    const word = next !== undefined && isPlain(next) ? SHORT_WORD.exec(next.text) : null;
    if (next !== undefined && word !== null && NUMBER.test(run.text) && run.note === undefined) {
      html += `<span class="together">${runHtml(run, surroundings)}${word[0]}</span>`;
      rest = [{ ...next, text: next.text.slice(word[0].length) }, ...rest.slice(2)];
    } else {
      html += runHtml(run, surroundings);
      rest = rest.slice(1);
    }
  }
  return html;
}

/** Renders a woven value, without links and notes. */
export function valueHtml(text: Text): string {
  return textHtml(
    text.map(({ text: words, origin }) => ({ text: words, origin })),
    { notes: new Notes(), behindReference: () => null },
  );
}

function runHtml({ text, target, note }: Run, surroundings: TextSurroundings): string {
  const escaped = escapeExpression(text);
  const words = DAY.test(text) ? `<span class="together">${escaped}</span>` : escaped;
  const linked = target === undefined ? words : linkHtml(words, target, surroundings);
  if (note === undefined) return linked;
  return `${linked}${noteCallHtml(surroundings.notes.call(textHtml(note, surroundings)))}`;
}

/** An external address: a site, a mailbox or a telephone. */
const ELSEWHERE = /^(?:https?|mailto|tel):/i;

/** A link to a place in the report, followed by its page, or to an external address. */
function linkHtml(words: string, target: string, { behindReference }: TextSurroundings): string {
  const address = escapeExpression(target);
  if (ELSEWHERE.test(target)) return `<a href="${address}">${words}</a>`;
  const behind = behindReference(target);
  return behind === null ? words : `<a href="#${address}">${words}</a>${behind}`;
}

// The length of a text.

/** In lines. A paragraph of fewer lines cannot have two lines on either side of a break. */
const LINES_THAT_BREAK = 4;

/** True for a text that fits on one line. It stays with the chart or table below it. */
export function isOneLine(text: string, lineLength: number): boolean {
  return text.length <= lineLength;
}

/**
 * True for a text that is long enough to break over two columns. Chromium leaves a single line of a
 * shorter one, although the style sets widows and orphans, so shorter texts do not break.
 *
 * @param lineLength the number of letters on a line of the column
 */
export function mayBreak(text: string, lineLength: number): boolean {
  return text.length > LINES_THAT_BREAK * lineLength;
}

// Notes.

/** A note to show below its call. */
export interface Note {
  readonly number: number;
  readonly html: string;
}

/**
 * Numbers the notes of a document through all sections, in the order of their calls. Each block
 * takes the notes that it called, to show them below it.
 */
export class Notes {
  #last = 0;
  #open: Note[] = [];

  /** Adds the note of a call, and returns its number. */
  call(html: string): number {
    this.#last += 1;
    this.#open.push({ number: this.#last, html });
    return this.#last;
  }

  /** Returns the notes that were called since the last time. */
  take(): readonly Note[] {
    const taken = this.#open;
    this.#open = [];
    return taken;
  }
}

/**
 * The call of a note within a text. Its space keeps "in 2024" and note 1 from reading as "20241".
 */
export function noteCallHtml(number: number): string {
  return `<sup class="note-call"> <a id="aanroep-${number}" href="#noot-${number}" aria-label="Noot ${number}">${number}</a></sup>`;
}

// Tables on narrow screens.

/**
 * The narrowest screen that a table should fit, without the page's margins, in pixels at the
 * default font size (WCAG 2.2, 1.4.10).
 */
const NARROWEST = 320 - 2 * 16;

/** The estimated width of a letter, and the space between columns. */
const LETTER = 8.5;
const BETWEEN_COLUMNS = 16;

/**
 * A table in a box that scrolls sideways if the table is too wide. Only a table that does not fit a
 * narrow screen is a keyboard stop, because a stop without a function is a nuisance. `name` is the
 * HTML attribute that names the stop. Text in `table` is escaped, so every `<td` is a tag.
 */
export function inScrollingBox(table: string, name: string): string {
  const focusable = leastWidth(table) > NARROWEST ? ` role="group" ${name} tabindex="0"` : "";
  return `<div class="scroll"${focusable}>${table}</div>`;
}

/**
 * The least width of a table in pixels. The longest unbreakable piece sets the width of a column.
 */
function leastWidth(table: string): number {
  const columns: number[] = [];
  for (const [row] of table.matchAll(/<tr[ >].*?<\/tr>/gs)) {
    const cells = Array.from(row.matchAll(/<t[hd][ >].*?<\/t[hd]>/gs), ([cell]) => cell);
    for (const [index, cell] of cells.entries()) {
      columns[index] = Math.max(columns[index] ?? 0, longestPiece(cell));
    }
  }
  const letters = columns.reduce((sum, length) => sum + length, 0);
  return letters * LETTER + (columns.length - 1) * BETWEEN_COLUMNS;
}

/** The number of letters of the longest unbreakable piece. */
function longestPiece(cell: string): number {
  const text = cell
    .replaceAll(/(?<=<span class="together">).*?(?=<\/span>)/gs, (piece) =>
      piece.replaceAll(" ", "\u00A0"),
    )
    .replaceAll(/<br>/g, " ")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&#?\w+;/g, "x");
  return Math.max(...text.split(/(?<=\S-)|[ \n\t]+/).map((piece) => piece.length));
}

// Soft hyphens.

/**
 * The number of letters from which a word may break: in running text, and in cells of tables, which
 * have less room. Some readers do not join a broken word again, so shorter words go to the next
 * line whole.
 */
const LONG_WORD = { running: 40, cell: 25 } as const;

/**
 * Elements without soft hyphens: drawings, code, headings (their hyphens would show in the PDF's
 * outline), and short lines. Text in other languages has none either.
 */
const UNTOUCHED = new Set("svg math code pre h1 h2 h3 h4 h5 h6 caption figcaption".split(" "));
/**
 * The attribute with which a template forbids breaks within words, such as words in large type.
 */
const WHOLE_WORDS = /(?<![\w-])data-whole-words(?![\w-])/i;
const OTHER_LANGUAGE = /\blang\s*=\s*["']?(?!nl\b)[a-z]/i;
const CELL = new Set(["td", "th"]);
/** The tags that end a cell, which may have no end tag of its own. */
const CELL_BORDER = new Set(["td", "th", "tr", "thead", "tbody", "tfoot", "table", "caption"]);

/** Text between spaces, including characters that Handlebars and markdown-it escape. */
const CHUNK = /[^\s\u00A0]+/g;
const ESCAPED_SIGN = /&(?:amp|lt|gt|quot|#39|#x27|#x60|#x3D|nbsp);/g;
/** An address, a name with digits, a combining character, or a word with given breaks. */
const UNBREAKABLE = /[\d@&\u00AD\p{M}]|\/\/|\p{L}[.:]\p{L}/u;
const LETTERS = /\p{L}+/gu;

/** The kind of place where a piece of text is, as the tags before it show. */
class Place {
  private isCell = false;
  /**
   * The enclosing element without hyphens, with its depth among elements of that name; undefined
   * outside one.
   */
  private untouched: { readonly name: string; depth: number } | undefined;

  /** The number of letters from which a word may break at this place. */
  get longWord(): number {
    if (this.untouched !== undefined) return Number.POSITIVE_INFINITY;
    return this.isCell ? LONG_WORD.cell : LONG_WORD.running;
  }

  /** Updates the place for a tag. */
  pass({ name, attributes, isEnd }: Tag): void {
    if (attributes.endsWith("/")) return;
    const begins =
      UNTOUCHED.has(name) || WHOLE_WORDS.test(attributes) || OTHER_LANGUAGE.test(attributes);
    this.untouched = enclosing(this.untouched, name, isEnd, begins);
    if (CELL_BORDER.has(name)) this.isCell = CELL.has(name) && !isEnd;
  }
}

function enclosing(
  element: { readonly name: string; depth: number } | undefined,
  name: string,
  isEnd: boolean,
  begins: boolean,
): { readonly name: string; depth: number } | undefined {
  if (element === undefined) return begins && !isEnd ? { name, depth: 1 } : undefined;
  if (element.name !== name) return element;
  const depth = element.depth + (isEnd ? -1 : 1);
  return depth === 0 ? undefined : { name, depth };
}

/**
 * Adds soft hyphens to the long words of an HTML document or fragment for print, because Chromium
 * has no Dutch hyphenation. It leaves alone addresses, code, drawings, titles, headings, marked
 * elements and other languages. Removing U+00AD from the result gives the input.
 */
export function withSoftHyphens(html: string): string {
  const place = new Place();
  return changeText(
    html,
    (text) => hyphenateText(text, place.longWord),
    (tag) => place.pass(tag),
  );
}

function hyphenateText(text: string, longWord: number): string {
  if (text.length < longWord) return text;
  return text.replaceAll(CHUNK, (chunk) => {
    if (chunk.length < longWord || UNBREAKABLE.test(chunk.replaceAll(ESCAPED_SIGN, " "))) {
      return chunk;
    }
    return chunk
      .split(/(&[^;]+;)/)
      .map((part) => (part.startsWith("&") ? part : hyphenateLetters(part, longWord)))
      .join("");
  });
}

function hyphenateLetters(text: string, longWord: number): string {
  return text.replaceAll(LETTERS, (word) => (word.length < longWord ? word : softHyphenated(word)));
}

/** A comment, an element with raw content, a tag, or a piece of text. */
const TOKEN =
  /<!--[\s\S]*?-->|<(style|script|title|textarea)\b[\s\S]*?<\/\1\s*>|<\/?([a-z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|[^<]+|</gi;

/** A tag of an HTML document. */
export interface Tag {
  /** In lower case. */
  readonly name: string;
  readonly attributes: string;
  readonly isEnd: boolean;
}

/**
 * Changes each piece of text in HTML and leaves the tags as they are. `pass` receives each tag. The
 * title and raw content, such as a style, stay the same.
 */
export function changeText(
  html: string,
  change: (text: string) => string,
  pass: (tag: Tag) => void = () => undefined,
): string {
  return html.replaceAll(
    TOKEN,
    (token: string, _raw: string | undefined, name: string | undefined, attributes: string) => {
      if (name !== undefined) {
        pass({ name: name.toLowerCase(), attributes, isEnd: token.startsWith("</") });
        return token;
      }
      return token.startsWith("<") ? token : change(token);
    },
  );
}
