import type { Day } from "../../period/day.ts";
import { isWithin } from "../../period/period.ts";
import type { FigureDefinition } from "../definition.ts";
import { daysOver } from "../funnel-steps.ts";
import { firstDayOf, statusOn } from "../traject.ts";

/** What all these figures have in common. */
const DAYS_OF_TRAJECTS = {
  kind: "quantiles",
  sensitive: false,
  unit: "dagen",
  columns: ["statusverloop"],
  relations: [{ kind: "shownWhole" }],
} as const;

/** Returns the days from one step to another; null unless both were taken by the reference date. */
function daysBetween(first: Day | undefined, last: Day | undefined, referenceDay: Day) {
  if (first === undefined || last === undefined || last > referenceDay) return null;
  return last - first;
}

/** The figures about how long people wait for support, and how long it takes. */
export const WAITING_TIME_FIGURES: readonly FigureDefinition[] = [
  {
    id: "waitingTimes.daysToStart",
    measure: "stock",
    ...DAYS_OF_TRAJECTS,
    label: "Dagen tot de start",
    definition:
      "Hoelang het van de aanmelding tot de eerste start van het traject duurde, in kalenderdagen: bij de helft hooguit, en bij 9 van de 10. Het gaat om trajecten die op de peildatum gestart waren.",
    ...daysOver(
      "met een traject dat op de peildatum gestart was",
      "op de peildatum nog niet of nooit gestart",
      (row, { to }) => daysBetween(row.aanmelddatum, firstDayOf(row, "gestart"), to),
    ),
  },
  {
    id: "waitingTimes.daysToStartInPeriod",
    measure: "flow",
    ...DAYS_OF_TRAJECTS,
    label: "Dagen tot de start, trajecten gestart in de periode",
    definition:
      "Hoelang het van de aanmelding tot de eerste start van het traject duurde, in kalenderdagen: bij de helft hooguit, en bij 9 van de 10. Het gaat om trajecten die in de periode voor het eerst startten.",
    ...daysOver(
      "met een traject dat in de periode voor het eerst startte",
      "niet voor het eerst gestart in de periode",
      (row, period) => {
        const start = firstDayOf(row, "gestart");
        return start !== undefined && isWithin(period, start) ? start - row.aanmelddatum : null;
      },
    ),
  },
  {
    id: "waitingTimes.daysWaiting",
    measure: "stock",
    ...DAYS_OF_TRAJECTS,
    label: "Dagen dat mensen op de start wachten",
    definition:
      "Hoelang mensen op de peildatum al wachtten sinds hun aanmelding, in kalenderdagen: de helft hooguit, en 9 van de 10. Het gaat om trajecten die nog niet gestart waren.",
    ...daysOver(
      "met een traject dat op de peildatum nog niet gestart was",
      "op de peildatum al gestart, of vastgesteld dat het nooit start",
      (row, { to }) => (statusOn(row, to) === "nog_niet_gestart" ? to - row.aanmelddatum : null),
    ),
  },
  {
    id: "waitingTimes.daysOfSupport",
    measure: "stock",
    ...DAYS_OF_TRAJECTS,
    label: "Dagen ondersteuning",
    definition:
      "Hoelang het van de eerste start tot de eerste afsluiting van het traject duurde, in kalenderdagen: bij de helft hooguit, en bij 9 van de 10. Het gaat om trajecten die op de peildatum al eens waren afgesloten.",
    ...daysOver(
      "met een traject dat op de peildatum al eens was afgesloten",
      "op de peildatum nog nooit afgesloten",
      (row, { to }) => daysBetween(firstDayOf(row, "gestart"), firstDayOf(row, "afgesloten"), to),
    ),
  },
];
