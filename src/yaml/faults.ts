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

import { yamlFaults } from "../messages/yaml.ts";

/** Why a text is no YAML, or no text at all. */
export interface YamlFault {
  /** From 1; null where the file as a whole is meant. */
  readonly line: number | null;
  /** The character within the line, from 1, where it is known. */
  readonly position?: number;
  /** What is odd and what to do, in Dutch. */
  readonly message: string;
}

/** A text that was parsed, with the lines of what the parser saw. */
interface Parsed {
  readonly text: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** White space that looks like an indent and is none. */
const ODD_INDENT = /^ *[\u00a0\u2000-\u200b\u202f\u205f\u3000]/;

/**
 * So many faults of a file are looked into, each by going through all of it. A file with more is
 * none that a person wrote; of the others only the line is told.
 */
const MOST_EXPLAINED = 20;

/** What keeps a text from being YAML, in order of line, each line once. */
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
  const broken = found.length > 0 ? found : referencesToNothing(parsed);
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
 * The first error of each line: what follows it there is most often its consequence, and a file
 * made to be wrong can hold a great many.
 */
function firstOfEachLine(errors: readonly YAMLError[], lines: LineCounter): readonly YAMLError[] {
  const byLine = new Map<number, YAMLError>();
  for (const error of errors) {
    const { line } = lines.linePos(error.pos[0]);
    if (!byLine.has(line)) byLine.set(line, error);
  }
  return [...byLine.values()];
}

function placeIn(lines: LineCounter, offset: number): { line: number; position: number } {
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

/** Where an error is, and what the parser says of it. */
interface Spot {
  readonly start: number;
  readonly line: number;
  readonly column: number;
  readonly english: string;
  /** The line of the text from there on. */
  readonly rest: string;
  readonly parsed: Parsed;
}

/** What to say of the parser's errors: on the line itself, or where it began to go wrong. */
const SAYINGS: Readonly<Partial<Record<YAMLError["code"], (spot: Spot) => string | FaultOnLine>>> =
  {
    TAB_AS_INDENT: () => yamlFaults.tab,
    DUPLICATE_KEY: ({ start, parsed }) => repeatedKey(start, parsed) ?? yamlFaults.other,
    // The parser has one error for "a: b: c" and for "a: 1" with a deeper line below it.
    BLOCK_AS_IMPLICIT_KEY: ({ line, rest }) =>
      /:(?:\s|$)/.test(rest)
        ? yamlFaults.colon
        : { line: line + 1, message: yamlFaults.indentation },
    MULTILINE_IMPLICIT_KEY: withoutColon,
    MISSING_CHAR: (spot) =>
      /closing/i.test(spot.english)
        ? {
            line: openQuote(spot.start, spot.parsed) ?? spot.line,
            message: yamlFaults.quoteUnclosed,
          }
        : withoutColon(spot),
    BAD_INDENT: ({ start, line, english, parsed }) =>
      /flow/i.test(english)
        ? { line: openBracket(start, parsed) ?? line, message: yamlFaults.bracketUnclosed }
        : yamlFaults.indentation,
    UNEXPECTED_TOKEN: ({ english, column }) => {
      if (/block-seq-ind/.test(english)) return yamlFaults.listOnLine;
      if (!/at node end/.test(english)) return yamlFaults.other;
      return column === 1 ? yamlFaults.indentation : yamlFaults.textAfterQuote;
    },
    BAD_SCALAR_START: ({ rest }) => yamlFaults.reserved(rest.charAt(0)),
    BAD_DQ_ESCAPE: () => yamlFaults.escape,
    MULTIPLE_DOCS: () => yamlFaults.documents,
  };

function faultOf({ code, pos: [start], message: english }: YAMLError, parsed: Parsed): FaultOnLine {
  const { line, col: column } = parsed.lines.linePos(start);
  const rest = restOfLine(parsed.text, start);
  const said = SAYINGS[code]?.({ start, line, column, english, rest, parsed }) ?? yamlFaults.other;
  return typeof said === "string" ? { line, position: column, message: said } : said;
}

/** What should have been a name with a value has no colon, or no space behind it. */
function withoutColon({ rest }: Spot): string {
  return rest.includes(":") ? yamlFaults.spaceMissing : yamlFaults.colonMissing;
}

function restOfLine(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return text.slice(start, end === -1 ? undefined : end);
}

/** A key that stands twice in a map, with the line on which it stands first. */
function repeatedKey(start: number, { document, lines }: Parsed): FaultOnLine | null {
  let found: FaultOnLine | null = null;
  visit(document, {
    Map(_, map) {
      const again = map.items.find(({ key }) => isNode(key) && key.range?.[0] === start);
      if (again === undefined || !isScalar(again.key)) return undefined;
      const name = String(again.key.value);
      const first = map.items.find(({ key }) => isScalar(key) && String(key.value) === name);
      const offset = isNode(first?.key) ? (first.key.range?.[0] ?? 0) : 0;
      const message = yamlFaults.repeated(name, lines.linePos(offset).line);
      found = { line: lines.linePos(start).line, message };
      return visit.BREAK;
    },
  });
  return found;
}

/** The line on which the quoted text begins that goes on until `end`. */
function openQuote(end: number, { document, lines }: Parsed): number | null {
  let line: number | null = null;
  const look = (_: unknown, node: Scalar): void => {
    const isQuoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
    const [from = 0, to = 0] = node.range ?? [];
    if (isQuoted && to >= end) line = lines.linePos(from).line;
  };
  visit(document, { Scalar: look });
  return line;
}

/** The line on which the last bracket opens before `end`. */
function openBracket(end: number, { document, lines }: Parsed): number | null {
  let line: number | null = null;
  visit(document, {
    Collection(_, node) {
      const from = node.range?.[0] ?? end;
      if (isCollection(node) && node.flow === true && from < end) line = lines.linePos(from).line;
    },
  });
  return line;
}

/** Where references stand to what there is not. */
function referencesToNothing({ document, lines }: Parsed): readonly FaultOnLine[] {
  const found: FaultOnLine[] = [];
  visit(document, {
    Alias(_, node) {
      if (node.resolve(document) !== undefined) return;
      const { line } = lines.linePos(node.range?.[0] ?? 0);
      found.push({ line, message: yamlFaults.reference });
    },
  });
  return found;
}

/** The lines of values that a comment cuts off which is written like a part of them: "Team #1". */
export function cutValues({ text, document, lines }: Parsed): readonly number[] {
  const found: number[] = [];
  visit(document, {
    Pair(_, { value }) {
      if (!isScalar(value) || value.type !== "PLAIN" || value.range === null) return;
      const [from = 0, end = 0] = value.range ?? [];
      if (/^[ \t]+#[^\s#]/.test(text.slice(end))) found.push(lines.linePos(from).line);
    },
  });
  return found;
}

/**
 * Whether nothing stands behind a key but a comment written like a value, such as #0a425c, or
 * nothing at all; null where there is a value.
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
