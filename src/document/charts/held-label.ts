import { isHeld, type PublishedCategory } from "../../disclosure/published-figures.ts";
import { formatAsOfShort } from "../../language/dates.ts";
import { formatInteger } from "../../language/numbers.ts";
import { parseIsoDay } from "../../period/day.ts";

/** The day of a held number in few letters, "eind dec 2023"; undefined for any other. */
export function heldDay(category: PublishedCategory | undefined): string | undefined {
  if (category === undefined || !isHeld(category)) return undefined;
  const day = parseIsoDay(category.asOf);
  return day === undefined ? category.asOf : formatAsOfShort(day);
}

/**
 * The field of a row that tells what stands behind a bar, where that is more than its number:
 * "17 (eind dec 2023)" for a number that is held.
 */
export function heldLabel(
  category: PublishedCategory | undefined,
  word?: string,
): { readonly number: string } | Record<never, never> {
  const day = heldDay(category);
  if (category === undefined || category.value === null || day === undefined) return {};
  const named = word === undefined ? "" : ` ${word}`;
  return { number: `${formatInteger(category.value)}${named} (${day})` };
}
