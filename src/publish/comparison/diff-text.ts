import type { Comparison } from "../../compare/comparison.ts";
import { diffMessages as texts } from "../../messages/diff.ts";
import { sheetMarkdown } from "../markdown-sheet.ts";
import { type List, list, type Row, sentences, type Sheet, type Table } from "../sheet.ts";
import { sheetText } from "../terminal-sheet.ts";
import type { Terminal } from "../terminal.ts";
import { diffGroups, diffHead, type DiffLine } from "./diff-lines.ts";

/** A comparison as text for a terminal: a line for each number, the numbers below each other. */
export function diffTable(comparison: Comparison, terminal: Terminal): string {
  return sheetText(comparisonSheet(comparison), terminal);
}

/** A comparison as Markdown. */
export function diffMarkdown(comparison: Comparison): string {
  return sheetMarkdown(comparisonSheet(comparison));
}

function comparisonSheet(comparison: Comparison): Sheet {
  const head = diffHead(comparison);
  return {
    title: { text: head.title, level: 2 },
    notices: head.notice === null ? [] : [head.notice],
    about: [
      {
        kind: "facts",
        facts: [
          [texts.old, head.old],
          [texts.new, head.new],
        ],
      },
      sentences(head.about),
    ],
    parts: [
      { blocks: [comparisonTable(comparison)] },
      { title: { text: texts.legend, level: "bold" }, blocks: [comparisonLegend(comparison)] },
    ],
  };
}

/** The meaning of the words in a comparison's last column. */
export function comparisonLegend(comparison: Comparison): List {
  const { legend } = diffHead(comparison);
  return list(
    legend.map(({ word, meaning }) => `${word}: ${meaning}`),
    { indent: 2, hang: 2 },
  );
}

/** The rows of a comparison as a table: nothing without rows. */
export function comparisonTable(comparison: Comparison): Table {
  return {
    kind: "table",
    columns: [
      { head: texts.figure },
      ...COLUMNS.map((column) => ({ head: texts[column], isNumeric: true as const })),
      { head: texts.class },
    ],
    groups: diffGroups(comparison).map(({ label, lines, remarks }) => {
      return { label, remarks, rows: lines.map(rowOf) };
    }),
    remark: texts.remark,
    hasBoldNames: true,
    widths: { widestName: 72, narrowestName: 12, pressedName: 26 },
  };
}

const COLUMNS = ["old", "new", "difference", "percent"] as const;
const LEVELS = { figure: 0, number: 1, more: 2 } as const;

function rowOf(line: DiffLine): Row {
  const { name, level } = line;
  const cells = [...COLUMNS.map((column) => line[column]), line.class];
  return { name, level: LEVELS[level], cells, ...tonesOf(line) };
}

/** Styles are decoration: the words in the last column say the same. */
function tonesOf({ level, row }: DiffLine): Pick<Row, "tone" | "lastTone"> {
  if (row === null) return { tone: level === "figure" ? "bold" : "faint" };
  if (!row.changed) return { tone: "faint", lastTone: "faint" };
  const isComparable = row.class === "new" || row.class === "revision";
  return {
    tone: level === "figure" ? "bold" : "plain",
    lastTone: isComparable ? "plain" : "alert",
  };
}
