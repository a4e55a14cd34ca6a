import type { NumberPair } from "./pair-numbers.ts";
import type { ComparedValue, ComparisonRow, ComparisonSide, RowClass } from "./comparison.ts";

/** What is known of the figure that a pair of numbers is of. */
export interface PairContext {
  readonly old: ComparisonSide;
  readonly new: ComparisonSide;
  /** A redefinition of the figure lies between the two. */
  readonly isRedefined: boolean;
}

type Outcome = Pick<
  ComparisonRow,
  "class" | "changed" | "difference" | "percent" | "perMonth" | "categoryChange"
>;

/**
 * Compares one number with what it was. What makes two numbers incomparable comes first, whatever
 * they are: so a difference with a withheld or held side is never there to be read.
 */
export function compareNumbers(pair: NumberPair, context: PairContext): Outcome {
  const { old, new: now } = pair;
  const categoryChange = changeOfCategory(old, now);
  const without = (name: RowClass, changed: boolean): Outcome => ({
    class: name,
    changed,
    difference: null,
    percent: null,
    perMonth: null,
    categoryChange,
  });
  if (old.status === "unavailable" || now.status === "unavailable") {
    return without("unavailable", old.status !== now.status);
  }
  if (isProtected(old) || isProtected(now)) {
    const isSame = old.status === now.status && old.value === now.value && old.asOf === now.asOf;
    return without("protection", !isSame);
  }
  const [before, after] = [comparable(pair, "old", context), comparable(pair, "new", context)];
  if (before === null || after === null) {
    // A month that a side does not reach yet is new; of what no list names, nothing is known.
    const isLater = pair.list === "months" && categoryChange !== null;
    return without(isLater ? "new" : "unavailable", before !== after);
  }
  const isSame = isOfOneDate(pair, context);
  if (!isSame && context.isRedefined) return without("definition", true);
  const [oldMonths, newMonths] = [monthsOf(context.old), monthsOf(context.new)];
  if (!isSame && pair.about.measure === "flow" && oldMonths !== newMonths) {
    const perMonth =
      pair.about.unit === "procent"
        ? null
        : { old: tenths(before, oldMonths), new: tenths(after, newMonths) };
    return { ...without("length", before > 0 || after > 0), perMonth };
  }
  return {
    class: isSame ? (before === after ? null : "revision") : "new",
    changed: before !== after,
    difference: after - before,
    // Of a percentage the difference is in points; a percentage of it would confuse.
    percent: pair.about.unit === "procent" ? null : percentOf(after - before, before),
    perMonth: null,
    categoryChange,
  };
}

/** A withheld number is not there, and a held one is of another day than its side. */
function isProtected({ status }: ComparedValue): boolean {
  return status === "withheld" || status === "held";
}

function changeOfCategory(old: ComparedValue, now: ComparedValue): Outcome["categoryChange"] {
  if (old.status === "absent") return "new";
  return now.status === "absent" ? "vanished" : null;
}

/** The number of a side as far as it compares: what an open list does not name has no case. */
function comparable(pair: NumberPair, which: "old" | "new", context: PairContext): number | null {
  const { status, value } = pair[which];
  if (status !== "absent") return value;
  if (pair.list === "open") return 0;
  const { period, source } = context[which];
  const ends = [period.to, source.latestDate ?? period.to].map((day) =>
    day.slice(0, "jjjj-mm".length),
  );
  const isReached = ends.every((end) => pair.about.category <= end);
  return pair.list === "months" && isReached ? 0 : null;
}

/** A stock bears the last day of its period, a flow its span, and a month itself. */
function isOfOneDate({ about, list }: NumberPair, { old, new: now }: PairContext): boolean {
  if (list === "months") return true;
  const isSameEnd = old.period.to === now.period.to;
  return about.measure === "stock" ? isSameEnd : isSameEnd && old.period.from === now.period.from;
}

function monthsOf({ period: { from, to } }: ComparisonSide): number {
  const month = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return month(to) - month(from) + 1;
}

/** To one decimal, halves away from 0, from the exact fraction. Null on base 0. */
function percentOf(difference: number, base: number): number | null {
  if (base === 0) return null;
  const size = tenths(Math.abs(difference) * 100, base);
  return difference < 0 ? -size : size;
}

function tenths(numerator: number, denominator: number): number {
  return Math.floor((20 * numerator + denominator) / (2 * denominator)) / 10;
}
