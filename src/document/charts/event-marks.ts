import { formatDay } from "../../language/dates.ts";
import { isoMonth, monthOfDay } from "../../period/month.ts";
import type { Day } from "../../period/day.ts";
import type { ReportEvent } from "../block-entry.ts";
import { CHART_WIDTHS, type Datum } from "../../model/report-model.ts";
import { areWithin, placesOf, type EventText } from "./event-places.ts";
import { inLines } from "./label-lines.ts";

/** Characters of an event's text in one line: at first so long that half of the chart holds it. */
const LINE_LENGTHS = [60, 40, 28];

/** More lines of text would leave the page little room for the bars. */
const MOST_LINES = 12;

/** Pixels of a character in the widest of fonts, of a capital, and of the axis. */
const CHARACTER = 7.3;
const CAPITAL = 10;
const AXIS = 40;

/** The room before a bar, in steps between months: half of the padding that the spec gives. */
const BEFORE_BAR = 0.125;

/** An event in the chart. */
export interface MarkedEvent {
  readonly day: Day;
  readonly month: string;
  /** Its day and what happened. */
  readonly text: string;
}

/** How the events stand in the wide chart. */
export interface EventMarks {
  /** In order of time. */
  readonly events: readonly MarkedEvent[];
  readonly rows: readonly Datum[];
  /** The lines of text above the bars. */
  readonly lines: number;
  /** What each letter stands for, where texts have no room beside their lines; else null. */
  readonly letters: ReadonlyMap<string, readonly MarkedEvent[]> | null;
}

/** What stands beside the line of a month. */
interface Mark {
  readonly month: string;
  readonly text: string;
}

/**
 * The events in the months of the chart. Their texts stand beside their lines where none crosses
 * another text or line: towards the middle of the chart if that can be, else in shorter lines or all
 * to one side. Where there is no room for that, letters take their place.
 */
export function eventMarks(events: readonly ReportEvent[], months: readonly string[]): EventMarks {
  const inChart = events
    .map(({ day, label }) => ({
      day,
      month: isoMonth(monthOfDay(day)),
      text: `${formatDay(day)}: ${label}`,
    }))
    .filter(({ month }) => months.includes(month))
    .toSorted((a, b) => a.day - b.day);
  for (const length of LINE_LENGTHS) {
    const marks = inChart.map(({ month, text }) => ({ month, text: inLines(text, length) }));
    const drawn = drawnMarks(marks, months, CHARACTER);
    if (drawn !== null) return { events: inChart, ...drawn, letters: null };
  }
  const ofMonth = [...Map.groupBy(inChart, ({ month }) => month)];
  const letters = new Map(ofMonth.map(([, some], index) => [letterOf(index), some]));
  const marks = ofMonth.map(([month], index) => ({ month, text: letterOf(index) }));
  const drawn = drawnMarks(marks, months, CAPITAL) ?? onLinesOfTheirOwn(marks, months);
  return { events: inChart, ...drawn, letters };
}

/** A, B … Z, AA, AB … */
function letterOf(index: number): string {
  const last = String.fromCharCode("A".charCodeAt(0) + (index % 26));
  return index < 26 ? last : `${letterOf(Math.floor(index / 26) - 1)}${last}`;
}

/** Marks in order of time with their places; null where there are none, or they take too much. */
function drawnMarks(
  marks: readonly Mark[],
  months: readonly string[],
  character: number,
): Pick<EventMarks, "rows" | "lines"> | null {
  const middle = marks.filter(({ month }) => !isLate(month, months)).length;
  // The nearer to the middle of the chart the two sides meet, the more room there is for both.
  const borders = [...Array(marks.length + 1).keys()].toSorted(
    (a, b) => Math.abs(a - middle) - Math.abs(b - middle),
  );
  for (const border of borders) {
    // The outermost of each side comes first, and those of the end before those of the beginning.
    const sided = [
      ...marks
        .slice(border)
        .map((mark) => ({ mark, isBefore: true }))
        .toReversed(),
      ...marks.slice(0, border).map((mark) => ({ mark, isBefore: false })),
    ];
    const texts = sided.map(({ mark, isBefore }) => textOf(mark, isBefore, months, character));
    const places = areWithin(texts, CHART_WIDTHS.page) ? placesOf(texts) : null;
    if (places === null) continue;
    const ends = texts.map(({ lines }, index) => lines + (places[index] ?? 0));
    const lines = Math.max(0, ...ends);
    if (lines > MOST_LINES) continue;
    const rows = sided.map(({ mark, isBefore }, index) =>
      rowOf(mark, places[index] ?? 0, isBefore),
    );
    return { rows, lines };
  }
  return null;
}

function onLinesOfTheirOwn(
  marks: readonly Mark[],
  months: readonly string[],
): Pick<EventMarks, "rows" | "lines"> {
  const rows = marks.map((mark, line) => rowOf(mark, line, isLate(mark.month, months)));
  return { rows, lines: rows.length };
}

function rowOf({ month, text }: Mark, line: number, isBefore: boolean): Datum {
  return { kind: "event", month, text, line, isLate: isBefore };
}

function textOf(
  { month, text }: Mark,
  isBefore: boolean,
  months: readonly string[],
  character: number,
): EventText {
  const lines = text.split("\n");
  return {
    x: lineAt(month, months),
    width: character * Math.max(...lines.map(({ length }) => length)),
    lines: lines.length,
    isBefore,
  };
}

/**
 * The rows of events, each with the height as a part of the chart's at which its line stops: above a
 * number that it would cross. `top` is the value at the top of the chart.
 */
export function stoppedAboveNumbers(
  events: readonly Datum[],
  monthRows: readonly Datum[],
  top: number,
): readonly Datum[] {
  const months = monthRows.map(({ month }) => String(month));
  const step = stepOf(months);
  return events.map((event) => {
    const line = lineAt(String(event["month"]), months);
    const crossed = monthRows.filter(({ number }, index) => {
      const middle = AXIS + step * (index + 0.5);
      return number !== "" && Math.abs(line - middle) < (CHARACTER * String(number).length) / 2 + 1;
    });
    if (crossed.length === 0) return event;
    return { ...event, stop: Math.max(...crossed.map(({ value }) => Number(value))) / top };
  });
}

/** Pixels from one month to the next, and from the left to the line of a month: where its bar begins. */
function stepOf(months: readonly string[]): number {
  return (CHART_WIDTHS.page - AXIS) / months.length;
}

function lineAt(month: string, months: readonly string[]): number {
  return AXIS + stepOf(months) * (months.indexOf(month) + BEFORE_BAR);
}

/** Whether a month is in the second half of the chart. */
function isLate(month: string, months: readonly string[]): boolean {
  return months.indexOf(month) * 2 >= months.length;
}
