import { z } from "zod";

import { holdsOn } from "../codebook/column.ts";
import {
  compareWithheld,
  NOT_NAMED,
  type Observation,
  observationsOf,
  type PublishedFigure,
  type PublishedFigures,
} from "../disclosure/published-figures.ts";

/**
 * The comparison of two sets of published figures: the content of `report diff --format json`. It
 * contains protected figures only. `compareForReaders` also protects their differences.
 */

/** The reasons why two numbers differ, or why they are not subtracted. */
export const CLASSES = [
  "new",
  "revision",
  "definition",
  "length",
  "protection",
  "unavailable",
] as const;

export type RowClass = (typeof CLASSES)[number];

const whole = z.int().nonnegative();

const rowClass = z.enum(CLASSES).meta({
  description:
    "new: both are as of their own date. revision: of the same period or reference date, and another number. definition: a redefinition lies between. length: flows over spans of unequal length. protection: a side is withheld or held. unavailable: a side has no such number.",
});

const side = z.object({
  period: z.object({ id: z.string(), from: z.iso.date(), to: z.iso.date(), label: z.string() }),
  source: z.object({ rows: whole, sha256: z.string(), latestDate: z.iso.date().nullable() }),
  disclosureThreshold: whole,
});

const value = z.object({
  status: z.enum(["shown", "held", "withheld", "unavailable", "absent"]).meta({
    description:
      "held: the number that was published last, in place of the present one. absent: the breakdown has no such category",
  }),
  /** Null if it is not shown or does not exist, such as a percentage of a total of 0. */
  value: whole.nullable(),
  asOf: z.iso.date().optional().meta({ description: "the reference date of a held number" }),
});

const row = z.object({
  figure: z.string(),
  label: z.string(),
  kind: z.enum(["count", "share", "breakdown", "quantiles"]),
  measure: z.enum(["stock", "flow"]),
  /** What both numbers count; "procent" for a printed percentage. */
  unit: z.string(),
  /** The category's code; null for a number of the figure as a whole. */
  category: z.string().nullable(),
  categoryLabel: z.string().nullable(),
  field: z.string(),
  old: value,
  new: value,
  difference: z.int().nullable().meta({
    description:
      "new less old; of percentages in percentage points; null where withheld, and where a side is not a number of its own date",
  }),
  percent: z
    .number()
    .nullable()
    .meta({ description: "the difference in percent of old, to one decimal; null on base 0" }),
  perMonth: z
    .object({ old: z.number(), new: z.number() })
    .nullable()
    .meta({ description: "of class length: the numbers per month, to one decimal" }),
  withheld: z.literal(true).optional().meta({
    description:
      "the difference is not shown, to protect families; of a revision neither are both numbers, and one row with field `all`, or without a category, stands for numbers that are not told apart",
  }),
  class: rowClass.nullable().meta({ description: "null: of the same date, and the same number" }),
  changed: z.boolean(),
  /** Set if only one side has the category. */
  categoryChange: z.enum(["new", "vanished"]).nullable(),
  /** What a reader must know before comparing, in Dutch. */
  remarks: z.array(z.string()).readonly(),
});

export const comparisonSchema = z.object({
  schemaVersion: z.literal(1),
  notice: z
    .literal("NIET-PUBLICEREN")
    .optional()
    .meta({ description: "a side is not protected enough to be published" }),
  old: side,
  new: side,
  /** Counts all selected figures, including those that did not change. */
  summary: z.object({
    rows: whole,
    changed: whole,
    byClass: z.record(rowClass, whole),
    newCategories: whole,
    vanishedCategories: whole,
  }),
  rows: z.array(row).readonly(),
});

export type Comparison = z.infer<typeof comparisonSchema>;
export type ComparisonSide = z.infer<typeof side>;
export type ComparisonRow = z.infer<typeof row>;
export type ComparedValue = z.infer<typeof value>;

/** The field of a count's only number, and of a breakdown's total. */
const WHOLE_FIELDS: Readonly<Partial<Record<ComparisonRow["kind"], string>>> = {
  count: "value",
  breakdown: "total",
};

/**
 * Returns by how much a count, or the total of a breakdown, differs from its earlier value. Null if
 * the comparison does not show that: it withholds a small difference between sensitive numbers. A
 * row that represents several numbers shows none of them.
 */
export function publicDifference(comparison: Comparison | null, id: string): number | null {
  const row = comparison?.rows.find(
    ({ figure, kind, category, field }) =>
      figure === id && category === null && field === WHOLE_FIELDS[kind],
  );
  return row === undefined || row.withheld === true ? null : row.difference;
}

// The numbers of both sides in pairs.

/** One number of a figure on both sides. */
export interface NumberPair {
  readonly id: string;
  /** Its names, kind and unit: from the new side, or from the old side if the new side lacks it. */
  readonly about: Observation;
  /** Which categories the figure lists; null for a number of the figure as a whole. */
  readonly list: "closed" | "open" | "months" | null;
  readonly old: ComparedValue;
  readonly new: ComparedValue;
}

/** The two sides of one figure; one of them may lack it. */
export interface FigurePair {
  readonly id: string;
  readonly old: PublishedFigure | undefined;
  readonly new: PublishedFigure | undefined;
  readonly numbers: readonly NumberPair[];
}

/** Returns the figures of both sides in the catalogue's order, with all their numbers in pairs. */
export function pairFigures(old: PublishedFigures, now: PublishedFigures): readonly FigurePair[] {
  const oldNumbers = Map.groupBy(observationsOf(old), ({ figure }) => figure);
  const newNumbers = Map.groupBy(observationsOf(now), ({ figure }) => figure);
  const ids = merged(Object.keys(old.figures), Object.keys(now.figures));
  return ids.map((id): FigurePair => {
    const sides = { old: old.figures[id], new: now.figures[id] };
    const numbers = pairNumbers(id, sides, oldNumbers.get(id) ?? [], newNumbers.get(id) ?? []);
    return { id, ...sides, numbers };
  });
}

function pairNumbers(
  id: string,
  sides: Pick<FigurePair, "old" | "new">,
  old: readonly Observation[],
  now: readonly Observation[],
): readonly NumberPair[] {
  const keyOf = ({ category, field }: Observation): string => `${field}\n${category}`;
  const [oldByKey, newByKey] = [old, now].map(
    (all) => new Map(all.map((one) => [keyOf(one), one])),
  );
  // An unavailable figure has one line, which is not a number.
  const keys = merged(
    isThere(sides.old) || !isThere(sides.new) ? old.map(keyOf) : [],
    isThere(sides.new) || !isThere(sides.old) ? now.map(keyOf) : [],
  );
  const pairs = keys.flatMap((key): NumberPair[] => {
    const [before, after] = [oldByKey?.get(key), newByKey?.get(key)];
    const about = after ?? before;
    if (about === undefined) return [];
    const list =
      about.category === "" ? null : (listOf(sides.new) ?? listOf(sides.old) ?? "closed");
    return [{ id, about, list, old: valueOf(sides.old, before), new: valueOf(sides.new, after) }];
  });
  return (listOf(sides.new) ?? listOf(sides.old)) === "open" ? withheldLast(pairs) : pairs;
}

/**
 * Moves withheld categories to the end, sorted by name. In a list by size, their positions would
 * reveal their sizes.
 */
function withheldLast(pairs: readonly NumberPair[]): readonly NumberPair[] {
  const isHidden = (pair: NumberPair): boolean =>
    pair.old.status === "withheld" || pair.new.status === "withheld";
  const categories = pairs.filter(({ list }) => list !== null);
  const hidden = categories.filter(isHidden);
  return [
    ...categories.filter((pair) => !isHidden(pair)),
    ...hidden.toSorted((a, b) => compareWithheld(a.about.category, b.about.category)),
    ...pairs.filter(({ list }) => list === null),
  ];
}

function isThere(figure: PublishedFigure | undefined): boolean {
  return figure !== undefined && !("unavailable" in figure);
}

function listOf(figure: PublishedFigure | undefined): NumberPair["list"] | undefined {
  return figure !== undefined && "categories" in figure ? figure.list : undefined;
}

function hasRareNames(figure: PublishedFigure | undefined): boolean {
  return (
    figure !== undefined &&
    "categories" in figure &&
    figure.categories.some(({ code }) => code === NOT_NAMED.code)
  );
}

function valueOf(
  figure: PublishedFigure | undefined,
  observation: Observation | undefined,
): ComparedValue {
  if (!isThere(figure)) return { status: "unavailable", value: null };
  if (observation === undefined) {
    // A category that a list does not contain can be one of its rare names.
    return { status: hasRareNames(figure) ? "withheld" : "absent", value: null };
  }
  const { status, value, asOf } = observation;
  return { status, value, ...(asOf === undefined ? {} : { asOf }) };
}

/**
 * Merges two lists in the order of the second. An item that only the first list contains comes
 * directly after the item before it in that list.
 */
function merged(first: readonly string[], second: readonly string[]): readonly string[] {
  const all = [...second];
  const known = new Set(second);
  first.forEach((item, index) => {
    if (known.has(item)) return;
    known.add(item);
    const before = first[index - 1];
    all.splice(before === undefined ? 0 : all.indexOf(before) + 1, 0, item);
  });
  return all;
}

// The definitions on both sides.

/** The first and last day of a period, as `jjjj-mm-dd`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

type Measure = "stock" | "flow";

/**
 * Returns which definition a figure of a period uses: the one before a redefinition on `day`, the
 * one after it, or both.
 */
function definitionOf(measure: Measure, span: Span, day: string): "before" | "after" | "both" {
  if (!holdsOn(span.to, day)) return "before";
  return measure === "stock" || holdsOn(span.from, day) ? "after" : "both";
}

/**
 * Returns true if a flow uses the old definition in a part of its period and the new one in the
 * rest.
 */
export function isStraddled(measure: Measure, span: Span, day: string): boolean {
  return definitionOf(measure, span, day) === "both";
}

/**
 * Returns true if a redefinition on `day` lies between two periods, so that their numbers are not
 * comparable. A stock is dated at the end of its period. A flow whose period contains the day is
 * comparable with no other period.
 */
export function isRedefinedBetween(measure: Measure, one: Span, other: Span, day: string): boolean {
  if (measure === "flow" && one.from === other.from && one.to === other.to) return false;
  const [first, second] = [definitionOf(measure, one, day), definitionOf(measure, other, day)];
  return first !== second || first === "both";
}
