import { nounFor, NOUNS, verbFor } from "../language/words.ts";
import {
  type Count,
  countAlone,
  countWithNoun,
  differenceOf,
  joinTexts,
  plain,
  type Run,
  say,
  type Text,
} from "../model/text.ts";
import type { Entries, ListEntries, Material, SentenceEntries } from "./block-entry.ts";
import { shownChange } from "./changes.ts";
import type { Facts } from "./facts.ts";
import {
  type Candidate,
  chooseNews,
  type ChosenNews,
  contact,
  countSize,
  FLOW,
  letter,
  registrations,
  sentencesOf,
  sizeOf,
  STATE,
  STOCK,
  waiting,
  welcome,
} from "./news.ts";
import { CONTACT_DAYS, WELCOME_DAYS } from "./subjects/waiting.ts";
import { endOf, FEWEST_FOR_SHARES, periodBefore, shareRun, withinThisPeriod } from "./wording.ts";

/*
 * What the report opens with: the news and the key figures. Fixed rules choose the news, so that bad
 * news gets the same place as good news.
 */

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

function newsOf(material: Material): ChosenNews {
  return chooseNews(CANDIDATES.flatMap((candidate) => candidate(material) ?? []));
}

/* News about the support and its results. The other candidates are in news.ts. */

const LEAST_CHILDREN = 5;
/** Children who return home are the purpose of the support, so this news counts more. */
const CHILDREN_WEIGH = 2;

const started: Candidate = movement("status.startedInPeriod", (now, was) => {
  return say`We begonnen aan ${now}; ${was}.`;
});

const closed: Candidate = movement("status.closedInPeriod", (now, was) => {
  return say`We sloten ${now} af; ${was}.`;
});

/** A change of a flow that is neither good nor bad news. */
function movement(id: string, write: (now: Text, was: Text) => Text): Candidate {
  return (material) => {
    const change = shownChange(material, id);
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

const supported: Candidate = (material) => {
  const { facts, previous } = material;
  const now = facts.count("status.supported");
  if (now === null || now.value === 0) return null;
  const running = say`${countWithNoun(now, NOUNS.trajectory)} ${verbFor(now.value, "loopt", "lopen")}`;
  const change = shownChange(material, "status.supported");
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
  const all = shownChange(material, id);
  // The earlier number follows from the current number and the difference, so it must be large
  // enough too.
  const change = all === null || all.before.value < fewest ? null : all;
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

/** The children who returned home. It gives the increase only if the comparison shows it. */
const returned: Candidate = (material) => {
  const { facts, previous } = material;
  const id = "children.returned";
  const now = facts.count(id);
  if (now === null || now.value === 0) return null;
  const went = say`${countWithNoun(now, NOUNS.child)} ${verbFor(now.value, "ging", "gingen")} tot nu toe terug naar huis`;
  const change = shownChange(material, id);
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

/** All possible news, in the order of the text: first what happened, then the situation now. */
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

/** The large numbers at the front of the report. */
export const KEY_FIGURES: Entries<KeyFigure> = {
  registrations: (material) => {
    const { facts } = material;
    const total = facts.count("registrations.total");
    if (total === null) return null;
    const label =
      total.value === 1
        ? say`aanmelding tot en met ${facts.referenceDayRun}`
        : say`mensen meldden zich aan tot en met ${facts.referenceDayRun}`;
    return { value: [total.run], label, ...registeredInPeriod(material, total) };
  },

  supported: (material) => {
    const supported = material.facts.count("status.supported");
    if (supported === null) return null;
    return {
      value: [supported.run],
      label: say`${nounFor(NOUNS.trajectory, supported.value)} met ondersteuning`,
      ...changeOfStock(material, "status.supported"),
    };
  },

  contact: (material) =>
    shareWithinTerm(
      material,
      "responseTimes.contactWithin2DaysInPeriod",
      say`eerste contact binnen ${CONTACT_DAYS} dagen (nieuwe aanmeldingen)`,
    ),

  welcome: (material) =>
    shareWithinTerm(
      material,
      "responseTimes.welcomeWithin7DaysInPeriod",
      say`welkomstgesprek binnen ${WELCOME_DAYS} dagen gepland (nieuwe aanmeldingen)`,
    ),

  returned: (material) => {
    const { facts } = material;
    const children = facts.shownCount("children.returned");
    if (children === null || children.value === 0) return null;
    const { asOf, value, run } = children;
    const went = `${nounFor(NOUNS.child, value)} ${verbFor(value, "ging", "gingen")} terug naar huis`;
    if (asOf !== null) return { value: [run], label: say`${went} (stand ${asOf})` };
    return { value: [run], label: say`${went}`, ...changeOfStock(material, "children.returned") };
  },
};

/** A number in large print, its label, and its change since the previous period. */
interface KeyFigure {
  readonly value: Text;
  readonly label: Text;
  readonly change?: Text;
}

/** The registrations in the period: "118 deze periode, tegen 240 in de drie maanden ervoor". */
function registeredInPeriod(material: Material, total: Count): Pick<KeyFigure, "change"> {
  const id = "registrations.inPeriod";
  const now = material.facts.count(id);
  if (now === null || now.value === total.value) return {};
  const change = shownChange(material, id);
  if (material.previous === null || change === null) {
    return { change: say`${orNobody(now)} deze periode` };
  }
  const before = periodBefore(material.previous);
  const then = change.before.value === 0 ? plain("niemand") : say`tegen ${change.before.run}`;
  return { change: say`${orNobody(now)} deze periode, ${then} in ${before}` };
}

/** A number of people, with the word "niemand" for 0. */
function orNobody({ value, run }: Count): Text {
  return value === 0 ? plain("niemand") : [run];
}

/** The earlier value of a stock: "eind januari waren het er 451". */
function changeOfStock(material: Material, id: string): Pick<KeyFigure, "change"> {
  const change = shownChange(material, id);
  if (material.previous === null || change === null) return {};
  const end = endOf(material.previous, material.facts);
  if (change.difference === 0) return { change: say`evenveel als ${end}` };
  const { before } = change;
  return {
    change: say`${end} ${verbFor(before.value, "was", "waren")} het er ${countAlone(before)}`,
  };
}

/**
 * The key figure for a share of the people who registered in the period. Null if there are too few,
 * or if the share is below 1%.
 */
function shareWithinTerm({ facts, previous }: Material, id: string, label: Text): KeyFigure | null {
  const value = percentageOf(facts, id);
  if (value === null) return null;
  const was = previous === null ? null : percentageOf(previous, id);
  if (previous === null || was === null) return { value: [value], label };
  const then = `in ${periodBefore(previous)}`;
  const isSame = was.text === value.text;
  return {
    value: [value],
    label,
    change: isSame ? say`evenveel als ${then}` : say`${was} ${then}`,
  };
}

/** A share as a percentage. Null if there are too few cases, or if the share is below 1%. */
function percentageOf(facts: Facts, id: string): Run | null {
  const share = facts.share(id);
  if (share === null || share.denominator < FEWEST_FOR_SHARES) return null;
  return share.numerator * 100 < share.denominator ? null : shareRun(share);
}
