import { formatDay, formatPeriodInFull } from "../language/dates.ts";
import { proofTimeWords } from "../messages/proof-time.ts";
import { type Day, utcDate } from "../period/day.ts";
import { firstDay, lastDay, monthOf, monthOfDay, yearOf } from "../period/month.ts";
import { type Period, precedingPeriod } from "../period/period.ts";
import type { PassageRemark } from "./noticed.ts";
import { overlap, type Passage, type ProofText, typedIn } from "./passage.ts";
import { sentenceTextsOf } from "./sentences.ts";
import { MAY_NAME, type TimeMention, type TimeSpan, timesIn, WEEKDAYS } from "./time-mentions.ts";

/** The period and the day that times are compared with. */
export interface TimeOfReport {
  readonly period: Period;
  /** The day of publication; null if it is not known yet. */
  readonly publishedOn: Day | null;
}

/**
 * Reports times that do not fit the report: a time outside the period in a sentence about this
 * period or the present, the months of the previous period in place of this one, a future date that
 * has passed, and a date with a wrong day of the week.
 */
export function remarksOnTimes(text: ProofText, report: TimeOfReport): readonly PassageRemark[] {
  return text.passages.flatMap((passage) => {
    if (!MAY_NAME.test(typedIn(passage))) return [];
    const written = [...passage.woven, ...passage.foreign];
    return sentenceTextsOf(passage.text).flatMap(({ text: sentence, start }) => {
      const isTyped = (time: TimeMention): boolean =>
        !written.some((one) => overlap(one, { start: start + time.start, end: start + time.end }));
      const times = timesIn(sentence).filter(isTyped);
      return times.flatMap((time): readonly PassageRemark[] => {
        const remark =
          remarkOnWeekday(time, report) ??
          (passage.kind === "quote" || passage.kind === "note"
            ? null
            : (remarkOnPassed(sentence, time, report) ??
              remarkOnOutside(sentence, time, times, report, passage)));
        return remark === null ? [] : [{ ...remark, passage, index: start + time.start }];
      });
    });
  });
}

type Remark = Pick<PassageRemark, "code" | "more">;

/** The possible days of a time: in the typed year, or in each year around the period. */
function possible({ year, inYear }: TimeMention, period: Period): readonly TimeSpan[] {
  const [first, last] = yearsOf(period);
  const years =
    year === null ? Array.from({ length: last - first + 3 }, (_, at) => first - 1 + at) : [year];
  return years.flatMap((one) => inYear(one) ?? []);
}

/** The first and the last year of a period. */
function yearsOf({ from, to }: Period): readonly [number, number] {
  return [yearOf(monthOfDay(from)), yearOf(monthOfDay(to))];
}

function remarkOnWeekday(time: TimeMention, { period }: TimeOfReport): Remark | null {
  if (time.weekday === null) return null;
  const possibleDays = possible(time, period).map(({ from }) => from);
  // Within the period, the day is the one meant, whatever its day of the week in other years.
  const own = possibleDays.filter((one) => one >= period.from && one <= period.to);
  const days = own.length > 0 ? own : possibleDays;
  const [day] = days;
  const isTyped = (one: Day): boolean => utcDate(one).getUTCDay() === time.weekday;
  if (day === undefined || days.some(isTyped)) return null;
  const more = proofTimeWords.weekday(formatDay(day), WEEKDAYS[utcDate(day).getUTCDay()] ?? "");
  return time.year === null ? { code: "text-weekday" } : { code: "text-weekday", more };
}

/** Words that make the date of a sentence a future event. */
const TO_COME =
  /\b(?:gepland|zal|zullen|uiterlijk|binnenkort|straks|aanstaande|publiceren|verschijn(?:t|en)|volg(?:t|en)|(?:gaan|houden|starten|beginnen|organiseren|presenteren|versturen|sturen|openen|delen|bespreken) we|(?:vindt|vinden)\b.*\bplaats|(?:begint|start|opent)|(?:komt|komen)\b.*\b(?:uit|bijeen|samen|online)|gaat\b.*\b(?:in|van start|open|live)|(?:wordt|worden)\b.*\b(?:gepubliceerd|gehouden|verstuurd|verzonden|gestuurd|besproken|aangeboden|georganiseerd|gepresenteerd|behandeld|gegeven|uitgebracht|geplaatst|bekendgemaakt))\b/i;
/** Words for the past. With them, a date that has passed is right. */
const HAS_BEEN =
  /\b(?:was|waren|werd|werden|stond|stonden|zou|zouden|had|hadden|heeft|hebben|ging|gingen|kwam|kwamen|begon|begonnen|startte|startten|verscheen)\b/i;
const ON_DAY = /(?:^|\b(?:op|uiterlijk|vanaf|voor|per)\s+)(?:uiterlijk\s+)?$/i;
const IN_MONTH = /(?:^|\b(?:in|eind|begin|medio|half|vanaf)\s+)$/i;

function remarkOnPassed(sentence: string, time: TimeMention, report: TimeOfReport): Remark | null {
  const { period, publishedOn } = report;
  const isDated = time.kind === "day" || (time.kind === "month" && time.year !== null);
  const before = sentence.slice(0, time.start);
  const isAt = (time.kind === "day" ? ON_DAY : IN_MONTH).test(before);
  if (!isDated || !isAt || !TO_COME.test(sentence) || HAS_BEEN.test(sentence)) return null;
  // Without a year, a future day is the first one since the period began.
  const days = possible(time, period).find(({ from }) => time.year !== null || from >= period.from);
  if (days === undefined) return null;
  const hasPassed = publishedOn === null ? days.to <= period.to : days.to < publishedOn;
  if (!hasPassed) return null;
  const { published, ends } = proofTimeWords;
  const more =
    publishedOn === null ? ends(formatDay(period.to)) : published(formatDay(publishedOn));
  return { code: "text-date-passed", more };
}

/** Words for the period of the report and for the present. */
const THIS_PERIOD =
  /\b(?:deze (?:rapportage)?periode|dit kwartaal|dit half\s?jaar|deze (?:[a-zà-ÿ]+ )?maanden|deze maand|(?:de )?afgelopen (?:[a-zà-ÿ]+ )?(?:maanden|maand|periode)|(?:het )?afgelopen (?:kwartaal|half\s?jaar))\b/gi;
const THIS_YEAR = /\bdit jaar\b/gi;
const NOW = /(?<![a-zà-ÿ-])(?:nu|inmiddels|op dit moment|momenteel)(?![a-zà-ÿ-])/gi;

/** A sentence that compares or looks back may mention another time. */
const COMPARES =
  /\b(?:sinds|vanaf|toen|vergelijk(?:ing|en)?|vergeleken|ten opzichte|tegenover|dan (?:in|eind|over)|net als|zoals|evenals|anders|hoger|lager|eerder|vorige?|voorgaande|voorafgaande?|daarvoor|ervoor|destijds|voorheen|nog steeds|terug(?:kijken|blik)?|geleden|alweer)\b/i;
/** The time describes something of that time. */
const OF_THEN =
  /\b(?:van|uit|sinds|vanaf|na|tot|voor|tegen|al in|rond)\s+(?:(?:het|de|eind|begin|medio)\s+)*$/i;
/** The time is next to the word for the period, as another name for it. */
const ANOTHER_NAME =
  /^[\s,:(–—-]*(?:(?:dus|namelijk|oftewel|is het|in|van|over|het|de|eind|begin)\s+)*$/i;
/** Another clause, or the other half of a contrast, begins in between. */
const ELSE_BETWEEN =
  /[,;:()–—]|\b(?:die|dat|wie|wat|waar[a-z]*|toen|omdat|terwijl|nadat|voordat|zodat|als|en|maar|of)\b/i;

function remarkOnOutside(
  sentence: string,
  time: TimeMention,
  times: readonly TimeMention[],
  { period }: TimeOfReport,
  { kind }: Passage,
): Remark | null {
  const [first, last] = yearsOf(period);
  const years = { from: firstDay(monthOf(first, 1)), to: lastDay(monthOf(last, 12)) };
  const isWrong =
    isBeside(sentence, time, THIS_PERIOD, period, period) ||
    isBeside(sentence, time, THIS_YEAR, period, years) ||
    isBeside(sentence, time, NOW, period, period) ||
    isCopied(sentence, time, times, period, kind);
  if (!isWrong) return null;
  return { code: "text-time-outside", more: proofTimeWords.period(formatPeriodInFull(period)) };
}

/** True if a sentence equates a time outside `range` with the time that `words` name. */
function isBeside(
  sentence: string,
  time: TimeMention,
  words: RegExp,
  period: Period,
  range: TimeSpan,
): boolean {
  const days = possible(time, period);
  if (days.length === 0 || days.some((one) => isWithinReach(one, range))) return false;
  const before = sentence.slice(0, time.start);
  return [...sentence.matchAll(words)].some(({ 0: word, index }) => {
    const isFirst = index < time.start;
    const [from, to] = isFirst ? [index + word.length, time.start] : [time.end, index];
    const between = sentence.slice(from, to);
    if (isFirst && ANOTHER_NAME.test(between)) return true;
    // "In januari begonnen we, nu is het gewoon" mentions two times. A year may belong to any event.
    if ((words === NOW && !isFirst) || time.kind === "year") return false;
    const isOther = OF_THEN.test(before) || COMPARES.test(sentence) || isStillToCome(days, period);
    return !isOther && !ELSE_BETWEEN.test(between);
  });
}

function isWithinReach(one: TimeSpan, range: TimeSpan): boolean {
  return one.from <= range.to && range.from <= one.to;
}

/** True if the nearest possible days come after the period: the sentence is about a plan. */
function isStillToCome(days: readonly TimeSpan[], period: Period): boolean {
  const distance = ({ from, to }: TimeSpan): number => Math.max(from - period.to, period.from - to);
  const [nearest] = days.toSorted((a, b) => distance(a) - distance(b));
  return nearest !== undefined && nearest.from > period.to;
}

/** True if a time is exactly the previous period and the sentence presents it as this period. */
function isCopied(
  sentence: string,
  time: TimeMention,
  times: readonly TimeMention[],
  period: Period,
  kind: Passage["kind"],
): boolean {
  const previous = precedingPeriod(period);
  const isWhole = (one: TimeMention): boolean =>
    possible(one, period).some(({ from, to }) => from === previous.from && to === previous.to);
  const isSeveral = time.kind === "list" || time.kind === "quarter" || time.kind === "half";
  if (!isSeveral || !isWhole(time)) return false;
  if (kind === "heading") return true;
  const before = sentence.slice(0, time.start);
  const namesOwn = times.some((one) =>
    possible(one, period).some((days) => isWithinReach(days, period)),
  );
  return !namesOwn && !COMPARES.test(sentence) && !/\bna\s+$/i.test(before);
}
