import type { PublishedFigure, PublishedFigures } from "../disclosure/published-figures.ts";
import { DEFAULT_THRESHOLD } from "../disclosure/suppression-rules.ts";
import { formatIsoDay } from "../language/dates.ts";
import { compareMessages as texts } from "../messages/diff-and-explain.ts";
import {
  CLASSES,
  type ComparedValue,
  type Comparison,
  type ComparisonRow,
  type ComparisonSide,
  type FigurePair,
  isRedefinedBetween,
  isStraddled,
  type NumberPair,
  pairFigures,
  type RowClass,
} from "./comparison.ts";

/**
 * Compares two sets of published figures, number by number, in the catalogue's order. The result
 * depends on the two sets alone. It contains every difference, also those that readers may not see:
 * use `compareForReaders` for output.
 *
 * @param isSelected returns true for the ids of the figures to compare
 */
export function compareFigures(
  old: PublishedFigures,
  now: PublishedFigures,
  isSelected: (figure: string) => boolean = () => true,
): Comparison {
  const sides = { old: sideOf(old), new: sideOf(now) };
  const rows = pairFigures(old, now)
    .filter(({ id }) => isSelected(id))
    .flatMap((pair) => rowsOf(pair, sides));
  const isOpen = Math.min(old.disclosureThreshold, now.disclosureThreshold) < DEFAULT_THRESHOLD;
  return {
    schemaVersion: 1,
    ...(isOpen ? { notice: "NIET-PUBLICEREN" as const } : {}),
    ...sides,
    summary: summaryOf(rows),
    rows,
  };
}

function sideOf({ period, source, disclosureThreshold }: PublishedFigures): ComparisonSide {
  const { rows, sha256, latestDate } = source;
  return { period, source: { rows, sha256, latestDate }, disclosureThreshold };
}

function rowsOf(
  pair: FigurePair,
  sides: { readonly old: ComparisonSide; readonly new: ComparisonSide },
): readonly ComparisonRow[] {
  const { remarks, isRedefined } = remarksOn(pair, sides);
  return pair.numbers.map((numbers): ComparisonRow => {
    const { about, old, new: now } = numbers;
    const { category, categoryLabel } = about;
    return {
      figure: pair.id,
      label: about.label,
      kind: about.kind,
      measure: about.measure,
      unit: about.unit,
      category: category === "" ? null : category,
      categoryLabel: category === "" ? null : categoryLabel,
      field: about.field,
      old,
      new: now,
      ...compareNumbers(numbers, { ...sides, isRedefined }),
      remarks,
    };
  });
}

/**
 * Returns what a reader must know before comparing a figure, and whether a redefinition lies
 * between the two sides.
 */
function remarksOn(
  { old, new: now }: FigurePair,
  sides: { readonly old: ComparisonSide; readonly new: ComparisonSide },
): { readonly remarks: readonly string[]; readonly isRedefined: boolean } {
  const measure = now?.measure ?? old?.measure ?? "stock";
  const [before, after] = [sides.old.period, sides.new.period];
  const known = redefinitionsOf(old, now);
  const between = known.filter(({ from }) => isRedefinedBetween(measure, before, after, from));
  const isMixed = ({ from }: { readonly from: string }): boolean =>
    isStraddled(measure, before, from) || isStraddled(measure, after, from);
  const isReworded =
    between.length === 0 &&
    old?.definition !== undefined &&
    now?.definition !== undefined &&
    old.definition !== now.definition;
  return {
    isRedefined: between.length > 0,
    remarks: [
      ...known
        .filter((one) => between.includes(one) || isMixed(one))
        .map((one) =>
          [
            texts.redefined(formatIsoDay(one.from), one.change),
            ...(isMixed(one) ? [texts.mixed] : []),
            ...(between.includes(one) ? [texts.incomparable] : []),
          ].join(" "),
        ),
      ...(isReworded ? [texts.reworded] : []),
    ],
  };
}

type Redefinitions = NonNullable<PublishedFigure["redefinitions"]>;

/** Returns the redefinitions that either side contains, each day once, in order of time. */
function redefinitionsOf(
  old: PublishedFigure | undefined,
  now: PublishedFigure | undefined,
): Redefinitions {
  const all = [...(old?.redefinitions ?? []), ...(now?.redefinitions ?? [])];
  const byDay = new Map(all.map((one) => [one.from, one]));
  return [...byDay.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** Counts the rows of each kind. */
export function summaryOf(rows: readonly ComparisonRow[]): Comparison["summary"] {
  const count = (isIt: (row: ComparisonRow) => boolean): number => rows.filter(isIt).length;
  const byClass = CLASSES.map((name) => [name, count((row) => row.class === name)] as const);
  return {
    rows: rows.length,
    changed: count(({ changed }) => changed),
    byClass: Object.fromEntries(byClass) as Comparison["summary"]["byClass"],
    newCategories: count(({ categoryChange }) => categoryChange === "new"),
    vanishedCategories: count(({ categoryChange }) => categoryChange === "vanished"),
  };
}

/** What is known about the figure of a pair of numbers. */
interface PairContext {
  readonly old: ComparisonSide;
  readonly new: ComparisonSide;
  /** True if a redefinition of the figure lies between the two sides. */
  readonly isRedefined: boolean;
}

type Outcome = Pick<
  ComparisonRow,
  "class" | "changed" | "difference" | "percent" | "perMonth" | "categoryChange"
>;

/** Units of numbers that do not grow with the length of a period. They have no number per month. */
const NOT_BY_MONTH: ReadonlySet<string> = new Set(["procent", "dagen"]);

/**
 * Compares two numbers. It first checks what makes two numbers incomparable, whatever their values.
 * So no difference with a withheld or held side is ever computed.
 */
function compareNumbers(pair: NumberPair, context: PairContext): Outcome {
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
    // A month that one side does not reach yet is new. Any other category that a side does not list
    // is unknown there.
    const isLater = pair.list === "months" && categoryChange !== null;
    return without(isLater ? "new" : "unavailable", before !== after);
  }
  const isSame = isOfOneDate(pair, context);
  if (!isSame && context.isRedefined) return without("definition", true);
  const [oldMonths, newMonths] = [monthsOf(context.old), monthsOf(context.new)];
  if (!isSame && pair.about.measure === "flow" && oldMonths !== newMonths) {
    const perMonth = NOT_BY_MONTH.has(pair.about.unit)
      ? null
      : { old: tenths(before, oldMonths), new: tenths(after, newMonths) };
    return { ...without("length", before > 0 || after > 0), perMonth };
  }
  return {
    class: isSame ? (before === after ? null : "revision") : "new",
    changed: before !== after,
    difference: after - before,
    // The difference of two percentages is in percentage points; a percentage of it would confuse.
    percent: pair.about.unit === "procent" ? null : percentOf(after - before, before),
    perMonth: null,
    categoryChange,
  };
}

/**
 * Returns true for a withheld number, which is absent, and for a held one, which belongs to another
 * day than its side.
 */
function isProtected({ status }: ComparedValue): boolean {
  return status === "withheld" || status === "held";
}

function changeOfCategory(old: ComparedValue, now: ComparedValue): Outcome["categoryChange"] {
  if (old.status === "absent") return "new";
  return now.status === "absent" ? "vanished" : null;
}

/**
 * Returns the number of a side that can be compared; null if there is none. A category that an open
 * list does not contain has no case.
 */
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

/**
 * Returns true if both numbers belong to the same date: a stock to the last day of its period, a
 * flow to its whole period. The numbers of one calendar month always do.
 */
function isOfOneDate({ about, list }: NumberPair, { old, new: now }: PairContext): boolean {
  if (list === "months") return true;
  const isSameEnd = old.period.to === now.period.to;
  return about.measure === "stock" ? isSameEnd : isSameEnd && old.period.from === now.period.from;
}

function monthsOf({ period: { from, to } }: ComparisonSide): number {
  const month = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return month(to) - month(from) + 1;
}

/**
 * Returns a percentage to one decimal, computed from the exact fraction, with halves rounded away
 * from 0. Null if the base is 0.
 */
function percentOf(difference: number, base: number): number | null {
  if (base === 0) return null;
  const size = tenths(Math.abs(difference) * 100, base);
  return difference < 0 ? -size : size;
}

function tenths(numerator: number, denominator: number): number {
  return Math.floor((20 * numerator + denominator) / (2 * denominator)) / 10;
}

/** The ids of figures that differ between two versions of one period. */
export interface ChangedFigures {
  /** Figures with a number that both versions show, and that differs. */
  readonly revised: readonly string[];
  /** The revised figures, and figures with a number that only one version shows. */
  readonly different: readonly string[];
}

/** Finds the figures that differ between two versions of one period, in the catalogue's order. */
export function changedFigures(old: PublishedFigures, now: PublishedFigures): ChangedFigures {
  const changed = compareFigures(old, now).rows.filter((row) => row.changed);
  const idsOf = (rows: typeof changed): readonly string[] => [
    ...new Set(rows.map(({ figure }) => figure)),
  ];
  return {
    revised: idsOf(changed.filter((row) => row.class === "revision")),
    different: idsOf(changed),
  };
}
