import { figureOf } from "../figures/catalogue.ts";
import { farthestOfHeld, isHeldByRows } from "./publication-view.ts";
import { isHeld, type PublishedBreakdown, type PublishedCategory } from "./published-figures.ts";

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
 * Returns what has a small number if a held number of a figure has changed: cases or families. If
 * published rows show how many families changed a number of children, a few families can have more
 * children than the threshold.
 */
export function fewOfHeld(id: string): "cases" | "families" {
  return isHeldByRows(figureOf(id)) ? "families" : "cases";
}

/**
 * Returns the range that readers can give to a category today. It is wider than an intruder's
 * range: a withheld category can be 0, and a held one can have fallen.
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
