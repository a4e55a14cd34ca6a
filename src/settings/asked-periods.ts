import { ReportError } from "../errors.ts";
import { likelyPeriods } from "../language/likely.ts";
import { settingsMessages } from "../messages/settings.ts";
import { addMonths } from "../period/month.ts";
import { monthsIn, parsePeriod, periodOfMonths, type Period } from "../period/period.ts";

/** The periods that words ask for, each once, in their order. Throws ReportError "usage". */
export function requirePeriods(words: readonly string[] | undefined): readonly Period[] {
  if (words === undefined) throw new ReportError("usage", settingsMessages.periodMissing);
  const periods = words.flatMap((word) => word.split(",").flatMap(periodsIn));
  return [...new Map(periods.map((period) => [period.id, period])).values()];
}

/** A period, or a span of periods as long as its ends, as in `2023-Q1..2024-Q2`. */
function periodsIn(text: string): readonly Period[] {
  const whole = parsePeriod(text);
  if (whole !== undefined) return [whole];
  const [first, last, ...others] = text.split("..").map(parsePeriod);
  const length = first === undefined ? 0 : monthsIn(first);
  const isSpan = first !== undefined && last !== undefined && others.length === 0;
  if (!isSpan || monthsIn(last) !== length || last.to < first.to) {
    throw new ReportError("usage", settingsMessages.periodInvalid(text, likelyPeriods(text)));
  }
  const periods: Period[] = [];
  for (let start = first.firstMonth; start <= last.firstMonth; start = addMonths(start, length)) {
    periods.push(periodOfMonths(start, addMonths(start, length - 1)));
  }
  return periods;
}
