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

/** These figures show a revision in numbers, however few registrations it comes from. */
const TOLD_OF_FEW: ReadonlySet<string> = new Set(["registrations.total", "registrations.byMonth"]);

/**
 * The figures of a period that was published and of which an export of today makes something else,
 * in the catalogue's order. Both sides must be of the same period. A number that only one of them
 * shows is no revision.
 *
 * A list of revisions puts side by side what a few late registrations brought with them, which no
 * report otherwise does. So of a sensitive figure no change is shown that is smaller than the
 * threshold, and with it none of the others of its categories.
 *
 * @param isTold which figures may be told in numbers at all
 */
export function revisedFigures(
  published: PublishedFigures,
  anew: PublishedFigures,
  isTold: (figure: string) => boolean = () => true,
): readonly RevisedFigure[] {
  const { rows } = compareFigures(published, anew);
  const revised = rows.filter((row) => row.class === "revision");
  return [...Map.groupBy(revised, ({ figure }) => figure)].map(([figure, numbers]) => {
    if (!isTold(figure)) return { figure, numbers: [], hidesNumbers: true };
    const hidesNumbers = isSensitive(figure) && hidesCategories(numbers, anew.disclosureThreshold);
    const shown = hidesNumbers ? numbers.filter(({ field }) => field !== "value") : numbers;
    return { figure, numbers: shown, hidesNumbers };
  });
}

/** What is not in the catalogue counts as sensitive. */
export function isSensitive(figure: string): boolean {
  return CATALOGUE.find(({ id }) => id === figure)?.sensitive ?? true;
}

/** True where the figure shows a revision in numbers, although few registrations came or went. */
export function isToldOfFew(figure: string): boolean {
  return TOLD_OF_FEW.has(figure);
}

/**
 * Whether fewer registrations came or went between two sets of figures than the threshold, as far
 * as their totals tell; true where a total is not known.
 */
export function areFewRegistrations(
  old: PublishedFigures,
  now: PublishedFigures,
  threshold: number,
): boolean {
  const [before, after] = [old, now].map(({ figures }) => {
    const total = figures["registrations.total"];
    return total !== undefined && "value" in total ? total.value : null;
  });
  if (typeof before !== "number" || typeof after !== "number") return threshold > 0;
  return Math.abs(after - before) < threshold;
}

/**
 * Whether the categories of a revised sensitive figure are hidden, because one of them changed by
 * fewer cases than the threshold.
 */
export function hidesCategories(rows: readonly ComparisonRow[], threshold: number): boolean {
  return rows.some(
    (row) => row.class === "revision" && row.field === "value" && isTooSmall(row, threshold),
  );
}

function isTooSmall({ difference, unit }: ComparisonRow, threshold: number): boolean {
  if (threshold === 0) return false;
  return unit === CHILDREN || difference === null || Math.abs(difference) < threshold;
}
