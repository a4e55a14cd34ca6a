import type { MarkdownIt, Token } from "markdown-it";

/** The index at which each inline token begins in the text of its block, in UTF-16 units from 0. */
const BEGINNINGS = new WeakMap<Token, number>();

/** Records where inline tokens begin. Markdown's parser keeps only the lines of their blocks. */
export function places(markdown: MarkdownIt): void {
  const { State } = markdown.inline;
  markdown.inline.State = class extends State {
    override push(...given: Parameters<InstanceType<typeof State>["push"]>): Token {
      const token = super.push(...given);
      // The parser is one character past the bracket of a link by now.
      const isLink = token.type === "link_open" && this.src.charAt(this.pos - 1) === "[";
      BEGINNINGS.set(token, isLink ? this.pos - 1 : this.pos);
      return token;
    }
  };
}

/** A place in a text. Both numbers count from 0. */
interface Place {
  readonly line: number;
  readonly at: number;
}

/** The text of a block, within the lines that it was parsed from. */
class Source {
  readonly lines: readonly string[];
  readonly start: Place;
  readonly content: string;

  constructor(lines: readonly string[], start: Place, content: string) {
    this.lines = lines;
    this.start = start;
    this.content = content;
  }

  /** The place of the character at `index` of the text. */
  placeAt(index: number): Place {
    const before = this.content.slice(0, index).split("\n");
    const nth = before.length - 1;
    const line = this.start.line + nth;
    const from = nth === 0 ? this.start.at : 0;
    // The marks of quotes and the indent are not part of the text.
    const found = (this.lines[line] ?? "").indexOf(this.content.split("\n")[nth] ?? "", from);
    return { line, at: Math.max(found, from) + (before.at(-1)?.length ?? 0) };
  }
}

/** An inline token (words, a link, a break), with the tokens around it. */
export interface Part {
  readonly part: Token;
  readonly parts: readonly Token[];
  readonly index: number;
  /** The place where the token begins. */
  readonly place: () => Place;
  /**
   * The place of a text within the block. Each call continues after the text that the last call
   * found.
   */
  readonly placeOf: (text: string) => Place;
}

/** The words of a block, such as a paragraph or a cell. */
export interface Inline {
  readonly token: Token;
  /** The index of the token among the tokens of the text. */
  readonly index: number;
  /** The place of a character of its Markdown. */
  readonly placeOfContent: (at: number) => Place;
}

/** The words of each block of a text. `lines` are the lines of the parsed text. */
export function* inlinesOf(tokens: readonly Token[], lines: readonly string[]): Generator<Inline> {
  for (const { token, index, source } of sourcesOf(tokens, lines)) {
    yield { token, index, placeOfContent: (at) => source.placeAt(at) };
  }
}

/** The inline tokens of a text. `lines` are the lines of the parsed text. */
export function* partsOfLines(tokens: readonly Token[], lines: readonly string[]): Generator<Part> {
  for (const { token, source } of sourcesOf(tokens, lines)) {
    const { content } = token;
    const parts = token.children ?? [];
    let searched = 0;
    for (const [index, part] of parts.entries()) {
      const begins = BEGINNINGS.get(part) ?? 0;
      const place = (): Place => source.placeAt(begins);
      const placeOf = (text: string): Place => {
        const found = content.indexOf(text, searched);
        if (found >= 0) searched = found + text.length;
        return source.placeAt(found < 0 ? begins : found);
      };
      yield { part, parts, index, place, placeOf };
    }
  }
}

function* sourcesOf(
  tokens: readonly Token[],
  lines: readonly string[],
): Generator<{ readonly token: Token; readonly index: number; readonly source: Source }> {
  const calls = new Map<number, () => Place>();
  let start: Place = { line: 0, at: 0 };
  for (const [index, token] of tokens.entries()) {
    // The parser gives no line for cells and inline notes.
    if (token.type === "tr_open" && token.map !== null) start = { line: token.map[0], at: 0 };
    if (token.type === "footnote_open") {
      const { line, at } = calls.get(noteId(token))?.() ?? start;
      start = { line, at: at + "^[".length };
    }
    if (token.type !== "inline") continue;
    if (token.map !== null) start = { line: token.map[0], at: 0 };
    const { content } = token;
    const source = new Source(lines, start, content);
    for (const part of token.children ?? []) {
      if (part.type !== "footnote_ref" || calls.has(noteId(part))) continue;
      const begins = BEGINNINGS.get(part) ?? 0;
      calls.set(noteId(part), () => source.placeAt(begins));
    }
    yield { token, index, source };
    // The next cell of the row begins after this one.
    const found = (lines[start.line] ?? "").indexOf(content, start.at);
    if (token.map === null && found >= 0) start = { ...start, at: found + content.length };
  }
}

/** The number of the note that a token calls or begins. */
export function noteId({ meta }: Token): number {
  return (meta as { readonly id: number }).id;
}
