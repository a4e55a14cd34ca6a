import { isoDay, parseIsoDay, type Day } from "./day.ts";

/** A moment of publication: a day, and the time of day if it was given. */
export interface Moment {
  readonly day: Day;
  /** Minutes since midnight, or null if only the day is known. */
  readonly minutes: number | null;
}

/** Reads `2024-05-27` or `2024-05-27T10:30`; undefined for any other text. */
export function parseMoment(text: string): Moment | undefined {
  const [date = "", time, ...more] = text.trim().split("T");
  const day = parseIsoDay(date);
  if (day === undefined || more.length > 0) return undefined;
  if (time === undefined) return { day, minutes: null };
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match === null ? undefined : { day, minutes: Number(match[1]) * 60 + Number(match[2]) };
}

/** The moment as it was written: `2024-05-27` or `2024-05-27T10:30`. */
export function isoMoment({ day, minutes }: Moment): string {
  if (minutes === null) return isoDay(day);
  const twoDigits = (value: number): string => String(value).padStart(2, "0");
  return `${isoDay(day)}T${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/**
 * Seconds since 1 January 1970. Reads the moment as UTC, so that the machine's time zone does not
 * matter.
 */
export function epochSeconds({ day, minutes }: Moment): number {
  return day * 86_400 + (minutes ?? 0) * 60;
}
