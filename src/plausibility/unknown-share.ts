import { wholePercentage } from "../language/numbers.ts";
import { implausible, type Implausible } from "./implausible.ts";
import {
  columnOfNumber,
  followsFrom,
  registrationsOf,
  type StockNumber,
  type ComparedStocks,
  UNKNOWN_CODES,
} from "./stocks.ts";

/** An increase of the unknown by a tenth concerns more than a few families. */
const POINTS = 10;
/** With fewer registrations, five families make ten percentage points. */
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
