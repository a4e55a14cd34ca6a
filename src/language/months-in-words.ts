import { numberInWords } from "./numbers.ts";

const DAYS_IN_MONTH = 365.25 / 12;

/** A shorter duration is given in days. */
const FEWEST_DAYS = 75;

/** A longer duration is not given in months. */
const MONTHS_IN_YEAR = 12;

/**
 * If a duration differs less than this part of a month from a whole number, the words are that
 * number alone.
 */
const NEAR = 0.05;
/**
 * From this part of a month on, the words are "bijna" and the next number. Below it they are "ruim"
 * and the number.
 */
const WELL_OVER = 0.6;

/**
 * A number of days as months in words: "bijna vijf maanden", "ruim drie maanden". Null for a
 * duration that is too short for months, and for a year or more.
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
