import { columnOf, STANDARD_CODEBOOK } from "../codebook/codebook.ts";
import { isDated } from "../codebook/column.ts";
import type { PublishedFigure, PublishedFigures } from "../disclosure/published-figures.ts";
import { DEFAULT_THRESHOLD } from "../disclosure/suppression-rules.ts";
import { CATALOGUE, changesByFlow, figureOf } from "../figures/catalogue.ts";
import { compareFigures, summaryOf } from "./compare-figures.ts";
import type { Comparison, ComparisonRow } from "./comparison.ts";

// A comparison of published figures for readers. Both sides are protected, but their difference can
// reveal more than either.

/** The field of the one row that represents all numbers of a figure. */
export const ALL_NUMBERS = "all";

/**
 * Compares two sets of published figures for readers. A difference can identify a family that
 * registered late, so a sensitive figure shows no difference below the threshold. A revised figure
 * that hides a number has one row for all its numbers.
 *
 * @param isSelected returns true for the ids of the figures to compare
 * @param isSameExport true if both sides certainly come from one export, so that no registration
 * was added or removed
 */
export function compareForReaders(
  old: PublishedFigures,
  now: PublishedFigures,
  isSelected?: (figure: string) => boolean,
  isSameExport = false,
): Comparison {
  const comparison = compareFigures(old, now, isSelected);
  const threshold = smallestShown(comparison);
  if (threshold <= 1) return comparison;
  const isFew = !isSameExport && areFewRegistrations(old, now, threshold);
  const byFigure = Map.groupBy(comparison.rows, ({ figure }) => figure);
  const isOfOnePeriod = old.period.id === now.period.id;
  const rows = [...byFigure.values()].flatMap((ofFigure) =>
    protectedRows(ofFigure, { threshold, isFew, isOfOnePeriod, isSameExport }),
  );
  return { ...comparison, summary: summaryOf(rows), rows };
}

/**
 * Returns the smallest difference that may be shown. If one side is for internal use only, its own
 * threshold applies.
 */
export function smallestShown({ old, new: now }: Pick<Comparison, "old" | "new">): number {
  const both = [old.disclosureThreshold, now.disclosureThreshold];
  const smallest = Math.min(...both);
  return smallest < DEFAULT_THRESHOLD ? smallest : Math.max(...both);
}

/** Returns the rows of one figure, without what they may not reveal. */
function protectedRows(
  rows: readonly ComparisonRow[],
  {
    threshold,
    isFew,
    isOfOnePeriod,
    isSameExport,
  }: Readonly<{ threshold: number; isFew: boolean; isOfOnePeriod: boolean; isSameExport: boolean }>,
): readonly ComparisonRow[] {
  const [first] = rows;
  if (first === undefined) return [];
  // If both sides have the same period, a number that only one side shows is a revision too.
  const revised = rows.filter(
    (row) =>
      row.class === "revision" || (isOfOnePeriod && row.changed && row.class === "protection"),
  );
  const shownPart = shownPartOfRevision(first.figure, revised, { threshold, isFew });
  if (revised.length > 0 && shownPart === "nameOnly") return [hidden(rows, ALL_NUMBERS)];
  if (!isSensitive(first.figure)) return rows;
  const isHidden = ({ field }: ComparisonRow): boolean =>
    shownPart === "noCategories" && field === "value";
  const shown = rows
    .filter((row) => !isHidden(row))
    .map((row) => withoutSmall(row, threshold, isSameExport));
  const others = rows.filter(isHidden);
  return others.length === 0 ? shown : [hidden(others, "value"), ...shown];
}

/**
 * Returns one row that represents all of them: the name of a changed number reveals as much as its
 * change.
 */
function hidden(rows: readonly ComparisonRow[], field: string): ComparisonRow {
  const [first] = rows;
  if (first === undefined) throw new Error("hiding needs at least one row");
  const isOne = rows.length === 1;
  return {
    ...withoutNumbers({ ...first, class: "revision", changed: true }),
    ...(isOne ? {} : { category: null, categoryLabel: null, field }),
    categoryChange: null,
  };
}

/**
 * Returns a row without its small difference. Both numbers of a revision would reveal that
 * difference, so they are hidden too. Likewise, both numbers of a stock from one export would
 * reveal its withheld flow.
 */
function withoutSmall(row: ComparisonRow, threshold: number, isSameExport: boolean): ComparisonRow {
  if (!isSmall(row, threshold)) return row;
  const isFlowPublished = isSameExport && changesByFlow(figureOf(row.figure));
  return row.class === "revision" || isFlowPublished ? withoutNumbers(row) : withoutDifference(row);
}

function withoutNumbers(row: ComparisonRow): ComparisonRow {
  const side = { status: "withheld", value: null } as const;
  return { ...withoutDifference(row), old: side, new: side };
}

function withoutDifference(row: ComparisonRow): ComparisonRow {
  return { ...row, difference: null, percent: null, perMonth: null, withheld: true };
}

// Revisions of published figures.

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
 * - If a category of a sensitive figure changed by less than the threshold, or counts children, the
 *   report shows no category, because that one could be derived from the others.
 */
function shownPartOfRevision(
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
function areFewRegistrations(
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

// The newest known figures of an earlier period.

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
