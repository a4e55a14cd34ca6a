import { isWithheld, type PublishedFigure, type PublishedFigures } from "./published-figures.ts";

/** One number of the figures, or the reason why it is not there. */
export interface Observation {
  readonly figure: string;
  readonly label: string;
  readonly kind: PublishedFigure["kind"];
  readonly measure: PublishedFigure["measure"];
  /** The category's code; empty for a number of the figure as a whole. */
  readonly category: string;
  readonly categoryLabel: string;
  readonly field: string;
  /** Null where it is withheld or unavailable, or where it does not exist, as 0 of 0. */
  readonly value: number | null;
  readonly unit: string;
  readonly status: "shown" | "withheld" | "unavailable";
}

/** All numbers of the figures one after the other, in the catalogue's order. */
export function observationsOf({ figures }: PublishedFigures): readonly Observation[] {
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
      if (isWithheld(figure)) {
        return [{ ...about, field: "value", value: null, status: "withheld" }];
      }
      return [
        shown("value", figure.value),
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
        shown("median", figure.median),
        shown("p90", figure.p90),
      ];
    case "breakdown":
      return [
        ...figure.categories.map((category): Observation => ({
          ...about,
          category: category.code,
          categoryLabel: category.label,
          field: "value",
          value: category.value,
          status: isWithheld(category) ? "withheld" : "shown",
        })),
        shown("total", figure.total),
      ];
  }
}

function mainField(kind: PublishedFigure["kind"]): string {
  return { count: "value", share: "percentage", breakdown: "total", quantiles: "median" }[kind];
}
