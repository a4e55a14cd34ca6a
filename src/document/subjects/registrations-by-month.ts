import type { PublishedBreakdown, PublishedCategory } from "../../disclosure/published-figures.ts";
import { formatDay, formatDayOfYear } from "../../language/dates.ts";
import { nounFor, NOUNS, numberInWords, verbFor } from "../../language/words.ts";
import type { ChartBlock } from "../../model/blocks.ts";
import {
  capitalised,
  dayRun,
  joinTexts,
  listTexts,
  numberRun,
  plain,
  type Run,
  say,
  type Text,
} from "../../model/text.ts";
import { isoDay, isoMonth, monthOfDay, yearOf } from "../../period/period.ts";
import { type ChartEntries, letterOf, type Material, type ReportEvent } from "../block-entry.ts";
import { shownChange } from "../changes.ts";
import type { Sentence } from "../charts/alt-text.ts";
import { chartAndTable, chartBlock } from "../charts/chart-block.ts";
import type { Facts } from "../facts.ts";
import { FLOW, HARDLY_PERCENT } from "../news.ts";
import { type RevisedMonth, revisedMonths } from "../revisions.ts";
import { labelRun } from "../ranking.ts";
import { FEWEST_FOR_SHARES, periodBefore, withinThisPeriod } from "../wording.ts";
import { drawnMonths, monthInSentence, peakMonths } from "./registrations.ts";

const FIGURE = "registrations.byMonth";
const VIA_LETTER = "registrations.viaLetterByMonth";

/** If more months tie, they are not named one by one. */
const MOST_PEAKS = 3;

type Values = ChartBlock["series"][number]["values"];

/** The last month that the export covers, as `jjjj-mm`. Null if it is not known. */
function lastMonthKnown({ facts }: Material): string | null {
  return facts.latestDay === null ? null : isoMonth(monthOfDay(facts.latestDay));
}

/** The numbers of the months. Null for months after the end of the export, which are not known. */
function valuesOf(
  material: Material,
  { categories }: PublishedBreakdown,
  revised: readonly RevisedMonth[],
): Values {
  const lastKnown = lastMonthKnown(material);
  const revisedByCode = new Map(revised.map((month) => [month.code, month]));
  return categories.map(({ code, value }) => {
    if (lastKnown !== null && code > lastKnown) return null;
    const { now, before } = revisedByCode.get(code) ?? {};
    const run = now?.run ?? numberRun(value ?? 0, `${FIGURE}.${code}`);
    return {
      value: value ?? 0,
      text: [run],
      ...(before === undefined ? {} : { was: [before.run] }),
    };
  });
}

/**
 * The registrations through the support letter in each month. Null before the letter was sent, and
 * if there are none.
 */
function viaLetterOf(material: Material, { categories }: PublishedBreakdown): Values | null {
  const letter = letterOf(material);
  const byMonth = material.facts.breakdown(VIA_LETTER);
  if (letter === null || byMonth === null || byMonth.total === 0) return null;
  const values = new Map(byMonth.categories.map(({ code, value }) => [code, value]));
  return categories.map(({ code }) => {
    const value = code < letter.firstMonth ? null : (values.get(code) ?? null);
    return value === null ? null : { value, text: [numberRun(value, `${VIA_LETTER}.${code}`)] };
  });
}

/** The main finding of the chart; null if none is certain. */
function findingOf(material: Material, byMonth: PublishedBreakdown): Text | null {
  const { facts } = material;
  if (byMonth.total < FEWEST_FOR_SHARES) return null;
  // In the first period of all, every number is a record.
  if (facts.periodMonths.includes(byMonth.categories[0]?.code ?? "")) return null;
  const [month, tie] = peakMonths(byMonth)?.months ?? [];
  const peak = tie === undefined ? month : undefined;
  const isOwn = facts.periodMonths.includes(peak?.code ?? "");
  if (peak !== undefined && isOwn) {
    // A month that is not drawn may have had as many.
    const ofAll = peakMonths(facts.breakdown(FIGURE) ?? byMonth)?.months ?? [];
    if (ofAll.length === 1 && ofAll[0]?.code === peak.code) {
      return say`Nog nooit zo veel aanmeldingen in een maand als in ${[monthInSentence(peak, facts)]}`;
    }
  }
  const change = shownChange(material, "registrations.inPeriod");
  if (change === null) return null;
  const { before, difference } = change;
  // Neither period had registrations.
  if (before.value === 0 && difference === 0) return null;
  const percent = (difference * 100) / Math.max(1, before.value);
  if (Math.abs(percent) < FLOW.percent) return littleChange(percent, facts);
  if (peak === undefined || isOwn) return null;
  const name = [monthInSentence(peak, facts)];
  return percent < 0
    ? say`Minder aanmeldingen na de piek van ${name}`
    : say`Weer meer aanmeldingen, maar geen maand zo druk als ${name}`;
}

/** A change that is too small for news: "Iets meer aanmeldingen dan in de drie maanden ervoor". */
function littleChange(percent: number, facts: Facts): Text {
  const before = `in ${periodBefore(facts)}`;
  if (percent === 0) return plain(`Evenveel aanmeldingen als ${before}`);
  if (Math.abs(percent) <= HARDLY_PERCENT) {
    return plain(`Ongeveer evenveel aanmeldingen als ${before}`);
  }
  return plain(`Iets ${percent < 0 ? "minder" : "meer"} aanmeldingen dan ${before}`);
}

/** The peak, the last month, the events, and the registrations through the letter in the period. */
function altSentences(
  material: Material,
  byMonth: PublishedBreakdown,
  events: readonly ReportEvent[],
  isStacked: boolean,
): readonly Sentence[] {
  const { facts } = material;
  const via = isStacked ? facts.count("registrations.viaLetterInPeriod") : null;
  const within = capitalised(plain(withinThisPeriod(facts)));
  return [
    ...peakAndLast(material, byMonth),
    linesAt(events),
    via === null || via.value === 0
      ? []
      : [
          say`${within} ${verbFor(via.value, "kwam", "kwamen")} er ${via.run} via de ondersteuningsbrief.`,
        ],
  ];
}

/**
 * The highest bars and the last month with data. If the last month is the peak, the month before it
 * takes its place.
 */
function peakAndLast(material: Material, { categories }: PublishedBreakdown): readonly Sentence[] {
  const lastKnown = lastMonthKnown(material);
  const known = categories.filter(({ code }) => lastKnown === null || code <= lastKnown);
  const [before, last] = [known.at(-2), known.at(-1)];
  const highest = Math.max(...known.map(({ value }) => value ?? 0));
  const peaks = known.filter(({ value }) => value === highest);
  const [peak] = peaks;
  if (peak === undefined || last === undefined) return [];
  const runOf = ({ code, value }: PublishedCategory): Run =>
    numberRun(value ?? 0, `${FIGURE}.${code}`);
  const names = listTexts(peaks.map((month) => [labelRun(month, FIGURE)]));
  // The caption already names the last month of the chart.
  const ends = known.length < categories.length ? ", de laatste maand met gegevens," : "";
  const isLast = peak === last;
  // A month that is not drawn may have had more.
  const ofAll = material.facts.breakdown(FIGURE)?.categories ?? [];
  const isPeak = ofAll.every(({ value }) => (value ?? 0) <= highest);
  const number = say`${runOf(peak)} ${nounFor(NOUNS.registration, highest)}`;
  const count = numberInWords(peaks.length) ?? "veel";
  const inMonth = (month: PublishedCategory, which: string): Sentence => {
    const when = say`In ${[labelRun(month, FIGURE)]}${which}`;
    const { value } = month;
    if ((value ?? 0) === 0) return [say`${when} was er geen enkele.`];
    return [say`${when} ${verbFor(value ?? 0, "was dat", "waren het")} er ${runOf(month)}.`];
  };
  const peakSentence =
    peaks.length === 1
      ? say`Het hoogst is ${names}${isLast && ends !== "" ? ends : ","} met ${number}.`
      : peaks.length <= MOST_PEAKS
        ? say`Het hoogst zijn ${names}, met elk ${number}.`
        : capitalised(say`${count} maanden zijn het hoogst, met elk ${number}.`);
  return [
    isPeak ? [peakSentence] : [],
    isLast && isPeak ? (before === undefined ? [] : inMonth(before, "")) : [],
    peaks.includes(last) && isPeak ? [] : inMonth(last, ends),
  ];
}

/**
 * The number of lines that mark events, with their days if there is room. For a single line, its
 * text.
 */
function linesAt(events: readonly ReportEvent[]): Sentence {
  const days = events.map(({ day }) => day).toSorted((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const isLetters = events.every(({ isLetter }) => isLetter);
  const origin = "settings.events";
  if (events.length === 1) {
    const line = say`Een lijn markeert ${isLetters ? "de brief van" : "een gebeurtenis op"}`;
    const label = { text: `${formatDay(first)}: ${events[0]?.label ?? ""}`, origin };
    return [say`Bij een lijn staat “${label}”.`, say`${line} ${dayRun(first, origin)}.`];
  }
  const isOneYear = yearOf(monthOfDay(first)) === yearOf(monthOfDay(last));
  const start = isOneYear ? { text: formatDayOfYear(first), origin } : dayRun(first, origin);
  const end = dayRun(last, origin);
  const when =
    first === last
      ? say`${isLetters ? "van" : "op"} ${end}`
      : days.length === 2
        ? say`${isLetters ? "van" : "op"} ${start} en ${end}`
        : say`van ${start} tot en met ${end}`;
  const lines = `${numberInWords(events.length) ?? "veel"} lijnen`;
  const what = isLetters ? "de brieven" : "gebeurtenissen";
  const main = capitalised(say`${lines} markeren ${what}`);
  return [say`${main} ${when}.`, say`${main}.`];
}

/** The events in order of time. */
function annotationsOf(events: readonly ReportEvent[]): ChartBlock["annotations"] {
  return events
    .toSorted((a, b) => a.day - b.day)
    .map(({ day, label }) => ({
      code: isoMonth(monthOfDay(day)),
      day: isoDay(day),
      text: [{ text: `${formatDay(day)}: ${label}`, origin: "settings.events" }],
    }));
}

/**
 * A remark about what is left out and about an export that ends early. Undefined if neither
 * applies.
 */
function remarkOn(material: Material, lastMonth: string, leftOut: Text | null): Text | undefined {
  const { facts } = material;
  const lastKnown = lastMonthKnown(material);
  const text = joinTexts([
    leftOut,
    facts.latestDay === null || lastKnown === null || lastKnown >= lastMonth
      ? null
      : say`De export loopt tot en met ${dayRun(facts.latestDay, "source.latestDate")}. Van de maanden daarna zijn er nog geen gegevens.`,
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
    const [first, last] = [byMonth.categories[0], byMonth.categories.at(-1)];
    // One bar has nothing to be compared with, and the text already gives its number.
    if (peakMonths(byMonth) === null || first === undefined || last === undefined) return null;
    if (first === last) return null;

    const revised = revisedMonths(material).filter(
      ({ code }) => leftOut === null || code >= first.code,
    );
    const months = new Set(facts.periodMonths);
    const drawnCodes = new Set(byMonth.categories.map(({ code }) => code));
    const events = material.events.filter(({ day }) => drawnCodes.has(isoMonth(monthOfDay(day))));
    const viaLetter = viaLetterOf(material, byMonth);
    const numbers = chartAndTable({
      head: "Maand",
      categories: byMonth.categories.map(({ code, label }) => ({
        code,
        label: [labelRun({ code, label }, FIGURE)],
        ...(months.has(code) ? {} : { role: "earlier" as const }),
      })),
      series: [
        {
          name: plain("Aanmeldingen"),
          values: valuesOf(material, byMonth, revised),
          total: facts.total(FIGURE)?.run ?? null,
        },
        ...(viaLetter === null
          ? []
          : [
              {
                name: plain("via de ondersteuningsbrief"),
                head: plain("Via de ondersteuningsbrief"),
                isPart: true,
                values: viaLetter,
                total: facts.total(VIA_LETTER)?.run ?? null,
              },
            ]),
      ],
      ...(leftOut === null ? { total: "Alle maanden" } : {}),
    });
    const chart = chartBlock({
      id: "registrations-by-month",
      kind: "months",
      subject: say`Aanmeldingen per maand, ${span}`,
      finding: findingOf(material, byMonth),
      drawing: "Staafdiagram per maand.",
      sentences: altSentences(material, byMonth, events, viaLetter !== null),
      remark: remarkOn(material, last.code, leftOut),
      numbers,
    });
    return { ...chart, annotations: annotationsOf(events) };
  },
};
