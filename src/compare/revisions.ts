import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import { compareFigures } from "./compare-figures.ts";
import type { ComparisonRow } from "./comparison.ts";

/** A figure that was published, and that an export of today makes something else of. */
export interface RevisedFigure {
  readonly figure: string;
  /** The numbers of it that changed and of which the change may be shown. */
  readonly numbers: readonly ComparisonRow[];
  /**
   * Others changed by so few cases that the change itself could point at a family. None of these is
   * told apart, for which of them changed says as much as by how many.
   */
  readonly hidesNumbers: boolean;
}

/** What a sum of children changed by may all come from one family. */
const CHILDREN = "kinderen";

/**
 * The figures of a period that was published and of which an export of today makes something else,
 * in the catalogue's order. Both sides must be of the same period. A number that only one of them
 * shows is no revision.
 *
 * A list of revisions puts side by side what a few late registrations brought with them, which no
 * report otherwise does. So of a sensitive figure no change is shown that is smaller than the
 * threshold, and with it none of the others of its categories.
 */
export function revisedFigures(
  published: PublishedFigures,
  anew: PublishedFigures,
): readonly RevisedFigure[] {
  const { rows } = compareFigures(published, anew);
  const revised = rows.filter((row) => row.class === "revision");
  return [...Map.groupBy(revised, ({ figure }) => figure)].map(([figure, numbers]) => {
    const isSensitive = CATALOGUE.find(({ id }) => id === figure)?.sensitive ?? true;
    const sensitive = isSensitive ? numbers.filter(({ field }) => field === "value") : [];
    const hidesNumbers = sensitive.some((row) => isTooSmall(row, anew.disclosureThreshold));
    const shown = hidesNumbers ? numbers.filter((row) => !sensitive.includes(row)) : numbers;
    return { figure, numbers: shown, hidesNumbers };
  });
}

function isTooSmall({ difference, unit }: ComparisonRow, threshold: number): boolean {
  if (threshold === 0) return false;
  return unit === CHILDREN || difference === null || Math.abs(difference) < threshold;
}
