import type { Case } from "../../monitor/case.ts";
import { type Day, isWithin } from "../../period/period.ts";
import {
  type FigureDefinition,
  type FunnelStep,
  type Measure,
  NOT_FILLED_IN,
  PROTECTED_ROWS,
  registeredIn,
  SHOWN_ROWS,
} from "../definition.ts";
import {
  countedBy,
  tallyAnswers,
  tallyCount,
  tallyMonths,
  tallyQuantiles,
  tallyShare,
  type Verdict,
} from "../tallies.ts";

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

// Response times.

/** The terms that the team sets itself, in calendar days after the registration. */
const CONTACT_WITHIN_DAYS = 2;
const WELCOME_WITHIN_DAYS = 7;

type Moment = "eerste_contact_op" | "welkomstgesprek_ingepland_op";

/**
 * Decides whether a row met the term by the reference date. Leaves a row out if its term has not
 * ended and the moment has not been reached: the outcome is unknown. An empty date counts as not
 * reached.
 */
function judgeTerm(row: Case, moment: Moment, days: number, referenceDay: Day): Verdict {
  const reached = row[moment];
  if (reached !== null && reached <= referenceDay) {
    return reached - row.aanmelddatum <= days ? "met" : "unmet";
  }
  return row.aanmelddatum + days > referenceDay ? "leftOut" : "unmet";
}

interface TermTexts {
  /** What is reached, as a noun without an article. */
  readonly what: string;
  readonly id: string;
  readonly label: string;
  readonly definition: string;
}

function termFigure(
  moment: Moment,
  days: number,
  measure: Measure,
  { what, id, label, definition }: TermTexts,
): FigureDefinition {
  const open = `nog zonder ${what}, en de ${days} dagen zijn nog niet om`;
  const late = `met ${what} na meer dan ${days} dagen`;
  const never = `zonder ${what} op de peildatum`;
  return {
    id,
    kind: "share",
    measure,
    sensitive: false,
    unit: "aanmeldingen",
    label,
    definition,
    columns: [moment],
    relations: [{ kind: "shownWhole" }],
    steps: ({ period }) => [
      ...(measure === "flow" ? [registeredIn(period)] : []),
      {
        text: "waarvan vaststaat of het op tijd was",
        reasons: [open],
        leaves: (row) => (judgeTerm(row, moment, days, period.to) === "leftOut" ? open : null),
      },
      {
        text: `met ${what} binnen ${days} dagen`,
        reasons: [late, never],
        leaves: (row) => {
          if (judgeTerm(row, moment, days, period.to) === "met") return null;
          return (row[moment] ?? Infinity) <= period.to ? late : never;
        },
      },
    ],
    start: ({ period }) =>
      tallyShare((row) => {
        if (measure === "flow" && !isWithin(period, row.aanmelddatum)) return "leftOut";
        return judgeTerm(row, moment, days, period.to);
      }),
  };
}

/** The figures about how soon people were called, and how soon a welcome meeting was planned. */
export const RESPONSE_TIME_FIGURES: readonly FigureDefinition[] = [
  termFigure("eerste_contact_op", CONTACT_WITHIN_DAYS, "stock", {
    what: "eerste contact",
    id: "responseTimes.contactWithin2Days",
    label: "Eerste contact binnen 2 dagen",
    definition:
      "Welk deel van de mensen we binnen 2 kalenderdagen na de aanmelding telefonisch spraken. Is er geen datum ingevuld, dan telt dat als geen contact. Wie we nog niet spraken en nog geen 2 dagen wacht, telt niet mee.",
  }),
  termFigure("eerste_contact_op", CONTACT_WITHIN_DAYS, "flow", {
    what: "eerste contact",
    id: "responseTimes.contactWithin2DaysInPeriod",
    label: "Eerste contact binnen 2 dagen, aanmeldingen in de periode",
    definition:
      "Welk deel van de mensen die zich in de periode aanmeldden, we binnen 2 kalenderdagen telefonisch spraken.",
  }),
  termFigure("welkomstgesprek_ingepland_op", WELCOME_WITHIN_DAYS, "stock", {
    what: "gepland welkomstgesprek",
    id: "responseTimes.welcomeWithin7Days",
    label: "Welkomstgesprek binnen 7 dagen gepland",
    definition:
      "Met welk deel van de mensen we binnen 7 kalenderdagen na de aanmelding een afspraak maakten voor het welkomstgesprek. Het gaat om de dag van de afspraak, niet om die van het gesprek. Is er geen datum ingevuld, dan telt dat als geen afspraak. Wie nog geen afspraak heeft en nog geen 7 dagen wacht, telt niet mee.",
  }),
  termFigure("welkomstgesprek_ingepland_op", WELCOME_WITHIN_DAYS, "flow", {
    what: "gepland welkomstgesprek",
    id: "responseTimes.welcomeWithin7DaysInPeriod",
    label: "Welkomstgesprek binnen 7 dagen gepland, aanmeldingen in de periode",
    definition:
      "Met welk deel van de mensen die zich in de periode aanmeldden, we binnen 7 kalenderdagen een afspraak maakten voor het welkomstgesprek.",
  }),
];

/** The figure about the days until people were first spoken to. */
export const FIRST_CONTACT_FIGURES: readonly FigureDefinition[] = [
  {
    id: "responseTimes.firstContactDays",
    kind: "quantiles",
    measure: "stock",
    sensitive: false,
    unit: "dagen",
    label: "Dagen tot het eerste contact",
    definition:
      "Hoelang het van de aanmelding tot het eerste telefonische contact duurde, in kalenderdagen: bij de helft hooguit, en bij 9 van de 10. Wie we op de peildatum nog niet spraken, telt niet mee.",
    columns: ["eerste_contact_op"],
    relations: [{ kind: "shownWhole" }],
    steps: ({ period }) => {
      const [empty, later] = [NOT_FILLED_IN, "met eerste contact na de peildatum"];
      return [
        {
          text: "met eerste contact op of voor de peildatum",
          reasons: [empty, later],
          leaves: ({ eerste_contact_op: contact }) => {
            if (contact === null) return empty;
            return contact <= period.to ? null : later;
          },
        },
      ];
    },
    start: ({ period }) =>
      tallyQuantiles(({ eerste_contact_op: contact, aanmelddatum }) =>
        contact !== null && contact <= period.to ? contact - aanmelddatum : null,
      ),
  },
];
