import { diffArrays } from "diff";

import type { Shown, ShownWord } from "./words.ts";

/** Words that read from right to left. Readers do not agree on the order of several. */
const FROM_THE_RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/**
 * How words as they were read, in the order of the page, differ from what it shows: each place as
 * “shown” → “read”. Empty where no word is glued to another, split, doubled, left out or elsewhere.
 * Of words that read from right to left only their number counts.
 */
export function differencesInOrder(
  { words, heads }: Pick<Shown, "words" | "heads">,
  read: readonly string[],
): readonly string[] {
  const isFromRight = (word: string): boolean => FROM_THE_RIGHT.test(word);
  const fromRight = { words: words.filter(({ word }) => isFromRight(word)), heads: [] };
  return [
    ...differencesInCount(fromRight, read.filter(isFromRight)),
    ...differencesOfOrder(
      { words: words.filter(({ word }) => !isFromRight(word)), heads },
      read.filter((word) => !isFromRight(word)),
    ),
  ];
}

function differencesOfOrder(
  { words, heads }: Pick<Shown, "words" | "heads">,
  read: readonly string[],
): readonly string[] {
  const places = differingPlaces(words, read);
  cancelMovedLabels(places);
  return places
    .filter(({ shown, read }) => shown.length + read.length > 0)
    .filter(({ shown, read }) => shown.length > 0 || !heads.some((head) => repeats(read, head)))
    .map(({ shown, read }) => `“${textOf(shown)}” → “${read.join(" ")}”`);
}

/**
 * How words as they were read, in any order, differ from what the page shows: “− word” for each that
 * was not read, “+ word” for each that it does not show.
 */
export function differencesInCount(
  { words, heads }: Pick<Shown, "words" | "heads">,
  read: readonly string[],
): readonly string[] {
  const over = new Map<string, number>();
  const count = (word: string, by: number): void => {
    over.set(word, (over.get(word) ?? 0) + by);
  };
  const spare = (word: string): number => over.get(word) ?? 0;
  for (const word of read) count(word, 1);
  for (const { word } of words) count(word, -1);
  // A label of two colours is two texts, the second of which begins with a comma.
  for (const { word } of words.filter(({ isDrawn }) => isDrawn)) {
    if (spare(word) >= 0 || spare(",") >= 0 || spare(`${word},`) <= 0) continue;
    for (const part of [word, ","]) count(part, 1);
    count(`${word},`, -1);
  }
  for (const head of heads) {
    while (head.length > 0 && head.every((word) => spare(word) > 0)) {
      for (const word of head) count(word, -1);
    }
  }
  return [...over].flatMap(([word, by]) =>
    Array.from({ length: Math.abs(by) }, () => `${by < 0 ? "−" : "+"} ${word}`),
  );
}

/** Where what is shown and what is read part; both lists can be emptied. */
interface Place {
  shown: ShownWord[];
  read: string[];
}

function differingPlaces(words: readonly ShownWord[], read: readonly string[]): readonly Place[] {
  const places: Place[] = [];
  let place: Place | undefined;
  let at = 0;
  for (const { added, removed, value } of diffArrays(
    words.map(({ word }) => word),
    [...read],
  )) {
    if (!added && !removed) {
      at += value.length;
      place = undefined;
      continue;
    }
    if (place === undefined) places.push((place = { shown: [], read: [] }));
    if (added) place.read.push(...value);
    else place.shown.push(...words.slice(at, (at += value.length)));
  }
  return places;
}

/** The order of the labels of a drawing says nothing, and PDFium has its own. */
function cancelMovedLabels(places: readonly Place[]): void {
  for (const place of places) {
    place.shown = place.shown.filter(({ word, isDrawn }) => {
      const elsewhere = isDrawn ? places.find(({ read }) => read.includes(word)) : undefined;
      elsewhere?.read.splice(elsewhere.read.indexOf(word), 1);
      return elsewhere === undefined;
    });
  }
}

/** Whether words are those of a head, as often as they like. */
function repeats(words: readonly string[], head: readonly string[]): boolean {
  const times = words.length / head.length;
  return (
    Number.isInteger(times) &&
    words.toSorted().join(" ") ===
      head
        .flatMap((word) => Array<string>(times).fill(word))
        .toSorted()
        .join(" ")
  );
}

function textOf(words: readonly ShownWord[]): string {
  return words.map(({ word }) => word).join(" ");
}
