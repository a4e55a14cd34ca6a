import { diffArrays } from "diff";

import type { Word } from "./words.ts";

/** A paragraph of the old text beside one of the new, by their places; null for none. */
export interface Pair {
  readonly old: number | null;
  readonly new: number | null;
  /** It stands in another order among the others. */
  readonly moved: boolean;
}

type Paragraphs = readonly (readonly Word[])[];
type Match = readonly [old: number, now: number];

/** Beyond so many edits texts are compared by what is alike in them alone. */
const MOST_EDITS = 3_000;
/** More pairs than this are not weighed: the texts are then far beyond what a report takes. */
const MOST_PAIRS = 1_000_000;
/** Two paragraphs that share a smaller part of their pairs of words are two other ones. */
const LEAST_ALIKE = 0.35;

/**
 * Which paragraphs of two texts belong together: first those of the same words, then those that are
 * most alike. In the order of the new text; what is gone stands behind what it stood behind.
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

/** Paragraphs without a partner so far, with their places. */
type Left = readonly (readonly [index: number, words: readonly Word[]])[];

function keyOf(words: readonly Word[]): string {
  return words.map(({ key }) => key).join(" ");
}

function sameInOrder(old: readonly string[], now: readonly string[]): readonly Match[] {
  const matches: Match[] = [];
  const found = diffArrays([...old], [...now], { maxEditLength: MOST_EDITS }) ?? [];
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

/** The same words in another order of paragraphs. A line of signs or a call alone says too little. */
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

/** Those that are alike enough, the most alike first. */
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

/** Words that follow each other: of two paragraphs single ones, such as "de", are often the same. */
function pairsOf(words: readonly Word[]): ReadonlySet<string> {
  const keys = ["", ...words.map(({ key }) => bare(key)), ""];
  return new Set(keys.slice(1).map((key, index) => `${keys[index]} ${key}`));
}

/** A word without the signs around it and without capitals. */
function bare(key: string): string {
  const letters = key.replaceAll(/^[^\p{L}\p{Co}{]+|[^\p{L}\p{Co}}]+$/gu, "").toLowerCase();
  return letters === "" ? key : letters;
}

/** Sørensen–Dice: from 0 for nothing in common to 1. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  // Even if it were all in the other, it would be too small a part of both.
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
  /** What is gone between what stayed in its order. */
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

/** The most numbers of a list that rise from the first to the last. */
function longestInOrder(numbers: readonly number[]): ReadonlySet<number> {
  /** By length: the smallest number that ends a rising row of it, and what stands before each. */
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
