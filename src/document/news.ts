import { NOUNS, verbFor, wholePercentage } from "../language/words.ts";
import {
  capitalised,
  type Count,
  countWithNoun,
  numberRun,
  plain,
  type Run,
  say,
  type Text,
} from "../model/text.ts";
import { letterOf, type Material } from "./block-entry.ts";
import { shownChange } from "./changes.ts";
import type { Facts } from "./facts.ts";
import { CONTACT_DAYS, WELCOME_DAYS, whoOf } from "./subjects/waiting.ts";
import {
  FEWEST_FOR_SHARES,
  periodBefore,
  type Share,
  shareInWords,
  shareOf,
  shareRun,
} from "./wording.ts";

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
  /**
   * Its size, to compare it with other news. At 1 or more it is news; below 1 it is only a
   * situation.
   */
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
 * Chooses the news that the report opens with: the first one of `all`, then the largest bad news
 * and the largest good news, then the largest of the rest. Situations fill places that are left.
 *
 * @param all in the order of the report
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

/* The size of news: 1 is the smallest change that is news. */

/** The smallest change of a flow that is news, in percent and in number. */
export const FLOW = { percent: 10, number: 5 } as const;

/** The smallest change of a stock that is news. A stock moves slowly. */
export const STOCK = { percent: 4, number: 5 } as const;

/** Up to this change, in percent, words say that a flow is about the same. */
export const HARDLY_PERCENT = 3;

/** The largest size. A larger change counts as this. */
const LARGEST = 3;

/** The sizes of sentences about a situation, which is not news. */
export const STATE = {
  supported: 0.9,
  letter: 0.8,
  returned: 0.7,
  results: 0.6,
  welcome: 0.5,
} as const;

/** The size of a change, as a multiple of the smallest change that is news. */
export function sizeOf(change: number, least: number): number {
  return Math.min(LARGEST, Math.abs(change) / least);
}

/** The size of the change of a count; 0 if the number changed too little. */
export function countSize(
  now: Count,
  before: Count,
  { percent, number }: typeof FLOW | typeof STOCK,
): number {
  const difference = now.value - before.value;
  if (Math.abs(difference) < number) return 0;
  return before.value === 0 ? LARGEST : sizeOf((difference * 100) / before.value, percent);
}

/** News about who registered. */

export const registrations: Candidate = (material) => {
  const { facts, previous } = material;
  const id = "registrations.inPeriod";
  const [now, all] = [facts.count(id), facts.count("registrations.total")];
  if (now === null || all === null) return null;
  const change = shownChange(material, id);
  const base = { tone: "neutral", score: LARGEST } as const;
  if (previous === null || change === null) {
    return { ...base, isCompared: false, write: () => registered(now, all) };
  }
  const { before, difference } = change;
  const write: News["write"] = ({ against, when }) => {
    if (now.value === 0) {
      return before.value === 0
        ? say`Niemand meldde zich aan, net als ${when}.`
        : say`Niemand meldde zich aan; ${when} ${verbFor(before.value, "kwam", "kwamen")} er ${countWithNoun(before, NOUNS.registration)}.`;
    }
    if (now.value === 1) {
      const one = say`Er kwam ${now.run} aanmelding`;
      return before.value === 0 ? say`${one}; ${when} geen.` : say`${one}, ${against(before.run)}.`;
    }
    if (difference === 0) {
      return say`Er meldden zich evenveel mensen aan als ${when}: ${now.run}.`;
    }
    if (Math.abs(difference) * 100 <= HARDLY_PERCENT * before.value) {
      return say`Er meldden zich ongeveer evenveel mensen aan als ${when}: ${now.run}, tegen ${before.run}.`;
    }
    const less = difference < 0 ? "Minder" : "Meer";
    const isLittle = Math.abs(difference) * 100 < FLOW.percent * before.value;
    const how = isLittle ? `Iets ${less.toLowerCase()}` : less;
    const came = say`${how} mensen meldden zich aan: ${now.run}`;
    return before.value === 0
      ? say`${came}; ${when} niemand.`
      : say`${came}, ${against(before.run)}.`;
  };
  return { ...base, isCompared: true, write };
};

/** The number of registrations without a comparison. */
function registered(now: Count, all: Count): Text {
  if (now.value === 0) return plain("Niemand meldde zich aan.");
  if (now.value < all.value) {
    return now.value === 1
      ? say`Er kwam ${now.run} aanmelding.`
      : say`Er meldden zich ${now.run} mensen aan.`;
  }
  return now.value === 1
    ? plain("De eerste aanmelding kwam binnen.")
    : say`De eerste ${now.run} mensen meldden zich aan.`;
}

/**
 * The share of new registrations through the support letter. Null if the letter was not yet sent at
 * the start of the period.
 */
export const letter: Candidate = (material) => {
  const { facts } = material;
  const sentIn = letterOf(material)?.firstMonth;
  const [via, now] = ["registrations.viaLetterInPeriod", "registrations.inPeriod"].map((id) =>
    facts.count(id),
  );
  const start = facts.periodMonths[0] ?? "";
  if (sentIn === undefined || sentIn > start || !via || !now || via.value === 0) return null;
  const share = shareInWords(shareOf(via, now), NOUNS.registration);
  if (share === null) return null;
  const text = say`${capitalised(share.text)} ${share.isPlural ? "kwamen" : "kwam"} via de ondersteuningsbrief.`;
  return { tone: "neutral", score: STATE.letter, isCompared: false, write: () => text };
};

/* News about waiting: for contact, for a welcome talk and for the start. */

/** The smallest changes that are news: of a percentage in points, and of a waiting time in days. */
const LEAST_POINTS = 3;
const LEAST_DAYS = 3;

interface TermTexts {
  readonly id: string;
  /**
   * The sentence before "bij 60%": "Een welkomstgesprek was minder vaak binnen 7 dagen gepland".
   */
  readonly write: (often: string) => Text;
  /** The sentence without a comparison, or after a small change. */
  readonly state?: (share: Text) => Text;
}

function withinTerm({ facts, previous }: Material, { id, write, state }: TermTexts): News | null {
  const now = shareOfMany(facts, id);
  if (now === null) return null;
  const before = previous === null ? null : shareOfMany(previous, id);
  const points = before === null ? 0 : percentOf(now) - percentOf(before);
  if (before === null || Math.abs(points) < LEAST_POINTS) {
    if (state === undefined) return null;
    return {
      tone: "neutral",
      score: STATE.welcome,
      isCompared: false,
      write: () => state(whoOf(now)),
    };
  }
  return {
    tone: points > 0 ? "good" : "bad",
    score: sizeOf(points, LEAST_POINTS),
    isCompared: true,
    write: ({ against, when }) => {
      const was = shareRun(before);
      const start = say`${write(points > 0 ? "vaker" : "minder vaak")}: bij ${whoOf(now)}`;
      return was?.text.endsWith("%") === true && percentOf(before) > 0 && percentOf(before) < 100
        ? say`${start}, ${against(was)}.`
        : say`${start}; ${when} bij ${whoOf(before)}.`;
    },
  };
}

function shareOfMany(facts: Facts, id: string): Share | null {
  const share = facts.share(id);
  return share === null || share.denominator < FEWEST_FOR_SHARES ? null : share;
}

function percentOf({ numerator, denominator }: Share): number {
  return wholePercentage(numerator, denominator) ?? 0;
}

export const contact: Candidate = (material) =>
  withinTerm(material, {
    id: "responseTimes.contactWithin2DaysInPeriod",
    write: (often) => say`Het eerste contact was ${often} binnen ${CONTACT_DAYS} dagen`,
  });

export const welcome: Candidate = (material) =>
  withinTerm(material, {
    id: "responseTimes.welcomeWithin7DaysInPeriod",
    write: (often) => say`Een welkomstgesprek was ${often} binnen ${WELCOME_DAYS} dagen gepland`,
    state: (share) =>
      say`Bij ${share} was een welkomstgesprek binnen ${WELCOME_DAYS} dagen gepland.`,
  });

/** The median waiting time of those who started in the period. */
export const waiting: Candidate = ({ facts, previous }) => {
  const id = "waitingTimes.daysToStartInPeriod";
  const [now, before] = [medianOf(facts, id), previous && medianOf(previous, id)];
  if (now === null || before === null) return null;
  const longer = now.value - before.value;
  if (Math.abs(longer) < LEAST_DAYS) return null;
  const half = (count: Count): Text => countWithNoun(count, NOUNS.day);
  return {
    tone: longer < 0 ? "good" : "bad",
    score: sizeOf(longer, LEAST_DAYS),
    isCompared: true,
    write: ({ against }) =>
      longer > 0
        ? say`Mensen wachtten langer tot hun traject begon: de helft ${half(now)} of meer, ${against(half(before))}.`
        : say`Mensen wachtten korter tot hun traject begon: de helft hooguit ${half(now)}, ${against(half(before))}.`,
  };
};

/** The median of a waiting time. Null if there are too few cases. */
function medianOf(facts: Facts, id: string): Count | null {
  const days = facts.quantiles(id);
  if (days === null || days.median === null || days.n < FEWEST_FOR_SHARES) return null;
  const run = numberRun(days.median, facts.originOf(`${id}.median`));
  return { value: days.median, run, isLowerBound: false };
}
