import { drawnMonths } from "./drawn-months.ts";
import { monthsTable } from "./months-table.ts";
import type { ChartEntries, Material, ReportEvent } from "../block-entry.ts";
import {
  MOST_REVISIONS_TOLD,
  type RevisedMonth,
  revisedMonths,
  revisedMonthsRun,
} from "../revised-months.ts";
import { MOST_PEAKS_NAMED, peakMonths } from "../sentences/registrations.ts";
import { labelRun } from "../withheld.ts";
import type { PublishedBreakdown } from "../../disclosure/published-figures.ts";
import { formatDay } from "../../language/dates.ts";
import { nounFor, NOUNS, verbFor } from "../../language/words.ts";
import type { ChartBlock } from "../../model/chart.ts";
import {
  dayRun,
  joinTexts,
  listTexts,
  numberRun,
  plain,
  type Run,
  say,
  type Text,
} from "../../model/text.ts";
import { isoMonth, monthOfDay } from "../../period/month.ts";

const FIGURE = "registrations.byMonth";

/** The months of the period that the alt text reads out one by one; more become too long to hear. */
const MONTHS_READ_OUT = 6;

/** The last month of which the export can tell anything, as `jjjj-mm`. */
function lastMonthKnown({ facts }: Material): string | null {
  return facts.latestDay === null ? null : isoMonth(monthOfDay(facts.latestDay));
}

/** The numbers of the months; null beyond the end of the export, where nobody knows. */
function valuesOf(
  material: Material,
  { categories }: PublishedBreakdown,
  revised: readonly RevisedMonth[],
): ChartBlock["series"][number]["values"] {
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

function altText(
  { facts }: Material,
  byMonth: PublishedBreakdown,
  [span, events]: readonly [Run, ChartBlock["annotations"]],
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
    ...events.map(({ text }) => say`Bij een lijn staat “${text}”.`),
  ]);
}

/** The events in the months of the chart, each with its day, in order of time. */
function annotationsOf(
  events: readonly ReportEvent[],
  months: ReadonlySet<string>,
): ChartBlock["annotations"] {
  return events
    .toSorted((a, b) => a.day - b.day)
    .map(({ day, label }) => ({
      code: isoMonth(monthOfDay(day)),
      text: [{ text: `${formatDay(day)}: ${label}`, origin: "settings.events" }],
    }))
    .filter(({ code }) => months.has(code));
}

/** Which bars are the period's, which are revised, and before and after which there are none. */
function remarkOn(
  material: Material,
  [firstMonth, lastMonth]: readonly [string, string],
  [leftOut, revisedWords]: readonly [Text | null, Text | null],
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

    const revised = revisedMonths(material).filter(
      ({ code }) => leftOut === null || code >= first.code,
    );
    const inPeriod = new Set(facts.periodMonths);
    const annotations = annotationsOf(
      material.events,
      new Set(byMonth.categories.map(({ code }) => code)),
    );
    return {
      type: "chart",
      id: "registrations-by-month",
      kind: "months",
      title: say`Aanmeldingen per maand, ${span}`,
      alt: altText(material, byMonth, [span, annotations], revisedAlt(material, revised)),
      remark: remarkOn(
        material,
        [first.code, last.code],
        [leftOut, revisedRemark(material, revised)],
      ),
      categories: byMonth.categories.map(({ code, label }) => ({
        code,
        label: [labelRun({ code, label }, FIGURE)],
        ...(inPeriod.has(code) ? {} : { role: "earlier" }),
      })),
      series: [{ name: plain("Aanmeldingen"), values: valuesOf(material, byMonth, revised) }],
      annotations,
      table: monthsTable(byMonth, revised),
    };
  },
};

/** Which months changed since the earlier report, for who hears the chart; null for none. */
function revisedAlt({ revisions }: Material, months: readonly RevisedMonth[]): Text | null {
  if (revisions === null || months.length === 0) return null;
  if (months.length > MOST_REVISIONS_TOLD) {
    return say`In ${revisedMonthsRun(months, revisions)} maanden is het aantal anders dan in de vorige rapportage.`;
  }
  const changes = months.map(({ name, before, now }) => {
    return say`${name} van ${before.run} naar ${now.run}`;
  });
  return say`Sinds de vorige rapportage ${verbFor(months.length, "veranderde", "veranderden")} ${listTexts(changes)}.`;
}

/** What the asterisks in the chart stand for; null where there are none. */
function revisedRemark({ revisions }: Material, months: readonly RevisedMonth[]): Text | null {
  const [first, ...others] = months;
  if (revisions === null || first === undefined) return null;
  if (months.length > MOST_REVISIONS_TOLD) {
    return say`* Herzien: in ${revisedMonthsRun(months, revisions)} maanden is het aantal anders dan in de vorige rapportage. Wat het was, staat in de cijfers als tabel.`;
  }
  const numbers = [
    say`${first.before.run} ${nounFor(NOUNS.registration, first.before.value)} in ${first.name}`,
    ...others.map(({ name, before }) => say`${before.run} in ${name}`),
  ];
  return say`* Herzien. In de vorige rapportage telden we ${listTexts(numbers)}.`;
}
