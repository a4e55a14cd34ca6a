import { joinTexts, say } from "../../model/text.ts";
import type { ListEntries, Material, SentenceEntries } from "../block-entry.ts";
import { chooseNews, sentencesOf, type Candidate, type ChosenNews } from "../news/choose-news.ts";
import { letter, registrations } from "../news/registrations.ts";
import { closed, results, returned, started, supported } from "../news/support.ts";
import { contact, waiting, welcome } from "../news/waiting.ts";
import { periodBefore } from "../period-words.ts";
import { FEWEST_FOR_SHARES } from "../shares.ts";

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
