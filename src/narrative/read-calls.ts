import { parseWithoutProcessing } from "handlebars/dist/cjs/handlebars/compiler/base.js";

import { closestTerm } from "../language/likely-meaning.ts";
import { callFault } from "../messages/text-checks.ts";
import {
  type Call,
  type CallPlace,
  COMPARISONS,
  CONDITION_HELPERS,
  Lines,
  MOST_CALLS,
  OTHERWISE,
  type Remark,
  type TextTemplate,
  VALUE_HELPERS,
} from "./narrative.ts";

/** The result of reading the calls of a text. */
export interface TemplateReading {
  /** Null if a call has an error. */
  readonly template: TextTemplate | null;
  /** The readable calls, also if others have an error. */
  readonly calls: readonly Call[];
  readonly remarks: readonly Remark[];
}

/** False if the text certainly contains no call. */
export function mayContainCalls(text: string): boolean {
  return text.includes("{{");
}

/**
 * Reads the calls of a text. Their syntax is a small part of the syntax of Handlebars: the parsed
 * tree is checked before it is used.
 */
export function readTemplate(text: string): TemplateReading {
  const source = new Lines(text);
  const beyond = [...text.matchAll(OPENING)][MOST_OPENINGS];
  if (beyond !== undefined) {
    const remark = { ...callFault.tooMany(MOST_CALLS), ...source.placeAt(beyond.index) };
    return { template: null, calls: [], remarks: [remark] };
  }
  let tree: hbs.AST.Program;
  try {
    tree = parseWithoutProcessing(text);
  } catch {
    return { template: null, calls: [], remarks: syntaxFaults(source) };
  }
  const { calls, depth, remarks } = checkTree(tree, source);
  const template = remarks.length > 0 ? null : { source, tree, calls, depth };
  return { template, calls: [...calls.values()], remarks };
}

// Faults of syntax.

/** The beginning and the end of a call. After a backslash they are text. */
const OPENING = /(?<!\\)\{\{/g;
const CLOSING = "}}";
/**
 * A condition has three `{{`: at its beginning, its alternative and its end. More make parsing
 * slow.
 */
const MOST_OPENINGS = 3 * MOST_CALLS;

/**
 * The places where a text cannot be read: unreadable calls, and conditions without a beginning or
 * an end. The first line if there is no such place.
 */
function syntaxFaults(source: Lines): readonly Remark[] {
  const { text } = source;
  const faults: Remark[] = [];
  const open: { readonly name: string; readonly place: CallPlace }[] = [];
  let end = 0;
  for (const { index } of text.matchAll(OPENING)) {
    if (index < end) continue;
    const place = source.placeAt(index);
    end = text.indexOf(CLOSING, index) + CLOSING.length;
    const call = text.slice(index, end);
    if (end < CLOSING.length || call.slice(2).includes("{{")) {
      faults.push({ ...callFault.unended, ...place });
      end = index + 2;
      continue;
    }
    const [, sign = "", name = ""] = /^\{\{([#/]?)\s*([^\s}]*)/.exec(call) ?? [];
    if (sign === "/") {
      if (open.pop()?.name !== name) faults.push({ ...callFault.endsNothing(name), ...place });
    } else if (/^\{\{\s*(?:else\b|\^)/.test(call)) {
      faults.push({ ...callFault.elseWritten, ...place });
    } else if (!canBeRead(sign === "#" ? `${call}{{/${name}}}` : call)) {
      faults.push({ ...callFault.unreadable, ...place });
    } else if (sign === "#") open.push({ name, place });
  }
  faults.push(...open.map(({ name, place }) => ({ ...callFault.notEnded(name), ...place })));
  return faults.length > 0 ? faults : [{ ...callFault.unreadable, line: 0 }];
}

function canBeRead(call: string): boolean {
  try {
    parseWithoutProcessing(call);
    return true;
  } catch {
    return false;
  }
}

// The check of the parsed tree.

/**
 * The deepest nesting of conditions. Deeper nesting is hard to follow, and each level doubles the
 * variants to check.
 */
const DEEPEST = 3;
/** The longest name of a category, in characters: as long as the longest cell of an export. */
const LONGEST_WORD = 200;

/** The calls of a text, and remarks on what it may not contain. */
interface CheckedTree {
  readonly calls: ReadonlyMap<hbs.AST.Node, Call>;
  readonly depth: number;
  readonly remarks: readonly Remark[];
}

/** Checks that a tree contains only text and known calls with valid arguments. */
function checkTree(tree: hbs.AST.Program, source: Lines): CheckedTree {
  const check = new TreeCheck(source);
  check.statements(tree.body, 0);
  const { calls, remarks, depth } = check;
  return { calls, depth, remarks };
}

type Fault = Pick<Remark, "code" | "more">;

class TreeCheck {
  readonly calls = new Map<hbs.AST.Node, Call>();
  readonly remarks: Remark[] = [];
  depth = 0;
  readonly #source: Lines;

  constructor(source: Lines) {
    this.#source = source;
  }

  statements(body: readonly hbs.AST.Statement[], depth: number): void {
    this.depth = Math.max(this.depth, depth);
    let otherwise = 0;
    for (const statement of body) {
      if (statement.type === "ContentStatement") continue;
      const written = this.#slice(statement);
      if (isMustache(statement)) {
        if (!/^\{\{(?![{&~])/.test(written) || written.endsWith("~}}")) {
          this.#refuse(statement, callFault.notAllowed(kindOf(written)));
        } else if (isNamed(statement, OTHERWISE) && !hasArguments(statement)) {
          otherwise += 1;
          if (depth === 0 || otherwise > 1) this.#refuse(statement, callFault.otherwise);
        } else this.#call(statement, VALUE_HELPERS, valueCall);
      } else if (isBlock(statement)) this.#block(statement, written, depth);
      else this.#refuse(statement, callFault.notAllowed(kindOf(written)));
    }
  }

  #block(block: hbs.AST.BlockStatement, written: string, depth: number): void {
    const opening = /^\{\{#(?![*>~])/.test(written);
    // The part after {{else}}, and the parameters of {{#x as |y|}}. Both are absent if not written.
    const { program, inverse } = block as Partial<hbs.AST.BlockStatement>;
    const isPlain = !written.includes("~}}") && !written.includes("{{~");
    if (!opening || !isPlain || program === undefined || (program.blockParams ?? []).length > 0) {
      this.#refuse(block, callFault.notAllowed(kindOf(written)));
      return;
    }
    if (inverse !== undefined && inverse !== null) this.#refuse(block, callFault.elseWritten);
    if (depth >= DEEPEST) this.#refuse(block, callFault.tooDeep(DEEPEST));
    else {
      this.#call(block, CONDITION_HELPERS, condition);
      this.statements(program.body, depth + 1);
    }
  }

  /** Records the call of a statement, or what is wrong with it. */
  #call(
    statement: hbs.AST.MustacheStatement | hbs.AST.BlockStatement,
    known: readonly string[],
    read: (name: string, given: Given) => Unplaced | Fault,
  ): void {
    const path = this.#slice(statement.path);
    const name = known.find((one) => isNamed(statement, one) && one === path);
    if (name === undefined) {
      const all = [...VALUE_HELPERS, ...CONDITION_HELPERS, OTHERWISE];
      // The name is known, but belongs to the other kind of call.
      const isOther = all.some((one) => isNamed(statement, one));
      const fault = isOther
        ? callFault.otherKind(path, known === VALUE_HELPERS)
        : callFault.unknown(/^\p{L}+$/u.test(path) ? closestTerm(path, all) : undefined);
      this.#refuse(statement, fault);
      return;
    }
    const given = givenTo(statement);
    const call = "code" in given ? given : read(name, given);
    if ("code" in call) this.#refuse(statement, call);
    else if (this.calls.size >= MOST_CALLS) this.#refuse(statement, callFault.tooMany(MOST_CALLS));
    else this.calls.set(statement, { ...call, place: this.#place(statement) });
  }

  #refuse(node: hbs.AST.Node, fault: Fault): void {
    this.remarks.push({ ...fault, ...this.#place(node) });
  }

  #place({ loc }: hbs.AST.Node) {
    return this.#source.placeAt(this.#source.indexOf(loc.start));
  }

  #slice({ loc }: hbs.AST.Node): string {
    const { start, end } = loc;
    return this.#source.text.slice(this.#source.indexOf(start), this.#source.indexOf(end));
  }
}

function isMustache(node: hbs.AST.Statement): node is hbs.AST.MustacheStatement {
  return node.type === "MustacheStatement";
}

function isBlock(node: hbs.AST.Statement): node is hbs.AST.BlockStatement {
  return node.type === "BlockStatement";
}

/** True for a call by a plain name: no path, no literal and no data of Handlebars. */
function isNamed({ path }: { readonly path: hbs.AST.Node }, name: string): boolean {
  if (path.type !== "PathExpression") return false;
  const { original, parts, depth, data } = path as hbs.AST.PathExpression;
  return original === name && parts.length === 1 && depth === 0 && !data;
}

function hasArguments({ params, hash }: hbs.AST.MustacheStatement): boolean {
  return params.length > 0 || ((hash as hbs.AST.Hash | undefined)?.pairs.length ?? 0) > 0;
}

// The arguments of calls.

/** The arguments of a call: words by position, and words by name. */
interface Given {
  readonly words: readonly string[];
  readonly named: ReadonlyMap<string, string>;
}

/** A call without its place. A plain `Omit` would merge the members of the union. */
type Unplaced = Call extends infer One ? (One extends Call ? Omit<One, "place"> : never) : never;

/** The arguments of a call. Only literals are allowed: no path and no nested call. */
function givenTo({
  params,
  hash,
}: hbs.AST.MustacheStatement | hbs.AST.BlockStatement): Given | Fault {
  const words = params.map(wordOf);
  const pairs = (hash as hbs.AST.Hash | undefined)?.pairs ?? [];
  const named = pairs.map(({ key, value }) => [key, wordOf(value)] as const);
  const all = [...words, ...named.map(([, value]) => value)];
  if (all.some((word) => word === null)) return callFault.noLiteral;
  if (all.some((word) => word !== null && (word === "" || word.length > LONGEST_WORD))) {
    return callFault.noWord;
  }
  const byName = new Map(named.map(([key, value]) => [key, value ?? ""]));
  if (byName.size < named.length) return callFault.givenTwice;
  return { words: words.map((word) => word ?? ""), named: byName };
}

function wordOf(node: hbs.AST.Expression): string | null {
  if (node.type === "StringLiteral") return (node as hbs.AST.StringLiteral).value.normalize("NFC");
  return node.type === "NumberLiteral" ? String((node as hbs.AST.NumberLiteral).value) : null;
}

function valueCall(name: string, { words, named }: Given): Unplaced | Fault {
  if (name === "cijfer" || name === "aandeel") {
    const [figure, ...parts] = words;
    const noun = named.get("zelfstandig") ?? null;
    if (figure === undefined) return callFault.figureMissing(name);
    return unknownName(named, ["zelfstandig"]) ?? { kind: name, figure, parts, noun };
  }
  const [word, ...more] = words;
  if (more.length > 0) return callFault.tooManyWords(name);
  const isUnknown = unknownName(named, []);
  if (isUnknown !== null) return isUnknown;
  if (name === "maand") {
    return word === undefined ? callFault.monthMissing : { kind: "maand", which: word };
  }
  return { kind: name === "periode" ? "periode" : "peildatum", form: word ?? null };
}

function condition(name: string, { words, named }: Given): Unplaced | Fault {
  const [figure, ...parts] = words;
  if (figure === undefined) return callFault.figureMissing(name);
  if (name === "getoond") return unknownName(named, []) ?? { kind: "getoond", figure, parts };
  const tests = COMPARISONS.flatMap((comparison) => {
    const value = named.get(comparison);
    return value === undefined ? [] : [{ comparison, with: value }];
  });
  const isUnknown = unknownName(named, COMPARISONS);
  if (isUnknown !== null) return isUnknown;
  return tests.length === 0 ? callFault.testMissing : { kind: "als", figure, parts, tests };
}

function unknownName(named: Given["named"], known: readonly string[]): Fault | null {
  const other = [...named.keys()].find((key) => !known.includes(key));
  return other === undefined ? null : callFault.unknownName(known, closestTerm(other, known));
}

/** The kind of a statement that a text may not contain, from how it is written. */
function kindOf(written: string): Parameters<typeof callFault.notAllowed>[0] {
  if (written.startsWith("{{{{")) return "raw";
  if (/^\{\{(?:\{|&)/.test(written)) return "unescaped";
  if (/^\{\{#?>/.test(written)) return "partial";
  if (/^\{\{#?\*/.test(written)) return "decorator";
  if (written.startsWith("{{!")) return "comment";
  if (/^\{\{~|~\}\}/.test(written)) return "strip";
  if (written.startsWith("{{^")) return "inverse";
  return "other";
}
