import type { PublishedBreakdown } from "../../disclosure/published-figures.ts";
import { monthName } from "../../language/dates.ts";
import { formatInteger } from "../../language/numbers.ts";
import { nounFor, NOUNS, verbFor } from "../../language/words.ts";
import { isoMonth, monthOfDay } from "../../period/month.ts";
import type { ChartEntries, Material } from "../block-entry.ts";
import type { Datum, TableBody } from "../report-model.ts";
import { eventRows, markedEvents, type MarkedEvent } from "./event-marks.ts";
import { MOST_PEAKS_NAMED, peakMonths } from "../sentences/registrations.ts";
import {
  dayRun,
  joinTexts,
  listTexts,
  numberRun,
  plain,
  say,
  type Run,
  type Text,
} from "../text.ts";

const FIGURE = "registrations.byMonth";

/** The months of the period that the alt text reads out one by one; more become too long to hear. */
const MONTHS_READ_OUT = 6;

/** Characters of numbers, with the room between two, that fit side by side above all bars. */
const CHARACTERS_SIDE_BY_SIDE = 130;

const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));

/** Room above the bars for the texts of the events, as a value of the bars' own scale. */
function roomAbove(peak: number, events: readonly MarkedEvent[]): number {
  const lines = events.reduce((sum, event) => sum + event.lines, 0);
  return peak * (1.09 + 0.105 * lines);
}

/** The last month of which the export can tell anything, as `jjjj-mm`. */
function lastMonthKnown({ facts }: Material): string | null {
  return facts.latestDay === null ? null : isoMonth(monthOfDay(facts.latestDay));
}

function monthRows(material: Material, byMonth: PublishedBreakdown, peak: number): Datum[] {
  const { facts } = material;
  const lastKnown = lastMonthKnown(material);
  const inPeriod = new Set(facts.periodMonths);
  const hasRoom =
    byMonth.categories.length * (formatInteger(peak).length + 0.5) <= CHARACTERS_SIDE_BY_SIDE;
  const firstPeak = byMonth.categories.find(({ value }) => value === peak)?.code;
  return byMonth.categories.map(({ code, value }) => ({
    kind: "month",
    month: code,
    value: value ?? 0,
    role: inPeriod.has(code) ? "main" : "past",
    // Beyond the end of the export a 0 would claim what nobody knows.
    hasNumber:
      (lastKnown === null || code <= lastKnown) &&
      (code === firstPeak || (hasRoom && (inPeriod.has(code) || value === peak))),
  }));
}

/** A row a month and a column a year; months outside the figure are dashes. */
function tableByYear(byMonth: PublishedBreakdown): TableBody {
  const values = new Map(byMonth.categories.map(({ code, value }) => [code, value ?? 0]));
  const years = [...new Set([...values.keys()].map((code) => code.slice(0, 4)))];
  const cell = (code: string): Text => {
    const value = values.get(code);
    return value === undefined ? plain("–") : [numberRun(value, `${FIGURE}.${code}`)];
  };
  const sumOf = (year: string): Text => {
    const ofYear = byMonth.categories.filter(({ code }) => code.startsWith(year));
    const sum = ofYear.reduce((total, { value }) => total + (value ?? 0), 0);
    return [numberRun(sum, `sum(${FIGURE}.${year}*)`)];
  };
  return {
    columns: [
      { label: plain("Maand"), numeric: false },
      ...years.map((year) => ({
        label: [{ text: year, origin: `year(${FIGURE})` }],
        numeric: true,
      })),
    ],
    rows: [
      ...MONTHS.map((month) => ({
        cells: [plain(monthName(Number(month))), ...years.map((year) => cell(`${year}-${month}`))],
        isTotal: false,
      })),
      { cells: [plain("Totaal"), ...years.map(sumOf)], isTotal: true },
    ],
  };
}

function altText(
  { facts }: Material,
  byMonth: PublishedBreakdown,
  span: Run,
  events: readonly MarkedEvent[],
): Text {
  const peak = peakMonths(byMonth);
  const inPeriod = new Set(facts.periodMonths);
  const ofPeriod = byMonth.categories.filter(({ code }) => inPeriod.has(code));
  const values = ofPeriod.map(({ code, value }) => [numberRun(value ?? 0, `${FIGURE}.${code}`)]);
  const isOne = ofPeriod.length === 1 && ofPeriod[0]?.value === 1;
  const isRead = values.length > 0 && values.length <= MONTHS_READ_OUT;
  return joinTexts([
    say`Staafdiagram van het aantal aanmeldingen per maand, ${span}.`,
    peak === null || peak.names.length > MOST_PEAKS_NAMED
      ? null
      : say`Het hoogst ${verbFor(peak.names.length, "is", "zijn")} ${listTexts(peak.names)}, met ${peak.run} ${nounFor(NOUNS.registration, peak.value)}${peak.names.length === 1 ? "" : " per maand"}.`,
    isRead
      ? say`In ${facts.periodRun} ${isOne ? "was" : "waren"} het er ${listTexts(values)}.`
      : null,
    ...events.toReversed().map(({ text }) => {
      const words = { text: text.replaceAll("\n", " "), origin: "settings.events" };
      return say`Bij een lijn staat “${words}”.`;
    }),
  ]);
}

/** Which bars are the period's, and from where on there are none. */
function remarkOn(material: Material, lastMonth: string): Text {
  const { facts } = material;
  const lastKnown = lastMonthKnown(material);
  return joinTexts([
    plain(
      facts.periodMonths.length === 1
        ? "De maand van deze rapportage is donker."
        : "De maanden van deze rapportage zijn donker.",
    ),
    facts.latestDay === null || lastKnown === null || lastKnown >= lastMonth
      ? null
      : say`De export loopt tot en met ${dayRun(facts.latestDay, "source.latestDate")}; van de maanden daarna zijn er nog geen gegevens.`,
  ]);
}

export const REGISTRATIONS_BY_MONTH: ChartEntries = {
  "registrations-by-month": (material) => {
    const { facts } = material;
    const byMonth = facts.breakdown(FIGURE);
    const peak = byMonth === null ? null : peakMonths(byMonth);
    const first = byMonth?.categories[0];
    const last = byMonth?.categories.at(-1);
    // One bar has nothing to be compared with: the text has said it all.
    if (byMonth === null || peak === null || first === undefined || last === undefined) return null;
    if (first === last) return null;

    const span = { text: `${first.label} t/m ${last.label}`, origin: `span(${FIGURE})` };
    const months = byMonth.categories.map(({ code }) => code);
    const events = markedEvents(material.events, months);
    return {
      type: "chart",
      id: "registrations-by-month",
      spec: "registrations-by-month",
      title: say`Aanmeldingen per maand, ${span}`,
      alt: altText(material, byMonth, span, events),
      remark: remarkOn(material, last.code),
      wide: true,
      height: 250,
      rows: [
        { kind: "room", month: first.code, value: roomAbove(peak.value, events), peak: peak.value },
        ...monthRows(material, byMonth, peak.value),
        ...eventRows(events, months),
      ],
      table: tableByYear(byMonth),
    };
  },
};
