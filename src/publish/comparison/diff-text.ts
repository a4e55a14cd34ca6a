import type { Comparison } from "../../compare/comparison.ts";
import { diffMessages as texts } from "../../messages/diff.ts";
import { markdownList, markdownTable, markdownText, markdownTitled } from "../markdown.ts";
import type { Terminal } from "../terminal.ts";
import { inParts, titled, wrapped } from "../wrapped.ts";
import { diffGroups, diffHead, type DiffLine } from "./diff-lines.ts";

const WIDE_GAP = "  ";
const NARROW_GAP = " ";
/** A name of fewer characters than this is broken too often to be read. */
const PRESSED_NAME = 26;
/** A name takes no more, however wide the terminal is: the eye must find the numbers. */
const WIDEST_NAME = 72;
/** Numbers of many digits may take the rest; a name stays one that can be read. */
const NARROWEST_NAME = 12;

const COLUMNS = ["old", "new", "difference", "percent"] as const;

/** A comparison as text for a terminal: numbers aligned, no line longer than the terminal is wide. */
export function diffTable(comparison: Comparison, terminal: Terminal): string {
  const { width, bold } = terminal;
  const head = diffHead(comparison);
  return inParts([
    [
      ...(head.notice === null ? [] : [...wrapped(head.notice, width).map(terminal.alert), ""]),
      bold(head.title),
      ...sideLines(texts.old, head.old, width),
      ...sideLines(texts.new, head.new, width),
      ...head.about.flatMap((line) => wrapped(line, width)),
    ],
    diffTableLines(comparison, terminal),
    titled(
      bold(texts.legend),
      diffLegend(comparison).flatMap((line) => wrapped(line, width, "  ", "    ")),
    ),
  ]);
}

/** A side of a comparison behind the word for it. */
export function sideLines(word: string, side: string, width: number): string[] {
  const start = `${word}:`.padEnd(Math.max(texts.old.length, texts.new.length) + 2);
  return wrapped(side, width, start, " ".repeat(start.length));
}

/** What the words of the last column mean, a line each. */
export function diffLegend(comparison: Comparison): readonly string[] {
  return diffHead(comparison).legend.map(({ word, meaning }) => `${word}: ${meaning}`);
}

/** The rows of a comparison alone, below the heads of their columns; none where there are none. */
export function diffTableLines(comparison: Comparison, terminal: Terminal): readonly string[] {
  const groups = diffGroups(comparison);
  if (groups.length === 0) return [];
  const lines = groups.flatMap((group) => group.lines);
  const widths = COLUMNS.map((column) =>
    Math.max(texts[column].length, ...lines.map((line) => line[column].length)),
  );
  const classWidth = Math.max(texts.class.length, ...lines.map((line) => line.class.length));
  const needed = Math.max(texts.figure.length, ...lines.map((line) => nameOf(line).length));
  const takenBy = (gap: string): number =>
    widths.reduce((sum, width) => sum + width, classWidth) + gap.length * (widths.length + 1);
  const roomBeside = (gap: string): number =>
    Math.max(NARROWEST_NAME, Math.min(needed, terminal.width - takenBy(gap), WIDEST_NAME));
  // Where names are pressed for room, the numbers move up.
  const gap = roomBeside(WIDE_GAP) < Math.min(needed, PRESSED_NAME) ? NARROW_GAP : WIDE_GAP;
  const nameWidth = roomBeside(gap);
  const numbersOf = (cells: Readonly<Record<(typeof COLUMNS)[number], string>>): string =>
    COLUMNS.map((column, index) => `${gap}${cells[column].padStart(widths[index] ?? 0)}`).join("");
  const heads = `${texts.figure.padEnd(nameWidth)}${numbersOf(texts)}${gap}${texts.class}`;
  const rowOf = (line: DiffLine): string[] => {
    const indent = " ".repeat(nameOf(line).length - line.name.length);
    const names = wrapped(line.name, nameWidth, indent, `${indent}  `);
    const last = names.pop() ?? "";
    const numbers = `${last.padEnd(nameWidth)}${numbersOf(line)}`;
    const style = styleOf(line, terminal);
    // Between the two is room, which no style shows.
    const row =
      line.class === ""
        ? style.line(numbers.trimEnd())
        : `${style.line(numbers)}${gap}${style.class(line.class)}`;
    return [...names.map(style.line), row];
  };
  return [
    terminal.bold(heads),
    ...groups.flatMap((group) => [
      ...group.lines.flatMap(rowOf),
      ...group.remarks.flatMap((remark) =>
        wrapped(`${texts.remark}: ${remark}`, terminal.width, "  ", "  ").map(terminal.alert),
      ),
    ]),
  ];
}

/** A name behind the room that shows what it belongs to. */
function nameOf({ name, level }: DiffLine): string {
  return `${{ figure: "", number: "  ", more: "    " }[level]}${name}`;
}

type Style = (text: string) => string;

/** Colour is decoration: the words in the last column say the same. */
function styleOf(
  { level, row }: DiffLine,
  { bold, faint, alert }: Terminal,
): { readonly line: Style; readonly class: Style } {
  const plain: Style = (text) => text;
  if (row === null) return { line: level === "figure" ? bold : faint, class: plain };
  if (!row.changed) return { line: faint, class: faint };
  const isComparable = row.class === "new" || row.class === "revision";
  return { line: level === "figure" ? bold : plain, class: isComparable ? plain : alert };
}

const NUMERIC = COLUMNS.map((column) => texts[column]);

/** A comparison as Markdown, to paste into a mail or an issue. */
export function diffMarkdown(comparison: Comparison): string {
  const head = diffHead(comparison);
  const parts = [
    `## ${head.title}`,
    ...(head.notice === null ? [] : [`**${markdownText(head.notice)}**`]),
    markdownList([
      `${texts.old}: ${markdownText(head.old)}`,
      `${texts.new}: ${markdownText(head.new)}`,
    ]),
    head.about.join(" "),
    ...diffMarkdownTable(comparison),
    ...markdownTitled(`**${texts.legend}**`, markdownList(diffLegend(comparison))),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The rows of a comparison and the remarks on them, as parts of a text; none where there are none. */
export function diffMarkdownTable(comparison: Comparison): readonly string[] {
  const groups = diffGroups(comparison);
  if (groups.length === 0) return [];
  const remarks = new Set(
    groups.flatMap(({ label, remarks: own }) =>
      own.map((remark) => `**${markdownText(label)}**: ${markdownText(remark)}`),
    ),
  );
  const rows = groups.flatMap(({ lines }) => lines.map(cellsOf));
  return [
    markdownTable([texts.figure, ...NUMERIC, texts.class], rows, NUMERIC),
    ...markdownTitled(`**${texts.remark}**`, markdownList([...remarks])),
  ];
}

function cellsOf(line: DiffLine): readonly string[] {
  const name = markdownText(line.name);
  const dashes = { figure: "", number: "– ", more: "– – " }[line.level];
  return [
    line.level === "figure" ? `**${name}**` : `${dashes}${name}`,
    ...COLUMNS.map((column) => line[column]),
    line.class,
  ];
}
