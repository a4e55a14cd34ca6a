import { formatAsOf, formatPeriodInFull, monthName } from "../language/dates.ts";
import { type Noun, nounFor, numberInWords, wholePercentage } from "../language/words.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import { numberRun, type NumberRun, plain, type Run, say, type Text } from "../model/text.ts";
import {
  type Day,
  monthOfDay,
  monthOfYear,
  monthsIn,
  type Period,
  yearOf,
} from "../period/period.ts";

/** How running text writes counts, shares and periods. */

/** A count that may be shown. */
export interface Count {
  readonly value: number;
  readonly run: NumberRun;
  /** True if more than 1 in 20 rows has no number, so that the sum is a lower bound. */
  readonly isLowerBound: boolean;
}

/** A count that is shown. It may be a held number: the number that was published last. */
export interface ShownCount extends Count {
  /** The day of a held number: "eind december 2023". Null for a number of the reference date. */
  readonly asOf: Run | null;
}

/** The absolute difference of two counts. */
export function differenceOf(one: Count, other: Count): Count {
  const value = Math.abs(one.value - other.value);
  const origin = ORIGIN_OF.minus(one.run.origin, other.run.origin);
  return { value, run: numberRun(value, origin), isLowerBound: false };
}

/** One count as a share of another. */
export function shareOf(part: Count, whole: Count): Share {
  const origins = [part.run.origin, whole.run.origin] as const;
  return { numerator: part.value, denominator: whole.value, origins };
}

/** A count without a noun: "25", "ten minste 447", "25 (stand eind december 2023)". */
export function countAlone(count: Count | ShownCount): Text {
  return say`${bareCount(count)}${standBehind(count)}`;
}

/** A count with its noun: "1 gezin", "ten minste 1.569 kinderen", "25 gezinnen (stand eind …)". */
export function countWithNoun(count: Count | ShownCount, noun: Noun): Text {
  return say`${bareCount(count)} ${nounFor(noun, count.value)}${standBehind(count)}`;
}

function bareCount({ run, isLowerBound }: Count): Text {
  return say`${isLowerBound ? "ten minste " : ""}${run}`;
}

function standBehind(count: Count | ShownCount): Text {
  return "asOf" in count && count.asOf !== null ? say` (stand ${count.asOf})` : [];
}

/** A share of counted things. Both numbers are whole and at least 0. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
  /** The origins of the two numbers. */
  readonly origins: readonly [numerator: string, denominator: string];
}

function originOfShare({ origins }: Share): string {
  return ORIGIN_OF.share(...origins);
}

/**
 * The words for a share, each with its lower bound in thousandths. The bounds are half percents, so
 * that one printed percentage always has the same wording. With null only the percentage fits.
 * Words with "of" come before "van de aanmeldingen", the others right before the noun. "Bijna alle"
 * and "4 op de 10" or "6 op de 10" take a plural verb.
 */
const SHARE_WORDS: readonly (readonly [from: number, words: string | null, join?: "of"])[] = [
  [0, null],
  [95, "ongeveer 1 op de 10"],
  [105, null],
  [185, "bijna 1 op de 5"],
  [195, "1 op de 5"],
  [205, "ruim 1 op de 5"],
  [225, "bijna een kwart", "of"],
  [245, "een kwart", "of"],
  [255, "ruim een kwart", "of"],
  [295, "bijna 1 op de 3"],
  [325, "1 op de 3"],
  [335, "ruim een derde", "of"],
  [385, "ongeveer 4 op de 10"],
  [415, "ruim 4 op de 10"],
  [445, "bijna de helft", "of"],
  [485, "ongeveer de helft", "of"],
  [515, "ruim de helft", "of"],
  [585, "ongeveer 6 op de 10"],
  [615, "ruim 6 op de 10"],
  [645, "bijna twee derde", "of"],
  [665, "twee derde", "of"],
  [675, "ruim twee derde", "of"],
  [715, "bijna driekwart", "of"],
  [745, "driekwart", "of"],
  [755, "ruim driekwart", "of"],
  [795, "de grote meerderheid", "of"],
  [945, "bijna alle"],
];

/** With fewer cases than this, the numbers themselves say more than a share. */
export const FEWEST_FOR_SHARES = 20;

/**
 * A share without a noun: "85%". It is "bijna alle" or "minder dan 1%" if rounding would give a
 * false 100% or 0%. Null if the denominator is 0.
 */
export function shareRun(share: Share): Run | null {
  const { numerator, denominator } = share;
  const origin = originOfShare(share);
  const percentage = wholePercentage(numerator, denominator);
  if (percentage === null) return null;
  if (percentage === 100 && numerator < denominator) return { text: "bijna alle", origin };
  if (percentage === 0 && numerator > 0) return { text: "minder dan 1%", origin };
  return { text: `${percentage}%`, origin };
}

/** A share with its noun, and whether the verb must be a plural. */
export interface SharePhrase {
  readonly text: Text;
  readonly isPlural: boolean;
}

type Article = "de" | "deze";

/**
 * A share in words: "ruim een derde van de mensen", "1 op de 3 mensen", "bijna alle mensen", "geen
 * van de mensen". Null if no words fit, or if there are too few cases for words.
 *
 * @param article the article of the noun: "een kwart van deze kinderen"
 */
export function shareInWords(
  share: Share,
  noun: Noun,
  article: Article = "de",
): SharePhrase | null {
  const whole = noneOrAll(share, noun, article);
  if (whole !== null) return whole;
  if (share.denominator < FEWEST_FOR_SHARES) return null;
  const [words, join] = wordsFor(share);
  if (words === null) return null;
  const run = { text: words, origin: originOfShare(share) };
  const isPlural = /alle|[46] op de 10$/.test(words);
  if (join === "of" || (article === "deze" && words !== "bijna alle")) {
    return { text: say`${run} van ${article} ${noun.plural}`, isPlural };
  }
  if (article === "de") return { text: say`${run} ${noun.plural}`, isPlural };
  return { text: say`${{ ...run, text: "bijna al" }} deze ${noun.plural}`, isPlural };
}

/**
 * A share in digits: "38% van de mensen", or "7 van de 12 mensen" if there are few cases. Null if
 * the denominator is 0 or 1.
 */
export function shareInDigits(
  share: Share,
  noun: Noun,
  article: Article = "de",
): SharePhrase | null {
  const whole = noneOrAll(share, noun, article);
  const percentage = shareRun(share);
  if (whole !== null || percentage === null || share.denominator === 1) return whole;
  const { numerator, denominator, origins } = share;
  if (denominator < FEWEST_FOR_SHARES) {
    return {
      text: say`${numberRun(numerator, origins[0])} van ${article} ${numberRun(denominator, origins[1])} ${noun.plural}`,
      isPlural: numerator > 1,
    };
  }
  if (!percentage.text.endsWith("%")) return shareInWords(share, noun, article);
  return { text: say`${percentage} van ${article} ${noun.plural}`, isPlural: false };
}

/** A share in words if words fit, else in digits. */
export function sharePhrase(share: Share, noun: Noun, article: Article = "de"): SharePhrase | null {
  return shareInWords(share, noun, article) ?? shareInDigits(share, noun, article);
}

/**
 * "geen van de mensen", "alle mensen", "al deze kinderen". Null for another share, and for a share
 * of one.
 */
function noneOrAll(
  { numerator, denominator }: Share,
  noun: Noun,
  article: Article,
): SharePhrase | null {
  if (denominator < 2 || (numerator > 0 && numerator < denominator)) return null;
  if (numerator === 0) return { text: say`geen van ${article} ${noun.plural}`, isPlural: false };
  if (denominator === 2) return { text: say`beide ${noun.plural}`, isPlural: true };
  const all = article === "de" ? "alle" : "al deze";
  return { text: say`${all} ${noun.plural}`, isPlural: true };
}

/**
 * The words for a share, and how they join their noun. The words are null if only a percentage
 * fits.
 */
export function wordsFor({
  numerator,
  denominator,
}: Pick<Share, "numerator" | "denominator">): readonly [words: string | null, join?: "of"] {
  const found = SHARE_WORDS.findLast(([from]) => numerator * 1000 >= from * denominator);
  const [, words = null, join] = found ?? [0];
  // "Ongeveer" is wrong for exactly half, and for exactly 40%.
  const exact = (numerator * 10) % denominator === 0 ? words?.replace("ongeveer ", "") : words;
  return join === undefined ? [exact ?? null] : [exact ?? null, join];
}

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
