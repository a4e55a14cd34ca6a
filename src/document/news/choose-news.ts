import type { Material } from "../block-entry.ts";
import { periodBefore } from "../period-words.ts";
import { say, type Run, type Text } from "../../model/text.ts";

/** Whether news is good or bad for readers. */
export type Tone = "good" | "bad" | "neutral";

/** How a sentence refers to the previous period. */
interface Earlier {
  /** "tegen 240 in de drie maanden ervoor", or "tegen 69%" if the period has just been named. */
  readonly against: (number: Run | Text) => Text;
  /** "in de drie maanden ervoor", or "daarvoor". */
  readonly when: string;
}

/** A piece of news that the report may open with. */
export interface News {
  readonly tone: Tone;
  /** Its size beside other news. From 1 on it is news; below 1 it only describes a situation. */
  readonly score: number;
  /** True if it compares with the previous period. The first such sentence names that period. */
  readonly isCompared: boolean;
  readonly write: (earlier: Earlier) => Text;
}

/** A possible piece of news; null if there is nothing to say. */
export type Candidate = (material: Material) => News | null;

/** The news that the report opens with, and the changes that it lists below. */
export interface ChosenNews {
  readonly lead: readonly News[];
  readonly listed: readonly News[];
}

const MOST_IN_LEAD = 4;
const FEWEST_IN_LEAD = 3;
const MOST_LISTED = 3;

/**
 * Chooses the news that the report opens with: first the first one of `all`, then the worst and the
 * best news, then the largest. Situations fill up the rest.
 *
 * @param all in the order in which the report gives them
 */
export function chooseNews(all: readonly News[]): ChosenNews {
  const [first] = all;
  if (first === undefined) return { lead: [], listed: [] };
  const bySize = all.slice(1).toSorted((a, b) => b.score - a.score);
  const news = bySize.filter(({ score }) => score >= 1);
  const largest = (tone: Tone): readonly News[] =>
    news.filter((one) => one.tone === tone).slice(0, 1);
  const due = [first, ...largest("bad"), ...largest("good"), ...news];
  const chosen = new Set([...new Set(due)].slice(0, MOST_IN_LEAD));
  for (const one of bySize) if (chosen.size < FEWEST_IN_LEAD) chosen.add(one);
  const listed = new Set(news.filter((one) => !chosen.has(one)).slice(0, MOST_LISTED));
  return {
    lead: all.filter((one) => chosen.has(one)),
    listed: all.filter((one) => listed.has(one)),
  };
}

/**
 * The sentences of chosen news. The first one that compares names the previous period.
 *
 * @param isNamed true if the previous period has been named before
 */
export function sentencesOf(
  news: readonly News[],
  { previous }: Material,
  isNamed = false,
): Text[] {
  const first = isNamed ? -1 : news.findIndex(({ isCompared }) => isCompared);
  const when = previous === null ? "" : `in ${periodBefore(previous)}`;
  return news.map(({ write }, index) =>
    write(
      index === first
        ? { against: (number) => say`tegen ${number} ${when}`, when }
        : { against: (number) => say`tegen ${number}`, when: "daarvoor" },
    ),
  );
}
