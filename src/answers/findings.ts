import { type Finding, type Findings, NOTHING_OMITTED } from "../findings/finding.ts";
import { nameWithEscapes } from "../language/characters.ts";
import { checkMessages as texts, exportCheckMessages as exportTexts } from "../messages/check.ts";
import { type CsvColumns, csvHead, csvRows } from "../publish/figure-files.ts";

/** Up to this number, each finding has its own line. More findings are grouped. */
const SINGLE_AT_MOST = 20;
/**
 * The most groups that are shown. They fill about a screen, because a message takes two or three
 * lines.
 */
const GROUPS_AT_MOST = 10;
/** The number of lines that a group names after the line of its first finding. */
const LINES_NAMED = 5;

/**
 * Findings with the same severity, rule, file and column, and with the same message apart from numbers.
 * Without a column the messages may differ, except for messages about a codebook, settings, a document
 * type or fields.
 */
interface Group {
  readonly first: Finding;
  readonly others: number;
  readonly otherLines: readonly number[];
}

/**
 * The findings as text for people: errors first, each with its place. If there are many, findings
 * of one kind share one line with their number, so that all fit on a screen.
 */
export function findingsText({ findings, omitted }: Findings): string {
  const inOrder = [
    ...findings.filter(({ severity }) => severity === "error"),
    ...findings.filter(({ severity }) => severity === "warning"),
    ...findings.filter(({ severity }) => severity === "hint"),
  ];
  const groups =
    inOrder.length > SINGLE_AT_MOST
      ? groupsOf(inOrder)
      : inOrder.map((first): Group => ({ first, others: 0, otherLines: [] }));
  const shown = groups.length > SINGLE_AT_MOST ? groups.slice(0, GROUPS_AT_MOST) : groups;
  const shownCount = shown.reduce((sum, { others }) => sum + 1 + others, 0);
  const hidden = inOrder.length - shownCount;
  const unlisted = omitted.errors + omitted.warnings;
  const lines = [
    ...shown.flatMap(groupLines),
    ...(hidden > 0 ? [texts.moreFindings(hidden)] : []),
    ...(hidden === 0 && shownCount > shown.length ? [texts.allFindings] : []),
    ...(unlisted > 0 ? [texts.unlistedFindings(unlisted)] : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** Groups in the order of their first findings, with the most urgent groups first. */
function groupsOf(findings: readonly Finding[]): readonly Group[] {
  const byKind = Map.groupBy(findings, ({ severity, file, code, column, message }) => {
    const isOfText = /^(?:codebook|settings|document-type|fields)-/.test(code);
    const words = isOfText ? message : column === null ? "" : withoutNumbers(message);
    return [severity, file, code, column, words].join("\n");
  });
  const groups = [...byKind.values()].flatMap(([first, ...others]): Group[] =>
    first === undefined
      ? []
      : [
          {
            first,
            others: others.length,
            otherLines: firstLines(others, LINES_NAMED, first.line),
          },
        ],
  );
  return groups.toSorted((a, b) => urgency(a.first) - urgency(b.first));
}

/** The first lines of findings, each once, without the line `known`. */
function firstLines(
  findings: readonly Finding[],
  most: number,
  known: number | null = null,
): readonly number[] {
  const lines = new Set<number>();
  for (const { line } of findings) {
    if (line !== null && line !== known) lines.add(line);
    if (lines.size === most) break;
  }
  return [...lines];
}

function urgency({ severity, code, line }: Finding): number {
  if (severity !== "error") return severity === "warning" ? 3 : 4;
  // A mistake in the settings may be the cause of the other findings.
  if (code.startsWith("personal-data") || code.startsWith("settings-")) return 0;
  return line === null ? 1 : 2;
}

/** A message with `#` for each number, because numbers differ between rows. */
function withoutNumbers(message: string): string {
  return message.replaceAll(/\d+(?:\.\d{3})*/g, "#");
}

function groupLines({ first, others, otherLines }: Group): readonly string[] {
  const line = findingLine(first);
  if (others === 0) return [line];
  const place = first.column === null ? texts.moreInFile : texts.moreInColumn;
  return [line, `  ${place(others, otherLines)}`];
}

function findingLine(finding: Finding): string {
  const { severity, file, line, column, position, relatedLine, skipped, message } = finding;
  const place = [
    file,
    ...(line === null ? [] : [texts.line(line)]),
    ...(position === undefined ? [] : [texts.position(position)]),
    ...(column === null ? [] : [texts.column(column)]),
  ].join(", ");
  const related = relatedLine === undefined ? "" : ` (${texts.relatedLine(relatedLine)})`;
  const kind = skipped === true ? texts.skippedRow : texts.severity[severity];
  // Names of files and columns can contain the end of a line.
  return nameWithEscapes(`${kind}: ${place}: ${message}${related}`);
}

/**
 * The number of findings in one piece. One text with hundreds of thousands would fill the memory.
 */
const AT_A_TIME = 1_000;

/**
 * All findings as JSON, in pieces: an object with the list `problems` and the fields of `about`.
 */
export function* findingsJson(
  { findings, omitted }: Findings,
  about: Readonly<Record<string, unknown>>,
): Generator<string> {
  const isComplete = omitted.errors + omitted.warnings === 0;
  yield '{\n  "problems": [';
  for (const [index, part] of parts(findings)) {
    const items = part.map((finding) => indented(findingData(finding), 2));
    yield `${index === 0 ? "" : ","}\n    ${items.join(",\n    ")}`;
  }
  const rest = { ...about, ...(isComplete ? {} : { omitted }) };
  const fields = Object.entries(rest).map(([key, value]) => `,\n  "${key}": ${indented(value, 1)}`);
  yield `${findings.length === 0 ? "" : "\n  "}]${fields.join("")}\n}\n`;
}

const COLUMNS: CsvColumns<Finding> = {
  severity: (one) => one.severity,
  code: (one) => one.code,
  file: (one) => one.file,
  line: (one) => one.line,
  column: (one) => one.column,
  position: (one) => one.position ?? null,
  message: (one) => one.message,
  relatedLine: (one) => one.relatedLine ?? null,
};

/** All findings as CSV for Excel, in pieces. */
export function* findingsCsv({ findings }: Findings): Generator<string> {
  yield csvHead(COLUMNS);
  for (const [, part] of parts(findings)) yield csvRows(COLUMNS, part);
}

/** The fields in a fixed order. JSON leaves out the fields that a finding does not have. */
export function findingData(finding: Finding) {
  const { severity, code, file, line, column, position, relatedLine, skipped, message } = finding;
  return { severity, code, file, line, column, position, relatedLine, skipped, message };
}

function* parts(findings: readonly Finding[]): Generator<[number, readonly Finding[]]> {
  for (let start = 0; start < findings.length; start += AT_A_TIME) {
    yield [start, findings.slice(start, start + AT_A_TIME)];
  }
}

/** The JSON of a value, indented to fit inside an object. */
function indented(value: unknown, levels: number): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", `\n${"  ".repeat(levels)}`);
}

/** Returns a filter that lets each finding pass once, because several reports can have it. */
export function newFindings(): (found: Findings) => Findings {
  const seen = new Set<string>();
  const isNew = (one: object): boolean => {
    const key = JSON.stringify(one);
    const isSeen = seen.has(key);
    seen.add(key);
    return !isSeen;
  };
  return ({ findings, omitted }) => ({
    findings: findings.filter(isNew),
    omitted: isNew(omitted) ? omitted : NOTHING_OMITTED,
  });
}

/**
 * The places where users solve problems of an export, in the order of a page. Privacy comes first.
 */
const MENDS = ["personalData", "codebook", "columns", "file", "cells"] as const;
type Mend = (typeof MENDS)[number];

/** Problems of one kind, with all their places. */
interface ProblemKind {
  readonly severity: Finding["severity"];
  readonly mend: Mend;
  /** The message of the first finding. */
  readonly message: string;
  readonly places: readonly ProblemPlace[];
}

/** A column or a file, with the lines of the problem. */
interface ProblemPlace {
  readonly file: string;
  readonly column: string | null;
  /** The number of findings there. */
  readonly count: number;
  /** The first lines, in order; empty for a problem of the whole file. */
  readonly lines: readonly number[];
}

/** Problems that are solved in the same place, in Dutch words. */
export interface ProblemGroup {
  readonly title: string;
  readonly how: string;
  readonly problems: readonly { readonly message: string; readonly places: readonly string[] }[];
  readonly more: string | null;
}

/** A list of things to do contains at most this many kinds of problems, or places of one kind. */
const MOST_KINDS = 30;
const MOST_PLACES = 12;
/** A place names at most this many lines. */
const LINES_OF_PLACE = 8;

/** The findings about an export by kind. Findings that differ only in numbers are one kind. */
export function problemKinds(findings: readonly Finding[]): readonly ProblemKind[] {
  const byKind = Map.groupBy(findings, ({ severity, code, message }) =>
    [severity, code, withoutNumbers(message)].join("\n"),
  );
  return [...byKind.values()].flatMap((all): ProblemKind[] => {
    const [first] = all;
    if (first === undefined) return [];
    const { severity, message } = first;
    return [{ severity, mend: mendOf(first), message, places: placesOf(all) }];
  });
}

function mendOf({ code, column }: Finding): Mend {
  if (code.startsWith("personal-data")) return "personalData";
  if (code.startsWith("codebook")) return "codebook";
  if (/^(?:column|header)/.test(code)) return "columns";
  return column === null ? "file" : "cells";
}

function placesOf(findings: readonly Finding[]): readonly ProblemPlace[] {
  const byPlace = Map.groupBy(findings, ({ file, column }) => `${file}\n${column ?? ""}`);
  return [...byPlace.values()].flatMap((all): ProblemPlace[] => {
    const [first] = all;
    if (first === undefined) return [];
    const { file, column } = first;
    return [{ file, column, count: all.length, lines: firstLines(all, LINES_OF_PLACE) }];
  });
}

/**
 * Problems in words, grouped by the place where users solve them.
 *
 * @param exportFile the name of the export, which the places do not repeat
 */
export function problemGroups(
  kinds: readonly ProblemKind[],
  exportFile: string,
): readonly ProblemGroup[] {
  const byMend = Map.groupBy(kinds, ({ mend }) => mend);
  return MENDS.flatMap((mend: Mend) => {
    const ofMend = byMend.get(mend) ?? [];
    if (ofMend.length === 0) return [];
    const hidden = ofMend.length - MOST_KINDS;
    const problems = ofMend.slice(0, MOST_KINDS).map(({ message, places }) => {
      return { message, places: placeTexts(places, exportFile) };
    });
    const more = hidden > 0 ? exportTexts.moreKinds(hidden) : null;
    return [{ ...exportTexts.mends[mend], problems, more }];
  });
}

function placeTexts(places: readonly ProblemPlace[], exportFile: string): readonly string[] {
  const shown = places.slice(0, MOST_PLACES).map((place) => placeText(place, exportFile));
  const hidden = places.length - MOST_PLACES;
  return hidden > 0 ? [...shown, exportTexts.morePlaces(hidden)] : shown;
}

function placeText({ file, column, count, lines }: ProblemPlace, exportFile: string): string {
  const where = [
    ...(file === exportFile ? [] : [file]),
    ...(column === null ? [] : [exportTexts.inColumn(column)]),
    ...(count > 1 ? [exportTexts.times(count)] : []),
    ...(lines.length === 0 ? [] : [exportTexts.lines(lines, lines.length < count)]),
  ];
  return where.length === 0 ? exportTexts.wholeFile : where.join(", ");
}
