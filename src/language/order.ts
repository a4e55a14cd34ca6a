/**
 * Compares two texts by code point, for sorting that is the same on every machine. The operator `<`
 * of JavaScript compares UTF-16 units: it puts characters beyond U+FFFF before some characters that
 * have a lower code point.
 */
export function compareCodePoints(a: string, b: string): number {
  const [first, second] = [Array.from(a), Array.from(b)];
  const shared = Math.min(first.length, second.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = (first[index]?.codePointAt(0) ?? 0) - (second[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return first.length - second.length;
}
