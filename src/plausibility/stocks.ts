import type { ColumnName } from "../codebook/codebook.ts";
import { compareFigures } from "../compare/compare-figures.ts";
import type { ComparisonRow } from "../compare/comparison.ts";
import { smallestShown } from "../compare/protect-comparison.ts";
import { isSensitive, isSmall } from "../compare/revisions.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import { periodInWords } from "./period-words.ts";

export const TOTAL = "registrations.total";

/** The categories that represent no answer. */
export const UNKNOWN_CODES: ReadonlySet<string> = new Set(["onbekend", "nog_niet_in_beeld"]);

/** One number of a stock, in a snapshot and in the export. */
export interface StockNumber {
  readonly figure: string;
  readonly label: string;
  /** Null for a number of the figure as a whole. */
  readonly category: string | null;
  readonly categoryLabel: string | null;
  readonly field: string;
  readonly unit: string;
  readonly before: number;
  readonly now: number;
  /**
   * False if a message may only name the figure: numbers of one reference date that differ are a
   * revision, which can identify the families that registered late.
   */
  readonly isShown: boolean;
}

/** The stocks of an export and those of a snapshot, side by side. */
export interface ComparedStocks {
  /** The period of the snapshot, in words. */
  readonly period: string;
  readonly before: PublishedFigures;
  readonly now: PublishedFigures;
  /** The numbers that can be compared, in the catalogue's order. */
  readonly numbers: readonly StockNumber[];
}

/**
 * Pairs the stocks of an export with those of the newest snapshot of the same reference date or an
 * earlier one. Returns null if there is none. Leaves out withheld and held numbers, numbers on both
 * sides of a redefinition, and changes of sensitive numbers that are too small to show.
 */
export function compareStocks(
  now: PublishedFigures,
  snapshots: readonly PublishedFigures[],
): ComparedStocks | null {
  const before = newestUntil(now, snapshots);
  if (before === null) return null;
  const comparison = compareFigures(before, now);
  const threshold = smallestShown(comparison);
  const numbers = comparison.rows.flatMap((row): StockNumber[] => {
    const { figure, label, category, categoryLabel, field, unit } = row;
    if (row.measure !== "stock" || row.difference === null) return [];
    if (isSensitive(figure) && isSmall(row, threshold)) return [];
    const value = row.new.value ?? 0;
    return [
      {
        figure,
        label,
        category,
        categoryLabel,
        field,
        unit,
        before: value - row.difference,
        now: value,
        isShown: showsNumbers(row),
      },
    ];
  });
  return { period: periodInWords(before), before, now, numbers };
}

/**
 * A revision of the registrations themselves is shown in numbers, even if few were added or
 * removed.
 */
function showsNumbers({ class: name, figure }: ComparisonRow): boolean {
  return name !== "revision" || figure === TOTAL;
}

/**
 * Of several snapshots with the same day, takes the one of the same period, or else the one of the
 * newest export.
 */
function newestUntil(
  { period }: PublishedFigures,
  snapshots: readonly PublishedFigures[],
): PublishedFigures | null {
  const rank = (one: PublishedFigures): string =>
    [one.period.to, one.period.id === period.id ? 1 : 0, one.source.latestDate ?? ""].join(" ");
  const until = snapshots.filter((one) => one.period.to <= period.to);
  return until.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1))[0] ?? null;
}

/** Returns the column that a number depends on; null if there are more, or if it counts rows. */
export function columnOfNumber(
  { figure, category }: Pick<StockNumber, "figure" | "category">,
  { figures }: PublishedFigures,
): ColumnName | null {
  const columns = CATALOGUE.find(({ id }) => id === figure)?.columns ?? [];
  if (figure === TOTAL) return null;
  if (columns.length === 1) return columns[0] ?? null;
  const shown = figures[figure];
  if (shown === undefined || !("categories" in shown)) return null;
  // Each cell of such a breakdown is the sum of its own column.
  const at = shown.categories.findIndex(({ code }) => code === category);
  return shown.categories.length === columns.length ? (columns[at] ?? null) : null;
}

/**
 * Returns true for a figure that is doubtful whenever another one is: a sum that includes it, or
 * its themes.
 */
export function followsFrom(id: string, doubted: ReadonlySet<string>): boolean {
  const relations = CATALOGUE.find((figure) => figure.id === id)?.relations ?? [];
  return relations.some(
    (one) =>
      (one.kind === "sumOf" && one.figures.some((part) => doubted.has(part))) ||
      (one.kind === "themesOf" && doubted.has(one.figure)),
  );
}

/** Returns the registrations on both sides; null if a side does not show them. */
export function registrationsOf({ numbers }: ComparedStocks): StockNumber | null {
  return numbers.find(({ figure, field }) => figure === TOTAL && field === "value") ?? null;
}
