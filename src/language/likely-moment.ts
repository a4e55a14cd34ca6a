import { dayOf, isoDay, isYearInRange, parseIsoDay } from "../period/day.ts";
import { monthNumber } from "./dates.ts";

/** A longer text is not a day, and would take long to match. */
const LONGEST = 60;

/**
 * The ISO day, or the ISO day and time, that a text in another spelling most likely means:
 * "27-05-2024", "27 mei 2024", "2024-05-27 10:30". Undefined if the text is not a day.
 */
export function likelyMoment(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const folded = text.trim().toLowerCase().replaceAll(/\s+/g, " ");
  const match = /^(.*?)(?:(?: om |[t ,]+)(\d\d?)[:.](\d\d)(?: uur)?)?$/.exec(folded);
  const [, date = "", hours, minutes = ""] = match ?? [];
  const day = likelyDay(date);
  if (day === undefined || hours === undefined) return day;
  const isTime = Number(hours) < 24 && Number(minutes) < 60;
  return isTime ? `${day}T${hours.padStart(2, "0")}:${minutes}` : undefined;
}

function likelyDay(text: string): string | undefined {
  const dayFirst = /^(\d{1,2})[-/. ](\d{1,2}|[a-z]+)\.?[-/. ](\d{4})$/.exec(text);
  if (dayFirst !== null) {
    const [, day = "", month = "", year = ""] = dayFirst;
    return existing(year, String(monthNumber(month) ?? month), day);
  }
  const yearFirst = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/.exec(text);
  const [, year = "", month = "", day = ""] = yearFirst ?? [];
  return existing(year, month, day);
}

function existing(year: string, month: string, dayOfMonth: string): string | undefined {
  if (!isYearInRange(Number(year))) return undefined;
  const day = dayOf(Number(year), Number(month), Number(dayOfMonth));
  const iso = day === undefined ? undefined : isoDay(day);
  return iso === undefined || parseIsoDay(iso) === undefined ? undefined : iso;
}
