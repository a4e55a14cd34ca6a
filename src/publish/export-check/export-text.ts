import { formatIsoDay } from "../../language/dates.ts";
import { listOf } from "../../language/words.ts";
import { exportCheckMessages as texts } from "../../messages/export-check.ts";
import { type Block, list, sentences } from "../sheet.ts";
import { sheetText } from "../terminal-sheet.ts";
import type { Terminal } from "../terminal.ts";
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
 * The columns of an export as text for a terminal. With `inFull` it lists the figures that need each
 * absent column.
 */
export function exportText(
  content: ExportContent,
  terminal: Terminal,
  { inFull }: { readonly inFull: boolean },
): string {
  const { columns, unused } = content;
  const about = [
    ...(columns.length === 0 ? [] : fillBlocks(content, terminal.width)),
    ...absentBlocks(content, inFull),
    sentences(unused.length === 0 ? [] : [texts.unused(listOf(unused), unused.length)]),
  ];
  return sheetText({ about, parts: [] }, terminal);
}

const INDENTED = { indent: 2, hang: 2 } as const;

function absentBlocks({ absent, lost }: ExportContent, inFull: boolean): readonly Block[] {
  if (absent.length === 0) return [];
  const line = texts.absentLine(absent.length, lost.length);
  if (!inFull) return [sentences([`${line} ${texts.absentElsewhere}`])];
  const groups = absentGroups(absent).map(({ columns, figures: [first, ...others] }) => {
    const names = columns.map(({ header }) => header).join(", ");
    const labels =
      first === undefined ? texts.noFigures : texts.firstFigure(first.label, others.length);
    return `${names}: ${labels}`;
  });
  return [
    sentences([texts.absent], { tone: "bold" }),
    sentences([line], { indent: 2 }),
    list(groups, INDENTED),
  ];
}

/** Percentages in columns, as many as fit; other degrees in sentences. */
function fillBlocks(content: ExportContent, width: number): readonly Block[] {
  const columns = notFull(content);
  const full = content.columns.length - columns.length;
  const rest = columns.length === 0 ? texts.allFull : full === 0 ? null : texts.restFull(full);
  const byWords = Map.groupBy(columns, ({ filled }) => degreeText(filled));
  const byDegree = [...byWords].flatMap(([words, ofDegree]) =>
    words === null ? [] : [`${words}: ${listOf(ofDegree.map(({ header }) => header))}.`],
  );
  return [
    sentences([texts.fillApproximate], { tone: "bold" }),
    sentences(sideBySide(byWords.get(null) ?? [], width), { isWhole: true }),
    list([...byDegree, ...(rest === null ? [] : [rest])], INDENTED),
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
