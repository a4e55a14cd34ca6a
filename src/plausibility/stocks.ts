import type { ColumnName } from "../codebook/codebook.ts";
import { compareFigures } from "../compare/compare-figures.ts";
import type { ComparisonRow } from "../compare/comparison.ts";
import { isSensitive, isSmall, smallestShown } from "../compare/protect-comparison.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import type { PlausibilityCode } from "../findings/codes.ts";
import { formatPeriod } from "../language/dates.ts";
import { wholePercentage } from "../language/words.ts";
import { plausibilityMessages } from "../messages/check.ts";
import { monthsIn, parsePeriod, type Period } from "../period/period.ts";

/** Something in an export that a careful reader of earlier reports would doubt. */
export interface Implausible {
  readonly code: PlausibilityCode;
  /** The one column that it concerns; null if there is none, or more than one. */
  readonly column: ColumnName | null;
  readonly message: string;
}

/** Makes a finding with its message. */
export function implausible<C extends PlausibilityCode>(
  code: C,
  column: ColumnName | null,
  ...words: Parameters<(typeof plausibilityMessages)[C]>
): Implausible {
  const write = plausibilityMessages[code] as (
    ...words: Parameters<(typeof plausibilityMessages)[C]>
  ) => string;
  return { code, column, message: write(...words) };
}

/** Returns the period of figures. */
function periodOf({ period }: PublishedFigures): Period {
  const parsed = parsePeriod(period.id);
  if (parsed === undefined) throw new Error("the figures must have a known period");
  return parsed;
}

/** Returns the period of figures in words. */
export function periodInWords(figures: PublishedFigures): string {
  return formatPeriod(periodOf(figures));
}

/** Returns the number of months in the period of figures. */
export function monthsOf(figures: PublishedFigures): number {
  return monthsIn(periodOf(figures));
}

// Stocks side by side.

const TOTAL = "registrations.total";

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
 * Returns false for a revision, except of the number of registrations: that one is shown even if
 * few were added or removed.
 */
function showsNumbers({ class: name, figure }: ComparisonRow): boolean {
  return name !== "revision" || figure === TOTAL;
}

/**
 * Returns the newest snapshot up to the period's end. Of several with the same day, takes the one
 * of the same period, or else the one of the newest export.
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

/**
 * Returns the column that a number depends on; null if there are more, or if it counts all
 * registrations.
 */
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

/** Returns the only column of a figure; null if it has none or more. */
export function onlyColumnOf(id: string): ColumnName | null {
  const columns = CATALOGUE.find((figure) => figure.id === id)?.columns ?? [];
  return columns.length === 1 ? (columns[0] ?? null) : null;
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

// Fallen stocks.

/** What other rules already report about a figure. */
export interface AlreadyDoubted {
  /** Figures that need no further report. */
  readonly figures: ReadonlySet<string>;
  /** Figures that lost a category. That category and the total need no further report. */
  readonly vanished: ReadonlySet<string>;
}

/**
 * Finds stocks that can only grow but fell: the registrations, and each figure that the catalogue
 * marks so. The category for unknown may fall, because answers become known. If the registrations
 * fell, everything that depends on them falls, and nothing else is reported.
 */
export function fallenStocks(stocks: ComparedStocks, doubted: AlreadyDoubted): Implausible[] {
  const all = stocks.numbers.filter(
    (one) =>
      one.now < one.before &&
      canOnlyGrow(one) &&
      !doubted.figures.has(one.figure) &&
      !isReported(one, doubted.vanished),
  );
  const registrations = all.filter(({ figure }) => figure === TOTAL);
  const fallen = registrations.length > 0 ? registrations : all;
  const byFigure = Map.groupBy(fallen, ({ figure }) => figure);
  const ids = new Set(byFigure.keys());
  return [...byFigure].flatMap(([id, numbers]) =>
    followsFrom(id, ids) ? [] : [fallOf(numbers, stocks)],
  );
}

function canOnlyGrow({ figure, category, field }: StockNumber): boolean {
  if (field !== "value" && field !== "total") return false;
  if (figure === TOTAL) return true;
  const relations = CATALOGUE.find(({ id }) => id === figure)?.relations ?? [];
  const never = relations.find((one) => one.kind === "neverFalls");
  if (never === undefined) return false;
  // If a part may fall, the whole may fall.
  if (category === null) return field === "value" || never.except === undefined;
  return !UNKNOWN_CODES.has(category) && never.except?.includes(category) !== true;
}

function isReported({ figure, field, now }: StockNumber, vanished: ReadonlySet<string>): boolean {
  return vanished.has(figure) && (field === "total" || now === 0);
}

/**
 * Reports the fall of one figure: by its whole number if that fell, otherwise by its categories.
 */
function fallOf(numbers: readonly StockNumber[], { period, now }: ComparedStocks): Implausible {
  const whole = numbers.filter(({ category }) => category === null);
  const reported = whole.length > 0 ? whole : numbers;
  const [first] = reported;
  if (first === undefined) throw new Error("a fall needs at least one number");
  const column = reported.length === 1 ? columnOfNumber(first, now) : oneColumn(reported, now);
  const changes = reported
    .filter(({ isShown }) => isShown)
    .map((one) => ({ name: one.categoryLabel, before: one.before, now: one.now }));
  return implausible("export-stock-fell", column, first.label, period, changes);
}

function oneColumn(numbers: readonly StockNumber[], now: ComparedStocks["now"]) {
  const columns = new Set(numbers.map((one) => columnOfNumber(one, now)));
  return columns.size === 1 ? ([...columns][0] ?? null) : null;
}

// Unknown answers.

/** The increase in percentage points that is reported: it concerns more than a few families. */
const POINTS = 10;
/** With fewer registrations, five families already make more than ten percentage points. */
const FEWEST = 50;

/** The findings, and their figures. */
interface RisenUnknown {
  readonly found: readonly Implausible[];
  readonly figures: ReadonlySet<string>;
}

/**
 * Finds figures whose unknown share, or whose share of rows without a number of children, rose by
 * ten percentage points or more. Leaves out a sum over two columns if its parts are reported.
 */
export function risenUnknown(stocks: ComparedStocks, doubted: ReadonlySet<string>): RisenUnknown {
  const risen = stocks.numbers.filter((one) => !doubted.has(one.figure) && hasRisen(one, stocks));
  const figures = new Set(risen.map(({ figure }) => figure));
  const reported = risen.filter(({ figure }) => !followsFrom(figure, figures));
  return { found: reported.map((one) => inWords(one, stocks)), figures };
}

function hasRisen(number: StockNumber, stocks: ComparedStocks): boolean {
  const totals = totalsOf(number, stocks);
  if (totals === null || Math.min(totals.before, totals.now) < FEWEST) return false;
  const { before, now } = number;
  // Uses whole numbers, so that exactly ten points count.
  return 100 * (now * totals.before - before * totals.now) >= POINTS * totals.before * totals.now;
}

/**
 * Returns the totals on both sides that the number is a part of; null if it counts known answers.
 */
function totalsOf(
  { figure, category, field }: StockNumber,
  stocks: ComparedStocks,
): { readonly before: number; readonly now: number } | null {
  if (field === "missing") return registrationsOf(stocks);
  if (category === null || !UNKNOWN_CODES.has(category)) return null;
  const [before, now] = [stocks.before.figures[figure], stocks.now.figures[figure]];
  if (before === undefined || now === undefined) return null;
  return "total" in before && "total" in now ? { before: before.total, now: now.total } : null;
}

function inWords(number: StockNumber, stocks: ComparedStocks): Implausible {
  const totals = totalsOf(number, stocks);
  const shares =
    totals === null || !number.isShown
      ? null
      : {
          before: wholePercentage(number.before, totals.before) ?? 0,
          now: wholePercentage(number.now, totals.now) ?? 0,
        };
  const column = columnOfNumber(number, stocks.now);
  return implausible("export-unknown-rose", column, number.label, stocks.period, shares);
}
