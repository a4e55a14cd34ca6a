import { parseWithoutProcessing } from "handlebars/dist/cjs/handlebars/compiler/base.js";

import type { Call, CallPlace } from "./calls.ts";
import { checkTree, MOST_CALLS } from "./check-tree.ts";
import { callFault } from "../../messages/woven.ts";
import type { Remark } from "../remark.ts";
import { Lines } from "./lines.ts";

/** A text with calls that passed all checks: it holds allowed constructs only. */
export interface TextTemplate {
  readonly source: Lines;
  readonly tree: hbs.AST.Program;
  /** The calls by the statements of the tree that they are. */
  readonly calls: ReadonlyMap<hbs.AST.Node, Call>;
  /** How deep conditions stand in one another. */
  readonly depth: number;
}

/** What came of reading the calls of a text. */
export interface TemplateReading {
  /** Null where something is wrong with a call. */
  readonly template: TextTemplate | null;
  /** Those that can be read, also where others cannot. */
  readonly calls: readonly Call[];
  readonly remarks: readonly Remark[];
}

/** True for a text that may hold a call: all others are as they are. */
export function mayHoldCalls(text: string): boolean {
  return text.includes("{{");
}

/**
 * Reads the calls of a text. The language is that of Handlebars, of which a text may use no more than
 * the calls of `calls.ts`: the parsed tree is checked before anything is made of it.
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

/** The beginning and the end of a call; a backslash before it makes it text. */
const OPENING = /(?<!\\)\{\{/g;
const CLOSING = "}}";
/** A condition has three: where it opens, turns and ends. The parser takes longer for each. */
const MOST_OPENINGS = 3 * MOST_CALLS;

/** Where a text cannot be read: each call that cannot be read by itself, else what does not end. */
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
