import { dayOf, utcDate, type Day } from "../period/day.ts";

const FIRST_DAY = dayOf(2000, 1, 1) ?? 0;
const DAYS = (dayOf(2099, 12, 31) ?? 0) - FIRST_DAY + 1;

/** A date more than a year away from every other date, with its place in the file. */
export interface FarDate {
  /** The line and the column of its first occurrence. */
  readonly line: number;
  readonly column: number;
  /** The number of occurrences in the file. */
  readonly times: number;
}

/** How the dates of an export are spread over time. */
export interface Spread {
  readonly far: readonly FarDate[];
  /** The earliest date; null if there is none. */
  readonly earliest: Day | null;
  /** The earliest date that is not far; null if there is none. */
  readonly first: Day | null;
  /** The latest date that is not far; null if there is none. */
  readonly latest: Day | null;
}

/**
 * The distinct dates of an export, each with its first place. The memory is fixed, because the
 * contract allows only the days of 2000 to 2099.
 */
export class DateSpread {
  readonly #times = new Uint32Array(DAYS);
  readonly #lines = new Uint32Array(DAYS);
  readonly #columns = new Uint8Array(DAYS);

  /** Takes a date of a valid row. */
  note(day: Day, line: number, column: number): void {
    const index = day - FIRST_DAY;
    const times = this.#times[index] ?? 0;
    this.#times[index] = times + 1;
    if (times > 0) return;
    this.#lines[index] = line;
    this.#columns[index] = column;
  }

  /**
   * The spread of all dates that were noted. A far date has no other distinct date within a
   * calendar year. If more dates are far than near, the export is merely thin, and no date is far.
   */
  result(): Spread {
    const days = this.#distinctDays();
    const isFar = days.map(
      (day, index) =>
        isMoreThanYearApart(days[index - 1], day) && isMoreThanYearApart(day, days[index + 1]),
    );
    const farCount = isFar.filter(Boolean).length;
    const isThin = farCount * 2 > days.length;
    const near = isThin ? days : days.filter((_, index) => isFar[index] !== true);
    const far = isThin ? [] : days.filter((_, index) => isFar[index] === true);
    return {
      far: far.map((day) => this.#placeOf(day)),
      earliest: days[0] ?? null,
      first: near[0] ?? null,
      latest: near.at(-1) ?? null,
    };
  }

  #distinctDays(): readonly Day[] {
    const days: Day[] = [];
    for (let index = 0; index < DAYS; index += 1) {
      if (this.#times[index] !== 0) days.push((FIRST_DAY + index) as Day);
    }
    return days;
  }

  #placeOf(day: Day): FarDate {
    const index = day - FIRST_DAY;
    return {
      line: this.#lines[index] ?? 0,
      column: this.#columns[index] ?? 0,
      times: this.#times[index] ?? 0,
    };
  }
}

/** True if `later` is more than a calendar year after `earlier`, or if one of them is missing. */
export function isMoreThanYearApart(earlier: Day | undefined, later: Day | undefined): boolean {
  if (earlier === undefined || later === undefined) return true;
  if (later - earlier <= 365) return false;
  const date = utcDate(earlier);
  const [year, month] = [date.getUTCFullYear() + 1, date.getUTCMonth() + 1];
  // A year after 29 February is 1 March.
  const yearLater = dayOf(year, month, date.getUTCDate()) ?? dayOf(year, month + 1, 1);
  return yearLater === undefined || later > yearLater;
}
