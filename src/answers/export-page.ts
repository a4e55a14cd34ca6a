import path from "node:path";

import type { Finding, Findings } from "../findings/finding.ts";
import { nameWithEscapes } from "../language/characters.ts";
import { formatDay } from "../language/dates.ts";
import { formatInteger, listOf } from "../language/words.ts";
import { checkMessages, exportCheckMessages as texts } from "../messages/check.ts";
import type { ExportSummary } from "../monitor/case.ts";
import {
  absentGroups,
  type ExportContent,
  filledText,
  notFull,
  type PeriodRows,
  periodText,
} from "./export-columns.ts";
import { withoutNumbers } from "./findings.ts";

/** The input of a page about an export. */
export interface ExportPageMaterial {
  /** The export as the user named it; empty for none. */
  readonly file: string;
  readonly summary: ExportSummary | null;
  readonly isCodebookMistaken: boolean;
  /** Null for an export that is no table. */
  readonly content: ExportContent | null;
  readonly periods: readonly PeriodRows[];
  /** The findings about the export and its codebook. */
  readonly found: Findings;
}

/** A page about an export in Dutch words, ready for a template. */
export interface ExportPage {
  /** The name of the export without its folder, which differs between machines; empty for none. */
  readonly file: string;
  readonly state: "refused" | "remarks" | "good" | "unread";
  readonly verdict: string;
  readonly todo: readonly ProblemGroup[];
  readonly remarks: readonly ProblemGroup[];
  /** A sentence about findings that were too many to keep. */
  readonly unlisted: string | null;
  readonly fill: {
    readonly rows: readonly FillRow[];
    /** A sentence about the columns that are not among the rows. */
    readonly rest: string | null;
  } | null;
  readonly absent: {
    readonly line: string;
    readonly rows: readonly AbsentRow[];
  } | null;
  readonly unused: string | null;
  readonly periods: readonly string[];
  readonly written: readonly { readonly name: string; readonly value: string }[];
}

interface ProblemGroup {
  readonly title: string;
  readonly how: string;
  readonly problems: readonly { readonly message: string; readonly places: readonly string[] }[];
  readonly more: string | null;
}

interface FillRow {
  readonly header: string;
  readonly label: string;
  readonly filled: string;
  readonly empty: string;
}

interface AbsentRow {
  readonly columns: readonly { readonly header: string; readonly label: string }[];
  readonly figures: readonly string[];
}

/** A list of things to do contains at most this many kinds of problems, or places of one kind. */
const MOST_KINDS = 30;
const MOST_PLACES = 12;

/** Puts the findings about an export into words. */
export function exportPage(material: ExportPageMaterial): ExportPage {
  const { file, content, summary, found } = material;
  const kinds = problemKinds(found.findings);
  const errors = kinds.filter(({ severity }) => severity === "error");
  const others = kinds.filter(({ severity }) => severity !== "error");
  const unlisted = found.omitted.errors + found.omitted.warnings;
  return {
    file: file === "-" ? texts.stdin : nameWithEscapes(path.basename(file)),
    ...verdictOf(material, errors.length, others.length),
    todo: groupsOf(errors, file),
    remarks: groupsOf(others, file),
    unlisted: unlisted === 0 ? null : texts.unlisted(unlisted),
    fill: content && content.columns.length > 0 ? fillOf(content) : null,
    absent: content && absentOf(content),
    unused:
      content === null || content.unused.length === 0
        ? null
        : texts.unused(listOf(content.unused), content.unused.length),
    periods: material.periods.map(periodText),
    written: summary === null ? [] : writtenOf(summary),
  };
}

function verdictOf(
  { summary, content, isCodebookMistaken }: ExportPageMaterial,
  errors: number,
  others: number,
): Pick<ExportPage, "state" | "verdict"> {
  const { verdict } = texts;
  if (isCodebookMistaken) return { state: "unread", verdict: verdict.codebook };
  if (errors > 0) return { state: "refused", verdict: verdict.refused(errors) };
  if (summary === null) return { state: "unread", verdict: verdict.unread };
  if (others > 0) return { state: "remarks", verdict: verdict.remarks(others) };
  const absent = content?.absent.length ?? 0;
  return { state: "good", verdict: absent === 0 ? verdict.good : verdict.absent(absent) };
}

function groupsOf(kinds: readonly ProblemKind[], exportFile: string): readonly ProblemGroup[] {
  const byMend = Map.groupBy(kinds, ({ mend }) => mend);
  return MENDS.flatMap((mend: Mend) => {
    const own = byMend.get(mend) ?? [];
    const hidden = own.length - MOST_KINDS;
    return own.length === 0
      ? []
      : [
          {
            ...texts.mends[mend],
            problems: own.slice(0, MOST_KINDS).map(({ message, places }) => ({
              message,
              places: placeTexts(places, exportFile),
            })),
            more: hidden > 0 ? texts.moreKinds(hidden) : null,
          },
        ];
  });
}

function placeTexts(places: readonly ProblemPlace[], exportFile: string): readonly string[] {
  const shown = places.slice(0, MOST_PLACES).map((place) => placeText(place, exportFile));
  const hidden = places.length - MOST_PLACES;
  return hidden > 0 ? [...shown, texts.morePlaces(hidden)] : shown;
}

function placeText({ file, column, count, lines }: ProblemPlace, exportFile: string): string {
  const where = [
    ...(file === exportFile ? [] : [file]),
    ...(column === null ? [] : [texts.inColumn(column)]),
    ...(count > 1 ? [texts.times(count)] : []),
    ...(lines.length === 0 ? [] : [texts.lines(lines, lines.length < count)]),
  ];
  return where.length === 0 ? texts.wholeFile : where.join(", ");
}

function fillOf(content: ExportContent): NonNullable<ExportPage["fill"]> {
  const rows = notFull(content);
  const full = content.columns.filter(({ filled }) => filled.degree === "all");
  return {
    rows: rows.map(({ header, label, filled, emptyMeans }) => ({
      header,
      label,
      filled: filledText(filled),
      empty: emptyMeans ?? texts.emptyMeansNothing,
    })),
    rest:
      rows.length === 0
        ? texts.allFull
        : full.length === 0
          ? null
          : texts.othersFull(listOf(full.map(({ header }) => header)), full.length),
  };
}

function absentOf({ absent, lost }: ExportContent): NonNullable<ExportPage["absent"]> {
  return {
    line: absent.length === 0 ? texts.nothingAbsent : texts.absentLine(absent.length, lost.length),
    rows: absentGroups(absent).map(({ columns, figures }) => ({
      columns,
      figures: figures.length === 0 ? [texts.noFigures] : figures.map(({ label }) => label),
    })),
  };
}

function writtenOf(summary: ExportSummary): ExportPage["written"] {
  const { dialect, rows, skipped, columns, latestDate, sha256 } = summary;
  const { writtenAs: names } = texts;
  const { encoding, byteOrderMark, delimiter, separatorLine, lineEnd } = dialect;
  return [
    { name: names.encoding, value: checkMessages.found.encoding(encoding, byteOrderMark) },
    { name: names.delimiter, value: texts.delimiters[delimiter] },
    { name: names.lineEnd, value: texts.lineEnds[lineEnd] },
    ...(separatorLine ? [{ name: names.separatorLine, value: texts.separatorLine }] : []),
    { name: names.rows, value: formatInteger(rows) },
    ...(skipped.rows === 0
      ? []
      : [{ name: names.skipped, value: checkMessages.found.skipped(skipped.rows) }]),
    { name: names.columns, value: formatInteger(columns.size) },
    {
      name: names.latestDate,
      value: latestDate === null ? texts.noDate : formatDay(latestDate),
    },
    { name: names.sha256, value: sha256 },
  ];
}

/** The places where users solve problems, privacy first. */
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

/** A place names at most this many lines. */
const LINES_NAMED = 8;

/** The findings about an export by kind. Findings that differ only in numbers are one kind. */
function problemKinds(findings: readonly Finding[]): readonly ProblemKind[] {
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
    const lines = new Set<number>();
    for (const { line } of all) {
      if (line !== null) lines.add(line);
      if (lines.size === LINES_NAMED) break;
    }
    const { file, column } = first;
    return [{ file, column, count: all.length, lines: [...lines] }];
  });
}
