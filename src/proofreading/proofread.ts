import type { Finding } from "../messages/finding.ts";
import type { ReadableText } from "../narrative/narrative.ts";
import type { Day } from "../period/day.ts";
import type { Period } from "../period/period.ts";
import type { FigureNumbers } from "./figures/figure-numbers.ts";
import { remarksOnFigures } from "./figures/figures-noticed.ts";
import { leftOver } from "./left-over.ts";
import { findingOf, type PassageRemark } from "./noticed.ts";
import type { ProofText } from "./passage.ts";
import { proofTextOf } from "./passages-of.ts";
import { type EarlierTexts, repeated, repeatedHere } from "./repeated.ts";
import { shownComments } from "./shown-comments.ts";
import { remarksOnTimes } from "./time.ts";

/** What proofreading compares the texts of a report with. */
export interface Beside {
  readonly period: Period;
  /** The day of publication; null for a draft. */
  readonly publishedOn: Day | null;
  /** The texts of earlier periods, the newest first. */
  readonly earlier: readonly EarlierTexts[];
  /** Computes the figures, at the first use; null if they are unknown. */
  readonly numbers: (() => FigureNumbers) | null;
  /** The checks that load slowly, such as the dictionary; null to skip them. */
  readonly dutch: ((text: ProofText) => readonly PassageRemark[]) | null;
}

/** Proofreads the texts of a report. Returns the findings in the order of the texts. */
export function proofread(texts: readonly ReadableText[], beside: Beside): readonly Finding[] {
  const { period, publishedOn, numbers, earlier, dutch } = beside;
  const read = texts.map(proofTextOf);
  return read.flatMap((text, index) => {
    const left = leftOver(text);
    const remarks = [
      ...left,
      ...shownComments(text),
      ...repeated(text, earlier),
      ...repeatedHere(text, read.slice(0, index)),
      ...(numbers === null ? [] : remarksOnFigures(text, numbers)),
      ...remarksOnTimes(text, { period, publishedOn }),
      ...(dutch?.(text) ?? []).filter((one) => !left.some((place) => holds(place, one))),
    ];
    return remarks
      .map((one) => findingOf(one, text))
      .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.position ?? 0) - (b.position ?? 0));
  });
}

/** True for a remark within a sign of unfinished text: such a sign is not a word. */
function holds({ passage, index, length = 0 }: PassageRemark, other: PassageRemark): boolean {
  return other.passage === passage && other.index >= index && other.index < index + length;
}
