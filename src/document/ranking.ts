import type { PublishedBreakdown, PublishedCategory } from "../disclosure/published-figures.ts";
import { nounFor, type Noun } from "../language/words.ts";
import type { Facts } from "./facts.ts";
import type { Share } from "./shares.ts";
import { joinTexts, listTexts, numberRun, say, type Run, type Text } from "./text.ts";

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
export interface RankedCategory {
  readonly code: string;
  readonly label: string;
  readonly value: number;
  readonly run: Run;
}

/** A breakdown by size, as far as its shown categories bear it. */
export interface Ranking {
  /** The largest first; equal ones in the figure's own order. */
  readonly ranked: readonly RankedCategory[];
  /** Those of the largest size, more than one where they tie; none where that is not certain. */
  readonly leaders: readonly RankedCategory[];
  /** What comes after the leaders, as far as no withheld one may come in between. */
  readonly followers: readonly RankedCategory[];
  /** Not one category may be shown. */
  readonly isHidden: boolean;
  readonly total: number;
  readonly id: string;
}

/**
 * Ranks the categories of a breakdown without those of `apart` (the unknown, "overig"). Null where
 * it is not available or counts nothing.
 *
 * Whatever is withheld together counts less than this, or is smaller than each shown category
 * that has cases: only then is the largest shown one certain to be the largest.
 */
export function rank(facts: Facts, id: string, apart: readonly string[] = []): Ranking | null {
  const breakdown = facts.breakdown(id);
  if (breakdown === null || breakdown.total === 0) return null;
  const ranked = breakdown.categories
    .flatMap(({ code, label, value }) =>
      value === null || value === 0 || apart.includes(code)
        ? []
        : [{ code, label, value, run: numberRun(value, facts.originOf(`${id}.${code}`)) }],
    )
    .toSorted((a, b) => b.value - a.value);
  const highest = ranked[0]?.value ?? 0;
  const hidden = mostHidden(breakdown, ranked.at(-1)?.value ?? 0);
  const isCertain = highest > hidden;
  return {
    ranked,
    leaders: isCertain ? ranked.filter(({ value }) => value === highest) : [],
    followers: isCertain ? ranked.filter(({ value }) => value < highest && value > hidden) : [],
    isHidden: breakdown.categories.every(({ value }) => value === null),
    total: breakdown.total,
    id,
  };
}

/** The most that one withheld category can hold; 0 where none is withheld. */
function mostHidden({ categories, total, unit }: PublishedBreakdown, smallest: number): number {
  if (categories.every(({ value }) => value !== null)) return 0;
  const shown = categories.reduce((sum, { value }) => sum + (value ?? 0), 0);
  // Of children, a number that few families add to is withheld however large it is.
  if (unit === "kinderen") return total - shown;
  // Else the smallest ones are withheld first, so none exceeds the smallest that is shown.
  return shown <= total ? Math.min(total - shown, smallest) : smallest;
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

/** "elk " where more than one leads, as in "bij elk 8 van de 16 aanmeldingen". */
export function each({ leaders }: Ranking): string {
  return leaders.length > 1 ? "elk " : "";
}

/** The share of one leader in all that the breakdown counts, or in all but `unknown`. */
export function leaderShare(
  facts: Facts,
  { leaders, id, total }: Ranking,
  unknown?: { readonly value: number; readonly run: Run },
): Share {
  const [first] = leaders;
  const all = facts.originOf(`${id}.total`);
  return {
    numerator: first?.value ?? 0,
    denominator: total - (unknown?.value ?? 0),
    origins: [
      facts.originOf(`${id}.${first?.code ?? ""}`),
      unknown === undefined ? all : `${all} - ${unknown.run.origin ?? ""}`,
    ],
  };
}

/** What goes before what follows the leader: before one, and before two. */
const FOLLOWS: Noun = { singular: "Daarna volgt", plural: "Daarna volgen" };

/**
 * "Daarna volgen a (12) en b (9)." with the names of the next two; null where there are none, or
 * where it would leave out an equal one.
 *
 * @param unit what the first number counts, where the sentence before it has told none
 */
export function followingSentence(
  { followers }: Ranking,
  name: (category: RankedCategory) => Text | string,
  { lead = FOLLOWS, unit }: { readonly lead?: Noun; readonly unit?: Noun } = {},
): Text | null {
  const named = followers.slice(0, 2);
  const [first, last] = [named[0], named.at(-1)];
  if (first === undefined || followers[named.length]?.value === last?.value) return null;
  const items = named.map((category) => {
    const counted = category === first && unit !== undefined;
    return say`${name(category)} (${category.run}${counted ? ` ${nounFor(unit, first.value)}` : ""})`;
  });
  return joinTexts([say`${nounFor(lead, named.length)}`, say`${listTexts(items)}.`]);
}
