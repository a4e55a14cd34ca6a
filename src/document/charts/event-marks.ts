import { formatDay } from "../../language/dates.ts";
import { isoMonth, monthOfDay } from "../../period/month.ts";
import type { Day } from "../../period/day.ts";
import type { ReportEvent } from "../block-entry.ts";
import type { Datum } from "../report-model.ts";
import { inLines } from "./label-lines.ts";

/** Characters of an event's text in one line: so long that it fits on one side of its month. */
const EVENT_LINE = 60;

/** An event in the chart, with the place of its text among those of the others. */
export interface MarkedEvent {
  readonly day: Day;
  readonly month: string;
  readonly text: string;
  /** The lines above its own. */
  readonly line: number;
  readonly lines: number;
  /** Its month is in the second half of the chart: its text stands before its line. */
  readonly isLate: boolean;
}

/**
 * The events in the months of the chart, each on lines of its own. Texts run away from the nearest
 * edge, and of the lines of one half the outermost is the highest: none crosses another's text.
 */
export function markedEvents(
  events: readonly ReportEvent[],
  months: readonly string[],
): readonly MarkedEvent[] {
  const inChart = events
    .map(({ day, label }) => ({
      text: inLines(`${formatDay(day)}: ${label}`, EVENT_LINE),
      day,
      month: isoMonth(monthOfDay(day)),
      isLate: months.indexOf(isoMonth(monthOfDay(day))) * 2 >= months.length,
    }))
    .filter(({ month }) => months.includes(month));
  const early = inChart.filter(({ isLate }) => !isLate).toSorted((a, b) => a.day - b.day);
  const late = inChart.filter(({ isLate }) => isLate).toSorted((a, b) => b.day - a.day);
  const marked: MarkedEvent[] = [];
  for (const { day, month, text, isLate } of [...late, ...early]) {
    const above = marked.at(-1);
    const line = above === undefined ? 0 : above.line + above.lines;
    marked.push({ day, month, text, isLate, line, lines: text.split("\n").length });
  }
  return marked;
}

/** The lines that the texts of all events take. */
export function linesOf(events: readonly MarkedEvent[]): number {
  return events.reduce((sum, { lines }) => sum + lines, 0);
}

export function eventRows(events: readonly MarkedEvent[]): Datum[] {
  return events.map(({ month, text, line, isLate }) => ({
    kind: "event",
    month,
    text,
    line,
    isLate,
  }));
}

/** The events as they happened, for those who hear them. */
export function inOrderOfTime(events: readonly MarkedEvent[]): readonly MarkedEvent[] {
  return events.toSorted((a, b) => a.day - b.day);
}
