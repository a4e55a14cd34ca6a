import { STANDARD_CODEBOOK } from "../codebook/codebook.ts";
import { sizeForReaders } from "../disclosure/hidden-sizes.ts";
import {
  isWithheld,
  type PublishedBreakdown,
  type PublishedCategory,
} from "../disclosure/published-figures.ts";
import { uncapitalised } from "../language/words.ts";
import { listTexts, say, type Text } from "../model/text.ts";
import type { Facts, ShownCount } from "./facts.ts";
import { labelRun } from "./withheld.ts";

/** The categories by size, withheld ones last in codebook order. */
export function bySize(breakdown: PublishedBreakdown): readonly PublishedCategory[] {
  return [
    ...breakdown.categories
      .filter(({ value }) => value !== null)
      .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)),
    ...breakdown.categories.filter(({ value }) => value === null),
  ];
}

/** The same with "overig" at the end, whatever its size. */
export function bySizeOtherLast(breakdown: PublishedBreakdown): readonly PublishedCategory[] {
  const sorted = bySize(breakdown);
  return [
    ...sorted.filter(({ code }) => code !== "overig"),
    ...sorted.filter(({ code }) => code === "overig"),
  ];
}

/** A category with at least one case that may be shown. */
export interface RankedCategory extends ShownCount {
  readonly code: string;
  readonly label: string;
}

/** A breakdown by size, as far as its shown categories bear it. */
export interface Ranking {
  /** The largest first; equal ones in the figure's own order. */
  readonly ranked: readonly RankedCategory[];
  /** Those of the largest size, more than one where they tie; none where that is not certain. */
  readonly leaders: readonly RankedCategory[];
  /** What comes after the leaders, as far as no other may come in between. */
  readonly followers: readonly RankedCategory[];
  /** Those of the largest size of what is shown, where that need not be the largest of all. */
  readonly largestShown: readonly RankedCategory[];
  /** The origin of a category where not one may be shown; else null. */
  readonly hidden: string | null;
  readonly total: number;
  readonly id: string;
}

/**
 * Ranks the categories of a breakdown without those of `apart` (the unknown, "overig"). Null where
 * it is not available or counts nothing.
 *
 * A category that is withheld or held can be any size that readers can give to it. So the largest
 * shown one leads only where no other can be as large.
 */
export function rank(facts: Facts, id: string, apart: readonly string[] = []): Ranking | null {
  const breakdown = facts.breakdown(id);
  if (breakdown === null || breakdown.total === 0) return null;
  const [first] = breakdown.categories;
  const within = { id, breakdown, threshold: facts.threshold };
  const sized = breakdown.categories
    .filter(({ code }) => !apart.includes(code))
    .map((category) => {
      const shown = facts.shownValue(category, id);
      const { code, label } = category;
      const ranked = shown === null || shown.value === 0 ? null : { ...shown, code, label };
      return { ranked, ...sizeForReaders(category, within) };
    })
    .toSorted((a, b) => (b.ranked?.value ?? 0) - (a.ranked?.value ?? 0));
  const ranked = sized.flatMap((one) => one.ranked ?? []);
  const highest = ranked[0]?.value ?? 0;
  const isLargest = ({ value }: RankedCategory): boolean => value === highest;
  /** Where a category surely comes before all that are behind it, but for those of the same size. */
  const isInPlace = (index: number): boolean => {
    const least = sized[index]?.least ?? 0;
    return sized.every((other, at) => {
      if (at <= index) return true;
      const isTie = other.ranked !== null && other.least === least && other.most === least;
      return least > other.most || isTie;
    });
  };
  let certain = 0;
  while (certain < ranked.length && isInPlace(certain)) certain += 1;
  const isCertain = certain > 0;
  return {
    ranked,
    leaders: isCertain ? ranked.filter(isLargest) : [],
    followers: isCertain ? ranked.slice(0, certain).filter((one) => !isLargest(one)) : [],
    largestShown: isCertain ? [] : ranked.filter(isLargest),
    hidden:
      first !== undefined && breakdown.categories.every(isWithheld)
        ? facts.originOf(`${id}.${first.code}`)
        : null,
    total: breakdown.total,
    id,
  };
}

/** How many leaders a sentence names; more would be a list, not a finding. */
const MOST_NAMED = 3;

/** The names of the leaders as a list: "de moeder", "de moeder en de vader"; null for too many. */
export function leaderNames(
  { leaders }: Ranking,
  name: (category: RankedCategory) => Text | string,
): Text | null {
  if (leaders.length === 0 || leaders.length > MOST_NAMED) return null;
  return listTexts(leaders.map((category) => say`${name(category)}`));
}

/** The answers and themes of the standard codebook, each with its label. */
const STANDARD_ANSWERS = new Set(
  [
    ...STANDARD_CODEBOOK.themes,
    ...STANDARD_CODEBOOK.columns.flatMap(({ choices = [] }) => choices),
  ].map(({ code, label }) => keyOf(code, label)),
);

/**
 * How a sentence names an answer or a theme: by the phrase that is written for it; by its label
 * where a codebook of one's own gives it another label, or has added it.
 *
 * @param id the figure that the category is of
 */
export function phraseFor(
  { code, label }: { readonly code: string; readonly label: string },
  phrases: Readonly<Record<string, string>>,
  id: string,
): Text {
  const phrase = wordsWrittenFor({ code, label }, phrases);
  if (phrase !== undefined) return say`${phrase}`;
  const run = labelRun({ code, label }, id);
  return [{ ...run, text: uncapitalised(run.text) }];
}

/** The words that are written for a category; none where its label is of somebody's own choice. */
export function wordsWrittenFor(
  { code, label }: { readonly code: string; readonly label: string },
  words: Readonly<Record<string, string>>,
): string | undefined {
  return STANDARD_ANSWERS.has(keyOf(code, label)) ? words[code] : undefined;
}

function keyOf(code: string, label: string): string {
  return `${code}\n${label}`;
}
