import { columnOf, STANDARD_CODEBOOK } from "../codebook/codebook.ts";
import { isDated } from "../codebook/column.ts";
import type { PublishedFigure, PublishedFigures } from "../disclosure/published-figures.ts";
import { isSensitive } from "./revisions.ts";
import { CATALOGUE } from "../figures/catalogue.ts";

/**
 * The figures that rest on dated columns only, by id: an export of today tells what they were on an
 * earlier day. Of all others it has only the answer of today.
 */
export const DATED_FIGURES: readonly string[] = CATALOGUE.filter(({ columns }) =>
  columns.every((name) => isDated(columnOf(STANDARD_CODEBOOK, name).type)),
).map(({ id }) => id);

const IS_DATED: ReadonlySet<string> = new Set(DATED_FIGURES);

/** True for a figure that no export dates: what it was on an earlier day, only a kept report tells. */
export function isKnownByReportsOnly(figure: string): boolean {
  return CATALOGUE.some(({ id }) => id === figure) && !IS_DATED.has(figure);
}

/**
 * The newest that is known of an earlier period. Figures that an export dates come from the export
 * of today. All others come from the report that was kept of exactly that period; without one they
 * are left out.
 *
 * @param computed what the export makes of the period
 * @param published what a kept report told of it; undefined where none was kept
 */
export function newestKnown(
  computed: PublishedFigures,
  published: PublishedFigures | undefined,
): PublishedFigures {
  const isOfPeriod = published?.period.id === computed.period.id;
  const figures = CATALOGUE.flatMap(({ id }): (readonly [string, PublishedFigure])[] => {
    const source = IS_DATED.has(id) ? computed : isOfPeriod ? published : undefined;
    const figure = source?.figures[id];
    return figure === undefined ? [] : [[id, figure]];
  });
  return { ...computed, figures: Object.fromEntries(figures) };
}

/**
 * The same for an explanation. A sensitive figure gets an earlier number only from a publication.
 * An earlier number from today's export would, beside the present number, tell the flow between
 * them, which may be withheld.
 */
export function newestForExplanation(
  computed: PublishedFigures,
  published: PublishedFigures | undefined,
): PublishedFigures {
  const isOfPeriod = published?.period.id === computed.period.id;
  const known = newestKnown(computed, published);
  const figures = CATALOGUE.flatMap(({ id }): (readonly [string, PublishedFigure])[] => {
    const source = isSensitive(id) ? (isOfPeriod ? published : undefined) : known;
    const figure = source?.figures[id];
    return figure === undefined ? [] : [[id, figure]];
  });
  return { ...computed, figures: Object.fromEntries(figures) };
}
