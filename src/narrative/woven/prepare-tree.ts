import { type Call, type Condition, isCondition, OTHERWISE, type ValueCall } from "./calls.ts";
import type { Lines } from "./lines.ts";
import { mark } from "./marks.ts";

/** From `start` up to and not including `end`. */
interface Cut {
  readonly start: number;
  readonly end: number;
}

/** A piece of a text: words with their marks, a value, or a condition with its two alternatives. */
export type Piece =
  | string
  | { readonly call: ValueCall }
  | {
      readonly call: Condition;
      readonly holds: readonly Piece[];
      readonly otherwise: readonly Piece[];
    };

/** Makes the pieces of a checked tree. */
export class Preparation {
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

  /** A piece of the text without these lines, with a mark for each part that is left. */
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

  /** Where conditions begin, where their alternatives begin, and where they end. */
  #tagsIn(body: readonly hbs.AST.Statement[]): readonly Cut[] {
    return body.flatMap((statement): readonly Cut[] => {
      if (isOtherwise(statement)) return [this.#spanOf(statement)];
      if (statement.type !== "BlockStatement") return [];
      const block = statement as hbs.AST.BlockStatement;
      const { text } = this.#source;
      const { start, end } = this.#spanOf(block);
      // The words of a call may contain braces, so the end is looked for after its last word.
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
