import { figureOf } from "../figures/catalogue.ts";
import { farthestOfHeld, isHeldByRows } from "./publication-view.ts";
import { isHeld, type PublishedBreakdown, type PublishedCategory } from "./published-figures.ts";

/** The least and the most that a number can be by what is published. */
interface Size {
  readonly least: number;
  readonly most: number;
}

/** A breakdown as it is published, by its id, and the threshold that protects it. */
interface ProtectedBreakdown {
  readonly id: string;
  readonly breakdown: PublishedBreakdown;
  readonly threshold: number;
}

/**
 * What is few where a held number of a figure has changed. Where published rows tell how many
 * families changed a number of children, few families can have more children than the threshold.
 */
export function fewOfHeld(id: string): "cases" | "families" {
  return isHeldByRows(figureOf(id)) ? "families" : "cases";
}

/**
 * The least and the most that readers can give to a category today. These bounds are wider than
 * those of an intruder: a withheld category can be 0, and a held one can have fallen.
 */
export function sizeForReaders(category: PublishedCategory, within: ProtectedBreakdown): Size {
  const { value } = category;
  if (value === null) return { least: 0, most: mostOfWithheld(within) };
  if (!isHeld(category)) return { least: value, most: value };
  const { id, threshold } = within;
  const farthest = Math.max(0, farthestOfHeld(figureOf(id), threshold));
  return { least: Math.max(0, value - farthest), most: value + farthest };
}

/** The most that one withheld category can be: what the others leave, where they add up. */
function mostOfWithheld(within: ProtectedBreakdown): number {
  const { total, categories } = within.breakdown;
  if (!figureOf(within.id).relations.some(({ kind }) => kind === "addsUp")) return total;
  const least = categories
    .filter(({ value }) => value !== null)
    .reduce((sum, category) => sum + sizeForReaders(category, within).least, 0);
  return Math.max(0, total - least);
}
