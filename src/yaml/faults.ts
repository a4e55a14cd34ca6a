import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  visit,
  type Document,
  type LineCounter,
  type Scalar,
  type YAMLError,
} from "yaml";

import { yamlFaults } from "../messages/settings-and-yaml.ts";

/** The reason why a text is no YAML, or no text at all. */
export interface YamlFault {
  /** From 1; null for the file as a whole. */
  readonly line: number | null;
  /** The character within the line, from 1, if known. */
  readonly position?: number;
  /** The problem and the remedy, in Dutch. */
  readonly message: string;
}

/** A place in a text as an editor counts it, from 1. */
export interface YamlPlace {
  readonly line: number;
  readonly position: number;
}

/** A parsed text, with the parser's record of its lines. */
interface Parsed {
  readonly text: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** White space that looks like an indent but is none. */
const ODD_INDENT = /^ *[\u00a0\u2000-\u200b\u202f\u205f\u3000]/;

const ODD_INDENTS: ReadonlySet<string> = new Set([yamlFaults.tab, yamlFaults.hardSpace]);

/**
 * This many faults of a file get an explanation, because each one takes a pass over the whole file.
 * No person writes a file with more faults. For further faults only the line is reported.
 */
const MOST_EXPLAINED = 20;

/** The faults that keep a text from being YAML, in order of line, each line once. */
export function faultsOf(parsed: Parsed): readonly YamlFault[] {
  const { text, document, lines } = parsed;
  const found = [
    ...oddIndents(text),
    ...firstOfEachLine(document.errors, lines).map((error, index) =>
      index < MOST_EXPLAINED
        ? faultOf(error, parsed)
        : { ...placeIn(lines, error.pos[0]), message: yamlFaults.other },
    ),
    // The parser drops an unknown tag, and with it the beginning of a text such as "!Let op".
    ...firstOfEachLine(document.warnings, lines).map(({ pos }) => ({
      ...placeIn(lines, pos[0]),
      message: yamlFaults.reserved("!"),
    })),
  ];
  // Lines below an odd indent seem to be wrongly indented as well.
  const isOdd = found.some(({ message }) => ODD_INDENTS.has(message));
  const causes = isOdd ? found.filter(({ message }) => message !== yamlFaults.indentation) : found;
  const broken = causes.length > 0 ? causes : referencesToNothing(parsed);
  const byLine = new Map<number, YamlFault>();
  const written = text.split("\n");
  for (const fault of broken) {
    const position = fault.position ?? firstCharacter(written[fault.line - 1]);
    if (!byLine.has(fault.line)) byLine.set(fault.line, { ...fault, position });
  }
  return [...byLine.values()].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** The first character of a line that is no white space, from 1. */
function firstCharacter(line = ""): number {
  return Math.max(0, line.search(/\S/)) + 1;
}

/**
 * The first error of each line. Later errors on a line are mostly consequences, and a malicious
 * file can have very many.
 */
function firstOfEachLine(errors: readonly YAMLError[], lines: LineCounter): readonly YAMLError[] {
  const byLine = new Map<number, YAMLError>();
  for (const error of errors) {
    const { line } = lines.linePos(error.pos[0]);
    if (!byLine.has(line)) byLine.set(line, error);
  }
  return [...byLine.values()];
}

function placeIn(lines: LineCounter, offset: number): YamlPlace {
  const { line, col } = lines.linePos(offset);
  return { line, position: col };
}

type FaultOnLine = YamlFault & { readonly line: number };

function oddIndents(text: string): readonly FaultOnLine[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      ODD_INDENT.test(line) ? [{ line: index + 1, message: yamlFaults.hardSpace }] : [],
    );
}

/** The place of an error, and the parser's message. */
interface Spot {
  readonly start: number;
  readonly place: YamlPlace;
  readonly english: string;
  /** The rest of the line from there on. */
  readonly rest: string;
  readonly parsed: Parsed;
}

/** The message for each error of the parser, on the line itself or on the line of its cause. */
const MESSAGES: Readonly<Partial<Record<YAMLError["code"], (spot: Spot) => string | FaultOnLine>>> =
  {
    TAB_AS_INDENT: () => yamlFaults.tab,
    DUPLICATE_KEY: (spot) => repeatedKey(spot) ?? yamlFaults.other,
    // The parser has one error for "a: b: c" and for "a: 1" with a deeper line below it.
    BLOCK_AS_IMPLICIT_KEY: ({ place, rest }) =>
      /:(?:\s|$)/.test(rest)
        ? yamlFaults.colon
        : { line: place.line + 1, message: yamlFaults.indentation },
    MULTILINE_IMPLICIT_KEY: withoutColon,
    MISSING_CHAR: (spot) => {
      if (/closing/i.test(spot.english)) {
        return { ...(openQuote(spot) ?? spot.place), message: yamlFaults.quoteUnclosed };
      }
      return openFlow(spot) ?? withoutColon(spot);
    },
    BAD_INDENT: (spot) => openFlow(spot) ?? yamlFaults.indentation,
    UNEXPECTED_TOKEN: ({ english, place }) => {
      if (/block-seq-ind/.test(english)) return yamlFaults.listOnLine;
      if (!/at node end/.test(english)) return yamlFaults.other;
      return place.position === 1 ? yamlFaults.indentation : yamlFaults.textAfterQuote;
    },
    BAD_SCALAR_START: ({ rest }) => yamlFaults.reserved(rest.charAt(0)),
    BAD_DQ_ESCAPE: () => yamlFaults.escape,
    MULTIPLE_DOCS: () => yamlFaults.documents,
  };

function faultOf({ code, pos: [start], message: english }: YAMLError, parsed: Parsed): FaultOnLine {
  const place = placeIn(parsed.lines, start);
  const rest = restOfLine(parsed.text, start);
  const found = MESSAGES[code]?.({ start, place, english, rest, parsed }) ?? yamlFaults.other;
  return typeof found === "string" ? { ...place, message: found } : found;
}

/** The message for a line without a name and a value: no colon, or no space after it. */
function withoutColon({ rest }: Spot): string {
  return rest.includes(":") ? yamlFaults.spaceMissing : yamlFaults.colonMissing;
}

function restOfLine(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return text.slice(start, end === -1 ? undefined : end);
}

/** The message for a repeated key in a map, with the line of its first occurrence. */
function repeatedKey({ start, place, parsed: { document, lines } }: Spot): FaultOnLine | null {
  let found: FaultOnLine | null = null;
  visit(document, {
    Map(_, map) {
      const again = map.items.find(({ key }) => isNode(key) && key.range?.[0] === start);
      if (again === undefined || !isScalar(again.key)) return undefined;
      const name = String(again.key.value);
      const first = map.items.find(({ key }) => isScalar(key) && String(key.value) === name);
      const offset = isNode(first?.key) ? (first.key.range?.[0] ?? 0) : 0;
      found = { ...place, message: yamlFaults.repeated(name, lines.linePos(offset).line) };
      return visit.BREAK;
    },
  });
  return found;
}

/** The beginning of the quoted text that lacks its closing quote. */
function openQuote({ start, parsed: { document, lines } }: Spot): YamlPlace | null {
  let place: YamlPlace | null = null;
  const look = (_: unknown, node: Scalar): void => {
    const isQuoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
    const [from = 0, to = 0] = node.range ?? [];
    if (isQuoted && from < start && to >= start) place = placeIn(lines, from);
  };
  visit(document, { Scalar: look });
  return place;
}

/** The fault of an unclosed bracket, at the last bracket that opens before the error. */
function openFlow({ start, place: here, english, parsed }: Spot): FaultOnLine | null {
  if (!/^flow/i.test(english)) return null;
  const { document, lines } = parsed;
  let place = here;
  visit(document, {
    Collection(_, node) {
      const from = node.range?.[0] ?? start;
      if (isCollection(node) && node.flow === true && from < start) place = placeIn(lines, from);
    },
  });
  return { ...place, message: yamlFaults.bracketUnclosed };
}

/** The places of references to nothing. */
function referencesToNothing({ document, lines }: Parsed): readonly FaultOnLine[] {
  const found: FaultOnLine[] = [];
  visit(document, {
    Alias(_, node) {
      if (node.resolve(document) !== undefined) return;
      found.push({ ...placeIn(lines, node.range?.[0] ?? 0), message: yamlFaults.reference });
    },
  });
  return found;
}

/** The places of comments that cut off a value but look like a part of it: "Team #1". */
export function cutValues({ text, document, lines }: Parsed): readonly YamlPlace[] {
  const found: YamlPlace[] = [];
  visit(document, {
    Pair(_, { value }) {
      if (!isScalar(value) || value.type !== "PLAIN" || value.range === null) return;
      const [, end = 0] = value.range ?? [];
      const cut = /^[ \t]+(?=#[^\s#])/.exec(restOfLine(text, end));
      if (cut !== null) found.push(placeIn(lines, end + cut[0].length));
    },
  });
  return found;
}

/**
 * What a key has in place of a value: only a comment that looks like a value, such as #0a425c, or
 * nothing at all. Null if there is a value.
 */
export function absenceAt(
  { text, document }: Pick<Parsed, "text" | "document">,
  keys: readonly string[],
): "comment" | "empty" | null {
  let node: unknown = document.contents;
  for (const key of keys) {
    if (isMap(node)) {
      node = node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)?.value;
    } else if (isCollection(node)) node = node.items[Number(key)];
    else return null;
  }
  if (node === null) return "empty";
  if (!isScalar(node) || node.value !== null) return null;
  return /^[ \t]*#[^\s#]/.test(restOfLine(text, node.range?.[0] ?? text.length))
    ? "comment"
    : "empty";
}
