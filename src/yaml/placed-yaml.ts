import { isUtf8 } from "node:buffer";

import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from "yaml";
import type { z } from "zod";

import { codePointAt, firstControl, withoutControls } from "../language/characters.ts";
import { yamlFaults, yamlMessages } from "../messages/settings-and-yaml.ts";
import { absenceAt, cutValues, faultsOf, type YamlFault, type YamlPlace } from "./faults.ts";

/** The keys from the top of a YAML text to one of its parts. A number is a place in a list. */
export type Keys = readonly PropertyKey[];

/** The first control character of a line, which was removed. */
interface TakenOut extends YamlPlace {
  /** Such as "U+001B". */
  readonly codePoint: string;
}

/** A YAML text as data, with the line of everything in it. */
export interface PlacedYaml {
  /** Undefined if the text is no YAML. */
  readonly content: unknown;
  /** The faults that keep the text from being YAML, each with its line. */
  readonly faults: readonly YamlFault[];
  /** The beginnings of comments that cut off a value but look like a part of it. */
  readonly cuts: readonly YamlPlace[];
  /** The control characters that were removed: the first of each line, in order. */
  readonly takenOut: readonly TakenOut[];
  /**
   * The line of the entry at `keys`, from 1. If it does not exist, the line of the deepest entry
   * above it that does.
   */
  readonly lineOf: (keys: Keys) => number;
  /** The same line, with the character within it, from 1. */
  readonly placeOf: (keys: Keys) => YamlPlace;
  /**
   * What the entry at `keys` has in place of a value: a comment, or nothing at all. Null if there
   * is a value.
   */
  readonly absenceAt: (keys: Keys) => "comment" | "empty" | null;
}

/**
 * Parses a text and keeps the line of each part, for messages about mistakes. JSON is YAML too.
 * Control characters are removed, also escaped ones such as `"\e"`.
 */
export function parsePlacedYaml(written: string): PlacedYaml {
  try {
    return parsePlaced(written);
  } catch (error) {
    // The parser calls itself for each level, so thousands of levels overflow its stack.
    if (error instanceof RangeError) return tooDeep(null);
    throw error;
  }
}

/**
 * The result for a text with too many levels.
 *
 * @param line the line of the first level that is too deep, if known
 */
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

/** The deepest nesting of maps and lists. Real files have at most ten levels. */
const DEEPEST = 100;

/**
 * The first value on the level below the deepest; undefined if there is none. Searches level by
 * level. Later code is recursive, so deep levels would overflow its stack, and it visits everything
 * again for a key that is itself a map.
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
  // Dates stay text, because YAML's dates would add a time zone.
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: "core",
    // Warnings would go to the process, in English.
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
    // The parser refuses references that multiply the content too much.
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

/**
 * Removes the control characters from the values and keys of a document, and returns their places.
 */
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

/**
 * The offset of the entry at `keys`. If it does not exist, the offset of the deepest entry above it
 * that does.
 */
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

// The encoding of a YAML file.

const LINE_FEED = 0x0a;

/**
 * The text of a YAML file in UTF-8, or the fault of a file in another encoding. Reading such a file
 * anyway would silently change letters with accents.
 */
export function decodeYaml(
  bytes: Buffer,
): { readonly text: string } | { readonly fault: YamlFault } {
  if (isUtf16(bytes)) return { fault: { line: null, message: yamlFaults.utf16 } };
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { fault: { ...placeOf(bytes, nul), message: yamlFaults.nul } };
  if (isUtf8(bytes)) return { text: bytes.toString("utf8") };
  return { fault: { ...placeOf(bytes, firstOdd(bytes)), message: yamlFaults.notUtf8 } };
}

/** Detects UTF-16 by its mark, or by a NUL for each letter of a nearly ASCII text. */
function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.toString("latin1", 0, 2);
  if (mark === "\xff\xfe" || mark === "\xfe\xff") return true;
  if (bytes.length < 4 || bytes.length % 2 === 1) return false;
  const isNul = (start: number): boolean => bytes[start] === 0 && bytes[start + 2] === 0;
  return isNul(0) !== isNul(1);
}

/** The line and the character of a byte; all bytes before it must be UTF-8. */
function placeOf(bytes: Buffer, offset: number): { line: number; position: number } {
  const before = bytes.toString("utf8", 0, offset).split("\n");
  return { line: before.length, position: (before.at(-1) ?? "").length + 1 };
}

/** The offset of the first byte that is not valid UTF-8. */
function firstOdd(bytes: Buffer): number {
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(LINE_FEED, start);
    const line = bytes.subarray(start, end < 0 ? undefined : end);
    if (!isUtf8(line)) {
      const read = new TextDecoder("utf-8", { ignoreBOM: true }).decode(line);
      return start + Buffer.byteLength(read.slice(0, read.indexOf("\ufffd")));
    }
    start = end + 1;
  }
}

// Parts that a schema does not allow.

/** A part of a YAML file that its schema does not allow. */
export interface Mistake {
  readonly keys: Keys;
  /** The problem in Dutch, as a part of a sentence; null for an unknown key. */
  readonly detail: string | null;
}

/** The mistakes in a file, from the issues that its schema found. */
export function mistakesOf(
  { issues }: z.ZodError,
  { absenceAt }: Pick<PlacedYaml, "absenceAt">,
): readonly Mistake[] {
  return issues.flatMap((issue): Mistake[] => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ keys: [...issue.path, key], detail: null }));
    }
    const detail = detailOf(issue);
    const absence = detail === yamlMessages.text ? absenceAt(issue.path) : null;
    return [{ keys: issue.path, detail: absence === null ? detail : yamlMessages[absence] }];
  });
}

function detailOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "custom" || issue.code === "too_small") return issue.message;
  const expected = issue.code === "invalid_type" ? issue.expected : "string";
  if (expected === "array") return yamlMessages.list;
  return expected === "object" || expected === "record" ? yamlMessages.parts : yamlMessages.text;
}
