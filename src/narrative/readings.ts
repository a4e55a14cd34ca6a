import MarkdownIt, { type Env, type StateBlock } from "markdown-it";

/** A rule of the parser for blocks. In silence it only says whether a block begins on the line. */
export type BlockRule = (
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
) => boolean;

/** The rule of that name as the parser brings it. */
export function standardBlockRule(name: "list" | "blockquote"): BlockRule {
  const [rule] = new MarkdownIt("zero").enable(name).block.ruler.getRules("");
  if (rule === undefined) throw new Error(`the parser has no rule ${name}`);
  return rule;
}

/** The text of a line, without its indent and without the marks of the quotes that it stands in. */
export function textOfLine({ src, bMarks, tShift, eMarks }: StateBlock, line: number): string {
  return src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line]);
}

/**
 * How a line was read where its writer may have meant something else: a sign of Markdown that is
 * printed as typed, or numbers that are all the same and are counted.
 */
export type Reading = "as-written" | "counted";

/** What a text can hold that earlier releases did not know: to them its signs were words. */
interface Signs {
  /** Languages and captions of tables. */
  readonly hasMarks: boolean;
  readonly hasBoxes: boolean;
  /** Addresses of sites in running text, as links. */
  readonly hasBareLinks: boolean;
  /** Not where the document takes none: there an image stays text, which is refused. */
  readonly hasImages: boolean;
  /** What stands in the place of each `{{0}}`, `{{1}}`: the words of what was woven in. */
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
 * What to parse a text with. A text of a report that was kept before a sign was known holds none of
 * it: what looks like such a sign is words of it.
 */
export function environmentFor(signs: Partial<Signs>): Env {
  return { [SIGNS]: { ...OF_NOW, ...signs } };
}

/** The signs that a text can hold. */
export function signsOf(environment: Env): Signs {
  return (environment[SIGNS] as Signs | undefined) ?? OF_NOW;
}

const KEY = Symbol("readings");

/** Takes note of how a line is read, counted from 0. */
export function noteReading(environment: Env, line: number, reading: Reading): void {
  const known = environment[KEY] as Map<number, Reading> | undefined;
  if (known === undefined) environment[KEY] = new Map([[line, reading]]);
  else known.set(line, reading);
}

/** How lines were read, in the environment that the text was parsed with. */
export function readingsIn(environment: Env): ReadonlyMap<number, Reading> {
  return (environment[KEY] as ReadonlyMap<number, Reading> | undefined) ?? new Map();
}
