import { formatPeriod } from "../../language/dates.ts";
import type { Case } from "../../monitor/case.ts";
import { isWithin, type Period } from "../../period/period.ts";
import { type FigureDefinition, SHOWN_ROWS } from "../definition.ts";
import { countedBy } from "../funnel-steps.ts";
import { tallyCount, tallyRows } from "../tallies.ts";
import { type Status, STATUSES, statusOn, type Step } from "../traject.ts";

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
