import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { formatAsOfShort, formatIsoDay } from "../language/dates.ts";
import { figuresMessages as texts } from "../messages/figures.ts";
import { type FigureLine, linesOf, overlapsIn } from "./figures-table.ts";
import { markdownList, markdownTable, markdownText } from "./markdown.ts";
import type { Terminal } from "./terminal.ts";
import { inParts, wrapped } from "./wrapped.ts";

/** A line of a table of periods: a name, and what stands in the column of each period. */
interface Row extends Pick<FigureLine, "name" | "isHeading"> {
  readonly values: readonly string[];
}

const GAP = "  ";
/** A name takes no more: the eye must find the numbers. */
const WIDEST_NAME = 48;
/** A name of fewer characters is broken too often to be read. */
const NARROWEST_NAME = 26;

/**
 * The figures of periods beside each other for a terminal: a column for each. Where they have no room
 * beside each other, they stand in blocks below each other.
 */
export function figuresOfPeriodsTable(
  periods: readonly PublishedFigures[],
  { width, bold }: Terminal,
): string {
  const rows = rowsOf(periods);
  const heads = periods.map(({ period }) => period.id);
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...rows.map(({ values }) => values[at]?.length ?? 0)),
  );
  const needed = Math.max(...rows.map(({ name }) => name.length));
  const nameWidth = Math.min(needed, WIDEST_NAME, Math.max(NARROWEST_NAME, Math.floor(width / 2)));
  const lineOf = (name: string, values: readonly string[], block: readonly number[]): string[] => {
    const indent = /^ */.exec(name)?.[0] ?? "";
    const names = wrapped(name.trimStart(), nameWidth, indent, `${indent}  `);
    const last = (names.pop() ?? "").padEnd(nameWidth);
    const cells = block.map((at) => (values[at] ?? "").padStart(widths[at] ?? 0));
    return [...names, [last, ...cells].join(GAP).trimEnd()];
  };
  const blocks = inBlocks(widths, width - nameWidth).map((block) => [
    ...lineOf("", heads, block).map(bold),
    ...rows.flatMap(({ name, values }) => lineOf(name, values, block)),
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
  const parts = [
    ...headLines(periods).map(markdownText),
    markdownTable([texts.figure, ...heads], rows, heads),
    markdownList(notesOn(periods).map(markdownText)),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The places of columns, as many beside each other as fit in a width; at least one. */
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
 * The lines that any period has. Each is where the last period has it; what only others have follows
 * what comes before it there.
 */
function rowsOf(periods: readonly PublishedFigures[]): readonly Row[] {
  const perPeriod = periods.map((figures) => linesOf(figures, formatAsOfShort));
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

/** What the table is of; a threshold or a number of rows is the same for all. */
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

/** Why nothing is shown of flows of periods that overlap. */
function notesOn(periods: readonly PublishedFigures[]): readonly string[] {
  return periods.flatMap((figures) =>
    overlapsIn(figures).map((one) => texts.overlapsOf(figures.period.id, one.label, one.periods)),
  );
}
