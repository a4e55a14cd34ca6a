import type { PublishedBreakdown } from "../../disclosure/published-figures.ts";
import { monthAbbreviation } from "../../language/dates.ts";
import { formatInteger } from "../../language/numbers.ts";
import { CHART_WIDTHS, type Datum, type Drawing } from "../../model/report-model.ts";
import type { RevisedMonth } from "../revised-months.ts";
import type { MarkedEvent } from "./event-marks.ts";
import { inLines } from "./label-lines.ts";

/** Pixels of a month, of a line of an event's text, and of the room around that. */
const MONTH = 19;
const TEXT_LINE = 15;
const ROOM = 8;

/** Characters of an event's text in one line of a narrow screen. */
const LINE = 46;

/** Letters of a word that surely fit in one line, and the part of a longer one that does. */
const LONGEST_WORD = 28;
const LONG_WORD = new RegExp(`\\S{${LONGEST_WORD}}(?=\\S)`, "gu");

/** Pixels from the left at which the number of no bar begins, and that of the longest. */
const NUMBERS = { first: 72, last: 276 } as const;

/** Pixels of a character of a number and its words, in the widest of fonts. */
const CHARACTER = 7.4;

interface NarrowMonths {
  /** The months of the report's period as `jjjj-mm`. */
  readonly inPeriod: ReadonlySet<string>;
  /** In order of time. */
  readonly events: readonly MarkedEvent[];
  readonly revised: readonly RevisedMonth[];
  /** The last month of which anything is known, or null where that is not said. */
  readonly lastKnown: string | null;
}

/** The months under each other, each event above the month in which it happened. */
export function narrowMonths(
  { categories }: PublishedBreakdown,
  { inPeriod, events, revised, lastKnown }: NarrowMonths,
): Drawing {
  const revisedByCode = new Map(revised.map((month) => [month.code, month]));
  const peak = Math.max(1, ...categories.map(({ value }) => value ?? 0));
  let top = 0;
  const rows = categories.flatMap(({ code, value }): Datum[] => {
    const before = events
      .filter(({ month }) => month === code)
      .map(({ text }) => {
        const label = linesOf(text);
        const row = {
          kind: "event",
          label,
          top: top + ROOM / 2,
          value: 0,
          number: "",
          role: "past",
        };
        top += TEXT_LINE * label.split("\n").length + ROOM;
        return row;
      });
    const isKnown = lastKnown === null || code <= lastKnown;
    const month = {
      kind: "month",
      label: `${monthAbbreviation(Number(code.slice(5)))} ${code.slice(0, 4)}`,
      top,
      value: value ?? 0,
      number: isKnown ? numberOf(value ?? 0, revisedByCode.get(code), peak) : "–",
      role: inPeriod.has(code) ? "main" : "past",
    };
    top += MONTH;
    return [...before, month];
  });
  return { spec: "registrations-by-month.narrow", height: top, rows };
}

/** A word that is wider than the drawing goes on in the next line; it would be cut off there. */
function linesOf(text: string): string {
  const broken = text.replaceAll(LONG_WORD, "$& ");
  return inLines(broken, broken === text ? LINE : LONGEST_WORD);
}

/** "105"; revised "105* (was 103)", or as much of that as there is room for behind the bar. */
function numberOf(value: number, revised: RevisedMonth | undefined, peak: number): string {
  const number = formatInteger(value);
  if (revised === undefined) return number;
  const whole = `${number}* (was ${formatInteger(revised.before.value)})`;
  const begins = NUMBERS.first + ((NUMBERS.last - NUMBERS.first) * value) / peak;
  const fits = (text: string): boolean => begins + text.length * CHARACTER <= CHART_WIDTHS.narrow;
  if (fits(whole)) return whole;
  // A number too long for its asterisk has a full stop, which was counted as wide as a digit.
  return fits(number) ? `${number}*` : "*";
}
