import { formatDay } from "../../language/dates.ts";
import { isoMonth, monthOfDay } from "../../period/month.ts";
import type { ReportEvent } from "../block-entry.ts";
import type { Datum } from "../report-model.ts";
import { inLines } from "./label-lines.ts";

/** Characters of an event's text in one line: so long that it fits on one side of its month. */
const EVENT_LINE = 60;

/** An event in the chart: its text in lines, below those of later ones. */
export interface MarkedEvent {
  readonly month: string;
  readonly text: string;
  /** The lines above its own. */
  readonly line: number;
  readonly lines: number;
}

/** The events in the months of the chart, each on lines of its own, the earliest lowest. */
export function markedEvents(
  events: readonly ReportEvent[],
  months: readonly string[],
): MarkedEvent[] {
  const marked: MarkedEvent[] = [];
  for (const { day, label } of events.toSorted((a, b) => b.day - a.day)) {
    const month = isoMonth(monthOfDay(day));
    if (!months.includes(month)) continue;
    const text = inLines(`${formatDay(day)}: ${label}`, EVENT_LINE);
    const above = marked.at(-1);
    const line = above === undefined ? 0 : above.line + above.lines;
    marked.push({ month, text, line, lines: text.split("\n").length });
  }
  return marked;
}

export function eventRows(events: readonly MarkedEvent[], months: readonly string[]): Datum[] {
  return events.map(({ month, text, line }) => ({
    kind: "event",
    month,
    text,
    line,
    isLate: months.indexOf(month) * 2 >= months.length,
  }));
}
