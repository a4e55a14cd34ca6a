import { houseStyleMessages } from "../../messages/house-style.ts";

/** In pixels: far more than a printer shows of a logo of 8 cm. */
const LONGEST_SIDE = 4000;

/** What is wrong with the size of an image in pixels, in Dutch; null where nothing is. */
export function sizeProblem(width: number, height: number): string | null {
  if (width === 0 || height === 0) return houseStyleMessages.logoNoSize;
  const isTooLarge = Math.max(width, height) > LONGEST_SIDE;
  return isTooLarge ? houseStyleMessages.logoTooManyPixels(width, height, LONGEST_SIDE) : null;
}
