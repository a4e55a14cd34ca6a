import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
} from "yaml";

/** The keys that lead from the top of a YAML text to something in it; a number is a place in a list. */
export type Keys = readonly PropertyKey[];

/** A YAML text as data, with the line of everything in it. */
export interface PlacedYaml {
  /** Undefined where the text is no YAML. */
  readonly content: unknown;
  /** The lines, from 1, at which the text is no YAML. */
  readonly brokenLines: readonly number[];
  /** The line on which the entry of `keys` begins, or the last one on the way that is there; from 1. */
  readonly lineOf: (keys: Keys) => number;
}

/** Parses a text of which mistakes are to be told by line. JSON is YAML too. */
export function parsePlacedYaml(text: string): PlacedYaml {
  const lines = new LineCounter();
  // Dates stay text: YAML's own dates would bring a time zone in.
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: "core",
    // Its warnings would go to the process, in English.
    logLevel: "error",
  });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const lineOf = (keys: Keys): number => lineAt(offsetOf(document, keys.map(String)));
  const errors = [...new Set(document.errors.map(({ pos }) => lineAt(pos[0])))];
  const broken = errors.length > 0 ? errors : referencesToNothing(document).map(lineAt);
  if (broken.length > 0) return { content: undefined, brokenLines: broken, lineOf };
  try {
    return { content: document.toJS() as unknown, brokenLines: [], lineOf };
  } catch {
    // References that multiply without end.
    return { content: undefined, brokenLines: [1], lineOf };
  }
}

/** Where references stand to what there is not. */
function referencesToNothing(document: Document): number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias(_, node) {
      if (node.resolve(document) === undefined) offsets.push(node.range?.[0] ?? 0);
    },
  });
  return offsets;
}

/** Where the entry at the end of `keys` begins, or the last one on the way that is there. */
function offsetOf(document: Document, keys: readonly string[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of keys) {
    if (isMap(node)) {
      const entry = node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
      offset = startOf(entry?.key) ?? offset;
      node = entry?.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
