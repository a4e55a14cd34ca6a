import type { Place, PlacedBox } from "./boxes.ts";

const MILLIMETRE = 96 / 25.4;

/** The place of a box, in words. */
export function whereIs({ left, top, place }: PlacedBox): string {
  const { page, column, columns } = place;
  const within = columns === 1 ? "" : `, column ${column + 1}`;
  return `page ${page}${within}, ${inMm(left)} across and ${inMm(top)} down`;
}

/** The same value for boxes in the same column of the same page. */
export function keyOf({ page, column, columns }: Place): string {
  return `${page} ${column} ${columns}`;
}

/** A distance in pixels, as a reader measures it with a ruler. */
export function inMm(pixels: number): string {
  return `${(pixels / MILLIMETRE).toFixed(1)} mm`;
}
