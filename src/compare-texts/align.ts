import { diffArrays } from "diff";

import type { Word } from "./words.ts";

/** A paragraph of the old text and its match in the new text, by their positions; null for none. */
export interface Pair {
  readonly old: number | null;
  readonly new: number | null;
  /** True if its order among the others changed. */
  readonly moved: boolean;
}

type Paragraphs = readonly (readonly Word[])[];
type Match = readonly [old: number, now: number];

/** With more edits, only the likeness of paragraphs is used. */
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
export function alignParagraphs(old: Paragraphs, now: Paragraphs): readonly Pair[] {
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
 * Matches paragraphs with the same words in another order. Ignores a line of signs, or with nothing
 * but a figure's call: it says too little.
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
  const goneBehind = (): void => {
    let end = next;
    while (end < olds && isStaying(end)) end += 1;
    goneUntil(end);
  };
  goneBehind();
  for (let is = 0; is < news; is += 1) {
    const was = oldOf.get(is) ?? null;
    const moved = was !== null && !kept.has(was);
    pairs.push({ old: was, new: is, moved });
    if (was !== null && !moved) {
      next = was + 1;
      goneBehind();
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
