import { z } from "zod";

import { compareCodePoints } from "../language/characters.ts";
import { isoDay, periodNamed } from "../period/period.ts";

/**
 * The figures as they may be published: the content of figures.json. No unprotected number passes
 * this schema. Documents, charts, comparisons and files use only this.
 */

const measure = z.enum(["stock", "flow"]);
/** A field that files of older releases do not contain is optional. */
const described = {
  measure,
  label: z.string(),
  unit: z.string(),
  /** What exactly is counted, in Dutch, as of the reference date. */
  definition: z.string().optional(),
  /** The days from which the figure counts something else, in order of time. */
  redefinitions: z
    .array(z.object({ from: z.iso.date(), change: z.string(), before: z.string().nullable() }))
    .optional(),
};
const whole = z.int().nonnegative();

const named = { code: z.string(), label: z.string(), theme: z.string().optional() };
const shown = z.object({ ...named, value: whole });
const withheldCell = z.object({
  ...named,
  value: z.null(),
  withheld: z.literal(true),
});

/**
 * The number published last. It is shown because the present number would reveal a small change.
 */
const held = { value: whole, held: z.literal(true), asOf: z.iso.date() };
const heldCell = z.object({ ...named, ...held });

const category = z.union([withheldCell, heldCell, shown]);

const count = z.object({
  kind: z.literal("count"),
  ...described,
  value: whole,
  missing: whole.optional(),
});
const withheldCount = z.object({
  kind: z.literal("count"),
  ...described,
  value: z.null(),
  withheld: z.literal(true),
});
const heldCount = z.object({ kind: z.literal("count"), ...described, ...held });
const share = z.object({
  kind: z.literal("share"),
  ...described,
  numerator: whole,
  denominator: whole,
  percentage: whole.max(100).nullable(),
});
const breakdown = z.object({
  kind: z.literal("breakdown"),
  ...described,
  /**
   * `closed`: the codebook's list. `open`: the categories that occur, so an absent one has no case.
   * `months`: the months from the first case on.
   */
  list: z.enum(["closed", "open", "months"]).optional(),
  /**
   * The released periods that the flow's period overlaps. All of its categories are withheld for
   * that reason.
   */
  overlaps: z.array(z.string()).min(1).optional(),
  total: whole,
  categories: z.array(category),
});
const quantiles = z.object({
  kind: z.literal("quantiles"),
  ...described,
  n: whole,
  median: whole.nullable(),
  p90: whole.nullable(),
  /** The fields that are null because too few rows contribute to them. */
  withheld: z
    .array(z.enum(["median", "p90"]))
    .min(1)
    .optional(),
});
const unavailable = z.object({
  kind: z.enum(["count", "share", "breakdown", "quantiles"]),
  ...described,
  unavailable: z.array(z.string()).min(1),
});

const figure = z.union([unavailable, withheldCount, heldCount, count, share, breakdown, quantiles]);

/** The outcome of the audit against all publications. Counts only. */
const disclosure = z.object({
  withheld: whole,
  held: whole,
  /** How many of the withheld and held numbers follow exactly from what is published. */
  derivable: whole,
  /**
   * The smallest number of possible values of a withheld or held number, counted up to four. 0 if
   * no possible value was found for one of them; null if nothing is withheld.
   */
  fewestValues: whole.nullable(),
  /** The periods of the released publications that it was protected against. */
  against: z.array(z.string()),
  /**
   * Present if small changes of all stocks were protected, not only of results and returned
   * children.
   */
  protectChanges: z.literal("all").optional(),
});

/** A period: its id, the days that belong to it, and its name. */
export const periodOfReport = z
  .object({ id: z.string(), label: z.string(), from: z.iso.date(), to: z.iso.date() })
  .refine(({ id: name, from, to }) => {
    const period = periodNamed(name);
    return period !== undefined && isoDay(period.from) === from && isoDay(period.to) === to;
  });

export const publishedFiguresSchema = z.object({
  schemaVersion: z.literal(1),
  period: z.object({
    id: z.string(),
    from: z.iso.date(),
    to: z.iso.date(),
    label: z.string(),
  }),
  source: z.object({
    /** The data rows of the file, including the rows that were left out. */
    rows: whole,
    sha256: z.string(),
    latestDate: z.iso.date().nullable(),
    /** The earliest plausible date. Present if an earlier date lies far from all others. */
    firstDate: z.iso.date().optional(),
    /** The rows that were left out because they break a rule, and how many break each rule. */
    skipped: z.object({ rows: whole, byRule: z.record(z.string(), whole) }).optional(),
  }),
  disclosureThreshold: whole,
  /** The day on which these figures replaced wrong figures of this period. */
  correctedOn: z.iso.date().optional(),
  /** Absent from files of older releases, and if protection is off. */
  disclosure: disclosure.optional(),
  figures: z.record(z.string(), figure),
});

const description = z.object(described);

/**
 * The category of an open list for rare names: names that the codebook does not contain and that
 * fewer rows than the threshold contain. It is withheld and comes last, without the names or their
 * number.
 */
export const NOT_NAMED = { code: "niet_genoemd", label: "Niet genoemd" } as const;

/**
 * Compares the codes of withheld categories of an open list: by name, the category of rare names
 * last.
 */
export function compareWithheld(a: string, b: string): number {
  const isLast = (code: string): number => Number(code === NOT_NAMED.code);
  return isLast(a) - isLast(b) || compareCodePoints(a, b);
}

/**
 * Sorts an open list for publication. In a list by size, the position of a category reveals its
 * size. So categories with a number are sorted by the printed number; those without come last, by
 * name.
 */
export function byWhatIsPrinted(categories: readonly PublishedCategory[]): PublishedCategory[] {
  return categories.toSorted((a, b) => {
    if (a.value === null && b.value === null) return compareWithheld(a.code, b.code);
    if (a.value === null || b.value === null) return a.value === null ? 1 : -1;
    return b.value - a.value || compareCodePoints(a.code, b.code);
  });
}

export type FigureDescription = z.infer<typeof description>;
export type PublishedFigures = z.infer<typeof publishedFiguresSchema>;
export type PublishedFigure = PublishedFigures["figures"][string];
export type PublishedCategory = z.infer<typeof category>;
export type PublishedBreakdown = z.infer<typeof breakdown>;
export type DisclosureSummary = z.infer<typeof disclosure>;
export type PublishedQuantiles = z.infer<typeof quantiles>;

/** Returns true if a count or a category was withheld to protect families. */
export function isWithheld(
  value: PublishedFigure | PublishedCategory,
): value is Extract<PublishedFigure | PublishedCategory, { withheld: true }> {
  return "withheld" in value && value.withheld === true;
}

/** Returns true if a count or a category shows the number published last. */
export function isHeld(
  value: PublishedFigure | PublishedCategory,
): value is Extract<PublishedFigure | PublishedCategory, { held: true }> {
  return "held" in value;
}

/** Returns true if `all` contains a later version of the same period, which corrects it. */
export function isSuperseded(one: PublishedFigures, all: readonly PublishedFigures[]): boolean {
  return all.some((other) => isEarlierVersion(one, other));
}

/** Returns true if `one` is an earlier version of the same period that the other corrects. */
export function isEarlierVersion(
  one: PublishedFigures,
  {
    period: { id },
    correctedOn,
  }: {
    readonly period: { readonly id: string };
    readonly correctedOn?: string | undefined;
  },
): boolean {
  return one.period.id === id && correctedOn !== undefined && (one.correctedOn ?? "") < correctedOn;
}

// The numbers of published figures, one by one.

/** One number of the figures, or the reason why it is absent. */
export interface Observation {
  readonly figure: string;
  readonly label: string;
  readonly kind: PublishedFigure["kind"];
  readonly measure: PublishedFigure["measure"];
  /** The category's code; empty for a number of the figure as a whole. */
  readonly category: string;
  readonly categoryLabel: string;
  readonly field: string;
  /**
   * Null if it is withheld or unavailable, or if it does not exist, such as a percentage of a total
   * of 0.
   */
  readonly value: number | null;
  readonly unit: string;
  /** `held`: the number published last, instead of the present one. */
  readonly status: "shown" | "held" | "withheld" | "unavailable";
  /** The reference date of a held number, in ISO 8601. */
  readonly asOf?: string;
}

/** Lists all numbers of the figures, in the catalogue's order. */
export function observationsOf({
  figures,
}: Pick<PublishedFigures, "figures">): readonly Observation[] {
  return Object.entries(figures).flatMap(([id, figure]) => observationsOfFigure(id, figure));
}

function observationsOfFigure(id: string, figure: PublishedFigure): readonly Observation[] {
  const { kind, measure, label, unit } = figure;
  const about = { figure: id, label, kind, measure, category: "", categoryLabel: "", unit };
  const shown = (field: string, value: number | null, asUnit = unit): Observation => ({
    ...about,
    field,
    value,
    unit: asUnit,
    status: "shown",
  });
  if ("unavailable" in figure) {
    return [{ ...about, field: mainField(kind), value: null, status: "unavailable" }];
  }
  switch (figure.kind) {
    case "count":
      return [
        { ...about, field: "value", ...published(figure) },
        ...("missing" in figure && figure.missing !== undefined
          ? [shown("missing", figure.missing, "aanmeldingen")]
          : []),
      ];
    case "share":
      return [
        shown("numerator", figure.numerator),
        shown("denominator", figure.denominator),
        shown("percentage", figure.percentage, "procent"),
      ];
    case "quantiles":
      return [
        shown("n", figure.n, "aanmeldingen"),
        ...(["median", "p90"] as const).map((field): Observation => ({
          ...shown(field, figure[field]),
          status: figure.withheld?.includes(field) === true ? "withheld" : "shown",
        })),
      ];
    case "breakdown":
      return [
        ...figure.categories.map((category): Observation => ({
          ...about,
          category: category.code,
          categoryLabel: category.label,
          field: "value",
          ...published(category),
        })),
        shown("total", figure.total),
      ];
  }
}

/** Returns the number of a count or a category, and its status. */
function published(
  one: PublishedCategory | Extract<PublishedFigure, { kind: "count"; value: number | null }>,
): Pick<Observation, "value" | "status" | "asOf"> {
  if (isHeld(one)) return { value: one.value, status: "held", asOf: one.asOf };
  return { value: one.value, status: isWithheld(one) ? "withheld" : "shown" };
}

function mainField(kind: PublishedFigure["kind"]): string {
  return { count: "value", share: "percentage", breakdown: "total", quantiles: "median" }[kind];
}
