import { wholePercentage } from "../language/numbers.ts";
import { implausible, type Implausible } from "./implausible.ts";
import {
  columnOfNumber,
  followsFrom,
  registrationsOf,
  type StockNumber,
  type StocksBeside,
  UNKNOWN_CODES,
} from "./stocks.ts";

/** What is not known grows by families: a tenth of all is no few of them. */
const POINTS = 10;
/** Of fewer registrations than this, five families make ten points. */
const FEWEST = 50;

/** The doubts, and the figures that they are of. */
interface RisenUnknown {
  readonly found: readonly Implausible[];
  readonly figures: ReadonlySet<string>;
}

/**
 * Figures of which the share that is not known, or the share of rows in which a number of children is
 * not filled in, rose by ten percentage points or more. A sum over two columns says nothing beside
 * its parts.
 */
export function risenUnknown(beside: StocksBeside, doubted: ReadonlySet<string>): RisenUnknown {
  const risen = beside.numbers.filter((one) => !doubted.has(one.figure) && hasRisen(one, beside));
  const figures = new Set(risen.map(({ figure }) => figure));
  const told = risen.filter(({ figure }) => !followsFrom(figure, figures));
  return { found: told.map((one) => inWords(one, beside)), figures };
}

function hasRisen(number: StockNumber, beside: StocksBeside): boolean {
  const totals = totalsOf(number, beside);
  if (totals === null || Math.min(totals.before, totals.now) < FEWEST) return false;
  const { before, now } = number;
  // In whole numbers, so that ten points are ten points.
  return 100 * (now * totals.before - before * totals.now) >= POINTS * totals.before * totals.now;
}

/** Of how many the number is a part, on both sides; null where it counts what is known. */
function totalsOf(
  { figure, category, field }: StockNumber,
  beside: StocksBeside,
): { readonly before: number; readonly now: number } | null {
  if (field === "missing") return registrationsOf(beside);
  if (category === null || !UNKNOWN_CODES.has(category)) return null;
  const [before, now] = [beside.before.figures[figure], beside.now.figures[figure]];
  if (before === undefined || now === undefined) return null;
  return "total" in before && "total" in now ? { before: before.total, now: now.total } : null;
}

function inWords(number: StockNumber, beside: StocksBeside): Implausible {
  const totals = totalsOf(number, beside);
  const shares =
    totals === null || !number.isTold
      ? null
      : {
          before: wholePercentage(number.before, totals.before) ?? 0,
          now: wholePercentage(number.now, totals.now) ?? 0,
        };
  const column = columnOfNumber(number, beside.now);
  return implausible("export-unknown-rose", column, number.label, beside.period, shares);
}
