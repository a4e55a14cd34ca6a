/** A whole number as Dutch print has it: a full stop between thousands ("1.569"). */
export function formatInteger(value: number): string {
  const digits = String(Math.abs(Math.trunc(value)));
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ".");
  return value < 0 ? `−${grouped}` : grouped;
}

/**
 * `numerator` of `denominator` in whole percent, halves up, from the exact fraction.
 * Null where the denominator is 0. Both are whole numbers of at least 0.
 */
export function wholePercentage(numerator: number, denominator: number): number | null {
  if (denominator === 0) return null;
  return Math.floor((200 * numerator + denominator) / (2 * denominator));
}

/**
 * A share in words that never claims more than the fraction bears: "85%", but "bijna alle" where
 * rounding alone would make it 100%, and "minder dan 1%" where it would make it 0%.
 */
export function formatShare(numerator: number, denominator: number): string {
  const percentage = wholePercentage(numerator, denominator);
  if (percentage === null) return "onbekend";
  if (percentage === 100 && numerator < denominator) return "bijna 100%";
  if (percentage === 0 && numerator > 0) return "minder dan 1%";
  return `${percentage}%`;
}
