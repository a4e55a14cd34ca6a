import {
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
} from "yaml";

import { codePointAt, firstControl, withoutControls } from "../language/control-characters.ts";
import { yamlFaults } from "../messages/yaml.ts";
import { absenceAt, cutValues, faultsOf, type YamlFault, type YamlPlace } from "./faults.ts";

/** The keys that lead from the top of a YAML text to something in it; a number is a place in a list. */
export type Keys = readonly PropertyKey[];

/** The first control character of a line, which was taken out. */
interface TakenOut extends YamlPlace {
  /** Such as "U+001B". */
  readonly codePoint: string;
}

/** A YAML text as data, with the line of everything in it. */
export interface PlacedYaml {
  /** Undefined where the text is no YAML. */
  readonly content: unknown;
  /** What keeps the text from being YAML, each with its line. */
  readonly faults: readonly YamlFault[];
  /** Where a comment begins that cuts off a value, and is written like a part of it. */
  readonly cuts: readonly YamlPlace[];
  /** The control characters that were taken out, of each line the first, in order. */
  readonly takenOut: readonly TakenOut[];
  /** The line on which the entry of `keys` begins, or the last one on the way that is there; from 1. */
  readonly lineOf: (keys: Keys) => number;
  /** The same with the character within the line, from 1. */
  readonly placeOf: (keys: Keys) => YamlPlace;
  /** Whether a comment, or nothing at all, stands where a value belongs; null where one stands there. */
  readonly absenceAt: (keys: Keys) => "comment" | "empty" | null;
}

/**
 * Parses a text of which mistakes are to be told by line. JSON is YAML too. Control characters are
 * taken out, also those that are written as `"\e"`.
 */
export function parsePlacedYaml(written: string): PlacedYaml {
  try {
    return parsePlaced(written);
  } catch (error) {
    // The parser calls itself for each level, and so runs out of room at thousands of them.
    if (error instanceof RangeError) return tooDeep(null);
    throw error;
  }
}

/** What comes of a text with too many levels. `line` is where they begin, where that is known. */
function tooDeep(line: number | null): PlacedYaml {
  return {
    content: undefined,
    faults: [{ line, message: yamlFaults.tooDeep }],
    cuts: [],
    takenOut: [],
    lineOf: () => line ?? 1,
    placeOf: () => ({ line: line ?? 1, position: 1 }),
    absenceAt: () => null,
  };
}

/** In maps and lists within each other. No file of ours has more than ten. */
const DEEPEST = 100;

/**
 * The first value on the level below the deepest; undefined where there is none. Goes level by
 * level: the walks that follow call themselves for each, and go over the rest again for a name that
 * is a map itself.
 */
function firstBelowDeepest(document: Document): unknown {
  let level: readonly unknown[] = [document.contents];
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth += 1) {
    level = level.flatMap(partsOf).filter((part) => part !== null);
  }
  return level[0];
}

function partsOf(node: unknown): readonly unknown[] {
  if (!isCollection(node)) return [];
  return node.items.flatMap((item: unknown) => (isPair(item) ? [item.key, item.value] : [item]));
}

function parsePlaced(written: string): PlacedYaml {
  const text = withoutControls(written.replace(/^\uFEFF/, ""));
  const lines = new LineCounter();
  // Dates stay text: YAML's own dates would bring a time zone in.
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: "core",
    // Its warnings would go to the process, in English.
    logLevel: "error",
  });
  const below = firstBelowDeepest(document);
  if (below !== undefined) return tooDeep(lines.linePos(startOf(below) ?? 0).line);
  const takenOut = [...controlsIn(written), ...takeOutOfValues(document, lines)];
  const parsed = { text, document, lines };
  const placeOf = (keys: Keys): YamlPlace => {
    const { line, col } = lines.linePos(offsetOf(document, keys.map(String)));
    return { line, position: col };
  };
  const about = {
    takenOut: firstOfEachLine(takenOut),
    cuts: cutValues(parsed),
    lineOf: (keys: Keys): number => placeOf(keys).line,
    placeOf,
    absenceAt: (keys: Keys) => absenceAt(parsed, keys.map(String)),
  };
  const faults = faultsOf(parsed);
  if (faults.length > 0) return { content: undefined, faults, ...about };
  try {
    return { content: document.toJS() as unknown, faults: [], ...about };
  } catch {
    // References that multiply without end.
    return { content: undefined, faults: [{ line: 1, message: yamlFaults.other }], ...about };
  }
}

function controlsIn(text: string): readonly TakenOut[] {
  if (firstControl(text) < 0) return [];
  return text.split("\n").flatMap((line, index) => {
    const at = firstControl(line);
    if (at < 0) return [];
    return [{ line: index + 1, position: at + 1, codePoint: codePointAt(line, at) }];
  });
}

/** Takes the control characters out of the values and keys of a document. */
function takeOutOfValues(document: Document, lines: LineCounter): readonly TakenOut[] {
  const found: TakenOut[] = [];
  visit(document, {
    Scalar(_, scalar) {
      const { value } = scalar;
      const at = typeof value === "string" ? firstControl(value) : -1;
      if (typeof value !== "string" || at < 0) return;
      scalar.value = withoutControls(value);
      const { line, col } = lines.linePos(startOf(scalar) ?? 0);
      found.push({ line, position: col, codePoint: codePointAt(value, at) });
    },
  });
  return found;
}

function firstOfEachLine(found: readonly TakenOut[]): readonly TakenOut[] {
  const byLine = new Map(found.toReversed().map((one) => [one.line, one] as const));
  return [...byLine.values()].toSorted((a, b) => a.line - b.line);
}

/** Where the entry at the end of `keys` begins, or the last one on the way that is there. */
function offsetOf(document: Document, keys: readonly string[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of keys) {
    if (isMap(node)) {
      const entry =
        node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key) ??
        node.items.find((pair) => isCollection(pair.key));
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
