import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { formatInteger } from "../../language/numbers.ts";
import { heldDay } from "../withheld.ts";

/**
 * The field of a row that tells what stands behind a bar, where that is more than its number:
 * "17 (eind dec 2023)" for a number that is held.
 */
export function heldLabel(
  category: PublishedCategory | undefined,
  word?: string,
): { readonly number?: string } {
  const day = heldDay(category);
  if (category === undefined || category.value === null || day === undefined) return {};
  const named = word === undefined ? "" : ` ${word}`;
  return { number: `${formatInteger(category.value)}${named} (${day})` };
}
