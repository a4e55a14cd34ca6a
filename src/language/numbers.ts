/** A whole number as Dutch print has it: a full stop between thousands ("1.569"). */
export function formatInteger(value: number): string {
  const digits = String(Math.abs(Math.trunc(value)));
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ".");
  return value < 0 ? `−${grouped}` : grouped;
}

/** A number to one decimal as Dutch print has it ("1.569,3"). */
export function formatDecimal(value: number): string {
  const tenths = Math.round(Math.abs(value) * 10);
  const whole = formatInteger(Math.floor(tenths / 10));
  return `${value < 0 ? "−" : ""}${whole},${tenths % 10}`;
}

/** A difference with its sign: "+149", "−3", "0". `text` is `value` as it is written. */
export function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}

/**
 * A measure with at most one decimal ("4,4"). What follows is cut off, so that a value just below
 * a limit never reads as the limit.
 */
export function formatMeasure(value: number): string {
  return String(Math.floor(value * 10) / 10).replace(".", ",");
}

/**
 * `numerator` of `denominator` in whole percent, halves up, from the exact fraction.
 * Null where the denominator is 0. Both are whole numbers of at least 0.
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

/** A number from 2 to 12 in words; undefined for another. */
export function numberInWords(value: number): string | undefined {
  return NUMBER_WORDS[value - 2];
}
