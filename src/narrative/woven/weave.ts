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
  VALUE_HELPERS,
  type ValueCall,
} from "./calls.ts";
import { Lines } from "./lines.ts";
import { mark, unmarked } from "./marks.ts";
import { Preparation } from "./prepare-tree.ts";
import type { TextTemplate } from "./read-template.ts";
import { startsSentence } from "./starts-sentence.ts";

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
