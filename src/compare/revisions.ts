import type { PublishedFigure, PublishedFigures } from "../disclosure/published-figures.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import { compareFigures } from "./compare-figures.ts";
import type { ComparisonRow } from "./comparison.ts";

/** A published figure with another value in today's export. */
export interface RevisedFigure {
  readonly figure: string;
  /** Its changed numbers whose change may be shown. */
  readonly numbers: readonly ComparisonRow[];
  /**
   * True if other numbers changed too, and their change could identify a family. They stay unnamed,
   * because the name of a changed number reveals as much as the change.
   */
  readonly hidesNumbers: boolean;
}

/** The whole change of a number of children can come from one family, also in a total. */
const CHILDREN = "kinderen";

const TOTAL = "registrations.total";
const BY_MONTH = "registrations.byMonth";

/**
 * What a revision may show of a figure: everything, everything except its categories, or its name
 * alone.
 */
type ShownPart = "all" | "noCategories" | "nameOnly";

/**
 * Returns the figures of a published period with another value in today's export, in the
 * catalogue's order. Both sides must have the same period. A number that only one side shows is not
 * a revision.
 */
export function revisedFigures(
  published: PublishedFigures,
  now: PublishedFigures,
): readonly RevisedFigure[] {
  const { rows } = compareFigures(published, now);
  const threshold = now.disclosureThreshold;
  const isFew = areFewRegistrations(published, now, threshold);
  return [...Map.groupBy(rows, ({ figure }) => figure)].flatMap(([figure, numbers]) => {
    const revised = numbers.filter((row) => row.class === "revision");
    if (revised.length === 0) return [];
    const shownPart = shownPartOfRevision(figure, revised, { threshold, isFew });
    const shown = revised.filter(
      ({ field }) => shownPart === "all" || (shownPart === "noCategories" && field !== "value"),
    );
    return [{ figure, numbers: shown, hidesNumbers: shown.length < revised.length }];
  });
}

/**
 * Decides what the revision of a figure may show, given its changed numbers. A list of revisions
 * puts the answers of a few late registrations side by side, and so can identify their families.
 * Therefore:
 *
 * - If fewer registrations than the threshold were added or removed, the report shows numbers of
 *   registrations and their months only, and names the other figures.
 * - If the total of a sensitive figure changed by less than the threshold, or counts children, the
 *   report names the figure only.
 * - If a category of such a figure did, the report shows no category, because that one could be
 *   derived from the others.
 */
export function shownPartOfRevision(
  figure: string,
  revised: readonly ComparisonRow[],
  { threshold, isFew }: { readonly threshold: number; readonly isFew: boolean },
): ShownPart {
  if (threshold <= 1) return "all";
  if (isFew && !showsFew(figure)) return "nameOnly";
  if (!isSensitive(figure)) return "all";
  const hidden = revised.filter((row) => isSmall(row, threshold) || row.unit === CHILDREN);
  // The categories would reveal by how much their total changed.
  if (hidden.some(({ field }) => field === "total")) return "nameOnly";
  return hidden.length > 0 ? "noCategories" : "all";
}

/**
 * Returns true if a figure shows a revision in numbers even if few registrations were added or
 * removed.
 */
function showsFew(figure: string): boolean {
  return figure === TOTAL || figure === BY_MONTH;
}

/**
 * Returns true for a sensitive figure. A figure that is not in the catalogue counts as sensitive.
 */
export function isSensitive(figure: string): boolean {
  return CATALOGUE.find(({ id }) => id === figure)?.sensitive ?? true;
}

/** Returns true if a number changed, and by less than the threshold. */
export function isSmall({ difference }: ComparisonRow, threshold: number): boolean {
  return difference !== null && difference !== 0 && Math.abs(difference) < threshold;
}

/**
 * Returns true if fewer registrations than the threshold were added or removed between two sets of
 * figures, up to the earlier of their last days. Also true if that is unknown.
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

/**
 * Returns the registrations of a side up to a day on which a month ends; null if the side does not
 * show them.
 */
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
