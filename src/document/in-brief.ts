import { NOUNS, verbFor } from "../language/words.ts";
import { joinTexts, plain, say, type Text } from "../model/text.ts";
import type { ListEntries, Material, SentenceEntries } from "./block-entry.ts";
import { shownChange } from "./changes.ts";
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
import {
  type Count,
  countWithNoun,
  differenceOf,
  endOf,
  FEWEST_FOR_SHARES,
  periodBefore,
  withinThisPeriod,
} from "./wording.ts";

/** News about the support and its results. */

const LEAST_CHILDREN = 5;
/** Children who return home are the purpose of the support, so this news counts more. */
const CHILDREN_WEIGH = 2;

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

const started: Candidate = movement("status.startedInPeriod", (now, was) => {
  return say`We begonnen aan ${now}; ${was}.`;
});

const closed: Candidate = movement("status.closedInPeriod", (now, was) => {
  return say`We sloten ${now} af; ${was}.`;
});

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

/**
 * What the report opens with. Fixed rules choose the news, so that bad news gets the same place as
 * good news.
 */

/** In the order of the text: first what happened, then the situation now. */
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
