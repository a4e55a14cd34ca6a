import path from "node:path";

import type { Findings } from "../findings/finding.ts";
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
import { type ProblemGroup, problemGroups, problemKinds } from "./findings.ts";

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
    todo: problemGroups(errors, file),
    remarks: problemGroups(others, file),
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
