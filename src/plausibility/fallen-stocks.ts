import { CATALOGUE } from "../figures/catalogue.ts";
import { implausible, type Implausible } from "./implausible.ts";
import {
  columnOfNumber,
  followsFrom,
  type StockNumber,
  type StocksBeside,
  TOTAL,
  UNKNOWN_CODES,
} from "./stocks.ts";

/** What other rules already say of a figure. */
export interface AlreadyDoubted {
  /** Figures of which nothing is to be said beside that. */
  readonly figures: ReadonlySet<string>;
  /** Figures of which a category vanished: those, and the total, say nothing new. */
  readonly vanished: ReadonlySet<string>;
}

/**
 * Stocks that can only grow and that fell: the registrations, and each figure of which the catalogue
 * says so. The unknown may fall: what is not known of a family is found out. Where the registrations
 * fell, all that rests on them falls: then nothing else is told.
 */
export function fallenStocks(beside: StocksBeside, doubted: AlreadyDoubted): Implausible[] {
  const all = beside.numbers.filter(
    (one) =>
      one.now < one.before &&
      canOnlyGrow(one) &&
      !doubted.figures.has(one.figure) &&
      !isSaid(one, doubted.vanished),
  );
  const registrations = all.filter(({ figure }) => figure === TOTAL);
  const fallen = registrations.length > 0 ? registrations : all;
  const byFigure = Map.groupBy(fallen, ({ figure }) => figure);
  const ids = new Set(byFigure.keys());
  return [...byFigure].flatMap(([id, numbers]) =>
    followsFrom(id, ids) ? [] : [fallOf(numbers, beside)],
  );
}

function canOnlyGrow({ figure, category, field }: StockNumber): boolean {
  if (field !== "value" && field !== "total") return false;
  if (figure === TOTAL) return true;
  const relations = CATALOGUE.find(({ id }) => id === figure)?.relations ?? [];
  const never = relations.find((one) => one.kind === "neverFalls");
  if (never === undefined) return false;
  // What may fall in a part may fall in the whole.
  if (category === null) return field === "value" || never.except === undefined;
  return !UNKNOWN_CODES.has(category) && never.except?.includes(category) !== true;
}

function isSaid({ figure, field, now }: StockNumber, vanished: ReadonlySet<string>): boolean {
  return vanished.has(figure) && (field === "total" || now === 0);
}

/** The fall of one figure, told by its whole where that fell, else by its categories. */
function fallOf(numbers: readonly StockNumber[], { period, now }: StocksBeside): Implausible {
  const whole = numbers.filter(({ category }) => category === null);
  const told = whole.length > 0 ? whole : numbers;
  const [first] = told;
  if (first === undefined) throw new Error("a fall of nothing");
  const column = told.length === 1 ? columnOfNumber(first, now) : oneColumn(told, now);
  const changes = told
    .filter(({ isTold }) => isTold)
    .map((one) => ({ name: one.categoryLabel, before: one.before, now: one.now }));
  return implausible("export-stock-fell", column, first.label, period, changes);
}

function oneColumn(numbers: readonly StockNumber[], now: StocksBeside["now"]) {
  const columns = new Set(numbers.map((one) => columnOfNumber(one, now)));
  return columns.size === 1 ? ([...columns][0] ?? null) : null;
}
