import { DEFAULT_THRESHOLD } from "../disclosure/protect.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { changesByFlow, figureOf } from "../figures/catalogue.ts";
import { compareFigures, summaryOf } from "./compare-figures.ts";
import type { Comparison, ComparisonRow } from "./comparison.ts";
import { areFewRegistrations, isSensitive, isSmall, toldOfRevision } from "./revisions.ts";

/** The field of the one row that stands for all numbers of a figure. */
export const ALL_NUMBERS = "all";

/**
 * Compares two sets of published figures for readers. Both sides are protected, but their
 * difference can tell more than either: it can draw a family that registered late. So a sensitive
 * figure shows no difference below the threshold. A revised figure that hides a number has one row
 * for all its numbers.
 *
 * @param isAsked which figures take part, by their ids
 * @param isSameExport both are of one export for sure, so that no registration came or went
 */
export function compareForReaders(
  old: PublishedFigures,
  now: PublishedFigures,
  isAsked?: (figure: string) => boolean,
  isSameExport = false,
): Comparison {
  const comparison = compareFigures(old, now, isAsked);
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

/** Differences from this size on are shown: with one side for internal use only, all that side may. */
export function smallestShown({ old, new: now }: Pick<Comparison, "old" | "new">): number {
  const both = [old.disclosureThreshold, now.disclosureThreshold];
  const smallest = Math.min(...both);
  return smallest < DEFAULT_THRESHOLD ? smallest : Math.max(...both);
}

/** The rows of one figure, without what they must not tell. */
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
  // That a number is shown on one side only is a revision too, where both are of one period.
  const revised = rows.filter(
    (row) =>
      row.class === "revision" || (isOfOnePeriod && row.changed && row.class === "protection"),
  );
  const told = toldOfRevision(first.figure, revised, { threshold, isFew });
  if (revised.length > 0 && told === "nameOnly") return [hidden(rows, ALL_NUMBERS)];
  if (!isSensitive(first.figure)) return rows;
  const isHidden = ({ field }: ComparisonRow): boolean =>
    told === "noCategories" && field === "value";
  const shown = rows
    .filter((row) => !isHidden(row))
    .map((row) => withoutSmall(row, threshold, isSameExport));
  const others = rows.filter(isHidden);
  return others.length === 0 ? shown : [hidden(others, "value"), ...shown];
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

/**
 * A row without its small difference. Both numbers of a revision would tell that difference, so they
 * are hidden too. Likewise, both numbers of a stock from one export would tell its withheld flow.
 */
function withoutSmall(row: ComparisonRow, threshold: number, isSameExport: boolean): ComparisonRow {
  if (!isSmall(row, threshold)) return row;
  const isFlowTold = isSameExport && changesByFlow(figureOf(row.figure));
  return row.class === "revision" || isFlowTold ? withoutNumbers(row) : withoutDifference(row);
}

function withoutNumbers(row: ComparisonRow): ComparisonRow {
  const side = { status: "withheld", value: null } as const;
  return { ...withoutDifference(row), old: side, new: side };
}

function withoutDifference(row: ComparisonRow): ComparisonRow {
  return { ...row, difference: null, percent: null, perMonth: null, withheld: true };
}
