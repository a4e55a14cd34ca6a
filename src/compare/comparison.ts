import { z } from "zod";

/**
 * The comparison of two sets of published figures: the content of `report diff --format json`. It
 * contains protected figures only, so it reveals nothing that they do not.
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
  /** Null if it is not shown or does not exist, such as a share of nothing. */
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
export function toldDifference(comparison: Comparison | null, id: string): number | null {
  const row = comparison?.rows.find(
    ({ figure, kind, category, field }) =>
      figure === id && category === null && field === WHOLE_FIELDS[kind],
  );
  return row === undefined || row.withheld === true ? null : row.difference;
}
