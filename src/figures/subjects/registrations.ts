import { formatMonth } from "../../language/dates.ts";
import { isoMonth, monthOfDay, monthsBetween, type Month } from "../../period/month.ts";
import type { Case } from "../../monitor/case.ts";
import type { Day } from "../../period/day.ts";
import type { Period } from "../../period/period.ts";
import {
  type ComputedFigure,
  type FigureDefinition,
  type FunnelStep,
  PROTECTED_ROWS,
  SHOWN_ROWS,
  type Tally,
} from "../definition.ts";
import { countedBy, NOT_FILLED_IN, registeredIn } from "../funnel-steps.ts";
import { tallyCount, tallyAnswers } from "../tallies.ts";

/** On go the rows of people who registered because of the letter. */
const VIA_LETTER: FunnelStep = {
  text: "met het antwoord ja",
  reasons: ["met het antwoord nee", NOT_FILLED_IN],
  leaves: ({ via_ondersteuningsbrief: answer }) => {
    if (answer === "ja") return null;
    return answer === null ? NOT_FILLED_IN : "met het antwoord nee";
  },
};

/**
 * Rows by the month of registration, for those that `counts` takes. The months are those of all
 * rows, from the first with a registration to the last of the period, empty ones included.
 */
function tallyMonths(
  { lastMonth }: Period,
  counts: (row: Case) => boolean,
): Tally<Extract<ComputedFigure, { kind: "breakdown" }>> {
  const values = new Map<Month, number>();
  return {
    add(row) {
      const month = monthOfDay(row.aanmelddatum);
      values.set(month, (values.get(month) ?? 0) + (counts(row) ? 1 : 0));
    },
    result(latest: Day | null = null) {
      const months = [...values.keys()];
      const total = [...values.values()].reduce((sum, value) => sum + value, 0);
      // What comes after the export's last date is unknown, not 0.
      const reached = latest === null ? lastMonth : monthOfDay(latest);
      const last = Math.min(lastMonth, Math.max(reached, ...months)) as Month;
      const drawn = months.length === 0 ? [] : monthsBetween(Math.min(...months) as Month, last);
      const cells = drawn.map((month) => {
        const value = values.get(month) ?? 0;
        return { code: isoMonth(month), label: formatMonth(month), value, contributors: value };
      });
      return { kind: "breakdown", cells, total, list: "months" };
    },
  };
}

/** How many families came, when, and by which way. */
export const REGISTRATION_FIGURES: readonly FigureDefinition[] = [
  {
    id: "registrations.total",
    kind: "count",
    ...SHOWN_ROWS,
    label: "Aanmeldingen",
    definition: "Het aantal aanmeldingen vanaf de start tot en met de peildatum.",
    columns: ["aanmelddatum"],
    start: () => tallyCount(() => 1),
  },
  {
    id: "registrations.inPeriod",
    kind: "count",
    measure: "flow",
    sensitive: false,
    unit: "aanmeldingen",
    label: "Aanmeldingen in de periode",
    definition: "Het aantal aanmeldingen met een aanmelddatum in de periode.",
    columns: ["aanmelddatum"],
    relations: [{ kind: "flowInto", stock: "registrations.total", once: true }],
    ...countedBy(({ period }) => [registeredIn(period)]),
  },
  {
    id: "registrations.byMonth",
    kind: "breakdown",
    ...SHOWN_ROWS,
    label: "Aanmeldingen per maand",
    definition:
      "Het aantal aanmeldingen per kalendermaand, van de eerste maand met een aanmelding tot en met de laatste maand van de periode. Maanden zonder aanmelding tellen mee met 0.",
    columns: ["aanmelddatum"],
    start: ({ period }) => tallyMonths(period, () => true),
  },
  {
    id: "registrations.byRoute",
    kind: "breakdown",
    ...SHOWN_ROWS,
    label: "Aanmeldingen naar route",
    definition:
      "Het aantal aanmeldingen naar de weg waarlangs iemand zich meldde: rechtstreeks, via een professional of anders.",
    columns: ["aanmeldroute"],
    start: ({ codebook }) => tallyAnswers(codebook, "aanmeldroute", "onbekend"),
  },
  {
    id: "registrations.viaLetter",
    kind: "count",
    ...SHOWN_ROWS,
    label: "Aanmeldingen via de ondersteuningsbrief",
    definition:
      "Het aantal aanmeldingen van mensen die zich meldden na de ondersteuningsbrief, de brief over onze ondersteuning aan gedupeerde ouders.",
    columns: ["via_ondersteuningsbrief"],
    ...countedBy(() => [VIA_LETTER]),
  },
  {
    id: "registrations.viaLetterInPeriod",
    kind: "count",
    measure: "flow",
    sensitive: false,
    unit: "aanmeldingen",
    label: "Aanmeldingen via de ondersteuningsbrief in de periode",
    definition:
      "Het aantal aanmeldingen via de ondersteuningsbrief met een aanmelddatum in de periode.",
    columns: ["via_ondersteuningsbrief"],
    relations: [{ kind: "flowInto", stock: "registrations.viaLetter", once: true }],
    ...countedBy(({ period }) => [registeredIn(period), VIA_LETTER]),
  },
  {
    id: "registrations.viaLetterByMonth",
    kind: "breakdown",
    ...SHOWN_ROWS,
    label: "Aanmeldingen via de ondersteuningsbrief per maand",
    definition:
      "Het aantal aanmeldingen via de ondersteuningsbrief per kalendermaand, voor dezelfde maanden als alle aanmeldingen.",
    columns: ["via_ondersteuningsbrief"],
    start: ({ period }) =>
      tallyMonths(period, ({ via_ondersteuningsbrief: answer }) => answer === "ja"),
  },
  {
    id: "registrations.byOrigin",
    ...PROTECTED_ROWS,
    label: "Aanmeldingen naar provincie of buitenland",
    definition: "Het aantal aanmeldingen naar de provincie waar iemand woont, of het buitenland.",
    columns: ["herkomst"],
    relations: [{ kind: "addsUp", unknown: "onbekend" }, { kind: "neverFalls" }],
    start: ({ codebook }) => tallyAnswers(codebook, "herkomst", "onbekend"),
  },
];
