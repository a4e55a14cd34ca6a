import { wholePercentage } from "../../language/numbers.ts";
import { NOUNS } from "../../language/words.ts";
import { numberRun, say, type Text } from "../../model/text.ts";
import type { Material } from "../block-entry.ts";
import { countWithNoun, type Count } from "../counts.ts";
import { type Facts } from "../facts.ts";
import { CONTACT_DAYS, WELCOME_DAYS, whoOf } from "../sentences/response-times.ts";
import { FEWEST_FOR_SHARES, shareRun, type Share } from "../shares.ts";
import type { Candidate, News } from "./choose-news.ts";
import { sizeOf, STATE } from "./size.ts";

/** News about waiting: for contact, for a welcome talk and for the start. */

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
