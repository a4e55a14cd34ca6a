import { dayOf, isYearInRange } from "../../period/day.ts";

/**
 * Finds the order of day and month in the dates of one column. Dates that begin with the year give
 * no evidence.
 */
export class DateOrder {
  #isDayFirst = false;
  #isMonthFirst = false;
  #isUnclear = false;

  /** Takes the first two numbers and the year of a date with its year last. */
  note(first: number, second: number, year: number): void {
    if (!isYearInRange(year)) return;
    const fitsDayFirst = dayOf(year, second, first) !== undefined;
    const fitsMonthFirst = dayOf(year, first, second) !== undefined;
    if (fitsDayFirst && fitsMonthFirst) this.#isUnclear ||= first !== second;
    else if (fitsDayFirst) this.#isDayFirst = true;
    else if (fitsMonthFirst) this.#isMonthFirst = true;
  }

  /** True if some dates fit only day before month, and none fits only month before day. */
  get isDayFirst(): boolean {
    return this.#isDayFirst && !this.#isMonthFirst;
  }

  /** True if some dates fit only month before day, and none fits only day before month. */
  get isMonthFirst(): boolean {
    return this.#isMonthFirst && !this.#isDayFirst;
  }

  /**
   * True if some dates mean different days in the two orders, and no date shows the right order.
   */
  get isUnclear(): boolean {
    return this.#isUnclear && !this.#isDayFirst && !this.#isMonthFirst;
  }
}
