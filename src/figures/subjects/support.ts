import { themeOf } from "../../codebook/codebook.ts";
import { type FigureDefinition, PROTECTED_ROWS } from "../definition.ts";
import { tallyAnswers, tallyRows } from "../tallies.ts";

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

/** What families ask for and what they are given. */
export const SUPPORT_FIGURES: readonly FigureDefinition[] = [
  {
    id: "support.desiredSituation",
    ...PROTECTED_ROWS,
    label: "Gewenste situatie",
    definition:
      "Het aantal aanmeldingen naar de situatie die het gezin wenst. Meer antwoorden zijn mogelijk. Het totaal telt de aanmeldingen met ten minste een antwoord.",
    columns: ["gewenste_situatie"],
    relations: [{ kind: "severalAnswers" }, { kind: "neverFalls" }],
    start: ({ codebook }) => tallyAnswers(codebook, "gewenste_situatie"),
  },
  byTheme(
    "support.requestsByTheme",
    "ondersteuningsvragen",
    "Ondersteuningsvragen naar thema",
    "Het aantal aanmeldingen met ten minste een vraag om ondersteuning binnen het thema. Het totaal telt de aanmeldingen met ten minste een vraag.",
  ),
  byTheme(
    "support.providedByTheme",
    "geboden_ondersteuning",
    "Geboden ondersteuning naar thema",
    "Het aantal aanmeldingen waarbij binnen het thema ondersteuning is geboden. Het totaal telt de aanmeldingen met ten minste een vorm van ondersteuning.",
  ),
  {
    id: "analyses.byState",
    ...PROTECTED_ROWS,
    label: "Verklarende analyses",
    definition:
      "Het aantal verklarende analyses dat op de peildatum loopt (gestart en nog niet afgerond) of is afgerond.",
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
