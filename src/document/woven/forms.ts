import { formatInteger, type Noun, nounFor, numberInWords } from "../../language/words.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import { type Run, say, type Text } from "../../model/text.ts";
import {
  type Count,
  type Share,
  shareInDigits,
  shareInWords,
  type SharePhrase,
  shareRun,
  type ShownCount,
  standBehind,
  wordsFor,
} from "../wording.ts";

/** Smaller numbers are easy to read and are not rounded. */
const FEWEST_TO_ROUND = 20;

/** The step to round to: tens, from 1,000 on hundreds, from 10,000 on thousands. */
function stepOf(value: number): number {
  return value < 1_000 ? 10 : value < 10_000 ? 100 : 1_000;
}

/** A number in round words: "ruim 140" for 143, "bijna 1.000" for 996, "140" for 140. */
function roundedWords(value: number, step = stepOf(value)): string {
  if (value < FEWEST_TO_ROUND) return formatInteger(value);
  const round = Math.floor((value + step / 2) / step) * step;
  const word = value > round ? "ruim " : value < round ? "bijna " : "";
  return `${word}${formatInteger(round)}`;
}

/** A count in round words. A lower bound is rounded down: "ten minste 440" for at least 447. */
export function roundedCount(count: Count | ShownCount, noun: Noun | null): Text {
  const { value, run, isLowerBound } = count;
  const step = stepOf(value);
  const text = isLowerBound
    ? formatInteger(value < FEWEST_TO_ROUND ? value : Math.floor(value / step) * step)
    : roundedWords(value);
  const round: Run = { text, origin: ORIGIN_OF.rounded(run.origin) };
  return say`${isLowerBound ? "ten minste " : ""}${round}${nounBehind(noun, value)}${standBehind(count)}`;
}

/** The difference of a number: "118 meer", "1 gezin minder". */
export function differenceWords(difference: number, origin: string, noun: Noun | null): Text {
  if (difference === 0) return say`niet meer of minder${noun === null ? "" : ` ${noun.plural}`}`;
  const size = Math.abs(difference);
  const run: Run = { text: formatInteger(size), origin };
  return say`${run}${nounBehind(noun, size)} ${difference > 0 ? "meer" : "minder"}`;
}

/** The difference of a number in round words. */
export function roundedDifference(difference: number, origin: string, noun: Noun | null): Text {
  const size = Math.abs(difference);
  if (size < FEWEST_TO_ROUND) return differenceWords(difference, origin, noun);
  const run: Run = { text: roundedWords(size), origin: ORIGIN_OF.rounded(origin) };
  return say`${run}${nounBehind(noun, size)} ${difference > 0 ? "meer" : "minder"}`;
}

/** The difference of a share in percentage points. */
export function pointsWords(difference: number, origin: string): Text {
  if (difference === 0) return say`niet hoger of lager`;
  const run: Run = { text: formatInteger(Math.abs(difference)), origin };
  return say`${run} procentpunt ${difference > 0 ? "hoger" : "lager"}`;
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
  return { ...run, text: `${roundedPercentage(percentage)}%` };
}

function roundedPercentage(percentage: number): string {
  const round = Math.round(percentage / PERCENTAGE_STEP) * PERCENTAGE_STEP;
  return `${percentage > round ? "ruim " : percentage < round ? "bijna " : ""}${round}`;
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
  const run: Run = { text: formatInteger(numerator), origin: origins[0] };
  return say`${run} ${nounFor(noun, numerator)}`;
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

function nounBehind(noun: Noun | null, value: number): string {
  return noun === null ? "" : ` ${nounFor(noun, value)}`;
}
