import { type Noun, NOUNS } from "../../language/words.ts";
import { joinTexts, plain, say } from "../../model/text.ts";
import type { ListEntries, SentenceEntries } from "../block-entry.ts";
import { atTheEndOf, countChange, toldChange } from "../changes.ts";
import { countWithNoun } from "../facts.ts";
import {
  bySize,
  each,
  followingSentence,
  largestShownSentence,
  leaderNames,
  rank,
} from "../ranking.ts";
import { themeNameIn } from "../theme-names.ts";
import { labelRun, notShown, protectionRemark, valueText } from "../withheld.ts";

/** The report lists the results about placements and about the family itself by name. */
const LISTED_THEMES: ReadonlySet<string> = new Set(["uithuisplaatsingen", "gezinsherstel"]);

/** Names that are plurals themselves, "uithuisplaatsingen", must not set the verb. */
const NEXT_THEMES: Noun = {
  singular: "Daarna volgt het thema",
  plural: "Daarna volgen de thema's",
};

export const RESULT_SENTENCES: SentenceEntries = {
  "results.total": (material) => {
    const { facts, previous } = material;
    const total = facts.total("results.byTheme");
    if (total === null) return null;
    if (total.value === 0) {
      return say`Tot en met ${facts.referenceDayRun} zijn er nog geen resultaten vastgelegd.`;
    }
    const main = say`Tot en met ${facts.referenceDayRun} is bij ${countWithNoun(total, NOUNS.family)} ten minste één resultaat vastgelegd.`;
    const change =
      previous === null
        ? null
        : countChange(toldChange(material, "results.byTheme"), atTheEndOf(previous));
    return joinTexts([main, change]);
  },

  "results.inPeriod": ({ facts }) => {
    const all = facts.total("results.byTheme");
    const total = facts.total("results.inPeriodByTheme");
    if (total === null || all === null || all.value === 0) return null;
    if (total.value === 0) return say`In ${facts.periodRun} kwam er geen resultaat bij.`;
    const overlapped = facts.overlaps("results.inPeriodByTheme");
    return joinTexts([
      say`In ${facts.periodRun} legden we bij ${countWithNoun(total, NOUNS.family)} een of meer resultaten vast.`,
      overlapped === null
        ? null
        : say`Welke resultaten dat waren, tonen we niet: deze periode overlapt met ${overlapped}, waarover we al eerder rapporteerden. Wie de rapportages naast elkaar legt, zou anders kleine aantallen kunnen uitrekenen.`,
    ]);
  },

  "results.themes": ({ facts }) => {
    const ranking = rank(facts, "results.byTheme", ["overig"]);
    if (ranking === null) return null;
    if (ranking.hidden !== null) return notShown("Welke resultaten dat zijn", ranking.hidden);
    const name = themeNameIn(ranking.id);
    const names = leaderNames(ranking, name);
    const [first] = ranking.leaders;
    if (first === undefined) return largestShownSentence(ranking, name, NOUNS.family);
    if (names === null) return null;
    return joinTexts([
      say`Resultaten zien we het vaakst rond ${names}: ${each(ranking)}bij ${countWithNoun(first, NOUNS.family)}.`,
      followingSentence(ranking, name, { lead: NEXT_THEMES }),
    ]);
  },
};

export const RESULT_LISTS: ListEntries = {
  "results.byName": ({ facts }) => {
    const id = "results.byResult";
    const results = facts.breakdown(id);
    if (results === null) return null;
    const ofThemes = results.categories.filter(({ theme }) => LISTED_THEMES.has(theme ?? ""));
    const listed = bySize({ ...results, categories: ofThemes }).filter(({ value }) => value !== 0);
    // A list only of what is not shown tells nothing.
    if (listed.every(({ value }) => value === null)) return null;
    return {
      type: "list",
      intro: plain("Resultaten rond de uithuisplaatsing en het gezin, in aantallen gezinnen:"),
      items: listed.map((result) => say`${labelRun(result, id)}: ${valueText(result, id, facts)}`),
      remark: protectionRemark(listed, id, facts),
    };
  },
};
