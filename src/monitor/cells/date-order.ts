import { dayOf, isYearInRange } from "../../period/day.ts";

/**
 * What the dates of one column tell about the order in which their day and month are written.
 * Dates that begin with the year tell nothing.
 */
export class DateOrder {
  #isDayFirst = false;
  #isMonthFirst = false;
  #isUnclear = false;

  /** Takes a date with its year last, by its first two numbers. */
  note(first: number, second: number, year: number): void {
    if (!isYearInRange(year)) return;
    const fitsDayFirst = dayOf(year, second, first) !== undefined;
    const fitsMonthFirst = dayOf(year, first, second) !== undefined;
    if (fitsDayFirst && fitsMonthFirst) this.#isUnclear ||= first !== second;
    else if (fitsDayFirst) this.#isDayFirst = true;
    else if (fitsMonthFirst) this.#isMonthFirst = true;
  }

  /** True where some dates fit only day before month, and none only month before day. */
  get isDayFirst(): boolean {
    return this.#isDayFirst && !this.#isMonthFirst;
  }

  /** True where some dates fit only month before day, and none only day before month. */
  get isMonthFirst(): boolean {
    return this.#isMonthFirst && !this.#isDayFirst;
  }

  /** True where some dates fit both orders as two days, and none tells which order is meant. */
  get isUnclear(): boolean {
    return this.#isUnclear && !this.#isDayFirst && !this.#isMonthFirst;
  }
}
