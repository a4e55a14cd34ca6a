import MarkdownParser, { type Env, type StateBlock } from "markdown-it";

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

/**
 * How a line was read that its writer may have meant differently: a sign of Markdown that prints as
 * typed, or equal numbers that are counted.
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
