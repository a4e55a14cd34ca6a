import { diffArrays } from "diff";

import {
  type ComparedParagraph,
  type ComparedPeriod,
  type ComparedText,
  type ParagraphState,
  STATES,
  type TextComparison,
  wordChanges,
  type WordPart,
} from "./text-comparison.ts";
import { type Word, wordsOf, type WrittenText } from "./written-text.ts";

/** The texts of one document type in the folders of both periods, in the order of the document. */
export interface DocumentToCompare {
  readonly document: string;
  /** The notice on every page of an edition that is not published; null for a published one. */
  readonly notice: string | null;
  /** The names of texts that the edition leaves out. They are not compared. */
  readonly withheld: readonly string[];
  readonly old: readonly WrittenText[];
  readonly new: readonly WrittenText[];
}

/**
 * Compares the texts of two periods, text by text and paragraph by paragraph. Numbers, and names of
 * months, quarters and years, count as equal. A call of a figure (`{{cijfer "…"}}`) is compared as
 * it was typed.
 */
export function compareTexts(
  old: ComparedPeriod,
  now: ComparedPeriod,
  documents: readonly DocumentToCompare[],
): TextComparison {
  const compared = documents.map(({ document, notice, withheld, ...sides }) => ({
    document,
    notice,
    withheld,
    texts: compareSides(sides.old, sides.new),
  }));
  const texts = compared.flatMap((one) => one.texts);
  return { schemaVersion: 1, old, new: now, summary: summaryOf(texts), documents: compared };
}

/** Returns the comparison with only the texts and paragraphs that changed. */
export function onlyChanged(comparison: TextComparison): TextComparison {
  const documents = comparison.documents.map((document) => ({
    ...document,
    texts: document.texts
      .filter(({ changed }) => changed)
      .map((text) => ({ ...text, paragraphs: text.paragraphs.filter(({ changed }) => changed) })),
  }));
  return { ...comparison, documents };
}

/** Pairs the texts by their names. A removed text follows the one that preceded it. */
function compareSides(
  old: readonly WrittenText[],
  now: readonly WrittenText[],
): readonly ComparedText[] {
  const names = now.map(({ name }) => name);
  for (const [index, { name }] of old.entries()) {
    if (names.includes(name)) continue;
    const before = old.slice(0, index).findLast((one) => names.includes(one.name));
    names.splice(before === undefined ? 0 : names.indexOf(before.name) + 1, 0, name);
  }
  return names.map((name) => {
    const [was, is] = [old, now].map((side) => side.find((one) => one.name === name) ?? null);
    return compareText(name, was ?? null, is ?? null);
  });
}

function compareText(name: string, old: WrittenText | null, now: WrittenText | null): ComparedText {
  const paragraphs = compareParagraphs(old?.paragraphs ?? [], now?.paragraphs ?? []);
  const isOneSided = old === null || now === null;
  return {
    name,
    title: now?.title ?? old?.title ?? name,
    on: old === null ? "new" : now === null ? "old" : "both",
    changed:
      isOneSided || old.isSample !== now.isSample || paragraphs.some(({ changed }) => changed),
    oldSample: old?.isSample ?? null,
    newSample: now?.isSample ?? null,
    paragraphs,
  };
}

function compareParagraphs(
  old: WrittenText["paragraphs"],
  now: WrittenText["paragraphs"],
): readonly ComparedParagraph[] {
  const before = old.map(({ line, text }) => ({ line, words: wordsOf(text) }));
  const after = now.map(({ line, text }) => ({ line, words: wordsOf(text) }));
  const wordsIn = (side: typeof before): readonly (readonly Word[])[] =>
    side.map(({ words }) => words);
  return alignParagraphs(wordsIn(before), wordsIn(after)).map((pair): ComparedParagraph => {
    const was = pair.old === null ? undefined : before[pair.old];
    const is = pair.new === null ? undefined : after[pair.new];
    const parts = wordChanges(was?.words ?? [], is?.words ?? []);
    const state = stateOf(pair, parts);
    return {
      state,
      moved: pair.moved,
      changed: pair.moved || (state !== "same" && state !== "figures"),
      oldLine: was?.line ?? null,
      newLine: is?.line ?? null,
      parts,
    };
  });
}

function stateOf(pair: Pair, parts: readonly WordPart[]): ParagraphState {
  if (pair.old === null) return "new";
  if (pair.new === null) return "gone";
  const isOf = (kind: WordPart["kind"]): boolean => parts.some((part) => part.kind === kind);
  return isOf("changed") ? "changed" : isOf("figures") ? "figures" : "same";
}

function summaryOf(texts: readonly ComparedText[]): TextComparison["summary"] {
  const paragraphs = texts.flatMap((text) => text.paragraphs);
  const count = (counts: (one: ComparedParagraph) => boolean): number =>
    paragraphs.filter(counts).length;
  const ofState = (state: ParagraphState): number => count((one) => one.state === state);
  const byState = Object.fromEntries(STATES.map((state) => [state, ofState(state)] as const));
  return {
    texts: texts.length,
    changedTexts: texts.filter(({ changed }) => changed).length,
    paragraphs: paragraphs.length,
    changedParagraphs: count(({ changed }) => changed),
    byState: byState as Record<ParagraphState, number>,
    moved: count(({ moved }) => moved),
  };
}

// The paragraphs of two texts in pairs.

/** A paragraph of the old text and its match in the new text, by their positions; null for none. */
interface Pair {
  readonly old: number | null;
  readonly new: number | null;
  /** True if its order among the others changed. */
  readonly moved: boolean;
}

type Paragraphs = readonly (readonly Word[])[];
type Match = readonly [old: number, now: number];

/** With more edits, equal paragraphs are matched without regard to their order. */
const MOST_PARAGRAPH_EDITS = 3_000;
/** With more pairs, likeness is not computed: the texts are far larger than a report's. */
const MOST_PAIRS = 1_000_000;
/** Two paragraphs that share a smaller part of their word pairs are different paragraphs. */
const LEAST_ALIKE = 0.35;

/**
 * Matches the paragraphs of two texts: first those with the same words, then those that are most
 * alike. Returns them in the order of the new text; a removed paragraph follows the one that
 * preceded it.
 */
function alignParagraphs(old: Paragraphs, now: Paragraphs): readonly Pair[] {
  const matches: Match[] = [...sameInOrder(old.map(keyOf), now.map(keyOf))];
  for (const find of [sameElsewhere, mostAlike]) {
    const [matchedOld, matchedNew] = [0, 1].map((side) => new Set(matches.map((one) => one[side])));
    const left = (all: Paragraphs, matched: ReadonlySet<number | undefined> | undefined): Left =>
      [...all.entries()].filter(([index]) => matched?.has(index) !== true);
    matches.push(...find(left(old, matchedOld), left(now, matchedNew)));
  }
  return inOneOrder(old.length, now.length, matches);
}

/** Paragraphs that have no match yet, with their positions. */
type Left = readonly (readonly [index: number, words: readonly Word[]])[];

function keyOf(words: readonly Word[]): string {
  return words.map(({ key }) => key).join(" ");
}

function sameInOrder(old: readonly string[], now: readonly string[]): readonly Match[] {
  const matches: Match[] = [];
  const found = diffArrays([...old], [...now], { maxEditLength: MOST_PARAGRAPH_EDITS }) ?? [];
  let [was, is] = [0, 0];
  for (const { added, removed, count } of found) {
    if (!added && !removed) {
      for (let index = 0; index < count; index += 1) matches.push([was + index, is + index]);
    }
    if (!added) was += count;
    if (!removed) is += count;
  }
  return matches;
}

/**
 * Matches paragraphs with the same words in another order. Ignores a paragraph without words, such
 * as a line of signs or a figure's call alone.
 */
function sameElsewhere(old: Left, now: Left): readonly Match[] {
  const places = Map.groupBy(old.filter(saysSomething), ([, words]) => keyOf(words));
  return now.filter(saysSomething).flatMap(([is, words]) => {
    const first = places.get(keyOf(words))?.shift();
    return first === undefined ? [] : [[first[0], is] as const];
  });
}

function saysSomething([, words]: Left[number]): boolean {
  return words.some(({ key }) => !key.startsWith("{{") && /\p{L}/u.test(key));
}

/** Matches paragraphs that are alike enough, the most alike first. */
function mostAlike(old: Left, now: Left): readonly Match[] {
  if (old.length * now.length > MOST_PAIRS) return [];
  const [before, after] = [old, now].map((side) =>
    side.map(([index, words]) => ({ index, pairs: pairsOf(words) })),
  );
  const found = (before ?? []).flatMap((was) =>
    (after ?? []).flatMap((is) => {
      const likeness = likenessOf(was.pairs, is.pairs);
      return likeness < LEAST_ALIKE ? [] : [{ match: [was.index, is.index] as Match, likeness }];
    }),
  );
  const taken = { old: new Set<number>(), new: new Set<number>() };
  return found
    .toSorted((a, b) => b.likeness - a.likeness)
    .flatMap(({ match }) => {
      const [was, is] = match;
      if (taken.old.has(was) || taken.new.has(is)) return [];
      taken.old.add(was);
      taken.new.add(is);
      return [match];
    });
}

/**
 * Returns the pairs of words that follow each other. Single words, such as "de", are often equal in
 * two paragraphs.
 */
function pairsOf(words: readonly Word[]): ReadonlySet<string> {
  const keys = ["", ...words.map(({ key }) => bare(key)), ""];
  return new Set(keys.slice(1).map((key, index) => `${keys[index]} ${key}`));
}

/** Returns a word in lower case without the signs around it. */
function bare(key: string): string {
  const letters = key.replaceAll(/^[^\p{L}\p{Co}{]+|[^\p{L}\p{Co}}]+$/gu, "").toLowerCase();
  return letters === "" ? key : letters;
}

/** The Sørensen–Dice coefficient: from 0 (nothing in common) to 1. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  // Even if all of the small set were in the large one, the likeness would be too low.
  if (2 * small.size < LEAST_ALIKE * (small.size + large.size)) return 0;
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared += 1;
  return (2 * shared) / (small.size + large.size);
}

function inOneOrder(olds: number, news: number, matches: readonly Match[]): readonly Pair[] {
  const oldOf = new Map(matches.map(([was, is]) => [is, was] as const));
  const matched = new Set(oldOf.values());
  const kept = longestInOrder(matches.toSorted(([, a], [, b]) => a - b).map(([was]) => was));
  const pairs: Pair[] = [];
  let next = 0;
  /** Adds the removed paragraphs before a position. */
  const goneUntil = (end: number): void => {
    for (; next < end; next += 1) {
      if (!matched.has(next)) pairs.push({ old: next, new: null, moved: false });
    }
  };
  const isStaying = (index: number): boolean => !matched.has(index) || !kept.has(index);
  const goneAfterwards = (): void => {
    let end = next;
    while (end < olds && isStaying(end)) end += 1;
    goneUntil(end);
  };
  goneAfterwards();
  for (let is = 0; is < news; is += 1) {
    const was = oldOf.get(is) ?? null;
    const moved = was !== null && !kept.has(was);
    pairs.push({ old: was, new: is, moved });
    if (was !== null && !moved) {
      next = was + 1;
      goneAfterwards();
    }
  }
  return pairs;
}

/** Returns the longest subset of a list of numbers that rises from first to last. */
function longestInOrder(numbers: readonly number[]): ReadonlySet<number> {
  /**
   * For each length, the smallest last number of a rising sequence of that length; and for each
   * number, the number before it in its sequence.
   */
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const number of numbers) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before.set(number, ends[low - 1]);
    ends[low] = number;
  }
  const row = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before.get(at)) row.add(at);
  return row;
}
