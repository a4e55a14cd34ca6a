import { formatPeriod } from "../../language/dates.ts";
import type { Case } from "../../monitor/case.ts";
import { type Day, isWithin, type Period } from "../../period/period.ts";
import { type FigureDefinition, SHOWN_ROWS } from "../definition.ts";
import { countedBy, daysOver, tallyCount, tallyRows } from "../tallies.ts";

/**
 * The five statuses of a traject (the support for one registration), in the order of the report.
 */
const STATUSES = [
  { code: "lopend", label: "Lopend" },
  { code: "heropend", label: "Heropend" },
  { code: "nog_niet_gestart", label: "Nog niet gestart" },
  { code: "nooit_gestart", label: "Nooit gestart" },
  { code: "afgesloten", label: "Afgesloten" },
] as const;

type Status = (typeof STATUSES)[number]["code"];

/** A step in the course of a traject. */
type Step = "gestart" | "nooit_gestart" | "afgesloten" | "heropend";

const STATUS_AFTER_STEP: Readonly<Record<string, Status>> = {
  gestart: "lopend",
  heropend: "heropend",
  afgesloten: "afgesloten",
  nooit_gestart: "nooit_gestart",
};

/**
 * Returns the status of a traject on `day`, which follows from its last step on or before that day.
 */
function statusOn(row: Case, day: Day): Status {
  const step = row.statusverloop.findLast((candidate) => candidate.day <= day);
  return (step && STATUS_AFTER_STEP[step.code]) ?? "nog_niet_gestart";
}

/** Returns the day on which a step was first taken; undefined if it never was. */
function firstDayOf(row: Case, step: Step): Day | undefined {
  return row.statusverloop.find(({ code }) => code === step)?.day;
}

/** The statuses without support, as reasons why a row leaves. */
const UNSUPPORTED: Readonly<Partial<Record<Status, string>>> = {
  nog_niet_gestart: "nog niet gestart",
  nooit_gestart: "nooit gestart",
  afgesloten: "afgesloten",
};

function stepsWithin(row: Case, step: Step, period: Period): number {
  return row.statusverloop.filter(({ code, day }) => code === step && isWithin(period, day)).length;
}

function stepsInPeriod(
  id: string,
  step: Step,
  label: string,
  definition: string,
): FigureDefinition {
  return {
    id,
    kind: "count",
    measure: "flow",
    sensitive: false,
    unit: "stappen",
    label,
    definition,
    columns: ["statusverloop"],
    relations: [{ kind: "shownWhole" }],
    steps: ({ period }) => {
      const without = "zonder zo'n stap in die periode";
      return [
        {
          text: `met een of meer keren ${step.replace("_", " ")} in ${formatPeriod(period)}`,
          reasons: [without],
          leaves: (row) => (stepsWithin(row, step, period) > 0 ? null : without),
        },
      ];
    },
    start: ({ period }) => tallyCount((row) => stepsWithin(row, step, period)),
  };
}

/**
 * The figures about the status of the trajecten (the support for one registration), and their steps
 * in the period.
 */
export const STATUS_FIGURES: readonly FigureDefinition[] = [
  {
    id: "status.byCategory",
    kind: "breakdown",
    ...SHOWN_ROWS,
    label: "Trajecten naar status",
    definition:
      "Hoe het op de peildatum met elk traject staat. De laatste stap tot en met die dag telt.",
    columns: ["statusverloop"],
    start: ({ period }) => tallyRows(STATUSES, (row, tick) => tick(statusOn(row, period.to))),
  },
  {
    id: "status.supported",
    kind: "count",
    ...SHOWN_ROWS,
    label: "Trajecten met ondersteuning",
    definition: "Hoeveel trajecten op de peildatum lopen of opnieuw zijn begonnen.",
    columns: ["statusverloop"],
    ...countedBy(({ period }) => [
      {
        text: "met een traject dat op de peildatum loopt of heropend is",
        reasons: Object.values(UNSUPPORTED),
        leaves: (row) => UNSUPPORTED[statusOn(row, period.to)] ?? null,
      },
    ]),
  },
  stepsInPeriod(
    "status.startedInPeriod",
    "gestart",
    "Gestart in de periode",
    "Hoe vaak er in de periode een traject begon.",
  ),
  stepsInPeriod(
    "status.neverStartedInPeriod",
    "nooit_gestart",
    "Nooit gestart, vastgesteld in de periode",
    "Hoe vaak in de periode bleek dat een traject niet begint.",
  ),
  stepsInPeriod(
    "status.closedInPeriod",
    "afgesloten",
    "Afgesloten in de periode",
    "Hoe vaak we in de periode een traject afsloten. Een traject dat twee keer is afgesloten, telt twee keer.",
  ),
  stepsInPeriod(
    "status.reopenedInPeriod",
    "heropend",
    "Heropend in de periode",
    "Hoe vaak in de periode een afgesloten traject opnieuw begon.",
  ),
];

/** The fields that all figures about waiting share. */
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
