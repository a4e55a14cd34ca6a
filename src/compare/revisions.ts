import type { PublishedFigure, PublishedFigures } from "../disclosure/published-figures.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import { compareFigures } from "./compare-figures.ts";
import type { ComparisonRow } from "./comparison.ts";

/** A figure that was published, and that an export of today makes something else of. */
export interface RevisedFigure {
  readonly figure: string;
  /** The numbers of it that changed and of which the change may be shown. */
  readonly numbers: readonly ComparisonRow[];
  /**
   * True where other numbers changed too, and the change could point at a family. They stay unnamed,
   * because the name of a changed number tells as much as the change.
   */
  readonly hidesNumbers: boolean;
}

/** All that a number of children changed by can come from one family, also in a total. */
const CHILDREN = "kinderen";

const TOTAL = "registrations.total";
const BY_MONTH = "registrations.byMonth";

/** What a revision may tell of a figure: all, all but its categories, or its name alone. */
type ToldOfRevision = "all" | "noCategories" | "nameOnly";

/**
 * The figures of a period that was published and of which an export of today makes something else,
 * in the catalogue's order. Both sides must be of the same period. A number that only one of them
 * shows is no revision.
 */
export function revisedFigures(
  published: PublishedFigures,
  anew: PublishedFigures,
): readonly RevisedFigure[] {
  const { rows } = compareFigures(published, anew);
  const threshold = anew.disclosureThreshold;
  const isFew = areFewRegistrations(published, anew, threshold);
  return [...Map.groupBy(rows, ({ figure }) => figure)].flatMap(([figure, numbers]) => {
    const revised = numbers.filter((row) => row.class === "revision");
    if (revised.length === 0) return [];
    const told = toldOfRevision(figure, revised, { threshold, isFew });
    const shown = revised.filter(
      ({ field }) => told === "all" || (told === "noCategories" && field !== "value"),
    );
    return [{ figure, numbers: shown, hidesNumbers: shown.length < revised.length }];
  });
}

/**
 * What the revision of a figure may tell, by those of its numbers that changed. A list of revisions
 * puts the answers of a few late registrations side by side, and so draws their families. Hence:
 *
 * - Fewer registrations than the threshold came or went: the report tells numbers of registrations
 *   and their months only, and names the other figures.
 * - The total of a sensitive figure changed by less than the threshold, or counts children: the
 *   report names the figure.
 * - A category of such a figure changed so: the report tells no category, because that one would
 *   follow from the others.
 */
export function toldOfRevision(
  figure: string,
  revised: readonly ComparisonRow[],
  { threshold, isFew }: { readonly threshold: number; readonly isFew: boolean },
): ToldOfRevision {
  if (threshold <= 1) return "all";
  if (isFew && !isToldOfFew(figure)) return "nameOnly";
  if (!isSensitive(figure)) return "all";
  const hidden = revised.filter((row) => isSmall(row, threshold) || row.unit === CHILDREN);
  // The categories would tell by how much their total changed.
  if (hidden.some(({ field }) => field === "total")) return "nameOnly";
  return hidden.length > 0 ? "noCategories" : "all";
}

/** True where a figure tells a revision in numbers, although few registrations came or went. */
function isToldOfFew(figure: string): boolean {
  return figure === TOTAL || figure === BY_MONTH;
}

/** What is not in the catalogue counts as sensitive. */
export function isSensitive(figure: string): boolean {
  return CATALOGUE.find(({ id }) => id === figure)?.sensitive ?? true;
}

/** True where a number changed, and by less than the threshold. */
export function isSmall({ difference }: ComparisonRow, threshold: number): boolean {
  return difference !== null && difference !== 0 && Math.abs(difference) < threshold;
}

/**
 * Whether fewer registrations came or went between two sets of figures than the threshold, up to
 * the end of the earlier of both; true where that is not known.
 */
export function areFewRegistrations(
  old: PublishedFigures,
  now: PublishedFigures,
  threshold: number,
): boolean {
  const end = [old, now].map(({ period }) => period.to).toSorted()[0] ?? "";
  const [before, after] = [old, now].map((side) => registrationsUntil(end, side));
  if (typeof before !== "number" || typeof after !== "number") return threshold > 0;
  return Math.abs(after - before) < threshold;
}

/** The registrations of a side up to a day on which a month ends; null where it does not tell. */
function registrationsUntil(end: string, { period, figures }: PublishedFigures): number | null {
  if (period.to === end) return valueOf(figures[TOTAL]);
  const byMonth = figures[BY_MONTH];
  if (byMonth === undefined || !("categories" in byMonth)) return null;
  return byMonth.categories
    .filter(({ code }) => code <= end.slice(0, "jjjj-mm".length))
    .reduce((sum, { value }) => sum + (value ?? 0), 0);
}

function valueOf(figure: PublishedFigure | undefined): number | null {
  return figure !== undefined && "value" in figure ? figure.value : null;
}
