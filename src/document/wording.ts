import { formatAsOf, formatPeriodInFull, monthName } from "../language/dates.ts";
import { type Noun, nounFor, numberInWords, wholePercentage } from "../language/words.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import { type Count, numberRun, plain, type Run, say, type Text } from "../model/text.ts";
import {
  type Day,
  monthOfDay,
  monthOfYear,
  monthsIn,
  type Period,
  yearOf,
} from "../period/period.ts";

/* How running text writes shares and periods. */

/** With fewer cases than this, the numbers themselves say more than a share. */
export const FEWEST_FOR_SHARES = 20;

/** A share of counted things. Both numbers are whole and at least 0. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
  /** The origins of the two numbers. */
  readonly origins: readonly [numerator: string, denominator: string];
}

/** One count as a share of another. */
export function shareOf(part: Count, whole: Count): Share {
  const origins = [part.run.origin, whole.run.origin] as const;
  return { numerator: part.value, denominator: whole.value, origins };
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

/**
 * A share without a noun: "85%". It is "bijna alle" or "minder dan 1%" if rounding would give a
 * false 100% or 0%. Null if the denominator is 0.
 */
export function shareRun(share: Share): Run | null {
  const { numerator, denominator, origins } = share;
  const origin = ORIGIN_OF.share(...origins);
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
  const run = { text: words, origin: ORIGIN_OF.share(...share.origins) };
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
function noneOrAll(share: Share, noun: Noun, article: Article): SharePhrase | null {
  const { numerator, denominator } = share;
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

/** Percentages are rounded to multiples of this. */
const PERCENTAGE_STEP = 5;

/**
 * A share in the style that the writer chose. With a noun it is a phrase: "85% van de gezinnen",
 * "bijna alle gezinnen". Null if the denominator is 0.
 */
export function shareWords(
  share: Share,
  style: "exact" | "rounded" | "fraction",
  noun: Noun | null,
): Text | null {
  if (share.denominator === 0) return null;
  if (style === "fraction") return fractionWords(share, noun);
  if (noun !== null && style === "exact") return phraseOf(shareInDigits(share, noun), share, noun);
  const run = percentageRun(share, style);
  if (run === null) return null;
  return noun === null ? [run] : say`${run} van de ${noun.plural}`;
}

/**
 * A percentage that fits before "van de". A share just below the whole is "meer dan 99%", never
 * 100%.
 */
function percentageRun(share: Share, style: "exact" | "rounded"): Run | null {
  const run = shareRun(share);
  if (run === null) return null;
  if (run.text === "bijna alle") return { ...run, text: "meer dan 99%" };
  const percentage = Number(/^(\d+)%$/.exec(run.text)?.[1] ?? Number.NaN);
  const isEdge = Number.isNaN(percentage) || percentage < PERCENTAGE_STEP || percentage > 95;
  if (style === "exact" || isEdge) return run;
  const round = Math.round(percentage / PERCENTAGE_STEP) * PERCENTAGE_STEP;
  const about = percentage > round ? "ruim " : percentage < round ? "bijna " : "";
  return { ...run, text: `${about}${round}%` };
}

/** "een op de drie gezinnen", "ruim een kwart van de gezinnen". In digits if no words fit. */
function fractionWords(share: Share, noun: Noun | null): Text | null {
  if (noun !== null) {
    const phrase = shareInWords(share, noun) ?? shareInDigits(share, noun);
    return phraseOf(phrase && { ...phrase, text: spelledOut(phrase.text) }, share, noun);
  }
  const run = percentageRun(share, "exact");
  if (run === null) return null;
  if (share.numerator === 0) return [{ ...run, text: "geen" }];
  if (share.numerator === share.denominator) return [{ ...run, text: "alle" }];
  const [words] = wordsFor(share);
  // "Bijna alle" needs a noun.
  return words === null || words === "bijna alle" ? [run] : spelledOut([{ ...run, text: words }]);
}

/**
 * The text of a phrase. A share of one case has no phrase: then the text says whether there is one.
 */
function phraseOf(phrase: SharePhrase | null, { numerator, origins }: Share, noun: Noun): Text {
  if (phrase !== null) return phrase.text;
  if (numerator === 0) return say`geen ${noun.singular}`;
  return say`${numberRun(numerator, origins[0])} ${nounFor(noun, numerator)}`;
}

/** Writes "1 op de 3" in words, as in running text: "een op de drie". */
function spelledOut(text: Text): Text {
  const inWords = (digits: string): string =>
    digits === "1" ? "een" : (numberInWords(Number(digits)) ?? digits);
  return text.map((run) => ({
    ...run,
    text: run.text.replace(
      /(\d+) op de (\d+)/,
      (_, some: string, all: string) => `${inWords(some)} op de ${inWords(all)}`,
    ),
  }));
}

/** The parts of `Facts` that the words for a period need. */
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
