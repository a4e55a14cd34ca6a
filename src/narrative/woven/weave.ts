import Handlebars from "handlebars";

import type { CallFault } from "../../messages/woven.ts";
import type { Value } from "../narrative.ts";
import type { Remark } from "../remark.ts";
import { placeOfValue } from "../woven-values.ts";
import {
  type Call,
  type CallPlace,
  CONDITION_HELPERS,
  type Condition,
  OTHERWISE,
  VALUE_HELPERS,
  type ValueCall,
} from "./calls.ts";
import { Lines } from "./lines.ts";
import type { TextTemplate } from "./read-template.ts";

/** What calls come to. */
export interface Answers {
  /** @param startsSentence the value stands at the beginning of a sentence */
  readonly value: (call: ValueCall, startsSentence: boolean) => Value | CallFault;
  /** @param depth how many conditions stand around this one */
  readonly holds: (condition: Condition, depth: number) => boolean | CallFault;
}

/** A text in which every call has come to what it stands for. */
export interface WovenText {
  /** Markdown, in which each value has a place: `{{0}}`, `{{1}}`. */
  readonly markdown: string;
  readonly values: readonly Value[];
  /** What is wrong with calls, at their places in the text as it was written. */
  readonly remarks: readonly Remark[];
  /** Where a place of `markdown` stands in the text as it was written. */
  readonly placeOf: (place: CallPlace) => CallPlace;
}

/**
 * Before each piece of a text, and of a call, stands where it was written. A text has no such
 * characters: what reads it takes them out.
 */
const [BEFORE, BEHIND] = ["\u0001", "\u0002"];
const MARK = new RegExp(`${BEFORE}(\\d+)${BEHIND}`, "g");

/** What a run of a text takes note of, which its calls find as `this`. */
interface Run {
  readonly answers: Answers;
  readonly source: Lines;
  readonly calls: readonly Call[];
  readonly values: Value[];
  readonly remarks: Remark[];
  /** How many conditions stand around what is run. */
  depth: number;
}

const ENGINE = Handlebars.create();
for (const name of VALUE_HELPERS) {
  ENGINE.registerHelper(name, function value(this: Run, index: unknown): string {
    const call = this.calls[Number(index)];
    if (call === undefined || call.kind === "als" || call.kind === "getoond") {
      throw new Error("a value that nobody has checked");
    }
    const at = this.source.indexAt(call.place);
    const answer = this.answers.value(call, startsSentence(this.source.text, at));
    if ("code" in answer) this.remarks.push({ ...answer, ...call.place });
    this.values.push("code" in answer ? [{ text: "…" }] : answer);
    return `${mark(at)}${placeOfValue(this.values.length - 1)}`;
  });
}
for (const name of CONDITION_HELPERS) {
  ENGINE.registerHelper(
    name,
    function condition(this: Run, index: unknown, { fn, inverse }: Handlebars.HelperOptions) {
      const call = this.calls[Number(index)];
      if (call === undefined || (call.kind !== "als" && call.kind !== "getoond")) {
        throw new Error("a condition that nobody has checked");
      }
      const answer = this.answers.holds(call, this.depth);
      if (typeof answer !== "boolean") this.remarks.push({ ...answer, ...call.place });
      this.depth += 1;
      const text = answer === false ? inverse(this) : fn(this);
      this.depth -= 1;
      return text;
    },
  );
}

/** Each text is compiled once, however often it is woven. */
const COMPILED = new WeakMap<TextTemplate, Handlebars.TemplateDelegate<Run>>();

function compiled(template: TextTemplate): Handlebars.TemplateDelegate<Run> {
  const known = COMPILED.get(template);
  if (known !== undefined) return known;
  const { source, tree, calls } = template;
  const helpers = [...VALUE_HELPERS, ...CONDITION_HELPERS];
  const program = new Preparation(source, [...calls.keys()]).program(tree.body);
  const run = ENGINE.compile<Run>(program, {
    knownHelpers: Object.fromEntries(helpers.map((name) => [name, true])),
    knownHelpersOnly: true,
    noEscape: true,
    strict: true,
    // The lines of conditions are cut already, with a note of where the rest was written.
    ignoreStandalone: true,
  });
  COMPILED.set(template, run);
  return run;
}

/**
 * Puts in a text what its calls come to. Handlebars runs the checked tree: it knows the calls of
 * `calls.ts` and nothing else, and no word that a writer typed reaches it but as text to print.
 */
export function weave(template: TextTemplate, answers: Answers): WovenText {
  const { source, calls } = template;
  const run: Run = {
    answers,
    source,
    calls: [...calls.values()],
    values: [],
    remarks: [],
    depth: 0,
  };
  const marked = compiled(template)(run);
  return { ...unmarked(marked, source), values: run.values, remarks: run.remarks };
}

/**
 * A text in so many ways that each of its pieces stands in one of them, beside what can stand beside
 * it. The values are stand-ins.
 */
export function variantsOf(template: TextTemplate): readonly WovenText[] {
  return Array.from({ length: 2 ** template.depth }, (_, variant) =>
    weave(template, {
      value: () => [{ text: "0" }],
      holds: (_condition, depth) => ((variant >> depth) & 1) === 0,
    }),
  );
}

/** A condition on a line of its own, or a call. */
const CALL = /^[ \t]*\{\{(?:[#/][^{}\n]*|anders)\}\}[ \t]*(?:\n|$)|(?<!\\)\{\{([^{}\n]*)\}\}/gm;

/**
 * A text of which no call can be relied on, for all else that is in it: each value is an ellipsis, and
 * of each condition all pieces are there.
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

function mark(index: number): string {
  return `${BEFORE}${index}${BEHIND}`;
}

/** A text without its marks, and where each of its pieces was written. */
function unmarked(marked: string, source: Lines): Pick<WovenText, "markdown" | "placeOf"> {
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

/** From `start` up to and not including `end`. */
interface Cut {
  readonly start: number;
  readonly end: number;
}

/** Makes of a checked tree the one that runs: each call names itself by its number alone. */
class Preparation {
  readonly #source: Lines;
  readonly #calls: readonly hbs.AST.Node[];
  /** The lines of conditions that stand alone, which are not there in print. */
  #cuts: readonly Cut[] = [];

  constructor(source: Lines, calls: readonly hbs.AST.Node[]) {
    this.#source = source;
    this.#calls = calls;
  }

  program(body: readonly hbs.AST.Statement[]): hbs.AST.Program {
    this.#cuts = this.#tagsIn(body).flatMap((tag) => this.#lineOf(tag));
    return this.#program(body);
  }

  #program(body: readonly hbs.AST.Statement[]): hbs.AST.Program {
    const statements = body.map((one) => this.#statement(one));
    const loc = { source: "", start: { line: 1, column: 0 }, end: { line: 1, column: 0 } };
    return { type: "Program", body: statements, blockParams: [], loc };
  }

  #statement(statement: hbs.AST.Statement): hbs.AST.Statement {
    if (statement.type === "ContentStatement") {
      const content = statement as hbs.AST.ContentStatement;
      const value = this.#content(this.#spanOf(statement));
      const made: hbs.AST.ContentStatement = { ...content, value };
      return made;
    }
    const index = this.#calls.indexOf(statement);
    const number: hbs.AST.NumberLiteral = {
      type: "NumberLiteral",
      value: index,
      original: index,
      loc: statement.loc,
    };
    const named = { ...statement, params: [number], hash: undefined };
    if (statement.type !== "BlockStatement") return named;
    const { body } = (statement as hbs.AST.BlockStatement).program;
    const otherwise = body.findIndex(isOtherwise);
    const block = {
      ...named,
      program: this.#program(otherwise < 0 ? body : body.slice(0, otherwise)),
      inverse: this.#program(otherwise < 0 ? [] : body.slice(otherwise + 1)),
      inverseStrip: { open: false, close: false },
    };
    return block;
  }

  /** A piece of the text without the lines that are cut, marked with where it stands. */
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

  /** Where conditions begin, turn and end. */
  #tagsIn(body: readonly hbs.AST.Statement[]): readonly Cut[] {
    return body.flatMap((statement): readonly Cut[] => {
      if (isOtherwise(statement)) return [this.#spanOf(statement)];
      if (statement.type !== "BlockStatement") return [];
      const block = statement as hbs.AST.BlockStatement;
      const { text } = this.#source;
      const { start, end } = this.#spanOf(block);
      // The words of a call may hold braces: its last one ends before those that end the call.
      const last = [...block.params, ...((block.hash as hbs.AST.Hash | undefined)?.pairs ?? [])];
      const words = last.map(({ loc }) => this.#source.indexOf(loc.end));
      const opening = { start, end: text.indexOf("}}", Math.max(start, ...words)) + 2 };
      const closing = { start: text.lastIndexOf("{{", end), end };
      return [opening, ...this.#tagsIn(block.program.body), closing];
    });
  }

  /** The line of a tag with its end, where nothing else stands on it. */
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

/** Marks of a quote, a heading or emphasis, behind which a paragraph begins. */
const BEGINS = /^(?:[ \t]*>)*[ \t]*(?:#{1,6}[ \t]+)?["“‘*_[]*$/;
const BLANK = /^(?:[ \t]*>)*[ \t]*$/;
const HEADING = /^(?:[ \t]*>)*[ \t]*#{1,6}[ \t]/;
const SENTENCE_ENDS = /[.!?…]["”’)\]*_]*\s+["“‘(*_[]*$/;
/** A full stop behind these ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:bijv|bv|ca|nr|nrs|art|incl|excl|resp|max|min|enz|o\.a|m\.n|d\.w\.z|i\.p\.v|t\.o\.v)\.\s+$/i;

/** True where a sentence begins at an index of a text: what is woven in there has a capital. */
function startsSentence(text: string, index: number): boolean {
  // A condition that opens or turns right before it is no word of the sentence.
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
