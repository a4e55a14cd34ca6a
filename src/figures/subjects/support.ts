import { answersOf, themeOf } from "../../codebook/codebook.ts";
import { type Day, isWithin } from "../../period/period.ts";
import {
  type FigureContext,
  type FigureDefinition,
  type Measure,
  PROTECTED_ROWS,
} from "../definition.ts";
import { tallyAnswers, tallyRows } from "../tallies.ts";

const NOT_YET_SEEN = "nog_niet_in_beeld";

/** The figures about who is supported, and the composition of the families. */
export const FAMILY_FIGURES: readonly FigureDefinition[] = [
  {
    id: "people.bySupported",
    ...PROTECTED_ROWS,
    label: "Wie wordt ondersteund",
    definition: "Wie de ondersteuning krijgt, bijvoorbeeld de moeder, beide ouders of een kind.",
    columns: ["ondersteunde"],
    relations: [{ kind: "addsUp", unknown: NOT_YET_SEEN }, { kind: "neverFalls" }],
    start: ({ codebook }) => tallyAnswers(codebook, "ondersteunde", NOT_YET_SEEN),
  },
  {
    id: "families.byComposition",
    ...PROTECTED_ROWS,
    label: "Samenstelling van het gezin",
    definition: "Wie er samen het gezin vormen.",
    columns: ["gezinssamenstelling"],
    relations: [{ kind: "addsUp", unknown: NOT_YET_SEEN }, { kind: "neverFalls" }],
    start: ({ codebook }) => tallyAnswers(codebook, "gezinssamenstelling", NOT_YET_SEEN),
  },
  {
    id: "families.byCustody",
    ...PROTECTED_ROWS,
    label: "Gezag over de kinderen",
    definition:
      "Wie het gezag heeft, en over welke kinderen. Bij een gezin kan meer dan één antwoord horen.",
    columns: ["gezag"],
    relations: [{ kind: "severalAnswers", alone: NOT_YET_SEEN }, { kind: "neverFalls" }],
    start: ({ codebook }) => tallyAnswers(codebook, "gezag", NOT_YET_SEEN),
  },
];

function byTheme(
  id: string,
  column: "ondersteuningsvragen" | "geboden_ondersteuning",
  label: string,
  definition: string,
): FigureDefinition {
  return {
    id,
    ...PROTECTED_ROWS,
    label,
    definition,
    columns: [column],
    relations: [{ kind: "severalAnswers" }, { kind: "neverFalls" }],
    start: ({ codebook }) => {
      const themes = themeOf(codebook, column);
      return tallyRows(codebook.themes, (row, tick) => {
        for (const code of row[column]) {
          const theme = themes.get(code);
          if (theme !== undefined) tick(theme);
        }
      });
    },
  };
}

/** The figures about what families ask for and what they receive. */
export const SUPPORT_FIGURES: readonly FigureDefinition[] = [
  {
    id: "support.desiredSituation",
    ...PROTECTED_ROWS,
    label: "Gewenste situatie",
    definition:
      "Wat het gezin wil bereiken; dat kan meer dan één ding zijn. Het totaal telt de gezinnen van wie we dit weten.",
    columns: ["gewenste_situatie"],
    relations: [{ kind: "severalAnswers" }, { kind: "neverFalls" }],
    start: ({ codebook }) => tallyAnswers(codebook, "gewenste_situatie"),
  },
  byTheme(
    "support.requestsByTheme",
    "ondersteuningsvragen",
    "Ondersteuningsvragen naar thema",
    "Hoeveel gezinnen om ondersteuning binnen het thema vroegen. Het totaal telt de gezinnen met minstens één vraag.",
  ),
  byTheme(
    "support.providedByTheme",
    "geboden_ondersteuning",
    "Geboden ondersteuning naar thema",
    "Hoeveel gezinnen ondersteuning binnen het thema kregen. Het totaal telt de gezinnen die minstens één vorm van ondersteuning kregen.",
  ),
  {
    id: "analyses.byState",
    ...PROTECTED_ROWS,
    label: "Verklarende analyses",
    definition:
      "Hoeveel verklarende analyses, door een neutrale partij, op de peildatum liepen of afgerond waren.",
    columns: ["verklarende_analyse"],
    relations: [{ kind: "addsUp" }, { kind: "neverFalls", except: ["lopend"] }],
    start: ({ period }) =>
      tallyRows(
        [
          { code: "lopend", label: "Lopend" },
          { code: "afgerond", label: "Afgerond" },
        ],
        (row, tick) => {
          const reached = new Set(
            row.verklarende_analyse.filter(({ day }) => day <= period.to).map(({ code }) => code),
          );
          if (reached.has("afgerond")) tick("afgerond");
          else if (reached.has("gestart")) tick("lopend");
        },
      ),
  },
];

/**
 * Returns which dates of a result count: all up to the reference date, or those within the period.
 */
function countedDays(measure: Measure, { period }: FigureContext): (day: Day) => boolean {
  return measure === "stock" ? (day) => day <= period.to : (day) => isWithin(period, day);
}

interface Texts {
  readonly id: string;
  readonly relations: FigureDefinition["relations"];
  readonly label: string;
  readonly definition: string;
}

function resultFigure(
  by: "theme" | "result",
  measure: Measure,
  { id, label, definition, relations }: Texts,
): FigureDefinition {
  return {
    id,
    kind: "breakdown",
    measure,
    sensitive: true,
    unit: "aanmeldingen",
    label,
    definition: `${definition} Het totaal telt de gezinnen met minstens één resultaat.`,
    columns: ["resultaten"],
    relations: [
      { kind: "severalAnswers" },
      { kind: "totalAtMost", figure: "registrations.total" },
      ...relations,
    ],
    start: (context) => {
      const counts = countedDays(measure, context);
      const themes = themeOf(context.codebook, "resultaten");
      const categories =
        by === "theme" ? context.codebook.themes : answersOf(context.codebook, "resultaten");
      return tallyRows(categories, (row, tick) => {
        for (const { code, day } of row.resultaten) {
          if (!counts(day)) continue;
          const category = by === "theme" ? themes.get(code) : code;
          if (category !== undefined) tick(category);
        }
      });
    },
  };
}

/** The figures about what has improved for the families. */
export const RESULT_FIGURES: readonly FigureDefinition[] = [
  resultFigure("theme", "stock", {
    id: "results.byTheme",
    relations: [{ kind: "themesOf", figure: "results.byResult" }, { kind: "neverFalls" }],
    label: "Resultaten naar thema",
    definition: "Bij hoeveel gezinnen op of voor de peildatum iets bereikt is binnen het thema.",
  }),
  resultFigure("result", "stock", {
    id: "results.byResult",
    relations: [{ kind: "neverFalls" }],
    label: "Resultaten",
    definition: "Bij hoeveel gezinnen elk resultaat op of voor de peildatum bereikt is.",
  }),
  resultFigure("theme", "flow", {
    id: "results.inPeriodByTheme",
    relations: [
      { kind: "themesOf", figure: "results.inPeriodByResult" },
      { kind: "flowInto", stock: "results.byTheme", once: false },
    ],
    label: "Resultaten in de periode naar thema",
    definition: "Bij hoeveel gezinnen in de periode iets bereikt is binnen het thema.",
  }),
  resultFigure("result", "flow", {
    id: "results.inPeriodByResult",
    relations: [{ kind: "flowInto", stock: "results.byResult", once: true }],
    label: "Resultaten in de periode",
    definition: "Bij hoeveel gezinnen elk resultaat in de periode bereikt is.",
  }),
];
