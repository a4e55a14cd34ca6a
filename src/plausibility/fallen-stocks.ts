import { CATALOGUE } from "../figures/catalogue.ts";
import { implausible, type Implausible } from "./implausible.ts";
import {
  columnOfNumber,
  followsFrom,
  type StockNumber,
  type ComparedStocks,
  TOTAL,
  UNKNOWN_CODES,
} from "./stocks.ts";

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
