import { formatIsoDay } from "../../language/dates.ts";
import { listOf } from "../../language/words.ts";
import { exportCheckMessages as texts } from "../../messages/export-check.ts";
import { type Terminal, titled, wrapped } from "../terminal.ts";
import {
  absentGroups,
  type ColumnFill,
  type ExportContent,
  type Filled,
  type PeriodRows,
} from "./export-content.ts";

const INDENT = "  ";

/** How much of a column is filled, in words. */
export function filledText(filled: Filled): string {
  switch (filled.degree) {
    case "all":
    case "none":
      return texts.filled[filled.degree];
    case "nearlyAll":
    case "nearlyNone":
      return texts.filled[filled.degree](filled.fewerThan);
    case "part":
      return filled.percentage === null ? texts.filled.part : texts.filled.about(filled.percentage);
  }
}

/** The numbers of rows in a period, as a sentence. */
export function periodText({ label, within, upToEnd, to }: PeriodRows): string {
  return texts.periodRows(label, within, upToEnd, formatIsoDay(to));
}

/** The columns with an empty cell. */
export function notFull({ columns }: Pick<ExportContent, "columns">): readonly ColumnFill[] {
  return columns.filter(({ filled }) => filled.degree !== "all");
}

/**
 * The columns of an export, in lines that fit the terminal. With `inFull` it lists the figures that need
 * each absent column.
 */
export function exportText(
  content: ExportContent,
  terminal: Terminal,
  { inFull }: { readonly inFull: boolean },
): readonly string[] {
  const { width, bold } = terminal;
  const { columns, unused } = content;
  return [
    ...(columns.length === 0
      ? []
      : titled(bold(texts.fillApproximate), fillLines(content, terminal))),
    ...absentLines(content, terminal, inFull),
    ...(unused.length === 0 ? [] : wrapped(texts.unused(listOf(unused), unused.length), width)),
  ];
}

function absentLines(
  { absent, lost }: ExportContent,
  { width, bold }: Terminal,
  inFull: boolean,
): readonly string[] {
  if (absent.length === 0) return [];
  const line = texts.absentLine(absent.length, lost.length);
  if (!inFull) return wrapped(`${line} ${texts.absentElsewhere}`, width);
  const groups = absentGroups(absent).flatMap(({ columns, figures: [first, ...others] }) => {
    const names = columns.map(({ header }) => header).join(", ");
    const labels =
      first === undefined ? texts.noFigures : texts.firstFigure(first.label, others.length);
    return wrapped(`${names}: ${labels}`, width, INDENT, INDENT.repeat(2));
  });
  return titled(bold(texts.absent), [...wrapped(line, width, INDENT), ...groups]);
}

/** Percentages in columns, as many as fit; other degrees in sentences. */
function fillLines(content: ExportContent, { width }: Terminal): readonly string[] {
  const columns = notFull(content);
  const full = content.columns.length - columns.length;
  const rest = columns.length === 0 ? texts.allFull : full === 0 ? null : texts.restFull(full);
  const byWords = Map.groupBy(columns, ({ filled }) => degreeText(filled));
  const sentences = [...byWords].flatMap(([words, own]) =>
    words === null ? [] : [`${words}: ${listOf(own.map(({ header }) => header))}.`],
  );
  return [
    ...sideBySide(byWords.get(null) ?? [], width),
    ...[...sentences, ...(rest === null ? [] : [rest])].flatMap((line) =>
      wrapped(line, width, INDENT, INDENT.repeat(2)),
    ),
  ];
}

/** The words for a degree without a percentage; null for one with a percentage. */
function degreeText(filled: Filled): string | null {
  switch (filled.degree) {
    case "nearlyAll":
    case "nearlyNone":
      return texts.degrees[filled.degree](filled.fewerThan);
    case "part":
      return filled.percentage === null ? texts.degrees.part : null;
    case "all":
    case "none":
      return texts.degrees.none;
  }
}

/** Names with their percentages, in the order of the codebook, column by column. */
function sideBySide(columns: readonly ColumnFill[], width: number): readonly string[] {
  const nameWidth = Math.max(0, ...columns.map(({ header }) => header.length));
  const cells = columns.map(({ header, filled }) => {
    const percentage = filled.degree === "part" ? `${filled.percentage ?? ""}%` : "";
    return `${INDENT}${header.padEnd(nameWidth)} ${percentage.padStart("99%".length)}`;
  });
  const [cellWidth = 1] = cells.map(({ length }) => length);
  const beside = Math.max(1, Math.floor(width / cellWidth));
  const lines = Math.ceil(cells.length / beside);
  return Array.from({ length: lines }, (_, line) =>
    cells.filter((_cell, at) => at % lines === line).join(""),
  );
}
