import { perInhabitants } from "../codebook/inhabitants.ts";
import { isHeld, type PublishedCategory } from "../disclosure/published-figures.ts";
import { formatDecimal } from "../language/numbers.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import type { NumberRun } from "../model/text.ts";
import type { Facts } from "./facts.ts";
import { FEWEST_FOR_SHARES } from "./shares.ts";

export const BY_ORIGIN = "registrations.byOrigin";

/** A province with its number of registrations per 100,000 inhabitants. */
interface Rate {
  readonly category: PublishedCategory;
  readonly value: number;
}

/**
 * The rate of a province. Null if its number is withheld or held, or if the category is not a
 * province.
 */
export function rateOf(category: PublishedCategory): number | null {
  if (category.value === null || isHeld(category)) return null;
  return perInhabitants(category.code, category.value) ?? null;
}

/** A rate with one decimal: "13,7". */
export function rateRun({ code }: Pick<PublishedCategory, "code">, value: number): NumberRun {
  return { text: formatDecimal(value), origin: ORIGIN_OF.rate(`${BY_ORIGIN}.${code}`) };
}

/**
 * The province with the highest rate. Null if a withheld number could be higher, or if two
 * provinces tie.
 */
export function leadingRate(facts: Facts): Rate | null {
  const provinces = (facts.breakdown(BY_ORIGIN)?.categories ?? []).filter(
    ({ code }) => perInhabitants(code, 0) !== undefined,
  );
  const rates = provinces.flatMap((category): readonly Rate[] => {
    const value = rateOf(category);
    return value === null ? [] : [{ category, value }];
  });
  if (rates.length < provinces.length) return null;
  const [first, second] = rates.toSorted((a, b) => b.value - a.value);
  // In a large population a few registrations more or less are chance.
  if (first === undefined || (first.category.value ?? 0) < FEWEST_FOR_SHARES) return null;
  return second !== undefined && formatDecimal(second.value) === formatDecimal(first.value)
    ? null
    : first;
}
