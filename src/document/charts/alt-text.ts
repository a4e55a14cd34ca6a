import { isHeld, type PublishedCategory } from "../../disclosure/published-figures.ts";
import { numberInWords } from "../../language/numbers.ts";
import { parseOrigin, type Origin } from "../../model/origins/origin.ts";
import {
  capitalised,
  joinTexts,
  listTexts,
  plain,
  plainText,
  say,
  type Text,
} from "../../model/text.ts";
import type { Facts } from "../facts.ts";
import { rank } from "../ranking.ts";
import { valueText } from "../withheld.ts";

/**
 * The alt text of a chart. Someone listens to it in one go, right behind the caption. So it says in
 * this order: what kind of drawing it is, what that shows above all, and where the rest is. It has
 * few numbers, each with its name, and repeats nothing of the caption.
 */

/** A screen reader may stop here; a listener does. */
const MOST_LETTERS = 250;
/** More numbers are too many to remember: they are for a table. */
const MOST_NUMBERS = 3;

/** True of the PDF as well, which has no tables of charts. */
const REST = plain("Alle cijfers staan in de tabel op de webpagina.");

/** A sentence in the forms that it may have, the fullest first. */
export type Sentence = readonly Text[];

/** @param sentences what tells most comes first; of one the first form that fits is said, if any */
export function altText(drawing: string, sentences: readonly Sentence[]): Text {
  let said: Text = plain(drawing);
  for (const forms of sentences) {
    const longer = forms.map((form) => joinTexts([said, form]));
    said = longer.find(fits) ?? said;
  }
  return joinTexts([said, REST]);
}

function fits(text: Text): boolean {
  const letters = plainText(joinTexts([text, REST])).length;
  return letters <= MOST_LETTERS && text.filter(holdsNumber).length <= MOST_NUMBERS;
}

/** Origins of names, days and words. */
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

function holdsNumber({ origin }: Text[number]): boolean {
  const parsed = origin === undefined ? undefined : parseOrigin(origin);
  return parsed !== undefined && !WORDS.has(parsed.kind);
}

/** "Staafdiagram met vijf staven." */
export function barsDrawn(bars: readonly Sized[]): string {
  const count = numberInWords(bars.filter(({ value }) => (value ?? 0) > 0).length);
  return count === undefined ? "Staafdiagram." : `Staafdiagram met ${count} staven.`;
}

/** What a chart draws larger the more it is. */
export interface Sized {
  readonly code: string;
  /** Its name within a sentence. */
  readonly name: Text;
  readonly value: number | null;
  /** The number as it is said, with its day where that is an earlier one. */
  readonly text: Text;
  readonly isHeld: boolean;
  /** What is said behind its number where it is the largest, if there is room. */
  readonly more?: Text;
}

/** A category of the breakdown `id`, said by its count if by nothing else. */
export function sized(
  category: PublishedCategory,
  id: string,
  facts: Facts,
  said: Pick<Sized, "name"> & Partial<Pick<Sized, "text" | "more">>,
): Sized {
  const { code, value } = category;
  return { code, value, text: valueText(category, id, facts), isHeld: isHeld(category), ...said };
}

/** How the largest are spoken of. */
interface SizeWords {
  readonly one: string;
  readonly several: string;
  readonly verbs: readonly [singular: string, plural: string];
  /** Behind a number in words, where more tie than can be named. */
  readonly many: string;
  /** Where all tie. */
  readonly all: readonly [noun: string, alike: string];
}

export const LONGEST: SizeWords = {
  one: "De langste staaf",
  several: "De langste staven",
  verbs: ["is", "zijn"],
  many: "staven zijn het langst",
  all: ["Alle staven", "zijn even lang"],
};
export const LARGEST_PART: SizeWords = {
  one: "Het grootste deel",
  several: "De grootste delen",
  verbs: ["is", "zijn"],
  many: "delen zijn het grootst",
  all: ["Alle delen", "zijn even groot"],
};

/** The codes that surely come in this order, whatever is not shown; `apart` is not drawn. */
export function certainOrder(
  facts: Facts,
  figure: string,
  apart: readonly string[] = [],
): ReadonlySet<string> {
  const { leaders = [], followers = [] } = rank(facts, figure, apart) ?? {};
  return new Set([...leaders, ...followers].map(({ code }) => code));
}

/**
 * The largest and what follows: "De langste staaf is moeder: 67%." and "Daarna: vader 11% en beide
 * ouders 9%." Nothing is called larger than what is not shown.
 *
 * @param certain the codes that nothing hidden can come before
 */
export function largestFirst(
  all: readonly Sized[],
  certain: ReadonlySet<string>,
  words: SizeWords,
): readonly Sentence[] {
  const groups = [
    ...Map.groupBy(
      all
        .filter(({ value }) => (value ?? 0) > 0)
        .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)),
      ({ value }) => value,
    ).values(),
  ];
  const [largest = [], ...others] = groups;
  // A group that ties is told as a whole.
  const following = others.map((_, index) => others.slice(0, index + 1).flat());
  const forms = following.filter(({ length }) => length < MOST_NUMBERS).toReversed();
  const isSure = (told: readonly Sized[]): boolean => told.every(({ code }) => certain.has(code));
  return [
    largestText(largest, { words, isSure: isSure(largest), isAll: others.length === 0 }),
    forms.map((told) => {
      const list = listTexts(told.map(({ name, text }) => say`${name} ${text}`));
      return isSure(told) ? say`Daarna: ${list}.` : say`Daarna, van wat we tonen: ${list}.`;
    }),
  ];
}

function largestText(
  largest: readonly Sized[],
  { words, isSure, isAll }: { words: SizeWords; isSure: boolean; isAll: boolean },
): Sentence {
  const [first] = largest;
  if (first === undefined) return [];
  const number = first.text;
  const shown = isSure ? "" : " die we tonen";
  if (largest.length === 1) {
    const which = words.one.startsWith("Het") ? shown.replace("die", "dat") : shown;
    const told = say`${words.one}${which} ${words.verbs[0]} ${first.name}: ${number}`;
    return [...(first.more === undefined ? [] : [say`${told}${first.more}.`]), say`${told}.`];
  }
  // Of several days there is no one number.
  if (largest.some(({ isHeld: isEarlier }) => isEarlier)) return [];
  if (isAll) return [say`${words.all[0]}${shown} ${words.all[1]}: elk ${number}.`];
  const names = listTexts(largest.map(({ name }) => name));
  const named = say`${words.several}${shown} ${words.verbs[1]} ${names}: elk ${number}.`;
  const count = numberInWords(largest.length);
  const counted =
    count === undefined
      ? []
      : [
          capitalised(
            say`${isSure ? "" : "van wat we tonen: "}${count} ${words.many}, elk ${number}.`,
          ),
        ];
  return largest.length > MOST_NUMBERS ? counted : [named, ...counted];
}
