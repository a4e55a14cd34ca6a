import { wholePercentage } from "../../language/numbers.ts";
import { NOUNS, verbFor } from "../../language/words.ts";
import type { ListEntries, Material, SentenceEntries } from "../block-entry.ts";
import { toldChange } from "../changes.ts";
import { countWithNoun, differenceOf, shareOf, type Count, type Facts } from "../facts.ts";
import { letterOf } from "../letter.ts";
import { chooseNews, sentencesOf, type ChosenNews, type News } from "../news.ts";
import { endOf, periodBefore, withinThisPeriod } from "../period-words.ts";
import { FEWEST_FOR_SHARES, shareInWords, shareRun, type Share } from "../shares.ts";
import { capitalised, joinTexts, numberRun, plain, say, type Text } from "../../model/text.ts";
import { CONTACT_DAYS, WELCOME_DAYS } from "./response-times.ts";

/** What the report opens with: news by rules, so that bad news is told as good news is. */

/** A change is news from so much on: of a flow in percent and in number, of shares in points. */
const FLOW = { percent: 10, number: 5 } as const;
/** A stock moves slowly. */
const STOCK = { percent: 4, number: 5 } as const;
const LEAST_POINTS = 3;
const LEAST_DAYS = 3;
const LEAST_CHILDREN = 5;
/** Children who go back home are what the support is for. */
const CHILDREN_WEIGH = 2;

/** Beyond so many times the least, a change counts as no larger. */
const LARGEST = 3;

/** What only says how things are, the first to be told first. */
const STATE = { supported: 0.9, letter: 0.8, returned: 0.7, results: 0.6, welcome: 0.5 } as const;

type Candidate = (material: Material) => News | null;

function sizeOf(change: number, least: number): number {
  return Math.min(LARGEST, Math.abs(change) / least);
}

/** By how many times the least a count changed; below 1 where it is too few. */
function countSize(now: Count, before: Count, { percent, number }: typeof FLOW | typeof STOCK) {
  const difference = now.value - before.value;
  if (Math.abs(difference) < number) return 0;
  return before.value === 0 ? LARGEST : sizeOf((difference * 100) / before.value, percent);
}

const HARDLY_PERCENT = 3;

const registrations: Candidate = (material) => {
  const { facts, previous } = material;
  const id = "registrations.inPeriod";
  const [now, all] = [facts.count(id), facts.count("registrations.total")];
  if (now === null || all === null) return null;
  const change = toldChange(material, id);
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

/** How many registered, where that cannot be compared. */
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

/** Of those who registered since the letter went out. */
const letter: Candidate = (material) => {
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

interface TermTexts {
  readonly id: string;
  /** The sentence before "bij 60%": "Een welkomstgesprek was minder vaak binnen 7 dagen gepland". */
  readonly write: (often: string) => Text;
  /** What it says where it cannot be compared, or hardly changed. */
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
      write: () => state(who(now)),
    };
  }
  return {
    tone: points > 0 ? "good" : "bad",
    score: sizeOf(points, LEAST_POINTS),
    isCompared: true,
    write: ({ against, when }) => {
      const was = shareRun(before);
      const start = say`${write(points > 0 ? "vaker" : "minder vaak")}: bij ${who(now)}`;
      return was?.text.endsWith("%") === true && percentOf(before) > 0 && percentOf(before) < 100
        ? say`${start}, ${against(was)}.`
        : say`${start}; ${when} bij ${who(before)}.`;
    },
  };
}

function shareOfMany(facts: Facts, id: string): Share | null {
  const share = facts.share(id);
  return share === null || share.denominator < FEWEST_FOR_SHARES ? null : share;
}

/** "60%", "iedereen", "bijna iedereen", "niemand". */
function who(share: Share): Text {
  if (share.numerator === 0) return plain("niemand");
  if (share.numerator === share.denominator) return plain("iedereen");
  const run = shareRun(share);
  return run === null || run.text === "bijna alle" ? plain("bijna iedereen") : [run];
}

function percentOf({ numerator, denominator }: Share): number {
  return wholePercentage(numerator, denominator) ?? 0;
}

const contact: Candidate = (material) =>
  withinTerm(material, {
    id: "responseTimes.contactWithin2DaysInPeriod",
    write: (often) => say`Het eerste contact was ${often} binnen ${CONTACT_DAYS} dagen`,
  });

const welcome: Candidate = (material) =>
  withinTerm(material, {
    id: "responseTimes.welcomeWithin7DaysInPeriod",
    write: (often) => say`Een welkomstgesprek was ${often} binnen ${WELCOME_DAYS} dagen gepland`,
    state: (share) =>
      say`Bij ${share} was een welkomstgesprek binnen ${WELCOME_DAYS} dagen gepland.`,
  });

/** How long those who started had waited: half of them so many days. */
const waiting: Candidate = ({ facts, previous }) => {
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

/** The half of those who wait, where they are enough for it not to be chance. */
function medianOf(facts: Facts, id: string): Count | null {
  const days = facts.quantiles(id);
  if (days === null || days.median === null || days.n < FEWEST_FOR_SHARES) return null;
  const run = numberRun(days.median, facts.originOf(`${id}.median`));
  return { value: days.median, run, isLowerBound: false };
}

/** A flow that is no good or bad news by itself. */
function movement(id: string, write: (now: Text, was: Text) => Text): Candidate {
  return (material) => {
    const change = toldChange(material, id);
    if (change === null) return null;
    const { now, before } = change;
    const score = countSize(now, before, FLOW) / 2;
    if (score < 0.5) return null;
    const was = verbFor(before.value, "was", "waren");
    return {
      tone: "neutral",
      score: Math.max(1, score),
      isCompared: true,
      write: ({ when }) => {
        const first = when === "daarvoor" ? say`dat ${was} er` : say`${when} ${was} dat er`;
        const then = before.value === 0 ? say`${when} geen enkel` : say`${first} ${before.run}`;
        const trajectories =
          now.value === 0 ? plain("geen enkel traject") : countWithNoun(now, NOUNS.trajectory);
        return write(trajectories, then);
      },
    };
  };
}

const started = movement("status.startedInPeriod", (now, was) => {
  return say`We begonnen aan ${now}; ${was}.`;
});

const closed = movement("status.closedInPeriod", (now, was) => {
  return say`We sloten ${now} af; ${was}.`;
});

const supported: Candidate = (material) => {
  const { facts, previous } = material;
  const now = facts.count("status.supported");
  if (now === null || now.value === 0) return null;
  const running = say`${countWithNoun(now, NOUNS.trajectory)} ${verbFor(now.value, "loopt", "lopen")}`;
  const change = toldChange(material, "status.supported");
  const state = { tone: "neutral", score: STATE.supported, isCompared: false } as const;
  if (previous === null || change === null) return { ...state, write: () => say`${running}.` };
  const { before, difference } = change;
  const end = endOf(previous, facts);
  if (difference === 0) return { ...state, write: () => say`${running}, evenveel als ${end}.` };
  return {
    ...state,
    score: Math.max(STATE.supported, countSize(now, before, STOCK)),
    write: () => say`${running}; ${stockThen(end, before)}.`,
  };
};

/** "eind januari waren dat er 451", "eind januari nog geen". */
function stockThen(end: Text, before: Count): Text {
  if (before.value === 0) return say`${end} nog geen`;
  return say`${end} ${verbFor(before.value, "was", "waren")} dat er ${before.run}`;
}

const results: Candidate = (material) => {
  const id = "results.inPeriodByTheme";
  const now = material.facts.total(id);
  const fewest = Math.max(2, material.facts.threshold);
  if (now === null || now.value < fewest) return null;
  const told = toldChange(material, id);
  // From both numbers follows what there was.
  const change = told === null || told.before.value < fewest ? null : told;
  const when = withinThisPeriod(material.facts);
  const main = say`Bij ${countWithNoun(now, NOUNS.family)} is ${when} iets bereikt`;
  const size = change === null ? 0 : countSize(now, change.before, FLOW);
  if (change === null || size < 1) {
    return { tone: "neutral", score: STATE.results, isCompared: false, write: () => say`${main}.` };
  }
  const { run } = differenceOf(now, change.before);
  const [tone, more] =
    change.difference > 0 ? (["good", "meer"] as const) : (["bad", "minder"] as const);
  return {
    tone,
    score: size,
    isCompared: true,
    write: ({ when }) => say`${main}, ${run} ${more} dan ${when}.`,
  };
};

/** The children who went back home; told only as far as the comparison tells how many more. */
const returned: Candidate = (material) => {
  const { facts, previous } = material;
  const id = "children.returned";
  const now = facts.count(id);
  if (now === null || now.value === 0) return null;
  const went = say`${countWithNoun(now, NOUNS.child)} ${verbFor(now.value, "ging", "gingen")} tot nu toe terug naar huis`;
  const change = toldChange(material, id);
  if (previous === null || change === null || change.difference < LEAST_CHILDREN) {
    const write = () => say`${went}.`;
    return { tone: "neutral", score: STATE.returned, isCompared: false, write };
  }
  const { before, difference } = change;
  return {
    tone: "good",
    score: sizeOf(difference, LEAST_CHILDREN) * CHILDREN_WEIGH,
    isCompared: false,
    write: () => say`${went}; ${stockThen(endOf(previous, facts), before)}.`,
  };
};

/** In the order in which they are told: what happened first, then how things stand. */
const CANDIDATES: readonly Candidate[] = [
  registrations,
  letter,
  contact,
  welcome,
  waiting,
  started,
  closed,
  results,
  supported,
  returned,
];

function newsOf(material: Material): ChosenNews {
  return chooseNews(CANDIDATES.flatMap((candidate) => candidate(material) ?? []));
}

export const IN_BRIEF_SENTENCES: SentenceEntries = {
  "inBrief.news": (material) => {
    const text = joinTexts(sentencesOf(newsOf(material).lead, material));
    return text.length === 0 ? null : text;
  },

  "inBrief.few": ({ facts }) => {
    if (facts.registrations >= FEWEST_FOR_SHARES) return null;
    const fewest = { text: String(FEWEST_FOR_SHARES), origin: "rule.fewestForShares" };
    return say`Bij minder dan ${fewest} aanmeldingen geven we alleen deze cijfers: verdelingen zeggen dan weinig, en je zou er een gezin in kunnen herkennen.`;
  },
};

export const IN_BRIEF_LISTS: ListEntries = {
  "inBrief.changes": (material) => {
    const { previous } = material;
    const items = sentencesOf(newsOf(material).listed, material, true);
    if (previous === null || items.length === 0) return null;
    return {
      type: "list",
      intro: say`Dit veranderde ook, vergeleken met ${periodBefore(previous)}:`,
      items,
    };
  },
};
