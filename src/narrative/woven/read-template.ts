import { parseWithoutProcessing } from "handlebars/dist/cjs/handlebars/compiler/base.js";

import { type Call, type CallPlace, MOST_CALLS } from "./calls.ts";
import { checkTree } from "./check-tree.ts";
import { callFault } from "../../messages/woven.ts";
import type { TextTemplate } from "../narrative.ts";
import type { Remark } from "../remark.ts";
import { Lines } from "./lines.ts";

/** The result of reading the calls of a text. */
export interface TemplateReading {
  /** Null if a call has an error. */
  readonly template: TextTemplate | null;
  /** The readable calls, also if others have an error. */
  readonly calls: readonly Call[];
  readonly remarks: readonly Remark[];
}

/** False for a text that contains no call for certain. */
export function mayContainCalls(text: string): boolean {
  return text.includes("{{");
}

/**
 * Reads the calls of a text. Their syntax is a small part of that of Handlebars: the parsed tree is
 * checked before it is used.
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

/** The beginning and the end of a call. After a backslash they are text. */
const OPENING = /(?<!\\)\{\{/g;
const CLOSING = "}}";
/**
 * A condition has three: its beginning, its alternative and its end. The parser takes longer for
 * each.
 */
const MOST_OPENINGS = 3 * MOST_CALLS;

/**
 * The places where a text cannot be read: each call that is unreadable by itself, or otherwise each
 * one without an end.
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
