import { likeness, quoted } from "./numbers.ts";
import type { AccountedNumber } from "./pieces.ts";
import type { PrintedNumber } from "./printed-numbers.ts";

/**
 * What is wrong with a print, for people: each number that it holds without an origin, and each
 * that should be there and is not. Numbers are paired one by one, those with the same words beside
 * them first, so that what is left is what is wrong.
 */
export function differences(
  accounted: readonly AccountedNumber[],
  printed: readonly PrintedNumber[],
): readonly string[] {
  const open = new Set(printed);
  let missing = [...accounted];
  for (const leastLike of [2, 1, 0]) {
    missing = missing.filter((number) => {
      const found = [...open].find(
        (one) => one.token === number.token && likeness(one, number) >= leastLike,
      );
      return found === undefined || !open.delete(found);
    });
  }
  return [
    ...accounted
      .filter(({ origin }) => origin === null)
      .map((number) => `no origin: ${quoted(number)}, ${number.where}`),
    ...Array.from(open, (number) => `no origin: ${quoted(number)}, page ${number.page}`),
    ...missing.map(
      (number) => `not printed: ${quoted(number)}, ${number.where}, from ${number.origin}`,
    ),
  ];
}
