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

/** What a walk looks at, in the order in which it tells of it. */
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

/** How one rule fares in a PDF. */
export interface WalkedRule extends Outcome {
  readonly rule: WalkRule;
}

/**
 * Walks through a finished PDF as whoever hears it does, and looks for what validators do not tell:
 * words that run into one another, links that only their place explains, alt texts that nobody
 * listens to. It shares nothing with what wrote the file but the names of operators and types.
 * Throws an Error where the file is no PDF that can be parsed.
 */
export async function walkStructure(pdf: Uint8Array): Promise<readonly WalkedRule[]> {
  const walk = walkOf(await readFile(pdf));
  return Object.entries(WALK_RULES).map(([rule, look]) => ({
    rule: rule as WalkRule,
    ...look(walk),
  }));
}
