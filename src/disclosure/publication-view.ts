import { z } from "zod";

import { CATALOGUE, figureOf } from "../figures/catalogue.ts";
import type { ComputedFunnel } from "../figures/compute.ts";
import type { FigureDefinition, Relation } from "../figures/definition.ts";
import type { ExportSummary } from "../monitor/case.ts";
import {
  isHeld,
  isWithheld,
  NOT_NAMED,
  type PublishedBreakdown,
  type PublishedCategory,
  type PublishedFigure,
  type PublishedFigures,
} from "./published-figures.ts";
import { byName, inOrderOfSuppression } from "./suppression-rules.ts";

// What readers see of a publication, and the sizes that they can derive. Also the funnel of a
// figure, as readers may see it.

/** The codes of the only number of a count, and of a breakdown's total. */
export const WHOLE_COUNT = "";
export const TOTAL = "#total";

/** What readers see of one number, and the bounds that follow from the rules. */
export interface NumberView {
  readonly code: string;
  /** The theme that clusters a result. */
  readonly theme?: string;
  readonly status: "shown" | "withheld" | "held";
  readonly low: number;
  readonly high: number;
  /** For a held number: the value that is shown, and its day. */
  readonly held?: { readonly value: number; readonly asOf: string };
}

/** One figure of a publication: its numbers, including the total. */
export type FigureView = readonly NumberView[];

/** What one publication shows to a reader who knows the rules of protection. */
export interface PublicationView {
  readonly period: { readonly id: string; readonly from: string; readonly to: string };
  /** By the figures' ids. */
  readonly figures: ReadonlyMap<string, FigureView>;
}

/** Returns true if a publication withholds or holds a number of some figures. */
export function hidesAny({ figures }: PublicationView, ids: ReadonlySet<string>): boolean {
  return [...figures].some(
    ([id, view]) => ids.has(id) && view.some(({ status }) => status !== "shown"),
  );
}

/** Returns what published figures show to a reader who knows the rules that protected them. */
export function viewOf({
  period,
  figures,
  disclosureThreshold,
  disclosure,
}: PublishedFigures): PublicationView {
  const isByOldRules = disclosure === undefined;
  const views = CATALOGUE.flatMap(({ id, relations, unit }) => {
    const figure = figures[id];
    if (figure === undefined || "unavailable" in figure) return [];
    const rules = {
      threshold: disclosureThreshold,
      isOfChildren: unit === "kinderen",
      farthestOfHeld: farthestOfHeld({ unit, relations }, disclosureThreshold),
      isByOldRules,
      isInOrder: disclosure?.protectChanges !== "all",
    };
    const view = viewOfFigure(figure, relations, rules);
    return view.length === 0 ? [] : [[id, view] as const];
  });
  return { period, figures: new Map(views) };
}

interface Rules {
  readonly threshold: number;
  /** True for a sum of children. Few rows can contain many children, so it has no upper bound. */
  readonly isOfChildren: boolean;
  /**
   * The greatest difference between the true value of a held number and the value that is shown.
   */
  readonly farthestOfHeld: number;
  /**
   * The file comes from an older release, which took the smallest cells for secondary suppression.
   */
  readonly isByOldRules: boolean;
  /** False if any stock can be withheld because of its change: such cells follow no order. */
  readonly isInOrder: boolean;
}

function viewOfFigure(
  figure: PublishedFigure,
  relations: readonly Relation[],
  rules: Rules,
): FigureView {
  if ("categories" in figure) {
    const { categories, total } = figure;
    const withheld = categories.filter(isWithheld);
    const isWhole =
      figure.overlaps !== undefined ||
      total < rules.threshold ||
      withheld.length === categories.length;
    const primaries = primariesIn(figure, relations, rules);
    const mostOfOld = rules.isByOldRules ? smallestShown(categories) : Infinity;
    return [
      ...categories.map((cell): NumberView => {
        const { code, theme } = cell;
        const named = theme === undefined ? { code } : { code, theme };
        if (isHeld(cell)) return { ...named, ...heldView(cell, cell.code, relations, rules) };
        if (!isWithheld(cell)) {
          return { ...named, status: "shown", low: cell.value, high: cell.value };
        }
        if (isWhole) return { ...named, status: "withheld", low: 0, high: total };
        const isSmall = primaries.has(code) && !rules.isOfChildren && code !== NOT_NAMED.code;
        const most = Math.max(rules.threshold - 1, mostOfOld);
        const high = isSmall ? rules.threshold - 1 : Math.min(total, most);
        return { ...named, status: "withheld", low: 1, high };
      }),
      { code: TOTAL, status: "shown", low: total, high: total },
    ];
  }
  if (figure.kind !== "count" || !("value" in figure)) return [];
  if (isHeld(figure))
    return [{ code: WHOLE_COUNT, ...heldView(figure, WHOLE_COUNT, relations, rules) }];
  if (isWithheld(figure)) {
    return [{ code: WHOLE_COUNT, status: "withheld", low: 1, high: Infinity }];
  }
  return [{ code: WHOLE_COUNT, status: "shown", low: figure.value, high: figure.value }];
}

/**
 * Returns the range of a held number. It changed since it was shown, by less than the threshold or
 * because of few rows. A stock that cannot fall has grown.
 */
function heldView(
  { value, asOf }: { readonly value: number; readonly asOf: string },
  code: string,
  relations: readonly Relation[],
  { farthestOfHeld: farthest }: Rules,
): Omit<NumberView, "code"> {
  const isGrown = relations.some(
    (one) => one.kind === "neverFalls" && one.except?.includes(code) !== true,
  );
  return {
    status: "held",
    low: isGrown ? value + 1 : Math.max(0, value - farthest),
    high: value + farthest,
    held: { value, asOf },
  };
}

/** Returns the withheld cells that a reader can recognise as small. */
function primariesIn(
  figure: PublishedBreakdown,
  relations: readonly Relation[],
  { isByOldRules, isInOrder }: Rules,
): ReadonlySet<string> {
  if (isByOldRules) return primariesByOldRules(figure.categories, figure.total);
  return isInOrder ? primariesByOrder(figure, relations) : new Set();
}

/**
 * Returns the cells that, if withheld, cannot be secondary: a cell before them in the order of
 * suppression is shown. Themes and their results are protected together, and follow no such order.
 */
function primariesByOrder(
  { categories, list }: Pick<PublishedBreakdown, "categories" | "list">,
  relations: readonly Relation[],
): ReadonlySet<string> {
  if (isClustered(categories, relations)) return new Set();
  const named = categories.filter(({ code }) => code !== NOT_NAMED.code);
  const listed = list === "open" ? byName(named) : named;
  const order = inOrderOfSuppression(listed, relations);
  const first = order.findIndex((cell) => !isWithheld(cell) && (cell.value ?? 0) > 0);
  return new Set(first < 0 ? [] : order.slice(first).map(({ code }) => code));
}

/** Returns the greatest difference between a held number's true value and the shown one. */
export function farthestOfHeld(
  figure: Pick<FigureDefinition, "unit" | "relations">,
  threshold: number,
): number {
  return isHeldByRows(figure) ? Infinity : threshold - 1;
}

/**
 * Returns true for a number of children if published rows show how many families changed it. It is
 * held if few families changed it, whatever their number of children.
 */
function isHeldByRows({ unit, relations }: Pick<FigureDefinition, "unit" | "relations">): boolean {
  return unit === "kinderen" && relations.some(({ kind }) => kind === "growsBy");
}

/** Returns true for themes, and for the categories that themes cluster. */
export function isClustered(
  cells: readonly { readonly theme?: string | undefined }[],
  relations: readonly Relation[],
): boolean {
  return (
    cells.some(({ theme }) => theme !== undefined) ||
    relations.some(({ kind }) => kind === "themesOf")
  );
}

/**
 * Returns the cells that, if withheld, cannot be secondary by the rules of older releases. Those
 * withheld further cells only if the shown ones added up to less than the total.
 */
function primariesByOldRules(
  categories: readonly PublishedCategory[],
  total: number,
): ReadonlySet<string> {
  const sum = categories.reduce((all, { value }) => all + (value ?? 0), 0);
  return new Set(sum >= total ? categories.map(({ code }) => code) : []);
}

function smallestShown(categories: readonly PublishedCategory[]): number {
  return Math.min(
    ...categories.flatMap(({ value }) => (value === null || value === 0 ? [] : value)),
  );
}

// The sizes of categories for readers.

/** The least and the greatest value that a number can have, given what is published. */
interface Size {
  readonly least: number;
  readonly most: number;
}

/** A published breakdown, its figure's id, and the threshold that protects it. */
interface ProtectedBreakdown {
  readonly id: string;
  readonly breakdown: PublishedBreakdown;
  readonly threshold: number;
}

/**
 * Returns the unit in which the change of a held number is small: cases or families. If published
 * rows show how many families changed a number of children, a few families can have more children
 * than the threshold.
 */
export function fewOfHeld(id: string): "cases" | "families" {
  return isHeldByRows(figureOf(id)) ? "families" : "cases";
}

/**
 * Returns the range that an ordinary reader can derive for the true value of a category. It is
 * wider than an intruder's range: a withheld category can be 0, and a held one can have fallen.
 */
export function sizeForReaders(category: PublishedCategory, within: ProtectedBreakdown): Size {
  const { value } = category;
  if (value === null) return { least: 0, most: mostOfWithheld(within) };
  if (!isHeld(category)) return { least: value, most: value };
  const { id, threshold } = within;
  const farthest = Math.max(0, farthestOfHeld(figureOf(id), threshold));
  return { least: Math.max(0, value - farthest), most: value + farthest };
}

/**
 * Returns the greatest value of one withheld category: what the other categories leave, if they add
 * up to the total.
 */
function mostOfWithheld(within: ProtectedBreakdown): number {
  const { total, categories } = within.breakdown;
  if (!figureOf(within.id).relations.some(({ kind }) => kind === "addsUp")) return total;
  const least = categories
    .filter(({ value }) => value !== null)
    .reduce((sum, category) => sum + sizeForReaders(category, within).least, 0);
  return Math.max(0, total - least);
}

// The funnel of a figure.

const rows = z.int().nonnegative();
const step = z.object({ text: z.string(), rows });

/**
 * The steps from all rows of an export to the rows that a figure counts, for the figures whose
 * steps may be published.
 */
export const publishedFunnelSchema = z.object({
  exported: rows.meta({ description: "the data rows of the file" }),
  skipped: rows.meta({ description: "of those: left out because they break a rule" }),
  later: rows.meta({ description: "of the rest: registered after the reference date" }),
  registered: rows.meta({ description: "what is left: registered by the reference date" }),
  steps: z
    .array(step.extend({ left: z.array(step).readonly() }))
    .readonly()
    .meta({
      description:
        "the rows that go on at each step, and those of the step before that do not; none for a figure that is protected or not available",
    }),
});

export type PublishedFunnel = z.infer<typeof publishedFunnelSchema>;

/**
 * Protects the funnel of a figure. The funnel of a sensitive figure stops at the rows registered by
 * the reference date: later steps could reveal what the protected figure withholds. A figure that
 * lacks a column has no steps.
 */
export function publishableFunnel(
  { sensitive, columns }: FigureDefinition,
  { later, registered, steps }: ComputedFunnel,
  summary: ExportSummary,
): PublishedFunnel {
  const isPublic = !sensitive && columns.every((column) => summary.columns.has(column));
  return {
    exported: summary.rows,
    skipped: summary.skipped.rows,
    later,
    registered,
    steps: isPublic ? steps : [],
  };
}
