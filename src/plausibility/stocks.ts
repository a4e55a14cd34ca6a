import type { ColumnName } from "../codebook/codebook.ts";
import { compareFigures } from "../compare/compare-figures.ts";
import type { ComparisonRow } from "../compare/comparison.ts";
import { smallestShown } from "../compare/protect-comparison.ts";
import { isSensitive, isSmall } from "../compare/revisions.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import { periodInWords } from "./period-words.ts";

export const TOTAL = "registrations.total";

/** The categories that stand for no answer. */
export const UNKNOWN_CODES: ReadonlySet<string> = new Set(["onbekend", "nog_niet_in_beeld"]);

/** One number of a stock, as a kept report had it and as the export has it now. */
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
   * False where a message may name the figure and nothing else: numbers of one reference date that
   * differ are a revision, which can draw the families that came in late.
   */
  readonly isTold: boolean;
}

/** The stocks of an export beside those of a kept report. */
export interface StocksBeside {
  /** The period of the kept report, in words. */
  readonly period: string;
  readonly before: PublishedFigures;
  readonly now: PublishedFigures;
  /** The numbers that compare, in the catalogue's order. */
  readonly numbers: readonly StockNumber[];
}

/**
 * Puts the stocks of an export beside those of the newest kept report of the same reference date or
 * an earlier one; null without one. What is withheld or held, what lies on both sides of a
 * redefinition, and a change of a sensitive number that is too small to tell take no part.
 */
export function stocksBeside(
  now: PublishedFigures,
  kept: readonly PublishedFigures[],
): StocksBeside | null {
  const before = newestUntil(now, kept);
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
        isTold: isToldInNumbers(row),
      },
    ];
  });
  return { period: periodInWords(before), before, now, numbers };
}

/** A revision of the registrations themselves is told in numbers, however few came or went. */
function isToldInNumbers({ class: name, figure }: ComparisonRow): boolean {
  return name !== "revision" || figure === TOTAL;
}

/** Of several of one day: that of the same period, else that of the newest export. */
function newestUntil(
  { period }: PublishedFigures,
  kept: readonly PublishedFigures[],
): PublishedFigures | null {
  const rank = (one: PublishedFigures): string =>
    [one.period.to, one.period.id === period.id ? 1 : 0, one.source.latestDate ?? ""].join(" ");
  const until = kept.filter((one) => one.period.to <= period.to);
  return until.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1))[0] ?? null;
}

/** The column that a number rests on; null where there are more, or where it counts rows. */
export function columnOfNumber(
  { figure, category }: Pick<StockNumber, "figure" | "category">,
  { figures }: PublishedFigures,
): ColumnName | null {
  const columns = CATALOGUE.find(({ id }) => id === figure)?.columns ?? [];
  if (figure === TOTAL) return null;
  if (columns.length === 1) return columns[0] ?? null;
  const shown = figures[figure];
  if (shown === undefined || !("categories" in shown)) return null;
  // Each cell of such a breakdown is the sum of a column of its own.
  const at = shown.categories.findIndex(({ code }) => code === category);
  return shown.categories.length === columns.length ? (columns[at] ?? null) : null;
}

/** True for a figure that is doubted whenever another is: the sum of it, or its themes. */
export function followsFrom(id: string, doubted: ReadonlySet<string>): boolean {
  const relations = CATALOGUE.find((figure) => figure.id === id)?.relations ?? [];
  return relations.some(
    (one) =>
      (one.kind === "sumOf" && one.figures.some((part) => doubted.has(part))) ||
      (one.kind === "themesOf" && doubted.has(one.figure)),
  );
}

/** The registrations on both sides; null where a side does not tell them. */
export function registrationsOf({ numbers }: StocksBeside): StockNumber | null {
  return numbers.find(({ figure, field }) => figure === TOTAL && field === "value") ?? null;
}
