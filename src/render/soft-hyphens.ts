import { softHyphenated } from "../language/hyphenate.ts";
import { changeText, type Tag } from "./text-tokens.ts";

/**
 * From how many letters on a word may break, in running text and in the cells of tables: where it
 * may have no room. Not every reader makes one word again of what is broken, so shorter words go to
 * the next line whole.
 */
const LONG_WORD = { running: 40, cell: 25 } as const;

/**
 * Elements whose text stays as it is: drawings and code, headings, whose breaks the PDF's outline
 * would show, and what stands in short lines that are not filled anyway. Beside them, what is in
 * another language than Dutch.
 */
const UNTOUCHED = new Set("svg math code pre h1 h2 h3 h4 h5 h6 caption figcaption".split(" "));
/** What a template marks as having whole words only, such as few words in large type. */
const WHOLE_WORDS = /(?<![\w-])data-whole-words(?![\w-])/i;
const OTHER_LANGUAGE = /\blang\s*=\s*["']?(?!nl\b)[a-z]/i;
const CELL = new Set(["td", "th"]);
/** What ends a cell, with or without its own end tag. */
const CELL_BORDER = new Set(["td", "th", "tr", "thead", "tbody", "tfoot", "table", "caption"]);

/** Text between spaces, the characters that Handlebars and markdown-it escape among it. */
const CHUNK = /[^\s\u00A0]+/g;
const ESCAPED_SIGN = /&(?:amp|lt|gt|quot|#39|#x27|#x60|#x3D|nbsp);/g;
/** An address, a name with digits, a letter we do not see as one, or breaks that are given. */
const UNBREAKABLE = /[\d@&\u00AD\p{M}]|\/\/|\p{L}[.:]\p{L}/u;
const LETTERS = /\p{L}+/gu;

/** Where in the document a piece of text stands, by the tags that were read before it. */
class Place {
  private isCell = false;
  /** The element that we are in and its depth among those of its name; undefined outside one. */
  private untouched: { readonly name: string; depth: number } | undefined;

  /** From how many letters on a word may break here. */
  get longWord(): number {
    if (this.untouched !== undefined) return Number.POSITIVE_INFINITY;
    return this.isCell ? LONG_WORD.cell : LONG_WORD.running;
  }

  /** Takes note of a tag. */
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
 * The HTML document or fragment with soft hyphens in the long words of its text, for print: the
 * browser has no Dutch patterns of its own. Addresses, code, drawings, titles, headings, what is
 * marked and words in other languages are left as they are. Removing U+00AD from the result gives the input.
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
