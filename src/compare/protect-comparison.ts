import { DEFAULT_THRESHOLD } from "../disclosure/protect.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { changesByFlow, figureOf } from "../figures/catalogue.ts";
import { compareFigures, summaryOf } from "./compare-figures.ts";
import type { Comparison, ComparisonRow } from "./comparison.ts";
import { areFewRegistrations, isSensitive, isSmall, shownPartOfRevision } from "./revisions.ts";

/** The field of the one row that represents all numbers of a figure. */
export const ALL_NUMBERS = "all";

/**
 * Compares two sets of published figures for readers. Both sides are protected, but their
 * difference can reveal more than either: it can identify a family that registered late. So a
 * sensitive figure shows no difference below the threshold. A revised figure that hides a number
 * has one row for all its numbers.
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

/** Returns one row for many. Which of the numbers changed reveals as much as by how much. */
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
