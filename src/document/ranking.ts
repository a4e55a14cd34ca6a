import { STANDARD_CODEBOOK } from "../codebook/codebook.ts";
import { sizeForReaders } from "../disclosure/publication-view.ts";
import {
  isWithheld,
  type PublishedBreakdown,
  type PublishedCategory,
} from "../disclosure/published-figures.ts";
import { uncapitalised } from "../language/words.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import { type Count, listTexts, type Run, say, type ShownCount, type Text } from "../model/text.ts";
import type { Facts } from "./facts.ts";
import { FEWEST_FOR_SHARES, type Share, shareOf, shareRun } from "./wording.ts";

/* Categories: their order by size, and their names in sentences. */

/** The categories by size. Withheld ones come last, in the order of the codebook. */
export function bySize(breakdown: PublishedBreakdown): readonly PublishedCategory[] {
  return [
    ...breakdown.categories
      .filter(({ value }) => value !== null)
      .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)),
    ...breakdown.categories.filter(({ value }) => value === null),
  ];
}

/** The categories by size, with "overig" at the end. */
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

/** The categories of a breakdown by size, and what is certain about their order. */
export interface Ranking {
  /** The largest first. Equal ones keep the order of the figure. */
  readonly ranked: readonly RankedCategory[];
  /**
   * The largest categories; several if they tie. Empty if it is not certain that they are the
   * largest.
   */
  readonly leaders: readonly RankedCategory[];
  /** The categories after the leaders whose place is certain. */
  readonly followers: readonly RankedCategory[];
  /** The largest categories that are shown, if a withheld one may be larger; else empty. */
  readonly largestShown: readonly RankedCategory[];
  /** The origin of a withheld category, if all categories are withheld; else null. */
  readonly hidden: string | null;
  readonly total: number;
  readonly id: string;
}

/**
 * Ranks the categories of a breakdown, except those in `apart` (the unknown, "overig"). Null if the
 * breakdown is not available or its total is 0.
 *
 * A reader knows only that a withheld or held category has a size that fits the published numbers.
 * So the largest shown category leads only if no other can be as large.
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
  /**
   * True if a category certainly comes before all that follow it, except those of the same size.
   */
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

/**
 * The maximum number of leaders in a sentence. With more the sentence would be a list and not a
 * finding.
 */
const MOST_NAMED = 3;

/**
 * The names of the leaders as a list: "de moeder", "de moeder en de vader". Null if there are none
 * or too many.
 */
export function leaderNames(
  { leaders }: Ranking,
  name: (category: RankedCategory) => Text | string,
): Text | null {
  if (leaders.length === 0 || leaders.length > MOST_NAMED) return null;
  return listTexts(leaders.map((category) => say`${name(category)}`));
}

/** The answers and themes of the standard codebook with their labels. */
const STANDARD_ANSWERS = new Set(
  [
    ...STANDARD_CODEBOOK.themes,
    ...STANDARD_CODEBOOK.columns.flatMap(({ choices = [] }) => choices),
  ].map(({ code, label }) => keyOf(code, label)),
);

/**
 * The words for an answer or a theme in a sentence: the phrase in `phrases`, or its label if a
 * changed codebook gives it another label or has added it.
 *
 * @param id the figure of the category
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

/** The words for a category with a label of the standard codebook; undefined for another label. */
export function wordsWrittenFor(
  { code, label }: { readonly code: string; readonly label: string },
  words: Readonly<Record<string, string>>,
): string | undefined {
  return isStandardAnswer({ code, label }) ? words[code] : undefined;
}

/** True for an answer or theme that has the label of the standard codebook. */
export function isStandardAnswer({
  code,
  label,
}: {
  readonly code: string;
  readonly label: string;
}): boolean {
  return STANDARD_ANSWERS.has(keyOf(code, label));
}

function keyOf(code: string, label: string): string {
  return `${code}\n${label}`;
}

/** The answer that is given most often, and its share of all answers. */
export interface ClearLeader {
  readonly leader: RankedCategory;
  readonly share: Share;
}

/**
 * The answer that is certainly given most often. Null if answers tie, if a withheld answer may be
 * as large, if the number is held, or if there are too few answers.
 *
 * @param whole the count that the shares are a part of; null if it is not shown
 * @param apart the codes of answers that do not count, such as the unknown
 */
export function clearLeader(
  facts: Facts,
  id: string,
  whole: Count | null,
  apart: readonly string[] = [],
): ClearLeader | null {
  if (whole === null || whole.value < FEWEST_FOR_SHARES) return null;
  const [leader, tie] = rank(facts, id, apart)?.leaders ?? [];
  if (leader === undefined || tie !== undefined || leader.asOf !== null) return null;
  return { leader, share: shareOf(leader, whole) };
}

/**
 * A percentage to put after the words of a finding: " (67%)". Empty if a rounded percentage would
 * be wrong for the share.
 */
export function percentageBehind(share: Share): Text {
  const run = shareRun(share);
  return run?.text.match(/^\d+%$/) ? say` (${run})` : [];
}

/** The words for a theme in a sentence: "over persoonlijk herstel". */
const THEME_PHRASES: Readonly<Record<string, string>> = {
  persoonlijk_herstel: "persoonlijk herstel",
  externe_relaties: "relaties met externe betrokkenen",
  uithuisplaatsingen: "uithuisplaatsingen",
  bestaanszekerheden: "bestaanszekerheden",
  gezinsherstel: "gezinsherstel",
  overig: "andere onderwerpen",
};

/** Returns a function that gives the words for a theme of a figure in a sentence. */
export const themeNameIn =
  (id: string) =>
  (theme: { readonly code: string; readonly label: string }): Text =>
    phraseFor(theme, THEME_PHRASES, id);

/** The name of a category. It has an origin, because it may contain a number. */
export function labelRun(
  { code, label }: Pick<PublishedCategory, "code" | "label">,
  id: string,
): Run {
  return { text: spokenLabel(label), origin: ORIGIN_OF.label(id, code) };
}

/** Replacements for labels of the standard codebook that cannot be read aloud. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
  ["Complexe (echt)scheiding", "Complexe scheiding of echtscheiding"],
  ["(Mentale) gezondheidsklachten", "Mentale of andere gezondheidsklachten"],
  ["Contactherstel met kind(eren)", "Contactherstel met kind of kinderen"],
  ["Contact met kind(eren) hersteld", "Contact met kind of kinderen hersteld"],
]);

/**
 * The label of an answer in a form that can be read aloud. The files with figures keep the original
 * label.
 */
export function spokenLabel(label: string): string {
  return SPOKEN.get(label) ?? label;
}
