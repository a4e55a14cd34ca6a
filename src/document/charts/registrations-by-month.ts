import type { PublishedBreakdown } from "../../disclosure/published-figures.ts";
import { nounFor, NOUNS, verbFor } from "../../language/words.ts";
import { isoMonth, monthOfDay } from "../../period/month.ts";
import type { ChartEntries, Material } from "../block-entry.ts";
import type { Datum } from "../../model/report-model.ts";
import { eventMarks, stoppedAboveNumbers, type EventMarks } from "./event-marks.ts";
import { monthsTable } from "./months-table.ts";
import { monthNumbers, TALLEST_BAR } from "./month-numbers.ts";
import { narrowMonths } from "./narrow-months.ts";
import { drawnMonths } from "./drawn-months.ts";
import { revisedAlt, revisedRemark } from "./revised-words.ts";
import { revisedMonths, type RevisedMonth } from "../revised-months.ts";
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
} from "../../model/text.ts";

const FIGURE = "registrations.byMonth";

/** The months of the period that the alt text reads out one by one; more become too long to hear. */
const MONTHS_READ_OUT = 6;

/** Pixels of the chart without events, and of a line of text. */
const HEIGHT = 203;
const TEXT_LINE = 15;

/** The last month of which the export can tell anything, as `jjjj-mm`. */
function lastMonthKnown({ facts }: Material): string | null {
  return facts.latestDay === null ? null : isoMonth(monthOfDay(facts.latestDay));
}

function monthRows(
  material: Material,
  byMonth: PublishedBreakdown,
  revised: readonly RevisedMonth[],
): Datum[] {
  const inPeriod = new Set(material.facts.periodMonths);
  const numbers = monthNumbers(byMonth, {
    inPeriod,
    revised: new Set(revised.map(({ code }) => code)),
    lastKnown: lastMonthKnown(material),
  });
  return byMonth.categories.map(({ code, value }, index) => ({
    kind: "month",
    month: code,
    value: value ?? 0,
    role: inPeriod.has(code) ? "main" : "past",
    number: numbers[index] ?? "",
  }));
}

function altText(
  { facts }: Material,
  byMonth: PublishedBreakdown,
  [span, events]: readonly [Run, readonly Text[]],
  revisedWords: Text | null,
): Text {
  const whole = facts.breakdown(FIGURE);
  const highest = whole === null ? null : peakMonths(whole);
  const drawn = peakMonths(byMonth);
  // A month that is not drawn can have had more.
  const peak = drawn?.value === highest?.value ? drawn : null;
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
    revisedWords,
    ...events,
  ]);
}

const wordsOf = ({ text }: EventMarks["events"][number]): Run => ({
  text,
  origin: "settings.events",
});

/** The events as those hear them who do not see the chart. */
function heardEvents({ events, letters }: EventMarks): readonly Text[] {
  if (letters === null) return events.map((event) => say`Bij een lijn staat “${wordsOf(event)}”.`);
  return [...letters].flatMap(([letter, some]) =>
    some.map((event) => say`Bij lijn ${letter} hoort “${wordsOf(event)}”.`),
  );
}

/** What the letters at the lines stand for; null where there are none. */
function keyOf({ letters }: EventMarks): Text | null {
  if (letters === null) return null;
  const entries = [...letters].map(([letter, events]) => {
    const [first, ...others] = events.map(wordsOf);
    return others.reduce((text, words) => say`${text}; ${words}`, say`${letter}: ${first ?? []}`);
  });
  return joinTexts(entries.map((entry) => say`${entry}.`));
}

/** Which bars are the period's, which are revised, and before and after which there are none. */
function remarkOn(
  material: Material,
  [firstMonth, lastMonth]: readonly [string, string],
  [key, leftOut, revisedWords]: readonly [Text | null, Text | null, Text | null],
): Text | undefined {
  const { facts } = material;
  const lastKnown = lastMonthKnown(material);
  const isAllOfPeriod = facts.periodMonths.includes(firstMonth);
  const text = joinTexts([
    isAllOfPeriod
      ? null
      : plain(
          facts.periodMonths.length === 1
            ? "De maand van deze rapportage heeft een andere kleur."
            : "De maanden van deze rapportage hebben een andere kleur.",
        ),
    key,
    leftOut,
    revisedWords,
    facts.latestDay === null || lastKnown === null || lastKnown >= lastMonth
      ? null
      : say`De export loopt tot en met ${dayRun(facts.latestDay, "source.latestDate")}; van de maanden daarna zijn er nog geen gegevens.`,
  ]);
  return text.length === 0 ? undefined : text;
}

export const REGISTRATIONS_BY_MONTH: ChartEntries = {
  "registrations-by-month": (material) => {
    const { facts } = material;
    const whole = facts.breakdown(FIGURE);
    const drawn = whole === null ? null : drawnMonths(whole, facts);
    if (drawn === null) return null;
    const { byMonth, span, leftOut } = drawn;
    const peak = peakMonths(byMonth);
    const [first, last] = [byMonth.categories[0], byMonth.categories.at(-1)];
    // One bar has nothing to be compared with: the text has said it all.
    if (peak === null || first === undefined || last === undefined || first === last) return null;

    const months = byMonth.categories.map(({ code }) => code);
    const marks = eventMarks(material.events, months);
    const { events, lines } = marks;
    const revised = revisedMonths(material).filter(
      ({ code }) => leftOut === null || code >= first.code,
    );
    const textsWith = (some: EventMarks) => ({
      alt: altText(material, byMonth, [span, heardEvents(some)], revisedAlt(material, revised)),
      remark: remarkOn(
        material,
        [first.code, last.code],
        [keyOf(some), leftOut, revisedRemark(material, revised)],
      ),
    });
    const bars = monthRows(material, byMonth, revised);
    const top = (peak.value * (TALLEST_BAR + 18 + TEXT_LINE * lines)) / TALLEST_BAR;
    const narrow = narrowMonths(byMonth, {
      inPeriod: new Set(facts.periodMonths),
      events,
      revised,
      lastKnown: lastMonthKnown(material),
    });
    return {
      type: "chart",
      id: "registrations-by-month",
      spec: "registrations-by-month",
      title: say`Aanmeldingen per maand, ${span}`,
      ...textsWith(marks),
      wide: true,
      // Grows with the events from the second line on.
      height: HEIGHT + TEXT_LINE * Math.max(0, lines - 1),
      rows: [
        { kind: "room", month: first.code, value: top, peak: peak.value },
        ...bars,
        ...stoppedAboveNumbers(marks.rows, bars, top),
      ],
      // The narrow drawing has room for the texts themselves.
      narrow:
        marks.letters === null
          ? narrow
          : { ...narrow, own: textsWith({ ...marks, letters: null }) },
      table: monthsTable(byMonth, revised),
    };
  },
};
