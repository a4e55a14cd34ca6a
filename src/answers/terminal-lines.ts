import { styleText } from "node:util";

import type { Row, Run, Table, Text, Tone } from "./sheet.ts";

/** The terminal that shows the text: its width, and its styles. */
export interface Terminal {
  /** In characters. */
  readonly width: number;
  readonly bold: (text: string) => string;
  readonly faint: (text: string) => string;
  /** For text that readers must not miss. The words are clear without the style too. */
  readonly alert: (text: string) => string;
}

/** Lines for a narrower terminal are this wide too, because numbers need room. */
const NARROWEST = 80;

/** A terminal of `width` characters. Without colours, text has no styles. */
export function terminalOf(width: number, colours: boolean): Terminal {
  const style = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    colours && text !== "" ? styleText(format, text, { validateStream: false }) : text;
  return {
    width: Math.max(width, NARROWEST),
    bold: style("bold"),
    faint: style("dim"),
    alert: style("yellow"),
  };
}

/** A terminal without styles and without a width: it breaks no line, so tables may be wide. */
export const UNLIMITED: Terminal = terminalOf(Infinity, false);

/** Gives the style of a tone. */
export function toned(tone: Tone = "plain", terminal: Terminal): (text: string) => string {
  return tone === "plain" ? (text) => text : terminal[tone];
}

/**
 * Breaks a text into lines of at most `width` characters. Lines break between words, and within a word
 * only where it is longer than a line. The first line begins with `start`, the others with `next`.
 */
export function wrapped(text: string, width: number, start = "", next = start): string[] {
  if (start.length + text.length <= width) return [`${start}${text}`.trimEnd()];
  const lines: string[] = [];
  let line = start;
  let isBare = true;
  const room = width - Math.max(start.length, next.length);
  for (const word of text.split(" ").flatMap((one) => pieces(one, room))) {
    const longer = isBare ? `${line}${word}` : `${line} ${word}`;
    if (isBare || longer.length <= width) line = longer;
    else {
      lines.push(line);
      line = `${next}${word}`;
    }
    isBare = false;
  }
  return [...lines, line.trimEnd()];
}

function pieces(word: string, length: number): string[] {
  const found = [word.slice(0, length)];
  for (let at = length; at < word.length; at += length) found.push(word.slice(at, at + length));
  return found;
}

/** Joins parts with an empty line between them. A part without lines is left out. */
export function inParts(parts: readonly (readonly string[])[]): string {
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

/** The signs around old and new words, because colours alone are not enough. */
const SIGNS: Partial<Record<Mark, readonly [open: string, close: string]>> = {
  gone: ["[-", "-]"],
  new: ["{+", "+}"],
};

/** The tones of marks. */
const TONES: Partial<Record<Mark, Tone>> = {
  gone: "faint",
  new: "bold",
  bold: "bold",
  alert: "alert",
};

type Mark = NonNullable<Run["mark"]> | "none";

function markOf({ mark }: Run): Mark {
  return mark ?? "none";
}

function markedText(run: Run): string {
  const [open, close] = SIGNS[markOf(run)] ?? ["", ""];
  return `${open}${run.text}${close}`;
}

/** A text as one line, each piece in its style. */
export function styledText(text: Text, terminal: Terminal): string {
  if (typeof text === "string") return text;
  return text.map((run) => toned(TONES[markOf(run)], terminal)(markedText(run))).join("");
}

/** A text in lines, each word in the style of its mark. */
export function styledLines(text: Text, terminal: Terminal, start: string, next = start): string[] {
  if (typeof text === "string") return wrapped(text, terminal.width, start, next);
  /**
   * The mark of each character except spaces. Line breaks change only spaces, so the order stays.
   */
  const marks = text.flatMap((run) =>
    Array.from(markedText(run).replaceAll(" ", "").split(""), () => markOf(run)),
  );
  let place = 0;
  return wrapped(text.map(markedText).join(""), terminal.width, start, next).map((line, index) => {
    const indent = index === 0 ? start : next;
    let styled = indent;
    let piece = "";
    let mark: Mark = "none";
    for (const character of line.slice(indent.length).split("")) {
      const ofCharacter: Mark = character === " " ? mark : (marks[place++] ?? "none");
      if (ofCharacter !== mark) {
        styled += toned(TONES[mark], terminal)(piece);
        piece = "";
        mark = ofCharacter;
      }
      piece += character;
    }
    return styled + toned(TONES[mark], terminal)(piece);
  });
}

/** The gaps between the columns of a table. */
const WIDE_GAP = "  ";
const NARROW_GAP = " ";
/** The indent of a level of rows, and of the second line of a name. */
const INDENT = "  ";

/** A table in lines of a terminal. Empty lines separate the blocks of a table that does not fit. */
export function tableLines(table: Table, terminal: Terminal): readonly string[] {
  const rows = table.groups.flatMap((group) => group.rows);
  if (rows.length === 0) return [];
  const layout = layoutOf(table, rows, terminal.width);
  const everyColumn = layout.widths.map((_, at) => at);
  const { widths = {} } = table;
  const blocks =
    widths.shareOfNames === undefined
      ? [everyColumn]
      : inBlocks(layout.widths, layout.gap, terminal.width - layout.nameWidth);
  return blocks.flatMap((block, index) => [
    ...(index === 0 ? [] : [""]),
    ...headLines(table, layout, block, terminal),
    ...table.groups.flatMap((group) => [
      ...group.rows.flatMap((row) => rowLines(row, layout, block, terminal)),
      ...(group.remarks ?? []).flatMap((remark) =>
        wrapped(`${table.remark ?? ""}: ${remark}`, terminal.width, INDENT).map(terminal.alert),
      ),
    ]),
  ]);
}

/** The widths of the columns, and how they are filled. */
interface Layout {
  readonly nameWidth: number;
  /** The widths of the columns after the names. */
  readonly widths: readonly number[];
  readonly gap: string;
  /** The lines of a cell. */
  readonly linesOf: (cell: string) => readonly string[];
  /** True for each column after the names that aligns right. */
  readonly numeric: readonly boolean[];
}

function layoutOf(table: Table, rows: readonly Row[], width: number): Layout {
  const { headsShown = "all", widths: limits = {} } = table;
  const { widestName = Infinity, narrowestName = 0, pressedName, widestCell } = limits;
  const [first, ...columns] = table.columns;
  const linesOf = (cell: string): readonly string[] =>
    cell.split("\n").flatMap((line) => (widestCell ? wrapped(line, widestCell) : [line]));
  const widths = columns.map(({ head }, at) => {
    const cells = [...(headsShown === "none" ? [] : [head]), ...rows.map((row) => row.cells[at])];
    return widest(cells.flatMap((cell) => linesOf(cell ?? "")));
  });
  const heads = headsShown === "all" ? linesOf(first?.head ?? "") : [];
  const needed = widest([...heads, ...rows.map(indentedName)]) + (limits.spare ?? 0);
  const roomBeside = (gap: string): number =>
    limits.shareOfNames === undefined
      ? width - widths.reduce((sum, one) => sum + gap.length + one, 0)
      : Math.floor(limits.shareOfNames * width);
  const nameWidth = (gap: string): number =>
    Math.max(narrowestName, Math.min(needed, roomBeside(gap), widestName));
  const isPressed =
    pressedName !== undefined && nameWidth(WIDE_GAP) < Math.min(needed, pressedName);
  const gap = isPressed ? NARROW_GAP : WIDE_GAP;
  const numeric = columns.map(({ isNumeric = false }) => isNumeric);
  return { nameWidth: nameWidth(gap), widths, gap, linesOf, numeric };
}

function widest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map(({ length }) => length));
}

function indentedName({ name, level = 0 }: Row): string {
  return `${INDENT.repeat(level)}${name}`;
}

/** Divides the columns into blocks. Each has as many columns as fit, and at least one. */
function inBlocks(
  widths: readonly number[],
  gap: string,
  room: number,
): readonly (readonly number[])[] {
  const blocks: number[][] = [];
  let left = 0;
  widths.forEach((width, at) => {
    const needed = gap.length + width;
    const block = blocks.at(-1);
    if (block === undefined || needed > left) {
      blocks.push([at]);
      left = room - needed;
      return;
    }
    block.push(at);
    left -= needed;
  });
  return blocks;
}

/** The heads of columns. Beside heads of two lines, a head of one line is on the last line. */
function headLines(
  { columns: [first, ...columns], headsShown = "all" }: Table,
  layout: Layout,
  block: readonly number[],
  { bold }: Terminal,
): readonly string[] {
  if (headsShown === "none") return [];
  const heads = columns.map(({ head }) => layout.linesOf(head));
  const name = headsShown === "all" ? (first?.head ?? "") : "";
  const height = Math.max(1, ...block.map((at) => heads[at]?.length ?? 0));
  return Array.from({ length: height }, (_, down) => {
    const cells = heads.map((lines) => lines[down] ?? "");
    const line = lineOf(down === height - 1 ? name : "", cells, layout, block);
    return bold(line.trimEnd());
  });
}

function rowLines(
  row: Row,
  layout: Layout,
  block: readonly number[],
  terminal: Terminal,
): readonly string[] {
  const style = toned(row.tone, terminal);
  const indent = INDENT.repeat(row.level ?? 0);
  const names = wrapped(row.name, layout.nameWidth, indent, `${indent}${INDENT}`);
  const cells = row.cells.map((cell) => layout.linesOf(cell));
  const height = Math.max(1, ...block.map((at) => cells[at]?.length ?? 0));
  const last = layout.numeric.length - 1;
  const hasWords = layout.numeric[last] === false && block.includes(last);
  const numbers = hasWords ? block.filter((at) => at !== last) : block;
  const lines = Array.from({ length: height }, (_, down) => {
    const name = down === 0 ? (names.at(-1) ?? "") : "";
    const line = lineOf(
      name,
      cells.map((one) => one[down] ?? ""),
      layout,
      numbers,
    );
    const words = hasWords ? (cells[last]?.[down] ?? "") : "";
    if (words === "") return style(line.trimEnd());
    // The gap between the columns has no style.
    return `${style(line)}${layout.gap}${toned(row.lastTone, terminal)(words)}`;
  });
  return [...names.slice(0, -1).map(style), ...lines];
}

function lineOf(
  name: string,
  cells: readonly string[],
  { nameWidth, widths, gap, numeric }: Layout,
  block: readonly number[],
): string {
  const padded = block.map((at) => {
    const [cell, width] = [cells[at] ?? "", widths[at] ?? 0];
    return numeric[at] === true ? cell.padStart(width) : cell.padEnd(width);
  });
  return [name.padEnd(nameWidth), ...padded].join(gap);
}
