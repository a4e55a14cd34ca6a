import type { PublishedBreakdown } from "../../disclosure/published-figures.ts";
import { monthAbbreviation } from "../../language/dates.ts";
import { formatInteger } from "../../language/numbers.ts";
import type { Datum, Drawing } from "../report-model.ts";
import { inOrderOfTime, type MarkedEvent } from "./event-marks.ts";
import { inLines } from "./label-lines.ts";

/** Pixels of a month, of a line of an event's text, and of the room around that. */
const MONTH = 19;
const TEXT_LINE = 15;
const ROOM = 8;

/** Characters of an event's text in one line of a narrow screen. */
const LINE = 46;

interface NarrowMonths {
  /** The months of the report's period as `jjjj-mm`. */
  readonly inPeriod: ReadonlySet<string>;
  readonly events: readonly MarkedEvent[];
  /** The last month of which anything is known, or null where that is not said. */
  readonly lastKnown: string | null;
}

/** The months under each other, each event above the month in which it happened. */
export function narrowMonths(
  { categories }: PublishedBreakdown,
  { inPeriod, events, lastKnown }: NarrowMonths,
): Drawing {
  let top = 0;
  const rows = categories.flatMap(({ code, value }): Datum[] => {
    const before = inOrderOfTime(events.filter(({ month }) => month === code)).map(({ text }) => {
      const label = inLines(text.replaceAll("\n", " "), LINE);
      const row = { kind: "event", label, top: top + ROOM / 2, value: 0, number: "", role: "past" };
      top += TEXT_LINE * label.split("\n").length + ROOM;
      return row;
    });
    const isKnown = lastKnown === null || code <= lastKnown;
    const month = {
      kind: "month",
      label: `${monthAbbreviation(Number(code.slice(5)))} ${code.slice(0, 4)}`,
      top,
      value: value ?? 0,
      number: isKnown ? formatInteger(value ?? 0) : "–",
      role: inPeriod.has(code) ? "main" : "past",
    };
    top += MONTH;
    return [...before, month];
  });
  return { spec: "registrations-by-month.narrow", height: top, rows };
}
