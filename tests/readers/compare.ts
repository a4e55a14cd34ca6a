import { diffArrays } from "diff";

import type { Shown, ShownWord } from "./words.ts";

/** Words from right to left. Readers disagree on the order of several. */
const FROM_THE_RIGHT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/**
 * The differences between words as they were read, in page order, and the words on the page, each
 * as “shown” → “read”. Empty if no word is joined to another, split, doubled, missing or elsewhere.
 * For words from right to left only their number counts.
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
 * The differences between words as they were read, in any order, and the words on the page: “−
 * word” for each that was not read, “+ word” for each that is not on the page.
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
  // A label in two colours is two texts. The second begins with a comma.
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

/** The place where shown and read words diverge. Both lists can be emptied. */
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

/** The order of labels in a drawing has no meaning, and PDFium uses its own. */
function cancelMovedLabels(places: readonly Place[]): void {
  for (const place of places) {
    place.shown = place.shown.filter(({ word, isDrawn }) => {
      const elsewhere = isDrawn ? places.find(({ read }) => read.includes(word)) : undefined;
      elsewhere?.read.splice(elsewhere.read.indexOf(word), 1);
      return elsewhere === undefined;
    });
  }
}

/** Returns true if words are those of a head, any number of times. */
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
