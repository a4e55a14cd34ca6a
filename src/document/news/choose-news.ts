import type { Material } from "../block-entry.ts";
import { periodBefore } from "../period-words.ts";
import { say, type Run, type Text } from "../../model/text.ts";

/** What a piece of news does to those who read it. */
export type Tone = "good" | "bad" | "neutral";

/** How a sentence speaks of the previous period. */
interface Earlier {
  /** "tegen 240 in de drie maanden ervoor"; "tegen 69%" where the period has just been named. */
  readonly against: (number: Run | Text) => Text;
  /** "in de drie maanden ervoor", or "daarvoor". */
  readonly when: string;
}

/** Something that the report may open with. */
export interface News {
  readonly tone: Tone;
  /** Its size beside others: from 1 on it is news, and below it only says how things are. */
  readonly score: number;
  /** Compares with the previous period, so that the first of these names it. */
  readonly isCompared: boolean;
  readonly write: (earlier: Earlier) => Text;
}

/** What may be told of a report; null where there is nothing to tell. */
export type Candidate = (material: Material) => News | null;

/** What the report opens with, and the changes that it lists below. */
export interface ChosenNews {
  readonly lead: readonly News[];
  readonly listed: readonly News[];
}

const MOST_IN_LEAD = 4;
const FEWEST_IN_LEAD = 3;
const MOST_LISTED = 3;

/**
 * Chooses what the report opens with: always the first of what there is, then the best and the worst
 * news, then the largest. Where little changed, how things are fills it up.
 *
 * @param all in the order in which they are told
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

/** The sentences of news, of which the first that compares names the previous period. */
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
