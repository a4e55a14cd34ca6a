import { formatDay } from "../language/dates.ts";
import { formatInteger, type Noun, nounFor } from "../language/words.ts";
import type { Day } from "../period/period.ts";
import { ORIGIN_OF } from "./origins/origin.ts";

/** A run: a piece of running text. A run that contains a number has an origin. */
export interface Run {
  readonly text: string;
  /** The origin of the number, the day or the name. `Origin` defines the grammar. */
  readonly origin?: string | undefined;
  /** A target in the report: the run becomes a link, with its page number in print. */
  readonly target?: string | undefined;
  /** A note that is called here; its text is at the foot of the section. */
  readonly note?: readonly PlainRun[] | undefined;
}

/** A run that always has an origin. */
export interface NumberRun extends Run {
  readonly origin: string;
}

/** A run in a note: notes contain no notes. */
type PlainRun = Pick<Run, "text" | "origin" | "target">;

/** One or more sentences, as runs with the origin of each number. */
export type Text = readonly Run[];

/** Writes text around runs: say`Er zijn ${run} gezinnen.` */
export function say(
  strings: TemplateStringsArray,
  ...parts: readonly (string | Run | Text)[]
): Text {
  const runs: Run[] = [];
  strings.forEach((text, index) => {
    runs.push({ text });
    const part = parts[index];
    if (part === undefined) return;
    if (typeof part === "string") runs.push({ text: part });
    else if ("text" in part) runs.push(part);
    else runs.push(...part);
  });
  return mergePlain(runs);
}

/** Returns text without numbers. */
export function plain(text: string): Text {
  return mergePlain([{ text }]);
}

/** Returns the call of a note, which follows the sentence that it belongs to. */
export function noteCall(note: Text): Run {
  return { text: "", note: note.map(({ text, origin, target }) => ({ text, origin, target })) };
}

/** Returns a reference to another place in the report by its title; print adds the page. */
export function reference(title: string, target: string): Run {
  return /\d/.test(title) ? { text: title, origin: "type.title", target } : { text: title, target };
}

/** Joins texts with a space between them; leaves out null and empty ones. */
export function joinTexts(texts: readonly (Text | null)[], separator = " "): Text {
  const present = texts.filter((text): text is Text => text !== null && text.length > 0);
  return mergePlain(
    present.flatMap((text, index) => (index === 0 ? text : [{ text: separator }, ...text])),
  );
}

/** Joins texts as a Dutch list: "a, b en c". */
export function listTexts(texts: readonly Text[]): Text {
  const last = texts.at(-1);
  if (last === undefined) return [];
  const before = texts.slice(0, -1);
  return before.length === 0 ? last : joinTexts([joinTexts(before, ", "), last], " en ");
}

/** Returns a whole number with its origin. */
export function numberRun(value: number, origin: string): NumberRun {
  return { text: formatInteger(value), origin };
}

/** Returns a day in full with its origin. */
export function dayRun(day: Day, origin: string): Run {
  return { text: formatDay(day), origin };
}

/** Returns the text with a capital at its beginning. */
export function capitalised(text: Text): Text {
  const [first, ...rest] = text;
  if (first === undefined) return text;
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}

/** Returns the text with a small letter at its beginning. */
export function uncapitalised(text: Text): Text {
  const [first, ...rest] = text;
  if (first === undefined) return text;
  return [{ ...first, text: first.text.charAt(0).toLowerCase() + first.text.slice(1) }, ...rest];
}

/** Returns the text without its origins and its notes. */
export function plainText(text: Text): string {
  return text.map((run) => run.text).join("");
}

/**
 * Joins successive runs without an origin, and uses the typographic apostrophe (jeugdzorgregio’s).
 */
function mergePlain(runs: readonly Run[]): Text {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (run.text === "" && run.note === undefined) continue;
    const text = run.text.replaceAll("'", "’");
    if (isPlain(run) && last !== undefined && isPlain(last)) {
      merged[merged.length - 1] = { text: last.text + text };
    } else merged.push({ ...run, text });
  }
  return merged;
}

/** Returns true for words alone: without a number, a link or the call of a note. */
export function isPlain({ origin, target, note }: Run): boolean {
  return origin === undefined && target === undefined && note === undefined;
}

/* Counts in text. */

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

/* Numbers in round words, and differences in words. */

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

function nounBehind(noun: Noun | null, value: number): string {
  return noun === null ? "" : ` ${nounFor(noun, value)}`;
}
