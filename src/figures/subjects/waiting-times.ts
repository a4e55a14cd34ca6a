import type { Case } from "../../monitor/case.ts";
import type { Day } from "../../period/day.ts";
import { isWithin } from "../../period/period.ts";
import type { FigureContext, FigureDefinition, FunnelStep, Measure } from "../definition.ts";
import { tallyQuantiles } from "../tallies.ts";
import { statusOn } from "./status.ts";

type Step = "gestart" | "afgesloten";

/** The day on which a step was first taken; undefined where it never was. */
function firstDayOf(row: Case, step: Step): Day | undefined {
  return row.statusverloop.find(({ code }) => code === step)?.day;
}

/** The days from one day to another, where both are known by the reference date. */
function daysBetween(from: Day | undefined, to: Day | undefined, by: Day): number | null {
  return from === undefined || to === undefined || to > by ? null : to - from;
}

interface DaysTexts {
  readonly id: string;
  readonly measure: Measure;
  readonly label: string;
  readonly definition: string;
  /** What the rows that count have in common, and why the others do not count. */
  readonly step: string;
  readonly reason: string;
  /** The days of a row; null where it does not count. */
  readonly daysOf: (row: Case, context: FigureContext) => number | null;
}

function daysFigure({ daysOf, step, reason, ...about }: DaysTexts): FigureDefinition {
  return {
    ...about,
    kind: "quantiles",
    sensitive: false,
    unit: "dagen",
    columns: ["statusverloop"],
    relations: [{ kind: "shownWhole" }],
    steps: (context): readonly FunnelStep[] => [
      {
        text: step,
        reasons: [reason],
        leaves: (row) => (daysOf(row, context) === null ? reason : null),
      },
    ],
    start: (context) => tallyQuantiles((row) => daysOf(row, context)),
  };
}

/** How long people wait for support, and how long it takes. */
export const WAITING_TIME_FIGURES: readonly FigureDefinition[] = [
  daysFigure({
    id: "waitingTimes.daysToStart",
    measure: "stock",
    label: "Dagen tot de start",
    definition:
      "Het aantal kalenderdagen van de aanmelding tot de eerste start van het traject, voor de trajecten die op de peildatum gestart waren: de mediaan en het 90e percentiel.",
    step: "waarvan het traject op de peildatum gestart was",
    reason: "op de peildatum nog niet of nooit gestart",
    daysOf: (row, { period }) =>
      daysBetween(row.aanmelddatum, firstDayOf(row, "gestart"), period.to),
  }),
  daysFigure({
    id: "waitingTimes.daysToStartInPeriod",
    measure: "flow",
    label: "Dagen tot de start, trajecten gestart in de periode",
    definition:
      "Het aantal kalenderdagen van de aanmelding tot de eerste start van het traject, voor de trajecten die in de periode voor het eerst startten: de mediaan en het 90e percentiel.",
    step: "waarvan het traject in de periode voor het eerst startte",
    reason: "niet voor het eerst gestart in de periode",
    daysOf: (row, { period }) => {
      const start = firstDayOf(row, "gestart");
      return start !== undefined && isWithin(period, start) ? start - row.aanmelddatum : null;
    },
  }),
  daysFigure({
    id: "waitingTimes.daysWaiting",
    measure: "stock",
    label: "Dagen dat mensen nu wachten",
    definition:
      "Het aantal kalenderdagen van de aanmelding tot de peildatum, voor de trajecten die op de peildatum nog niet gestart waren: de mediaan en het 90e percentiel.",
    step: "met een traject dat op de peildatum nog niet gestart was",
    reason: "op de peildatum al gestart, of nooit gestart",
    daysOf: (row, { period }) =>
      statusOn(row, period.to) === "nog_niet_gestart" ? period.to - row.aanmelddatum : null,
  }),
  daysFigure({
    id: "waitingTimes.daysOfSupport",
    measure: "stock",
    label: "Dagen ondersteuning",
    definition:
      "Het aantal kalenderdagen van de eerste start tot de eerste afsluiting van het traject, voor de trajecten die op de peildatum al eens waren afgesloten: de mediaan en het 90e percentiel.",
    step: "waarvan het traject op de peildatum al eens was afgesloten",
    reason: "op de peildatum nog nooit afgesloten",
    daysOf: (row, { period }) =>
      daysBetween(firstDayOf(row, "gestart"), firstDayOf(row, "afgesloten"), period.to),
  }),
];
