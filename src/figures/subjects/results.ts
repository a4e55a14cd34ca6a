import { answersOf, themeOf } from "../../codebook/codebook.ts";
import type { Day } from "../../period/day.ts";
import { isWithin } from "../../period/period.ts";
import type { FigureContext, FigureDefinition, Measure } from "../definition.ts";
import { tallyRows } from "../tallies.ts";

/** Which dates of a result count: all up to the reference date, or those within the period. */
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
    definition: `${definition} Het totaal telt de aanmeldingen met ten minste een resultaat.`,
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

/** What has become better for the families. */
export const RESULT_FIGURES: readonly FigureDefinition[] = [
  resultFigure("theme", "stock", {
    id: "results.byTheme",
    relations: [{ kind: "themesOf", figure: "results.byResult" }, { kind: "neverFalls" }],
    label: "Resultaten naar thema",
    definition:
      "Het aantal aanmeldingen met ten minste een resultaat binnen het thema, op of voor de peildatum.",
  }),
  resultFigure("result", "stock", {
    id: "results.byResult",
    relations: [{ kind: "neverFalls" }],
    label: "Resultaten",
    definition: "Het aantal aanmeldingen per resultaat, op of voor de peildatum.",
  }),
  resultFigure("theme", "flow", {
    id: "results.inPeriodByTheme",
    relations: [
      { kind: "themesOf", figure: "results.inPeriodByResult" },
      { kind: "flowInto", stock: "results.byTheme", once: false },
    ],
    label: "Resultaten in de periode naar thema",
    definition:
      "Het aantal aanmeldingen met ten minste een resultaat binnen het thema, met een datum in de periode.",
  }),
  resultFigure("result", "flow", {
    id: "results.inPeriodByResult",
    relations: [{ kind: "flowInto", stock: "results.byResult", once: true }],
    label: "Resultaten in de periode",
    definition: "Het aantal aanmeldingen per resultaat met een datum in de periode.",
  }),
];
