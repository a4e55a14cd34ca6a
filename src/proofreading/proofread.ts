import type { Finding } from "../messages/finding.ts";
import type { ReadableText } from "../narrative/narrative.ts";
import type { Day } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import type { FigureNumbers } from "./figures/figure-numbers.ts";
import { figuresNoticed } from "./figures/figures-noticed.ts";
import { leftOver } from "./left-over.ts";
import { findingOf, type Noticed } from "./noticed.ts";
import type { ProofText } from "./passage.ts";
import { proofTextOf } from "./passages-of.ts";
import { type EarlierTexts, repeated, repeatedHere } from "./repeated.ts";
import { shownComments } from "./shown-comments.ts";
import { timeNoticed } from "./time.ts";

/** What a reader has beside the texts of a report. */
export interface Beside {
  readonly period: Period;
  /** The day of publication; null for a concept. */
  readonly publishedOn: Day | null;
  /** The texts of earlier periods, the newest first. */
  readonly earlier: readonly EarlierTexts[];
  /** The figures, worked out where they are asked for; null where they are not known. */
  readonly numbers: (() => FigureNumbers) | null;
  /** What takes a while to load, such as a dictionary; null where nobody waits for it. */
  readonly dutch: ((text: ProofText) => readonly Noticed[]) | null;
}

/** What a reader notices in the texts of a report, in the order of the texts. */
export function proofread(texts: readonly ReadableText[], beside: Beside): readonly Finding[] {
  const { period, publishedOn, numbers, earlier, dutch } = beside;
  const read = texts.map(proofTextOf);
  return read.flatMap((text, index) => {
    const left = leftOver(text);
    const noticed = [
      ...left,
      ...shownComments(text),
      ...repeated(text, earlier),
      ...repeatedHere(text, read.slice(0, index)),
      ...(numbers === null ? [] : figuresNoticed(text, numbers)),
      ...timeNoticed(text, { period, publishedOn }),
      ...(dutch?.(text) ?? []).filter((one) => !left.some((place) => holds(place, one))),
    ];
    return noticed
      .map((one) => findingOf(one, text))
      .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.position ?? 0) - (b.position ?? 0));
  });
}

/** True of what stands in a sign that is left over: that is no word to spell. */
function holds({ passage, index, length = 0 }: Noticed, other: Noticed): boolean {
  return other.passage === passage && other.index >= index && other.index < index + length;
}
