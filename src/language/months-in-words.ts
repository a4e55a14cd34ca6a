const DAYS_IN_MONTH = 365.25 / 12;

/** Fewer days than this are told as days. */
const FEWEST_DAYS = 75;

const WORDS = ["twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf"];

/** So near to a whole month it is that one; further over it is "ruim", and then "bijna" the next. */
const NEAR = 0.05;
const WELL_OVER = 0.6;

/**
 * Days as months in words, as people say them: "bijna vijf maanden", "ruim drie maanden". Null of
 * fewer days than months say well, and of a year or more.
 */
export function monthsInWords(days: number): string | null {
  const months = days / DAYS_IN_MONTH;
  const part = months - Math.floor(months);
  const whole = part >= WELL_OVER ? Math.ceil(months) : Math.floor(months);
  const word = days < FEWEST_DAYS ? undefined : WORDS[whole - 2];
  if (word === undefined) return null;
  const about = part < NEAR || part > 1 - NEAR ? "" : part >= WELL_OVER ? "bijna " : "ruim ";
  return `${about}${word} maanden`;
}
