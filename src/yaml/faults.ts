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

/** What keeps a text from being YAML, in order of line, each line once. */
export function faultsOf(parsed: Parsed): readonly YamlFault[] {
  const { text, document, lines } = parsed;
  const found = [
    ...oddIndents(text),
    ...distinct(document.errors).map((error) => faultOf(error, parsed)),
    // The parser drops an unknown tag, and with it the beginning of a text such as "!Let op".
    ...document.warnings.map(({ pos }) => ({
      line: lines.linePos(pos[0]).line,
      message: yamlFaults.reserved("!"),
    })),
  ];
  const broken = found.length > 0 ? found : referencesToNothing(parsed);
  const byLine = new Map<number, YamlFault>();
  for (const fault of broken) if (!byLine.has(fault.line)) byLine.set(fault.line, fault);
  return [...byLine.values()].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** The parser tells some faults twice in other words, at the same place. */
function distinct(errors: readonly YAMLError[]): readonly YAMLError[] {
  const starts = errors.map(({ pos: [start] }) => start);
  return errors.filter((_, index) => starts.indexOf(starts[index] ?? 0) === index);
}

type FaultOnLine = YamlFault & { readonly line: number };

function oddIndents(text: string): readonly FaultOnLine[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      ODD_INDENT.test(line) ? [{ line: index + 1, message: yamlFaults.hardSpace }] : [],
    );
}

function faultOf({ code, pos, message: english }: YAMLError, parsed: Parsed): FaultOnLine {
  const { text, lines } = parsed;
  const [start] = pos;
  const { line, col } = lines.linePos(start);
  const at = (message: string): FaultOnLine => ({ line, message });
  const rest = restOfLine(text, start);
  switch (code) {
    case "TAB_AS_INDENT":
      return at(yamlFaults.tab);
    case "DUPLICATE_KEY":
      return repeatedKey(start, parsed) ?? at(yamlFaults.other);
    case "BLOCK_AS_IMPLICIT_KEY":
      // The parser has one error for "a: b: c" and for "a: 1" with a deeper line below it.
      return /:(?:\s|$)/.test(rest) ? at(yamlFaults.colon) : indentBelow(line);
    case "MULTILINE_IMPLICIT_KEY":
      return at(rest.includes(":") ? yamlFaults.spaceMissing : yamlFaults.colonMissing);
    case "MISSING_CHAR":
      if (/closing/i.test(english)) {
        return { line: openQuote(start, parsed) ?? line, message: yamlFaults.quoteUnclosed };
      }
      return at(rest.includes(":") ? yamlFaults.spaceMissing : yamlFaults.colonMissing);
    case "BAD_INDENT":
      return /flow/i.test(english)
        ? { line: openBracket(start, parsed) ?? line, message: yamlFaults.bracketUnclosed }
        : at(yamlFaults.indentation);
    case "UNEXPECTED_TOKEN":
      if (/block-seq-ind/.test(english)) return at(yamlFaults.listOnLine);
      if (!/at node end/.test(english)) return at(yamlFaults.other);
      return at(col === 1 ? yamlFaults.indentation : yamlFaults.textAfterQuote);
    case "BAD_SCALAR_START":
      return at(yamlFaults.reserved(text.charAt(start)));
    case "BAD_DQ_ESCAPE":
      return at(yamlFaults.escape);
    case "MULTIPLE_DOCS":
      return at(yamlFaults.documents);
    default:
      return at(yamlFaults.other);
  }
}

function restOfLine(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return text.slice(start, end === -1 ? undefined : end);
}

function indentBelow(line: number): FaultOnLine {
  return { line: line + 1, message: yamlFaults.indentation };
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
