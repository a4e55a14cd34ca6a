import { contentOnce, contentOwned, order, wordBreaks } from "./content-rules.ts";
import { links, title } from "./document-rules.ts";
import { readFile } from "./read-file.ts";
import {
  altTexts,
  headings,
  language,
  listLabels,
  listNumbering,
  notes,
  tableRegular,
  tableScopes,
} from "./structure-rules.ts";
import { walkOf, type Outcome, type Walk } from "./walk.ts";

/** The rules of a walk, in the order of its results. */
const WALK_RULES = {
  "content-owned": contentOwned,
  "content-once": contentOnce,
  order,
  "word-breaks": wordBreaks,
  headings,
  "table-scopes": tableScopes,
  "table-regular": tableRegular,
  "list-labels": listLabels,
  "list-numbering": listNumbering,
  notes,
  links,
  "alt-texts": altTexts,
  language,
  title,
} as const satisfies Readonly<Record<string, (walk: Walk) => Outcome>>;

export type WalkRule = keyof typeof WALK_RULES;

/** The outcome of one rule for a PDF. */
export interface WalkedRule extends Outcome {
  readonly rule: WalkRule;
}

/**
 * Walks through a finished PDF as a listener does, and checks what validators do not report: words
 * that run together, links that only their place explains, alt texts that are too long to listen
 * to. It shares no code with the writer of the file except the names of operators and types. Throws
 * an Error if the file cannot be parsed as PDF.
 */
export async function walkStructure(pdf: Uint8Array): Promise<readonly WalkedRule[]> {
  const walk = walkOf(await readFile(pdf));
  return Object.entries(WALK_RULES).map(([rule, look]) => ({
    rule: rule as WalkRule,
    ...look(walk),
  }));
}
