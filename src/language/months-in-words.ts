import { numberInWords } from "./numbers.ts";

const DAYS_IN_MONTH = 365.25 / 12;

/** Below this number a duration is given in days. */
const FEWEST_DAYS = 75;

/** From this number of months a duration is given as a year. */
const MONTHS_IN_YEAR = 12;

/** Within this part of a month of a whole number, the words are that number alone. */
const NEAR = 0.05;
/** From this part of a month on, the words are "bijna" and the next number; below it "ruim". */
const WELL_OVER = 0.6;

/**
 * Days as months in words, as people say them: "bijna vijf maanden", "ruim drie maanden". Null of
 * fewer days than months say well, and of a year or more.
 */
export function monthsInWords(days: number): string | null {
  const months = days / DAYS_IN_MONTH;
  const part = months - Math.floor(months);
  const whole = part >= WELL_OVER ? Math.ceil(months) : Math.floor(months);
  const word = days < FEWEST_DAYS || whole >= MONTHS_IN_YEAR ? undefined : numberInWords(whole);
  if (word === undefined) return null;
  const about = part < NEAR || part > 1 - NEAR ? "" : part >= WELL_OVER ? "bijna " : "ruim ";
  return `${about}${word} maanden`;
}
