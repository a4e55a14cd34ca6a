import { CATALOGUE } from "../figures/catalogue.ts";
import type { FigureDefinition, Relation } from "../figures/definition.ts";
import {
  isHeld,
  isWithheld,
  NOT_NAMED,
  type PublishedBreakdown,
  type PublishedCategory,
  type PublishedFigure,
  type PublishedFigures,
} from "./published-figures.ts";
import { byName, inOrderOfSuppression } from "./suppression-order.ts";

/** The code of the one number of a count, and of a breakdown's total. */
export const WHOLE_COUNT = "";
export const TOTAL = "#total";

/** What readers see of one number, and within which bounds the rules place it. */
export interface NumberView {
  readonly code: string;
  /** The theme that clusters a result. */
  readonly theme?: string;
  readonly status: "shown" | "withheld" | "held";
  readonly low: number;
  readonly high: number;
  /** Of a held number: what is shown, and of which day. */
  readonly held?: { readonly value: number; readonly asOf: string };
}

/** One figure of a publication: its numbers, the total among them. */
export type FigureView = readonly NumberView[];

/** What one publication tells a reader who knows the rules of protection. */
export interface PublicationView {
  readonly period: { readonly id: string; readonly from: string; readonly to: string };
  /** By the figures' ids. */
  readonly figures: ReadonlyMap<string, FigureView>;
}

/** Whether a publication withholds or holds a number of some figures. */
export function hidesAny({ figures }: PublicationView, ids: ReadonlySet<string>): boolean {
  return [...figures].some(
    ([id, view]) => ids.has(id) && view.some(({ status }) => status !== "shown"),
  );
}

/** Reads published figures as a reader does who knows the rules by which they were protected. */
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
  /** A sum of children is small by the rows behind it, so that its value has no upper bound. */
  readonly isOfChildren: boolean;
  /** By how much a held number differs at most from the one that is shown. */
  readonly farthestOfHeld: number;
  /** The file is of a release that withheld the smallest shown cells besides, if any. */
  readonly isByOldRules: boolean;
  /** False where any stock may be withheld for how it changed: those go in no order. */
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
 * Since it was shown, a held number has changed, by less than the threshold or by as few rows. One
 * that cannot fall has grown.
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

/** The withheld cells of which a reader can tell that they are small. */
function primariesIn(
  figure: PublishedBreakdown,
  relations: readonly Relation[],
  { isByOldRules, isInOrder }: Rules,
): ReadonlySet<string> {
  if (isByOldRules) return primariesByOldRules(figure.categories, figure.total);
  return isInOrder ? primariesByOrder(figure, relations) : new Set();
}

/**
 * The withheld cells that cannot be secondary ones: a cell that comes before them in the order of
 * suppression is shown. Themes and their results are protected together, in no such order.
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

/** By how much a held number of a figure differs at most from the one that is shown. */
export function farthestOfHeld(
  figure: Pick<FigureDefinition, "unit" | "relations">,
  threshold: number,
): number {
  return isHeldByRows(figure) ? Infinity : threshold - 1;
}

/**
 * True for a number of children of which published rows tell how many families changed it: it is
 * held where few did, whatever the number of their children.
 */
export function isHeldByRows({
  unit,
  relations,
}: Pick<FigureDefinition, "unit" | "relations">): boolean {
  return unit === "kinderen" && relations.some(({ kind }) => kind === "growsBy");
}

/** True for themes and for what they cluster. */
export function isClustered(
  cells: readonly { readonly theme?: string | undefined }[],
  relations: readonly Relation[],
): boolean {
  return (
    cells.some(({ theme }) => theme !== undefined) ||
    relations.some(({ kind }) => kind === "themesOf")
  );
}

/** Before, a further cell was withheld only where those shown add up to less than the total. */
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
