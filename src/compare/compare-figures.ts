import type { PublishedFigure, PublishedFigures } from "../disclosure/published-figures.ts";
import { DEFAULT_THRESHOLD } from "../disclosure/protect.ts";
import { formatIsoDay } from "../language/dates.ts";
import { compareMessages as texts } from "../messages/compare.ts";
import { compareNumbers } from "./compare-numbers.ts";
import { CLASSES, type Comparison, type ComparisonRow, type ComparisonSide } from "./comparison.ts";
import { pairFigures, type FigurePair } from "./pair-numbers.ts";
import { isRedefinedBetween, isStraddled } from "./redefined.ts";

/**
 * Compares two sets of published figures, number by number, in the catalogue's order. Each says by
 * itself what the comparison needs, so that it does not matter when or where it was made. Every
 * difference is among the rows: for readers there is `compareForReaders`.
 *
 * @param isAsked which figures take part, by their ids
 */
export function compareFigures(
  old: PublishedFigures,
  now: PublishedFigures,
  isAsked: (figure: string) => boolean = () => true,
): Comparison {
  const sides = { old: sideOf(old), new: sideOf(now) };
  const rows = pairFigures(old, now)
    .filter(({ id }) => isAsked(id))
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

/** What a reader must know of a figure before comparing, and whether a redefinition lies between. */
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

/** The redefinitions that either side knows, each day once, in order of time. */
function redefinitionsOf(
  old: PublishedFigure | undefined,
  now: PublishedFigure | undefined,
): Redefinitions {
  const all = [...(old?.redefinitions ?? []), ...(now?.redefinitions ?? [])];
  const byDay = new Map(all.map((one) => [one.from, one]));
  return [...byDay.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** How many rows there are of each kind. */
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
