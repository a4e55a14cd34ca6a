import {
  type FigureDefinition,
  type FunnelStep,
  PROTECTED_ROWS,
  SHOWN_ROWS,
} from "../definition.ts";
import { countedBy, NOT_FILLED_IN, registeredIn } from "../funnel-steps.ts";
import { tallyAnswers, tallyCount } from "../tallies.ts";
import { tallyMonths } from "../tally-months.ts";

/** A step that keeps the rows of people who registered because of the letter. */
const VIA_LETTER: FunnelStep = {
  text: "met het antwoord ja",
  reasons: ["met het antwoord nee", NOT_FILLED_IN],
  leaves: ({ via_ondersteuningsbrief: answer }) => {
    if (answer === "ja") return null;
    return answer === null ? NOT_FILLED_IN : "met het antwoord nee";
  },
};

/** The figures about how many people registered, when, and how. */
export const REGISTRATION_FIGURES: readonly FigureDefinition[] = [
  {
    id: "registrations.total",
    kind: "count",
    ...SHOWN_ROWS,
    label: "Aanmeldingen",
    definition: "Hoeveel mensen zich aanmeldden, vanaf de start tot en met de peildatum.",
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
    definition:
      "Hoeveel mensen zich aanmeldden van de eerste tot en met de laatste dag van de periode.",
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
      "Hoeveel mensen zich in elke kalendermaand aanmeldden, van de eerste maand met een aanmelding tot en met de laatste maand van de periode. Een maand zonder aanmelding staat er met 0.",
    columns: ["aanmelddatum"],
    start: ({ period }) => tallyMonths(period, () => true),
  },
  {
    id: "registrations.byRoute",
    kind: "breakdown",
    ...SHOWN_ROWS,
    label: "Aanmeldingen naar route",
    definition: "Hoe mensen zich aanmeldden: rechtstreeks, via een professional of anders.",
    columns: ["aanmeldroute"],
    start: ({ codebook }) => tallyAnswers(codebook, "aanmeldroute", "onbekend"),
  },
  {
    id: "registrations.viaLetter",
    kind: "count",
    ...SHOWN_ROWS,
    label: "Aanmeldingen via de ondersteuningsbrief",
    definition:
      "Hoeveel mensen zich aanmeldden na de ondersteuningsbrief: de brief over onze ondersteuning, aan gedupeerde ouders.",
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
    definition: "Hoeveel mensen zich in de periode aanmeldden na de ondersteuningsbrief.",
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
      "Hoeveel mensen zich in elke kalendermaand aanmeldden na de ondersteuningsbrief, voor dezelfde maanden als alle aanmeldingen.",
    columns: ["via_ondersteuningsbrief"],
    start: ({ period }) =>
      tallyMonths(period, ({ via_ondersteuningsbrief: answer }) => answer === "ja"),
  },
  {
    id: "registrations.byOrigin",
    ...PROTECTED_ROWS,
    label: "Aanmeldingen naar provincie of buitenland",
    definition:
      "Waar de mensen wonen die zich aanmeldden: in welke provincie, of in het buitenland.",
    columns: ["herkomst"],
    relations: [{ kind: "addsUp", unknown: "onbekend" }, { kind: "neverFalls" }],
    start: ({ codebook }) => tallyAnswers(codebook, "herkomst", "onbekend"),
  },
];
