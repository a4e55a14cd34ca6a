import { DEFAULT_THRESHOLD } from "../disclosure/protect.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { compareFigures, summaryOf } from "./compare-figures.ts";
import type { Comparison, ComparisonRow } from "./comparison.ts";
import { areFewRegistrations, hidesCategories, isSensitive, isToldOfFew } from "./revisions.ts";

/** The field of the one row that stands for all numbers of a figure. */
export const ALL_NUMBERS = "all";

/**
 * Compares two sets of published figures for readers. Both sides are protected, but their
 * difference can tell more than either: it can draw a family that registered late. So a sensitive
 * figure shows no difference below the threshold. A revised figure that hides a number has one row
 * for all its numbers.
 *
 * @param isAsked which figures take part, by their ids
 */
export function compareForReaders(
  old: PublishedFigures,
  now: PublishedFigures,
  isAsked?: (figure: string) => boolean,
): Comparison {
  const comparison = compareFigures(old, now, isAsked);
  const threshold = smallestShown(comparison);
  if (threshold <= 1) return comparison;
  const isFew = areFewRegistrations(old, now, threshold);
  const byFigure = Map.groupBy(comparison.rows, ({ figure }) => figure);
  const rows = [...byFigure.values()].flatMap((ofFigure) =>
    protectedRows(ofFigure, threshold, isFew),
  );
  return { ...comparison, summary: summaryOf(rows), rows };
}

/** Differences from this size on are shown: with one side for eyes inside only, all that side may. */
export function smallestShown({ old, new: now }: Pick<Comparison, "old" | "new">): number {
  const both = [old.disclosureThreshold, now.disclosureThreshold];
  const smallest = Math.min(...both);
  return smallest < DEFAULT_THRESHOLD ? smallest : Math.max(...both);
}

/** The rows of one figure, without what they must not tell. */
function protectedRows(
  rows: readonly ComparisonRow[],
  threshold: number,
  isFew: boolean,
): readonly ComparisonRow[] {
  const [first] = rows;
  if (first === undefined) return [];
  const isRevised = rows.some((row) => row.class === "revision");
  if (isRevised && isFew && !isToldOfFew(first.figure)) return [hidden(rows, ALL_NUMBERS)];
  if (!isSensitive(first.figure)) return rows;
  const categories = rows.filter(({ field }) => field === "value");
  if (!hidesCategories(rows, threshold)) return rows.map((row) => withoutSmall(row, threshold));
  const others = rows.filter((row) => !categories.includes(row));
  return [hidden(categories, "value"), ...others.map((row) => withoutSmall(row, threshold))];
}

/** One row for many: which of them changed says as much as by how many. */
function hidden(rows: readonly ComparisonRow[], field: string): ComparisonRow {
  const [first] = rows;
  if (first === undefined) throw new Error("nothing to hide");
  const isOne = rows.length === 1;
  return {
    ...withoutNumbers({ ...first, class: "revision", changed: true }),
    ...(isOne ? {} : { category: null, categoryLabel: null, field }),
    categoryChange: null,
  };
}

/** A row without its difference where that is small; of a revision both sides would tell it. */
function withoutSmall(row: ComparisonRow, threshold: number): ComparisonRow {
  const size = Math.abs(row.difference ?? 0);
  if (size === 0 || size >= threshold) return row;
  return row.class === "revision" ? withoutNumbers(row) : withoutDifference(row);
}

function withoutNumbers(row: ComparisonRow): ComparisonRow {
  const side = { status: "withheld", value: null } as const;
  return { ...withoutDifference(row), old: side, new: side };
}

function withoutDifference(row: ComparisonRow): ComparisonRow {
  return { ...row, difference: null, percent: null, perMonth: null, withheld: true };
}
