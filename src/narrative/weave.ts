import type { CallFault } from "../messages/text-checks.ts";
import { placeOfValue } from "./markdown/environment.ts";
import {
  type Call,
  type CallPlace,
  type Condition,
  isCondition,
  Lines,
  OTHERWISE,
  type Remark,
  type TextTemplate,
  type Value,
  type ValueCall,
} from "./narrative.ts";

/** Answers calls: with the words of a value, the outcome of a condition, or a fault. */
export interface Answers {
  /** @param startsSentence the value is at the beginning of a sentence */
  readonly value: (call: ValueCall, startsSentence: boolean) => Value | CallFault;
  /** @param depth the number of conditions around this one */
  readonly holds: (condition: Condition, depth: number) => boolean | CallFault;
}

/** A text in which every call is replaced by its answer. */
export interface WovenText {
  /** Markdown, in which each value has a place: `{{0}}`, `{{1}}`. */
  readonly markdown: string;
  readonly values: readonly Value[];
  /** The faults of calls, at their places in the original text. */
  readonly remarks: readonly Remark[];
  /** The place in the original text of a place in `markdown`. */
  readonly placeOf: (place: CallPlace) => CallPlace;
}

/** The pieces of each text. They are made once and can be woven many times. */
const PREPARED = new WeakMap<TextTemplate, readonly Piece[]>();

function preparedPieces(template: TextTemplate): readonly Piece[] {
  const known = PREPARED.get(template);
  if (known !== undefined) return known;
  const { source, tree, calls } = template;
  const pieces = new Preparation(source, calls).pieces(tree.body);
  PREPARED.set(template, pieces);
  return pieces;
}

/**
 * Replaces the calls in a text with their answers. It does not run Handlebars: it follows only
 * checked calls.
 */
export function weave(template: TextTemplate, answers: Answers): WovenText {
  const { source } = template;
  const values: Value[] = [];
  const remarks: Remark[] = [];
  const valueOf = (call: ValueCall): string => {
    const at = source.indexAt(call.place);
    const answer = answers.value(call, startsSentence(source.text, at));
    if ("code" in answer) remarks.push({ ...answer, ...call.place });
    values.push("code" in answer ? [{ text: "…" }] : answer);
    return `${mark(at)}${placeOfValue(values.length - 1)}`;
  };
  const woven = (pieces: readonly Piece[], depth: number): string => {
    let text = "";
    for (const piece of pieces) {
      if (typeof piece === "string") text += piece;
      else if (!("holds" in piece)) text += valueOf(piece.call);
      else {
        const answer = answers.holds(piece.call, depth);
        if (typeof answer !== "boolean") remarks.push({ ...answer, ...piece.call.place });
        text += woven(answer === false ? piece.otherwise : piece.holds, depth + 1);
      }
    }
    return text;
  };
  const marked = woven(preparedPieces(template), 0);
  return { ...unmarked(marked, source), values, remarks };
}

/**
 * The text woven in enough ways for each of its pieces to appear next to every possible neighbour.
 * Its values are placeholders.
 */
export function variantsOf(template: TextTemplate): readonly WovenText[] {
  return Array.from({ length: 2 ** template.depth }, (_, variant) =>
    weave(template, {
      value: () => [{ text: "0" }],
      holds: (_condition, depth) => ((variant >> depth) & 1) === 0,
    }),
  );
}

/** A part of a condition on a line of its own, or a call. */
const CALL = /^[ \t]*\{\{(?:[#/][^{}\n]*|anders)\}\}[ \t]*(?:\n|$)|(?<!\\)\{\{([^{}\n]*)\}\}/gm;

/**
 * Replaces the calls of a text that cannot be woven, so that the rest can be checked: each value
 * becomes an ellipsis, and each condition shows both pieces.
 */
export function withoutCalls(text: string): WovenText {
  const values: Value[] = [];
  let end = 0;
  const pieces = Array.from(text.matchAll(CALL), ({ 0: call, 1: within, index }) => {
    const before = `${mark(end)}${text.slice(end, index)}`;
    end = index + call.length;
    if (within === undefined || /^(?:[#/]|anders$)/.test(within.trim())) return before;
    values.push([{ text: "…" }]);
    return `${before}${mark(index)}${placeOfValue(values.length - 1)}`;
  });
  const marked = `${pieces.join("")}${mark(end)}${text.slice(end)}`;
  return { ...unmarked(marked, new Lines(text)), values, remarks: [] };
}

// The pieces of a text.

/** A range of the text from `start` up to, but not including, `end`. */
interface Cut {
  readonly start: number;
  readonly end: number;
}

/** A piece of a text: words with their marks, a value, or a condition with its two alternatives. */
type Piece =
  | string
  | { readonly call: ValueCall }
  | {
      readonly call: Condition;
      readonly holds: readonly Piece[];
      readonly otherwise: readonly Piece[];
    };

/** Makes the pieces of a checked tree. */
class Preparation {
  readonly #source: Lines;
  readonly #calls: ReadonlyMap<hbs.AST.Node, Call>;
  /** The lines with only a part of a condition, which do not print. */
  #cuts: readonly Cut[] = [];

  constructor(source: Lines, calls: ReadonlyMap<hbs.AST.Node, Call>) {
    this.#source = source;
    this.#calls = calls;
  }

  pieces(body: readonly hbs.AST.Statement[]): readonly Piece[] {
    this.#cuts = this.#tagsIn(body).flatMap((tag) => this.#lineOf(tag));
    return body.map((one) => this.#piece(one));
  }

  #piece(statement: hbs.AST.Statement): Piece {
    if (statement.type === "ContentStatement") return this.#content(this.#spanOf(statement));
    const call = this.#calls.get(statement);
    if (call === undefined) throw new Error("the call was not checked");
    if (!isCondition(call)) return { call };
    const { body } = (statement as hbs.AST.BlockStatement).program;
    const otherwise = body.findIndex(isOtherwise);
    const end = otherwise < 0 ? body.length : otherwise;
    return {
      call,
      holds: body.slice(0, end).map((one) => this.#piece(one)),
      otherwise: body.slice(end + 1).map((one) => this.#piece(one)),
    };
  }

  /**
   * A range of the text without the lines in `#cuts`, with a mark before each part that is left.
   */
  #content({ start, end }: Cut): string {
    let text = "";
    let at = start;
    for (const cut of this.#cuts) {
      if (cut.end <= at || cut.start >= end) continue;
      if (cut.start > at) text += this.#marked(at, cut.start);
      at = Math.min(end, cut.end);
    }
    return at < end ? text + this.#marked(at, end) : text;
  }

  #marked(start: number, end: number): string {
    return `${mark(start)}${this.#source.text.slice(start, end)}`;
  }

  /** The places where conditions begin, where their alternatives begin, and where they end. */
  #tagsIn(body: readonly hbs.AST.Statement[]): readonly Cut[] {
    return body.flatMap((statement): readonly Cut[] => {
      if (isOtherwise(statement)) return [this.#spanOf(statement)];
      if (statement.type !== "BlockStatement") return [];
      const block = statement as hbs.AST.BlockStatement;
      const { text } = this.#source;
      const { start, end } = this.#spanOf(block);
      // The words of a call may contain braces, so the search for its end starts after its last
      // word.
      const last = [...block.params, ...((block.hash as hbs.AST.Hash | undefined)?.pairs ?? [])];
      const words = last.map(({ loc }) => this.#source.indexOf(loc.end));
      const opening = { start, end: text.indexOf("}}", Math.max(start, ...words)) + 2 };
      const closing = { start: text.lastIndexOf("{{", end), end };
      return [opening, ...this.#tagsIn(block.program.body), closing];
    });
  }

  /** The line of a tag with its line end, if the line contains nothing else. */
  #lineOf({ start, end }: Cut): readonly Cut[] {
    const { text } = this.#source;
    const from = text.lastIndexOf("\n", start - 1) + 1;
    const next = text.indexOf("\n", end);
    const to = next < 0 ? text.length : next + 1;
    const isAlone = text.slice(from, start).trim() === "" && text.slice(end, to).trim() === "";
    return isAlone ? [{ start: from, end: to }] : [];
  }

  #spanOf({ loc }: hbs.AST.Node): Cut {
    return { start: this.#source.indexOf(loc.start), end: this.#source.indexOf(loc.end) };
  }
}

function isOtherwise(statement: hbs.AST.Statement): boolean {
  if (statement.type !== "MustacheStatement") return false;
  const { path } = statement as hbs.AST.MustacheStatement;
  return (path as hbs.AST.PathExpression).original === OTHERWISE;
}

// Marks that show where each piece was written.

/**
 * These characters surround the index at which the next piece of text was written. No text contains
 * them, because reading a file removes control characters.
 */
const [BEFORE, BEHIND] = ["\u0001", "\u0002"];
/** The mark before text that was written at an index. */
function mark(index: number): string {
  return `${BEFORE}${index}${BEHIND}`;
}

const MARK = new RegExp(`${BEFORE}(\\d+)${BEHIND}`, "g");

/** Removes the marks from a text. Returns also where each of its characters was written. */
function unmarked(
  marked: string,
  source: Lines,
): {
  readonly markdown: string;
  readonly placeOf: (place: CallPlace) => CallPlace;
} {
  const pieces: { readonly start: number; readonly written: number }[] = [];
  let markdown = "";
  let end = 0;
  for (const { 0: found, 1: written, index } of marked.matchAll(MARK)) {
    markdown += marked.slice(end, index);
    pieces.push({ start: markdown.length, written: Number(written) });
    end = index + found.length;
  }
  markdown += marked.slice(end);
  const lines = new Lines(markdown);
  const placeOf = (place: CallPlace): CallPlace => {
    const index = lines.indexAt(place);
    const piece = pieces.findLast(({ start }) => start <= index) ?? { start: 0, written: 0 };
    return source.placeAt(piece.written + index - piece.start);
  };
  return { markdown, placeOf };
}

// Beginnings of sentences.

/** The marks of a quote, a heading or emphasis at the beginning of a paragraph. */
const BEGINS = /^(?:[ \t]*>)*[ \t]*(?:#{1,6}[ \t]+)?["“‘*_[]*$/;
const BLANK = /^(?:[ \t]*>)*[ \t]*$/;
const HEADING = /^(?:[ \t]*>)*[ \t]*#{1,6}[ \t]/;
const SENTENCE_ENDS = /[.!?…]["”’)\]*_]*\s+["“‘(*_[]*$/;
/** The full stop of an abbreviation ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:bijv|bv|ca|nr|nrs|art|incl|excl|resp|max|min|enz|o\.a|m\.n|d\.w\.z|i\.p\.v|t\.o\.v)\.\s+$/i;

/** True if a sentence begins at an index of a text: a value there starts with a capital. */
function startsSentence(text: string, index: number): boolean {
  // A part of a condition directly before the index is not part of the sentence.
  const before = text
    .slice(0, index)
    .replace(/(?:\{\{(?:#[^}]*|anders|\/\w+)\}\}\s*)+$/, (tags) =>
      tags.includes("\n") ? "\n" : "",
    );
  if (SENTENCE_ENDS.test(before)) return !ABBREVIATION.test(before);
  const lines = before.split("\n");
  const line = lines.at(-1) ?? "";
  if (!BEGINS.test(line)) return false;
  return HEADING.test(line) || BLANK.test(lines.at(-2) ?? "");
}
