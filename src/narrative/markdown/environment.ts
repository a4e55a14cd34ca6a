import MarkdownParser, {
  type Env,
  type MarkdownIt,
  type StateBlock,
  type StateInline,
  type Token,
} from "markdown-it";

import type { Remark } from "../narrative.ts";

// Rules of the parser.

/** A block rule of the parser. If `silent`, it only checks whether a block begins on the line. */
export type BlockRule = (
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
) => boolean;

/** The rule of that name in the standard parser. */
export function standardBlockRule(name: "list" | "blockquote"): BlockRule {
  const [rule] = new MarkdownParser("zero").enable(name).block.ruler.getRules("");
  if (rule === undefined) throw new Error(`the parser has no rule ${name}`);
  return rule;
}

/** The text of a line, without its indent and the marks of its quotes. */
export function textOfLine({ src, bMarks, tShift, eMarks }: StateBlock, line: number): string {
  return src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line]);
}

// The environment of a text: the syntax that it can use, and how its lines were read.

/**
 * How a line was read, if its writer may have meant it differently. `as-written`: a sign of
 * Markdown prints as typed. `counted`: items with equal numbers print as 1, 2, 3.
 */
export type Reading = "as-written" | "counted";

/** The syntax that a text can use. Earlier releases printed the newer parts as text. */
interface Signs {
  /** Languages and captions of tables. */
  readonly hasMarks: boolean;
  readonly hasBoxes: boolean;
  /** Addresses of sites in running text, as links. */
  readonly hasBareLinks: boolean;
  /** False if the document type accepts no images. An image then stays text, which is refused. */
  readonly hasImages: boolean;
  /** The words of the values that are woven in, by the number in `{{0}}`, `{{1}}`. */
  readonly values: readonly string[];
}

const SIGNS = Symbol("signs");
const OF_NOW: Signs = {
  hasMarks: true,
  hasBoxes: true,
  hasBareLinks: true,
  hasImages: false,
  values: [],
};

/**
 * The environment to parse a text with. For a snapshot of an earlier release, it turns off the
 * syntax that the release did not know, so that such a text prints as it did.
 */
export function environmentFor(signs: Partial<Signs>): Env {
  return { [SIGNS]: { ...OF_NOW, ...signs } };
}

/** The syntax that a text can use. */
export function signsOf(environment: Env): Signs {
  return (environment[SIGNS] as Signs | undefined) ?? OF_NOW;
}

const KEY = Symbol("readings");

/** Records how a line was read. Lines count from 0. */
export function noteReading(environment: Env, line: number, reading: Reading): void {
  const known = environment[KEY] as Map<number, Reading> | undefined;
  if (known === undefined) environment[KEY] = new Map([[line, reading]]);
  else known.set(line, reading);
}

/** How lines were read, from the environment that the text was parsed with. */
export function readingsIn(environment: Env): ReadonlyMap<number, Reading> {
  return (environment[KEY] as ReadonlyMap<number, Reading> | undefined) ?? new Map();
}

// Woven values.

/** The place of a woven value (the answer to a call): its number in braces. */
const PLACE = /\{\{(\d{1,5})\}\}/y;

/**
 * Reads `{{0}}` as the place of a woven value: a token of type `woven` with the words of the value
 * as content. These words are never read as Markdown.
 */
export function wovenValues(markdown: MarkdownIt): void {
  markdown.inline.ruler.before("link", "woven", value);
  markdown.renderer.rules["woven"] = (tokens, index, _options, environment) => {
    const { valueHtml } = environment as { readonly valueHtml?: (value: number) => string };
    const token = tokens[index];
    const html = valueHtml?.(numberOfValue(token?.meta));
    return html ?? markdown.utils.escapeHtml(token?.content ?? "");
  };
}

/** The place of a value in Markdown. */
export function placeOfValue(number: number): string {
  return `{{${number}}}`;
}

/**
 * Reports values in code, in an address or in an alt text, where their place prints as typed. Each
 * value must have exactly one place.
 */
export function checkValues(
  tokens: readonly Token[],
  lines: readonly string[],
  { length }: readonly string[],
): readonly Remark[] {
  if (length === 0) return [];
  const all = tokens.flatMap((token) => valuesIn(token));
  const printed = new Set(all);
  const unprinted = lines.flatMap((text, line) =>
    [...text.matchAll(new RegExp(PLACE, "g"))].flatMap(({ 1: digits, index: at }): Remark[] => {
      const number = Number(digits);
      return number >= length || printed.has(number) ? [] : [{ code: "woven-place", line, at }];
    }),
  );
  return all.length > printed.size ? [...unprinted, { code: "woven-place", line: 0 }] : unprinted;
}

function valuesIn({ type, meta, children }: Token): readonly number[] {
  if (type === "woven") return [numberOfValue(meta)];
  return (children ?? []).flatMap(valuesIn);
}

/** The number of the value of a `woven` token. */
function numberOfValue(meta: unknown): number {
  return (meta as { readonly value: number }).value;
}

function value(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src.charAt(pos) !== "{") return false;
  PLACE.lastIndex = pos;
  const [found, digits] = PLACE.exec(src) ?? [];
  if (found === undefined || pos + found.length > posMax) return false;
  const words = signsOf(state.env).values[Number(digits)];
  if (words === undefined) return false;
  if (!silent) {
    const token = state.push("woven", "", 0);
    token.content = words;
    token.meta = { value: Number(digits) };
  }
  state.pos += found.length;
  return true;
}

// The places of words.

/** The index at which each inline token begins in the text of its block, in UTF-16 units from 0. */
const BEGINNINGS = new WeakMap<Token, number>();

/** Records where inline tokens begin. Markdown's parser keeps only the lines of their blocks. */
export function places(markdown: MarkdownIt): void {
  const { State } = markdown.inline;
  markdown.inline.State = class extends State {
    override push(...given: Parameters<InstanceType<typeof State>["push"]>): Token {
      const token = super.push(...given);
      // At this point the parser is one character after the bracket of a link.
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
