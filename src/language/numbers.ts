/** A whole number in Dutch notation, with a full stop between thousands: "1.569". */
export function formatInteger(value: number): string {
  const digits = String(Math.abs(Math.trunc(value)));
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ".");
  return value < 0 ? `−${grouped}` : grouped;
}

/** A number with one decimal in Dutch notation: "1.569,3". */
export function formatDecimal(value: number): string {
  const tenths = Math.round(Math.abs(value) * 10);
  const whole = formatInteger(Math.floor(tenths / 10));
  return `${value < 0 ? "−" : ""}${whole},${tenths % 10}`;
}

/**
 * A difference with its sign: "+149", "−3", "0".
 *
 * @param text `value` as it is written, with a minus sign if it is negative
 */
export function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}

/**
 * A measure with at most one decimal: "4,4". It cuts off further decimals, so that a value just
 * below a limit never reads as the limit.
 */
export function formatMeasure(value: number): string {
  return String(Math.floor(value * 10) / 10).replace(".", ",");
}

/**
 * `numerator` divided by `denominator` in whole percent, computed from the exact fraction and
 * rounded half up. Null if the denominator is 0. Both are whole numbers of at least 0.
 */
export function wholePercentage(numerator: number, denominator: number): number | null {
  if (denominator === 0) return null;
  return Math.floor((200 * numerator + denominator) / (2 * denominator));
}

const NUMBER_WORDS = [
  "twee",
  "drie",
  "vier",
  "vijf",
  "zes",
  "zeven",
  "acht",
  "negen",
  "tien",
  "elf",
  "twaalf",
] as const;

/** A number from 2 to 12 in words. Undefined for another number. */
export function numberInWords(value: number): string | undefined {
  return NUMBER_WORDS[value - 2];
}
