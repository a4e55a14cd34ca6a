import type { ShownNumber } from "./figure-numbers.ts";
import type { TypedFigure } from "./typed-figures.ts";

/** A rounded number stands for numbers within a tenth of it. */
const ROUNDED = 0.1;
/** A fraction stands for percentages within these numbers of points. */
const POINTS_OVER = 9;
const POINTS_ABOUT = 4;
/**
 * A number with a typing mistake is within a tenth of the intended figure, a percentage within five
 * points.
 */
const MEANT = 0.1;
const MEANT_BY_NAME = 0.25;
const POINTS_MEANT = 5;

/**
 * True if a text may describe a number in this way.
 *
 * - A plain number must be equal. A percentage must be equal in its number of decimals.
 * - "ruim 140" is 141 to 149, "bijna 140" is 131 to 139: up to the next number with as many zeros
 *   at its end, but at most a tenth of the number. "ruim 100" is 101 to 109.
 * - "ongeveer 140" is 135 to 145: half as far, to both sides.
 * - "ten minste 140" is 140 to 149, "hooguit 140" is 131 to 140.
 * - A number without zeros at its end is not rounded, so it must be equal, whatever precedes it.
 * - "een kwart" and "1 op de 4" are up to 4 percent points off, "ruim" and "bijna" up to 9.
 */
export function canBeCalled({ form, value, nearness }: TypedFigure, number: ShownNumber): boolean {
  if (form === "fraction") {
    const off = number.exact - value;
    if (nearness === "about") return Math.abs(off) <= POINTS_ABOUT;
    return nearness === "over" || nearness === "atLeast"
      ? off > 0 && off <= POINTS_OVER
      : off < 0 && off >= -POINTS_OVER;
  }
  const shown = form === "percentage" ? roundedAs(value, number) : number.value;
  const step = stepOf(value);
  if (nearness === "exact" || step <= 1) return shown === value;
  const off = shown - value;
  if (nearness === "over") return off > 0 && off < step;
  if (nearness === "under") return off < 0 && off > -step;
  if (nearness === "atLeast") return off >= 0 && off < step;
  if (nearness === "atMost") return off <= 0 && off > -step;
  return Math.abs(off) <= step / 2;
}

/** True for a number that stands for a range. It matches many figures by chance. */
export function isRounded({ form, value, nearness }: TypedFigure): boolean {
  return form === "fraction" || (nearness !== "exact" && stepOf(value) > 1);
}

/**
 * True if the writer can have meant a number but made a mistake: it is near, or has the same digits
 * in another order.
 *
 * @param isByName the sentence names what the number counts, so it may be further off
 */
export function canBeMeant(
  { form, value }: TypedFigure,
  number: ShownNumber,
  isByName: boolean,
): boolean {
  const off = Math.abs(number.exact - value);
  if (form !== "number") return isByName || off <= POINTS_MEANT;
  const near = isByName ? MEANT_BY_NAME : MEANT;
  return off <= near * value || (value >= 100 && digitsOf(value) === digitsOf(number.value));
}

/** The unit of the last digit that is not zero, but at most a tenth of the number. */
function stepOf(value: number): number {
  const [zeros = ""] = /0*$/.exec(String(value)) ?? [];
  return Math.min(10 ** zeros.length, ROUNDED * value);
}

function roundedAs(value: number, { value: whole, exact }: ShownNumber): number {
  const decimals = String(value).split(".")[1]?.length ?? 0;
  if (decimals === 0) return whole;
  return Math.round(exact * 10 ** decimals) / 10 ** decimals;
}

function digitsOf(value: number): string {
  return String(value).split("").toSorted().join("");
}
