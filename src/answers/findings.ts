import { type Finding, type Findings, NOTHING_OMITTED } from "../findings/finding.ts";
import { nameWithEscapes } from "../language/characters.ts";
import { uncapitalised } from "../language/words.ts";
import { checkMessages as texts } from "../messages/check.ts";
import { textsLine } from "../messages/narrative.ts";
import { type CsvColumns, csvHead, csvRows } from "../publish/figure-files.ts";

/** Up to this number, each finding has its own line. More findings are grouped. */
const SINGLE_AT_MOST = 20;
/** This fills about a screen, because a message takes two or three lines. */
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
 * The findings as text for people: errors first, each with its place. Many findings of one kind have one
 * line with their number, so that all fit on a screen.
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
            otherLines: distinctLines(others, first),
          },
        ],
  );
  return groups.toSorted((a, b) => urgency(a.first) - urgency(b.first));
}

/** The lines of the other findings, each once, `LINES_NAMED` at most. */
function distinctLines(others: readonly Finding[], first: Finding): readonly number[] {
  const lines = new Set<number>();
  for (const { line } of others) {
    if (line !== null && line !== first.line) lines.add(line);
    if (lines.size === LINES_NAMED) break;
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
export function withoutNumbers(message: string): string {
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

/** The number of findings in one piece. Hundreds of thousands in one text would fill the memory. */
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
    const items = part.map((finding) => indented(jsonOf(finding), 2));
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
function jsonOf(finding: Finding): object {
  const { severity, code, file, line, column, position, relatedLine, skipped, message } = finding;
  return { severity, code, file, line, column, position, relatedLine, skipped, message };
}

function* parts(findings: readonly Finding[]): Generator<[number, readonly Finding[]]> {
  for (let start = 0; start < findings.length; start += AT_A_TIME) {
    yield [start, findings.slice(start, start + AT_A_TIME)];
  }
}

/** JSON for a place inside an indented object. */
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

/** The sections of one document of one period, with and without a text. */
export interface SectionsOfPeriod {
  readonly document: string;
  readonly period: string;
  readonly used: readonly Section[];
  readonly missing: readonly Section[];
}

interface Section {
  /** The name of the file of its text. */
  readonly name: string;
  readonly title: string;
}

/**
 * The sections with and without a text, as text for people: a line for each period and, with several
 * documents, for each document.
 */
export function textsText(sections: readonly SectionsOfPeriod[]): string {
  const titles = (some: readonly Section[]) => some.map(({ title }) => uncapitalised(title));
  const isOfSeveral = new Set(sections.map(({ document }) => document)).size > 1;
  const hasPeriods = new Set(sections.map(({ period }) => period)).size > 1;
  return sections
    .map(({ document, period, used, missing }) => {
      const names = [...(hasPeriods ? [period] : []), ...(isOfSeveral ? [document] : [])];
      const name = names.length === 0 ? "" : `${names.join(", ")}. `;
      return `${name}${textsLine(titles(used), titles(missing))}\n`;
    })
    .join("");
}

/** The sections with and without a text as data, by the names of the files. */
export function textsData(sections: readonly SectionsOfPeriod[]): readonly object[] {
  const names = (some: readonly Section[]) => some.map(({ name }) => name);
  return sections.map(({ document, period, used, missing }) => {
    return { document, period, used: names(used), missing: names(missing) };
  });
}
