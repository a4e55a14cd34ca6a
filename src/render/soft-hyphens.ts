import { softHyphenated } from "../language/hyphenate.ts";
import { changeText, type Tag } from "./text-tokens.ts";

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
/** The attribute with which a template keeps words whole, such as large type. */
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

/** The kind of place in the document of a piece of text, from the tags before it. */
class Place {
  private isCell = false;
  /**
   * The enclosing element without hyphens, with its depth among elements of that name; undefined
   * outside one.
   */
  private untouched: { readonly name: string; depth: number } | undefined;

  /** The number of letters from which a word may break here. */
  get longWord(): number {
    if (this.untouched !== undefined) return Number.POSITIVE_INFINITY;
    return this.isCell ? LONG_WORD.cell : LONG_WORD.running;
  }

  /** Processes a tag. */
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
