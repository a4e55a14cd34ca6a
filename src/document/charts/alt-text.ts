import { isHeld, type PublishedCategory } from "../../disclosure/published-figures.ts";
import { listOf, numberInWords, uncapitalised } from "../../language/words.ts";
import { ALT_REST, type ChartBlock } from "../../model/blocks.ts";
import { type Origin, parseOrigin } from "../../model/origins/origin.ts";
import {
  capitalised,
  joinTexts,
  listTexts,
  plain,
  plainText,
  type Run,
  say,
  type Text,
} from "../../model/text.ts";
import type { Facts } from "../facts.ts";
import { rank } from "../ranking.ts";
import { valueText } from "../withheld.ts";

/**
 * The alt text of a chart. People listen to it in one go, right after the caption. So it says in
 * this order: the kind of drawing, the main thing that the drawing shows, and where to find the
 * rest. It contains few numbers, each with its name, and does not repeat the caption.
 */

/** The maximum number of characters. A screen reader may stop here, and listeners lose track. */
const MOST_LETTERS = 250;
/**
 * The text contains at most this many numbers, because listeners cannot remember more. The others
 * are in the table.
 */
const MOST_NUMBERS = 3;

const REST = plain(ALT_REST);

/** The versions of one sentence, the fullest first. */
export type Sentence = readonly Text[];

/**
 * The parts of a chart that decide how its alt text ends: what the caption says, and what is drawn.
 */
type Drawn = Pick<ChartBlock, "title" | "subtitle" | "series">;

/**
 * Writes the alt text of a chart within the limits on its length and its numbers.
 *
 * @param drawing the kind of drawing: "Staafdiagram per maand."
 * @param sentences the most important first. The text uses the first version of each that still
 *   fits, or none
 */
export function altText(chart: Drawn, drawing: string, sentences: readonly Sentence[]): Text {
  let said: Text = plain(drawing);
  for (const forms of sentences) {
    const longer = forms.map((form) => joinTexts([said, form]));
    said = longer.find((text) => fits(closed(text, chart))) ?? said;
  }
  return closed(said, chart);
}

function fits(text: Text): boolean {
  return plainText(text).length <= MOST_LETTERS && text.filter(holdsNumber).length <= MOST_NUMBERS;
}

/** Adds where to find the other numbers, unless the text and the caption name them all. */
function closed(text: Text, { title, subtitle = [], series }: Drawn): Text {
  const heard = [...title, ...subtitle, ...text].filter(holdsNumber);
  const origins = new Set(heard.map(({ origin }) => origin));
  const numbers = new Set(heard.map((run) => run.text));
  const isHeard = (run: Run): boolean => origins.has(run.origin) || numbers.has(run.text);
  const drawn = series.flatMap(({ values }) => values).filter((one) => (one?.value ?? 0) > 0);
  const isAll = drawn.every((one) => one?.text.filter(holdsNumber).every(isHeard));
  return isAll ? text : joinTexts([text, REST]);
}

/** The kinds of origin of texts that are names, days or words, and not numbers. */
const WORDS: ReadonlySet<Origin["kind"]> = new Set([
  "words",
  "label",
  "span",
  "year",
  "asOf",
  "overlaps",
  "unavailable",
  "definition",
  "redefinition",
]);

function holdsNumber({ origin }: Run): boolean {
  const parsed = origin === undefined ? undefined : parseOrigin(origin);
  return parsed !== undefined && !WORDS.has(parsed.kind);
}

/** "Staafdiagram met vijf staven." */
export function barsDrawn(bars: readonly Sized[]): string {
  const count = numberInWords(bars.filter(({ value }) => (value ?? 0) > 0).length);
  return count === undefined ? "Staafdiagram." : `Staafdiagram met ${count} staven.`;
}

/** "Eén staaf met vijf delen.", "Twee staven: over kinderen en over ouders." */
export function stackDrawn(
  parts: readonly Sized[],
  { categories }: Pick<ChartBlock, "categories">,
): string {
  const bars = [
    ...new Set(categories.flatMap(({ bar = [] }) => uncapitalised(plainText(bar)) || [])),
  ];
  if (bars.length > 1) {
    const about = bars.map((bar) => `over ${bar}`);
    return `${plainText(capitalised(plain(numberInWords(bars.length) ?? "veel")))} staven: ${listOf(about)}.`;
  }
  const shown = parts.filter(({ value }) => (value ?? 0) > 0);
  return `Eén staaf met ${numberInWords(shown.length) ?? "veel"} delen.`;
}

/** A category or other part of a chart that is drawn by size. */
export interface Sized {
  readonly code: string;
  /** Its name within a sentence. */
  readonly name: Text;
  readonly value: number | null;
  /** Its number as said, with the day if it is held. */
  readonly text: Text;
  readonly isHeld: boolean;
  /** A longer form of `text`, for the largest one if there is room. */
  readonly full?: Text;
  /**
   * True if its place in the chart does not depend on its size, so that it cannot be called the one
   * at the top.
   */
  readonly isApart?: boolean;
}

/**
 * A category of the breakdown `id` for an alt text. It is described by its count if `said` gives no
 * other text.
 */
export function sized(
  category: PublishedCategory,
  id: string,
  facts: Facts,
  said: Pick<Sized, "name"> & Partial<Pick<Sized, "text" | "full" | "isApart">>,
): Sized {
  const { code, value } = category;
  return { code, value, text: valueText(category, id, facts), isHeld: isHeld(category), ...said };
}

/**
 * The codes whose order is certain, whatever is withheld.
 *
 * @param apart the codes that are not drawn
 */
export function certainOrder(
  facts: Facts,
  figure: string,
  apart: readonly string[] = [],
): ReadonlySet<string> {
  const { leaders = [], followers = [] } = rank(facts, figure, apart) ?? {};
  return new Set([...leaders, ...followers].map(({ code }) => code));
}

/**
 * Describes the largest category and those that follow: "Bovenaan staat moeder, met 67%. Daarna
 * beide ouders, met 12%, en vader, met 11%." It calls nothing larger than a withheld category that
 * may be larger.
 *
 * @param certain the codes with a certain place in the order
 * @param nameFirst puts the name before "bovenaan". Needed for a map, where the words "Bovenaan
 *   staat" would mean the north
 */
export function largestFirst(
  all: readonly Sized[],
  certain: ReadonlySet<string>,
  nameFirst = false,
): Sentence {
  const [largest = [], ...others] = [
    ...Map.groupBy(
      all
        .filter(({ value }) => (value ?? 0) > 0)
        .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)),
      ({ value }) => value,
    ).values(),
  ];
  const isSure = (some: readonly Sized[]): boolean => some.every(({ code }) => certain.has(code));
  // Categories with the same number are named together, or not at all.
  const following = others.map((_, index) => others.slice(0, index + 1).flat());
  const tails = following
    .filter(({ length }) => length < MOST_NUMBERS)
    .toReversed()
    .map((some): Text => {
      const list = withNumbers(some);
      if (isSure(some) || !isSure(largest)) return say`Daarna ${list}.`;
      return say`Van wat we tonen ${some.length === 1 ? "volgt" : "volgen"} ${list}.`;
    });
  const heads =
    others.length === 0
      ? allAlike(largest, isSure(largest))
      : atTop(largest, isSure(largest), nameFirst);
  return heads.flatMap((head) => [...tails.map((tail) => joinTexts([head, tail])), head]);
}

/** "beide ouders, met 12%, en vader, met 11%". The commas mark where a name ends. */
function withNumbers(all: readonly Sized[]): Text {
  const each = all.map(({ name, text }) => say`${name}, met ${text}`);
  return joinTexts([joinTexts(each.slice(0, -1), ", "), each.at(-1) ?? []], ", en ");
}

function atTop(largest: readonly Sized[], isSure: boolean, nameFirst = false): Sentence {
  const [first] = largest;
  if (first === undefined) return [];
  const isApart = largest.some((one) => one.isApart === true);
  const [place, stands, stand] = isApart
    ? (["het grootst", "is", "zijn"] as const)
    : (["bovenaan", "staat", "staan"] as const);
  const top = capitalised(plain(isSure ? place : `${place} van wat we tonen`));
  if (largest.length === 1) {
    const forms = [...(first.full === undefined ? [] : [first.full]), first.text];
    const { name } = first;
    const main = !nameFirst
      ? say`${top} ${stands} ${name}`
      : isSure
        ? say`${capitalised(name)} ${stands} ${place}`
        : say`Van wat we tonen ${stands} ${name} ${place}`;
    return forms.map((text) => say`${main}, met ${text}.`);
  }
  // Numbers of different days cannot be described as one number.
  if (largest.some(({ isHeld: isEarlier }) => isEarlier)) {
    return largest.length > MOST_NUMBERS ? [] : [say`${top} ${stand} ${withNumbers(largest)}.`];
  }
  const count = numberInWords(largest.length);
  if (count === undefined) return [];
  return alike(
    largest,
    isSure
      ? capitalised(plain(`${count} ${stand} ${place}`))
      : plain(`Van wat we tonen ${stand} er ${count} ${place}`),
  );
}

function allAlike(all: readonly Sized[], isSure: boolean): Sentence {
  if (all.length < 2 || all.some(({ isHeld: isEarlier }) => isEarlier)) return atTop(all, isSure);
  const count = numberInWords(all.length);
  const which = count === undefined ? "Alle" : `De ${count}`;
  return alike(all, plain(isSure ? `${which} staan gelijk` : `${which} die we tonen staan gelijk`));
}

/** "Twee staan bovenaan, elk met 40: moeder en vader." */
function alike(tied: readonly Sized[], main: Text): Sentence {
  const each = say`${main}, elk met ${tied[0]?.text ?? []}`;
  const names = listTexts(tied.map(({ name }) => name));
  return [...(tied.length > MOST_NUMBERS ? [] : [say`${each}: ${names}.`]), say`${each}.`];
}
