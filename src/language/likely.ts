import { dayOf, isoDay, isYearInRange, parseIsoDay } from "../period/day.ts";
import { parsePeriod } from "../period/period.ts";
import { monthAbbreviation, monthName } from "./dates.ts";

const MONTHS = new Map(
  Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) =>
    [monthName(month), monthAbbreviation(month), monthName(month).slice(0, 3)].map(
      (name) => [name, twoDigits(month)] as const,
    ),
  ),
);
const ORDINALS = new Map([
  ["eerste", "1"],
  ["tweede", "2"],
  ["derde", "3"],
  ["vierde", "4"],
  ["1e", "1"],
  ["2e", "2"],
  ["3e", "3"],
  ["4e", "4"],
]);

const YEAR = String.raw`((?:19|20)\d\d)`;
const BETWEEN = String.raw`[\s_/.-]*`;

/** Each other spelling of a period: what matches it, and the periods that it may mean. */
const SPELLINGS: readonly (readonly [
  RegExp,
  (...parts: readonly string[]) => readonly string[],
])[] = [
  [
    new RegExp(`^${YEAR}${BETWEEN}(?:q|k|kw|kwartaal)${BETWEEN}([1-4])$`),
    (year = "", quarter = "") => [`${year}-Q${quarter}`],
  ],
  [
    new RegExp(`^(?:q|k|kw|kwartaal)${BETWEEN}([1-4])${BETWEEN}${YEAR}$`),
    (quarter = "", year = "") => [`${year}-Q${quarter}`],
  ],
  [
    new RegExp(`^${YEAR}${BETWEEN}(?:h|halfjaar)${BETWEEN}([12])$`),
    (year = "", half = "") => [`${year}-H${half}`],
  ],
  [
    new RegExp(`^(?:h|halfjaar)${BETWEEN}([12])${BETWEEN}${YEAR}$`),
    (half = "", year = "") => [`${year}-H${half}`],
  ],
  [
    new RegExp(`^${YEAR}[\\s_/.-]+(\\d{1,2})$`),
    // "2024-1" may be meant as a month or as a quarter.
    (year = "", part = "") => [
      `${year}-${part.padStart(2, "0")}`,
      ...(part.length === 1 ? [`${year}-Q${part}`] : []),
    ],
  ],
  [
    new RegExp(`^(\\d{1,2})[\\s_/.-]+${YEAR}$`),
    (month = "", year = "") => [`${year}-${month.padStart(2, "0")}`],
  ],
  [
    new RegExp(`^(?:het )?(\\w+) (kwartaal|halfjaar|helft)(?: van)? ${YEAR}$`),
    (ordinal = "", span = "", year = "") => [
      `${year}-${span === "kwartaal" ? "Q" : "H"}${ORDINALS.get(ordinal) ?? ""}`,
    ],
  ],
  [
    new RegExp(`^([a-z]+)[\\s-]+${YEAR}$`),
    (name = "", year = "") => [`${year}-${MONTHS.get(name) ?? ""}`],
  ],
  [
    new RegExp(`^${YEAR}[\\s-]+([a-z]+)$`),
    (year = "", name = "") => [`${year}-${MONTHS.get(name) ?? ""}`],
  ],
  [
    new RegExp(`^${YEAR}-(\\d\\d)\\s*(?:\\.{2,3}|--?|/|–|t/m|tot|tot en met)\\s*${YEAR}-(\\d\\d)$`),
    (year = "", month = "", lastYear = "", lastMonth = "") => {
      const [first, last] = [`${year}-${month}`, `${lastYear}-${lastMonth}`].toSorted();
      return [`${first}..${last}`];
    },
  ],
  [
    new RegExp(`^([a-z]+) (?:t/m|tot en met|en) ([a-z]+) ${YEAR}$`),
    (first = "", last = "", year = "") => [
      `${year}-${MONTHS.get(first) ?? ""}..${year}-${MONTHS.get(last) ?? ""}`,
    ],
  ],
];

/** The periods that a text of another spelling most likely means, as they are to be typed. */
export function likelyPeriods(text: string): readonly string[] {
  const folded = text.trim().toLowerCase().replaceAll(/\s+/g, " ");
  for (const [pattern, meant] of SPELLINGS) {
    const match = pattern.exec(folded);
    if (match === null) continue;
    const found = meant(...match.slice(1)).filter((name) => parsePeriod(name) !== undefined);
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * The day that a text of another spelling most likely means, as `2024-05-27`, with its time of day
 * where it has one: "27-05-2024", "27 mei 2024", "2024-05-27 10:30". Undefined where it means none.
 */
export function likelyMoment(text: string): string | undefined {
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
    return existing(year, MONTHS.get(month) ?? month, day);
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

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
