import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";

type PublishedFigure = PublishedFigures["figures"][string];

/** The protection of a number: "withheld", or the day in ISO 8601 since which it is held. */
type Protection = "withheld" | (string & {});

/**
 * Figures with the protection that follows from earlier publications.
 *
 * @param protections by the id of a count, by the id of a breakdown and the code of a category, or
 *   by the id of quantiles and "median" or "p90". A held number keeps its value in `figures`.
 * @param overlaps the published periods that a flow overlaps, by the id of the flow
 */
export function protectedFigures(
  figures: PublishedFigures,
  protections: Readonly<Record<string, Protection>>,
  overlaps: Readonly<Record<string, readonly string[]>> = {},
): PublishedFigures {
  const changed = Object.entries(figures.figures).map(([id, figure]) => [
    id,
    protectedFigure(id, figure, protections, overlaps[id]),
  ]);
  return { ...figures, figures: Object.fromEntries(changed) as PublishedFigures["figures"] };
}

function protectedFigure(
  id: string,
  figure: PublishedFigure,
  protections: Readonly<Record<string, Protection>>,
  overlapped: readonly string[] | undefined,
): unknown {
  if ("categories" in figure) {
    return {
      ...figure,
      ...(overlapped === undefined ? {} : { overlaps: overlapped }),
      categories: figure.categories.map((category) => {
        const own = protections[`${id}.${category.code}`];
        return protectedNumber(category, overlapped === undefined ? own : "withheld");
      }),
    };
  }
  if ("n" in figure) {
    const withheld = ["median", "p90"].filter((field) => protections[`${id}.${field}`]);
    if (withheld.length === 0) return figure;
    return { ...figure, ...Object.fromEntries(withheld.map((field) => [field, null])), withheld };
  }
  return protectedNumber(figure, protections[id]);
}

function protectedNumber(one: object, protection: Protection | undefined): unknown {
  if (protection === undefined) return one;
  if (protection === "withheld") return { ...one, value: null, withheld: true };
  return { ...one, held: true, asOf: protection };
}
