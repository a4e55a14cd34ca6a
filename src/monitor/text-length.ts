/** True where `text` has more than `max` characters (code points, as an editor counts them). */
export function isLongerThan(text: string, max: number): boolean {
  if (text.length <= max) return false;
  // A character takes one or two code units.
  return text.length > 2 * max || Array.from(text).length > max;
}
