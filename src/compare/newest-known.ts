import { columnOf, STANDARD_CODEBOOK } from "../codebook/codebook.ts";
import { isDated } from "../codebook/column.ts";
import type { PublishedFigure, PublishedFigures } from "../disclosure/published-figures.ts";
import { isSensitive } from "./revisions.ts";
import { CATALOGUE } from "../figures/catalogue.ts";

/**
 * The ids of figures that depend on dated columns only. Today's export shows their value on an
 * earlier day. For all others it contains only today's answer.
 */
export const DATED_FIGURES: readonly string[] = CATALOGUE.filter(({ columns }) =>
  columns.every((name) => isDated(columnOf(STANDARD_CODEBOOK, name).type)),
).map(({ id }) => id);

const IS_DATED: ReadonlySet<string> = new Set(DATED_FIGURES);

/**
 * Returns true for a figure that no export dates: only a snapshot contains its value on an earlier
 * day.
 */
export function isKnownByReportsOnly(figure: string): boolean {
  return CATALOGUE.some(({ id }) => id === figure) && !IS_DATED.has(figure);
}

/**
 * Returns the newest known figures of an earlier period. Dated figures come from today's export.
 * All others come from the snapshot of exactly that period; without a snapshot they are left out.
 *
 * @param computed the figures of the period according to today's export
 * @param published the figures in the snapshot of the period; undefined if there is none
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
 * Returns the newest known figures for an explanation. A sensitive figure gets an earlier number
 * only from a snapshot. An earlier number from today's export, together with the present number,
 * would reveal the flow between them, which may be withheld.
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
