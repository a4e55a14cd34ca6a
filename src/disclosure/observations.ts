import {
  isHeld,
  isWithheld,
  type PublishedCategory,
  type PublishedFigure,
  type PublishedFigures,
} from "./published-figures.ts";

/** One number of the figures, or the reason why it is absent. */
export interface Observation {
  readonly figure: string;
  readonly label: string;
  readonly kind: PublishedFigure["kind"];
  readonly measure: PublishedFigure["measure"];
  /** The category's code; empty for a number of the figure as a whole. */
  readonly category: string;
  readonly categoryLabel: string;
  readonly field: string;
  /** Null if it is withheld or unavailable, or if it does not exist, such as a percentage of 0. */
  readonly value: number | null;
  readonly unit: string;
  /** `held`: the number published last, instead of the present one. */
  readonly status: "shown" | "held" | "withheld" | "unavailable";
  /** The reference date of a held number, in ISO 8601. */
  readonly asOf?: string;
}

/** Lists all numbers of the figures, in the catalogue's order. */
export function observationsOf({
  figures,
}: Pick<PublishedFigures, "figures">): readonly Observation[] {
  return Object.entries(figures).flatMap(([id, figure]) => observationsOfFigure(id, figure));
}

function observationsOfFigure(id: string, figure: PublishedFigure): readonly Observation[] {
  const { kind, measure, label, unit } = figure;
  const about = { figure: id, label, kind, measure, category: "", categoryLabel: "", unit };
  const shown = (field: string, value: number | null, asUnit = unit): Observation => ({
    ...about,
    field,
    value,
    unit: asUnit,
    status: "shown",
  });
  if ("unavailable" in figure) {
    return [{ ...about, field: mainField(kind), value: null, status: "unavailable" }];
  }
  switch (figure.kind) {
    case "count":
      return [
        { ...about, field: "value", ...published(figure) },
        ...("missing" in figure && figure.missing !== undefined
          ? [shown("missing", figure.missing, "aanmeldingen")]
          : []),
      ];
    case "share":
      return [
        shown("numerator", figure.numerator),
        shown("denominator", figure.denominator),
        shown("percentage", figure.percentage, "procent"),
      ];
    case "quantiles":
      return [
        shown("n", figure.n, "aanmeldingen"),
        ...(["median", "p90"] as const).map((field): Observation => ({
          ...shown(field, figure[field]),
          status: figure.withheld?.includes(field) === true ? "withheld" : "shown",
        })),
      ];
    case "breakdown":
      return [
        ...figure.categories.map((category): Observation => ({
          ...about,
          category: category.code,
          categoryLabel: category.label,
          field: "value",
          ...published(category),
        })),
        shown("total", figure.total),
      ];
  }
}

/** Returns the number of a count or a category, and its status. */
function published(
  one: PublishedCategory | Extract<PublishedFigure, { kind: "count"; value: number | null }>,
): Pick<Observation, "value" | "status" | "asOf"> {
  if (isHeld(one)) return { value: one.value, status: "held", asOf: one.asOf };
  return { value: one.value, status: isWithheld(one) ? "withheld" : "shown" };
}

function mainField(kind: PublishedFigure["kind"]): string {
  return { count: "value", share: "percentage", breakdown: "total", quantiles: "median" }[kind];
}
