import { parsePeriod, type Period } from "../period/period.ts";
import { monthAbbreviation, monthName } from "./dates.ts";

const YEAR = /(?<!\d)(20\d{2})(?=$|\D|[01]\d(?!\d))/;
const ORDINALS = ["eerste", "tweede", "derde", "vierde"];
const QUARTER =
  /(?:\b|\d)(?:q|kw|k|kwartaal|kwart|quarter)[ -]?0?([1-4])(?!\d)|(?<!\d)([1-4])(?:e|ste|de)?[ -]?(?:q|kw|k|kwartaal|kwart|quarter)\b/;
const HALF =
  /(?:\b|\d)(?:h|halfjaar|half)[ -]?0?([12])(?!\d)|(?<!\d)([12])(?:e|ste|de)?[ -]?(?:h|halfjaar|half jaar)\b/;
const TWO_MONTHS = /(20\d{2})[ -]?(\d{1,2})\D+(20\d{2})[ -]?(\d{1,2})/;

/**
 * The period that a text most likely means which is none as it stands: "2024 Q1", "Q1-2024",
 * "1e kwartaal 2024", "maart 2024". Undefined where it means none, or may mean more than one.
 */
export function likelyPeriod(text: string): Period | undefined {
  const plain = text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[\s_./–—]+/gu, " ")
    .trim();
  const months = TWO_MONTHS.exec(plain);
  if (months !== null) {
    const [, firstYear, first = "", lastYear, last = ""] = months;
    return parsePeriod(`${firstYear}-${twoDigits(first)}--${lastYear}-${twoDigits(last)}`);
  }
  const year = YEAR.exec(plain);
  if (year === null) return parsePeriod(text);
  const rest = `${plain.slice(0, year.index)} ${plain.slice(year.index + 4)}`.trim();
  const part = partOfYear(rest.replaceAll(/^[ -]+|[ -]+$/g, ""));
  return part === undefined ? undefined : parsePeriod(`${year[1]}${part}`);
}

/** The part of a year that the words beside the year name, as the id of a period ends. */
function partOfYear(words: string): string | undefined {
  if (words === "") return "";
  const numbered = ORDINALS.reduce(
    (text, ordinal, index) => text.replace(ordinal, `${index + 1}e`),
    words,
  );
  const quarter = QUARTER.exec(numbered);
  if (quarter !== null) return `-Q${quarter[1] ?? quarter[2]}`;
  const half = HALF.exec(numbered);
  if (half !== null) return `-H${half[1] ?? half[2]}`;
  if (/^\d{1,2}$/.test(numbered)) return `-${twoDigits(numbered)}`;
  const named = numbered.split(/[ -]+/).flatMap((word) => monthNamed(word) ?? []);
  return named.length === 1 ? `-${twoDigits(String(named[0]))}` : undefined;
}

function monthNamed(word: string): number | undefined {
  const months = Array.from({ length: 12 }, (_, index) => index + 1);
  return months.find((month) => [monthName(month), monthAbbreviation(month)].includes(word));
}

function twoDigits(number: string): string {
  return number.padStart(2, "0");
}
