import type { CallFault } from "../../messages/woven.ts";
import type { TextTemplate, Value } from "../narrative.ts";
import type { Remark } from "../remark.ts";
import { placeOfValue } from "../woven-values.ts";
import type { CallPlace, Condition, ValueCall } from "./calls.ts";
import { Lines } from "./lines.ts";
import { mark, unmarked } from "./marks.ts";
import { type Piece, Preparation } from "./prepare-tree.ts";
import { startsSentence } from "./starts-sentence.ts";

/** The answers to calls. The words of a value, the outcome of a condition, or a fault. */
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
 * The values are stand-ins.
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
 * A text whose calls are unreliable, for the check of everything else in it: each value is an
 * ellipsis, and conditions show both pieces.
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
