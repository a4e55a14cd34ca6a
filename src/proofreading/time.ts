import { formatDay, formatPeriodInFull, monthName } from "../language/dates.ts";
import { proofTimeWords } from "../messages/text-checks.ts";
import {
  type Day,
  dayOf,
  firstDay,
  lastDay,
  type Month,
  monthOf,
  type Period,
  precedingPeriod,
  utcDate,
  yearOf,
} from "../period/period.ts";
import {
  overlap,
  type Passage,
  type PassageRemark,
  type ProofText,
  sentencesOf,
  type Span,
  typedIn,
} from "./passage.ts";

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
    return sentencesOf(passage.text).flatMap(({ text: sentence, start }) => {
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
function yearsOf({ firstMonth, lastMonth }: Period): readonly [number, number] {
  return [yearOf(firstMonth), yearOf(lastMonth)];
}

function remarkOnWeekday(time: TimeMention, { period }: TimeOfReport): Remark | null {
  if (time.weekday === null) return null;
  const possibleDays = possible(time, period).map(({ from }) => from);
  // Within the period, the day is the one meant, whatever its day of the week in other years.
  const own = possibleDays.filter((one) => one >= period.from && one <= period.to);
  const days = own.length > 0 ? own : possibleDays;
  const [day] = days;
  const weekdayOf = (one: Day): number => utcDate(one).getUTCDay();
  if (day === undefined || days.some((one) => weekdayOf(one) === time.weekday)) return null;
  const more = proofTimeWords.weekday(formatDay(day), WEEKDAYS[weekdayOf(day)] ?? "");
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
  const hasPassed = (day: Day): boolean =>
    publishedOn === null ? day <= period.to : day < publishedOn;
  if (days === undefined || !hasPassed(days.to)) return null;
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
/** Words before a time that only describes something, as in "de brief van maart". */
const OF_THEN =
  /\b(?:van|uit|sinds|vanaf|na|tot|voor|tegen|al in|rond)\s+(?:(?:het|de|eind|begin|medio)\s+)*$/i;
/** The text between a time and the word for the period, if the time is another name for it. */
const ANOTHER_NAME =
  /^[\s,:(–—-]*(?:(?:dus|namelijk|oftewel|is het|in|van|over|het|de|eind|begin)\s+)*$/i;
/**
 * A sign or word between a time and the word for the period: it begins another clause or a
 * contrast.
 */
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
  const years = monthSpan(monthOf(first, 1), monthOf(last, 12));
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
  if (days.length === 0 || days.some((one) => sharesDay(one, range))) return false;
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

function sharesDay(one: TimeSpan, range: TimeSpan): boolean {
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
  if (time.kind !== "list" && time.kind !== "quarter" && time.kind !== "half") return false;
  const previous = precedingPeriod(period);
  const isPrevious = ({ from, to }: TimeSpan) => from === previous.from && to === previous.to;
  if (!possible(time, period).some(isPrevious)) return false;
  if (kind === "heading") return true;
  const namesOwn = times.some((one) =>
    possible(one, period).some((days) => sharesDay(days, period)),
  );
  return !namesOwn && !COMPARES.test(sentence) && !/\bna\s+$/i.test(sentence.slice(0, time.start));
}

/** A time that a text mentions. */
interface TimeMention extends Span {
  /** `list`: several consecutive months, as a list or a range. */
  readonly kind: "day" | "month" | "list" | "quarter" | "half" | "year";
  /** The typed year; null if there is none. */
  readonly year: number | null;
  /** The first and the last day in a given year; undefined if that year has no such day. */
  readonly inYear: (year: number) => TimeSpan | undefined;
  /** The typed day of the week, 0 for Sunday; null if there is none. */
  readonly weekday: number | null;
}

/** Both days are included. */
interface TimeSpan {
  readonly from: Day;
  readonly to: Day;
}

const WEEKDAYS = "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag".split(" ");

const MONTHS = Array.from({ length: 12 }, (_, index) => monthName(index + 1));
const MONTH = `(?:${MONTHS.join("|")})`;
const ORDINALS = "eerste tweede derde vierde".split(" ");
const TO = String.raw`\s*(?:,|en|tot en met|t\/m|tot|–|-)\s*`;
const YEAR = String.raw`(?:19|20)\d\d`;

/** Latin letters only. A pattern for all letters starts slowly, and Dutch has no others. */
const LETTERS = "a-zÀ-ɏ";

const WORDS = new RegExp(
  [
    String.raw`(?:(?<weekday>${WEEKDAYS.join("|")})\s+)?(?<day>\d{1,2})\s+(?<dayMonth>${MONTH})(?:\s+(?<dayYear>${YEAR}))?`,
    String.raw`(?:(?<numberWeekday>${WEEKDAYS.join("|")})\s+)?(?<numberDay>\d{1,2})-(?<numberMonth>\d{1,2})-(?<numberYear>${YEAR})`,
    String.raw`(?<months>${MONTH}(?:\s+${YEAR})?(?:${TO}${MONTH}(?:\s+${YEAR})?)*)`,
    String.raw`(?:(?<quarter>${ORDINALS.join("|")})\s+kwartaal|(?<half>eerste|tweede)\s+(?:half\s?jaar|helft(?=\s+van\s+${YEAR}))|Q(?<q>[1-4])|H(?<h>[12]))(?:(?:\s+van|\s+in|\s*,|-)?\s*(?<partYear>${YEAR}))?`,
    String.raw`(?<year>${YEAR})`,
  ]
    .map((one) => String.raw`(?<![${LETTERS}\d.,/-])(?:${one})(?![${LETTERS}\d-])`)
    .join("|"),
  "gi",
);

/** A quick test before the slow pattern. Most passages mention no time. */
const MAY_NAME = new RegExp(String.raw`${MONTH}|kwartaal|half|helft|\d{4}|[QH][1-4]`, "i");

/** The days, months, quarters, half years and years that a text mentions, in its order. */
function timesIn(text: string): readonly TimeMention[] {
  return [...text.matchAll(WORDS)].flatMap(({ 0: words, index, groups = {} }) => {
    const read = dayFrom(groups) ?? monthsFrom(groups) ?? partFrom(groups) ?? yearFrom(groups);
    return read === undefined ? [] : [{ start: index, end: index + words.length, ...read }];
  });
}

type Read = Omit<TimeMention, "start" | "end">;
type Groups = Readonly<Record<string, string | undefined>>;

function dayFrom(groups: Groups): Read | undefined {
  const { day = groups["numberDay"], weekday = groups["numberWeekday"] } = groups;
  if (day === undefined) return undefined;
  const month = groups["numberMonth"] ?? numberOfMonth(groups["dayMonth"] ?? "");
  const inYear = (year: number): TimeSpan | undefined => {
    const found = dayOf(year, Number(month), Number(day));
    return found === undefined ? undefined : { from: found, to: found };
  };
  const typed = weekday === undefined ? null : WEEKDAYS.indexOf(weekday.toLowerCase());
  const year = typedYear(groups["dayYear"] ?? groups["numberYear"]);
  return { kind: "day", year, inYear, weekday: typed };
}

/**
 * Months as a list or a range. The year after the last month is the year of all, unless the range
 * begins in the year before.
 */
function monthsFrom({ months }: Groups): Read | undefined {
  if (months === undefined) return undefined;
  const names = (months.match(new RegExp(MONTH, "gi")) ?? []).map(numberOfMonth);
  const [first = 1] = names;
  const last = names.at(-1) ?? first;
  const inYear = (year: number): TimeSpan =>
    monthSpan(monthOf(first > last ? year - 1 : year, first), monthOf(year, last));
  const follow = names.every((one, at) => at === 0 || one % 12 === ((names[at - 1] ?? 0) + 1) % 12);
  const isSpan = /tot|t\/m|–|-/.test(months);
  const year = months.match(new RegExp(YEAR, "g"))?.at(-1);
  const kind = names.length > 1 && (isSpan || follow) ? "list" : "month";
  return { kind, year: typedYear(year), inYear, weekday: null };
}

function partFrom({ quarter, half, q, h, partYear }: Groups): Read | undefined {
  const isQuarter = q !== undefined || quarter !== undefined;
  const written = q ?? quarter ?? h ?? half;
  if (written === undefined) return undefined;
  const part = /^\d$/.test(written) ? Number(written) : ORDINALS.indexOf(written.toLowerCase()) + 1;
  const length = isQuarter ? 3 : 6;
  const inYear = (year: number): TimeSpan =>
    monthSpan(monthOf(year, (part - 1) * length + 1), monthOf(year, part * length));
  const kind = isQuarter ? "quarter" : "half";
  return { kind, year: typedYear(partYear), inYear, weekday: null };
}

function yearFrom({ year }: Groups): Read | undefined {
  if (year === undefined) return undefined;
  const inYear = (one: number): TimeSpan => monthSpan(monthOf(one, 1), monthOf(one, 12));
  return { kind: "year", year: Number(year), inYear, weekday: null };
}

function monthSpan(first: Month, last: Month): TimeSpan {
  return { from: firstDay(first), to: lastDay(last) };
}

function numberOfMonth(name: string): number {
  return MONTHS.indexOf(name.toLowerCase()) + 1;
}

function typedYear(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}
