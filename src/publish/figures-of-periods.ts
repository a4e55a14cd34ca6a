import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { formatAsOfShort, formatIsoDay } from "../language/dates.ts";
import { figuresMessages as texts } from "../messages/figures.ts";
import type { Day } from "../period/day.ts";
import { type FigureLine, linesOf, overlapsIn } from "./figures-table.ts";
import { markdownList, markdownTable, markdownText } from "./markdown.ts";
import type { Terminal } from "./terminal.ts";
import { inParts, wrapped } from "./wrapped.ts";

/** A line of a table of periods: a name, and a cell for each period. */
interface Row extends Pick<FigureLine, "name" | "isHeading"> {
  readonly values: readonly string[];
}

const GAP = "  ";
/** The indent of the second line of a name. */
const INDENT = "  ";
/** The widest name, in characters: the eye must find the numbers. */
const WIDEST_NAME = 48;
/** The part of the width for names. */
const PART_FOR_NAMES = 0.4;
/** The widest column: the day of a held number goes on the next line. */
const WIDEST_COLUMN = 15;

/**
 * The figures of periods for a terminal, with a column for each period. Periods that do not fit beside
 * each other go in blocks below each other.
 */
export function figuresOfPeriodsTable(
  periods: readonly PublishedFigures[],
  { width, bold }: Terminal,
): string {
  const rows = rowsOf(periods);
  const heads = periods.map(({ period }) => period.id);
  const cellsOf = (at: number): readonly string[] =>
    [heads, ...rows.map(({ values }) => values)].flatMap((cells) =>
      wrapped(cells[at] ?? "", WIDEST_COLUMN),
    );
  const widths = heads.map((_, at) => Math.max(...cellsOf(at).map((cell) => cell.length)));
  const needed = Math.max(...rows.map(({ name }) => name.length)) + INDENT.length;
  const nameWidth = Math.min(needed, WIDEST_NAME, Math.floor(PART_FOR_NAMES * width));
  const linesOfRow = (
    name: string,
    values: readonly string[],
    block: readonly number[],
  ): readonly string[] => {
    const indent = /^ */.exec(name)?.[0] ?? "";
    const names = wrapped(name.trimStart(), nameWidth, indent, `${indent}${INDENT}`);
    const cells = block.map((at) => wrapped(values[at] ?? "", WIDEST_COLUMN));
    const lines = Array.from({ length: Math.max(...cells.map((one) => one.length)) }, (_, down) =>
      [
        ((down === 0 ? names.at(-1) : undefined) ?? "").padEnd(nameWidth),
        ...cells.map((one, at) => (one[down] ?? "").padStart(widths[block[at] ?? 0] ?? 0)),
      ]
        .join(GAP)
        .trimEnd(),
    );
    return [...names.slice(0, -1), ...lines];
  };
  const blocks = inBlocks(widths, width - nameWidth).map((block) => [
    ...linesOfRow("", heads, block).map(bold),
    ...rows.flatMap(({ name, values }) => linesOfRow(name, values, block)),
  ]);
  return inParts([
    headLines(periods).flatMap((line) => wrapped(line, width)),
    ...blocks,
    notesOn(periods).flatMap((note) => wrapped(note, width)),
  ]);
}

/** The same as one Markdown table. */
export function figuresOfPeriodsMarkdown(periods: readonly PublishedFigures[]): string {
  const heads = periods.map(({ period }) => period.id);
  const rows = rowsOf(periods).map(({ name, isHeading, values }) => {
    const text = markdownText(name.trim());
    return [isHeading ? text : `– ${text}`, ...values];
  });
  const [title = "", ...about] = headLines(periods).map(markdownText);
  const notes = notesOn(periods).map(markdownText);
  const parts = [
    title,
    markdownList(about),
    markdownTable([texts.figure, ...heads], rows, heads),
    ...(notes.length === 0 ? [] : [markdownList(notes)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Columns in blocks, each with as many as fit in a width, and at least one. */
function inBlocks(widths: readonly number[], room: number): readonly (readonly number[])[] {
  const blocks: number[][] = [];
  let left = 0;
  widths.forEach((width, at) => {
    const needed = GAP.length + width;
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

/**
 * The lines of all periods, in the order of the last period. A line that only another period has
 * follows the line that precedes it there.
 */
function rowsOf(periods: readonly PublishedFigures[]): readonly Row[] {
  const perPeriod = periods.map((figures) => linesOf(figures, heldShort));
  const values = perPeriod.map((lines) => new Map(lines.map(({ key, value }) => [key, value])));
  const order: FigureLine[] = [];
  const known = new Set<string>();
  for (const lines of perPeriod.toReversed()) {
    let place = 0;
    for (const line of lines) {
      if (known.has(line.key)) place = order.findIndex(({ key }) => key === line.key) + 1;
      else {
        order.splice(place, 0, line);
        known.add(line.key);
        place += 1;
      }
    }
  }
  return order.map(({ key, name, isHeading }) => {
    return { name, isHeading, values: values.map((one) => one.get(key) ?? (isHeading ? "" : "–")) };
  });
}

/** A number of an earlier day, in a short form. */
function heldShort(number: string, day: Day): string {
  return `${number} (${formatAsOfShort(day)})`;
}

/** Facts about the table. The threshold and the number of rows are the same for all periods. */
function headLines(periods: readonly PublishedFigures[]): readonly string[] {
  const [first] = periods;
  if (first === undefined) return [];
  return [
    texts.ofPeriods,
    ...periods.map(({ period }) => texts.column(period.id, period.label, formatIsoDay(period.to))),
    texts.source(first.source.rows, first.disclosureThreshold),
    ...(first.disclosureThreshold === 0 ? [] : [texts.together]),
  ];
}

/** Says why flows of overlapping periods are not shown. */
function notesOn(periods: readonly PublishedFigures[]): readonly string[] {
  return periods.flatMap((figures) =>
    overlapsIn(figures).map((one) => texts.overlapsOf(figures.period.id, one.label, one.periods)),
  );
}
