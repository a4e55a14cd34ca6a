import { formatMonth } from "../../language/dates.ts";
import { isoMonth, monthOfDay, monthsBetween, type Month } from "../../period/month.ts";
import { type FigureDefinition, PROTECTED_ROWS, SHOWN_ROWS } from "../definition.ts";
import { countedBy, NOT_FILLED_IN, registeredIn } from "../funnel-steps.ts";
import { tallyCount, tallyAnswers, tallyOccurring } from "../tallies.ts";

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
    start: ({ period }) => {
      const monthsByCode = new Map<string, Month>();
      return tallyOccurring(
        (row, tick) => {
          const month = monthOfDay(row.aanmelddatum);
          const code = isoMonth(month);
          monthsByCode.set(code, month);
          tick(code);
        },
        (_, latest) => {
          const months = [...monthsByCode.values()];
          if (months.length === 0) return [];
          const first = Math.min(...months) as Month;
          // What comes after the export's last date is unknown, not 0.
          const reached = latest === null ? period.lastMonth : monthOfDay(latest);
          const last = Math.min(period.lastMonth, Math.max(reached, ...months)) as Month;
          return monthsBetween(first, last).map((month) => ({
            code: isoMonth(month),
            label: formatMonth(month),
          }));
        },
        "months",
      );
    },
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
    label: "Aanmeldingen na de ondersteuningsbrief",
    definition:
      "Het aantal aanmeldingen van mensen die zich meldden na de brief over ondersteuning die getroffen ouders hebben gekregen.",
    columns: ["via_ondersteuningsbrief"],
    ...countedBy(() => [
      {
        text: "met het antwoord ja",
        reasons: ["met het antwoord nee", NOT_FILLED_IN],
        leaves: ({ via_ondersteuningsbrief: answer }) => {
          if (answer === "ja") return null;
          return answer === null ? NOT_FILLED_IN : "met het antwoord nee";
        },
      },
    ]),
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
