import { formatAsOf, formatPeriodInFull, monthName } from "../language/dates.ts";
import { numberInWords } from "../language/numbers.ts";
import { monthOfDay, monthOfYear, yearOf } from "../period/month.ts";
import type { Day } from "../period/day.ts";
import { monthsIn, type Period } from "../period/period.ts";
import { plain, say, type Run, type Text } from "../model/text.ts";

/** The facts of a period that its words need. `Facts` has them. */
interface PeriodFacts {
  readonly period: Period;
  readonly referenceDay: Day;
  readonly originOf: (field: string) => string;
}

/** The length of a period. A period of more than twelve months has no name of its own. */
type Length = "month" | "year" | "long" | { readonly months: string };

/** Twelve months are a year only if they run from January to December. */
function lengthOf(period: Period): Length {
  if (/^\d{4}$/.test(period.id)) return "year";
  const months = monthsIn(period);
  if (months === 1) return "month";
  const word = numberInWords(months);
  return word === undefined ? "long" : { months: `${word} maanden` };
}

/** The report's own period: "deze maand", "deze drie maanden", "dit jaar", "deze periode". */
export function thisPeriod({ period }: Pick<PeriodFacts, "period">): string {
  const length = lengthOf(period);
  if (length === "month") return "deze maand";
  if (length === "year") return "dit jaar";
  return length === "long" ? "deze periode" : `deze ${length.months}`;
}

/** The moment of something in the period: "in deze drie maanden", "deze maand", "dit jaar". */
export function withinThisPeriod(facts: Pick<PeriodFacts, "period">): string {
  const length = lengthOf(facts.period);
  const name = thisPeriod(facts);
  return length === "month" || length === "year" ? name : `in ${name}`;
}

/**
 * The period in a sentence that looks back: "de afgelopen maand", "de afgelopen drie maanden", "het
 * afgelopen jaar".
 */
export function overThisPeriod({ period }: Pick<PeriodFacts, "period">): string {
  const length = lengthOf(period);
  if (length === "month") return "de afgelopen maand";
  if (length === "year") return "het afgelopen jaar";
  return length === "long" ? "de afgelopen periode" : `de afgelopen ${length.months}`;
}

/** The previous period: "de maand ervoor", "de drie maanden ervoor", "het jaar ervoor". */
export function periodBefore({ period }: Pick<PeriodFacts, "period">): string {
  const length = lengthOf(period);
  if (length === "month") return "de maand ervoor";
  if (length === "year") return "het jaar ervoor";
  return length === "long" ? "de periode ervoor" : `de ${length.months} ervoor`;
}

/**
 * The last day of an earlier period, for a stock: "eind januari". It has its year if that is not
 * the year of the report: "eind december 2023".
 *
 * @param now the report's own figures
 */
export function endOf(earlier: PeriodFacts, now: PeriodFacts): Text {
  const month = monthOfDay(earlier.referenceDay);
  if (yearOf(month) === yearOf(monthOfDay(now.referenceDay))) {
    return plain(`eind ${monthName(monthOfYear(month))}`);
  }
  return say`${{ text: formatAsOf(earlier.referenceDay), origin: earlier.originOf("period.to") }}`;
}

/**
 * A period in full, for a sentence: "april 2024", "februari en maart 2024", "februari tot en met
 * april 2024", "2023". A section contains it at most once.
 */
export function periodInFull(facts: PeriodFacts): Run {
  return { text: formatPeriodInFull(facts.period), origin: facts.originOf("period.label") };
}
