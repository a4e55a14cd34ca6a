import { NOT_SHOWN } from "../../language/terms.ts";
import { nounFor, NOUNS, type Noun } from "../../language/words.ts";
import type { ListEntries, SentenceEntries } from "../block-entry.ts";
import { atTheEndOf, countChange } from "../changes.ts";
import { countWithNoun } from "../facts.ts";
import { each, followingSentence, leaderNames, rank } from "../ranking.ts";
import { joinTexts, numberRun, plain, say } from "../text.ts";
import { labelRun, withheldRemark } from "../withheld.ts";
import { themeNameIn } from "./support.ts";

/** The report lists the results about placements and about the family itself by name. */
const LISTED_THEMES: ReadonlySet<string> = new Set(["uithuisplaatsingen", "gezinsherstel"]);

/** Names that are plurals themselves, "uithuisplaatsingen", must not set the verb. */
const NEXT_THEMES: Noun = {
  singular: "Daarna volgt het thema",
  plural: "Daarna volgen de thema's",
};

export const RESULT_SENTENCES: SentenceEntries = {
  "results.total": ({ facts, previous }) => {
    const total = facts.total("results.byTheme");
    if (total === null) return null;
    if (total.value === 0) {
      return say`Tot en met ${facts.referenceDayRun} zijn er nog geen resultaten vastgelegd.`;
    }
    const main = say`Tot en met ${facts.referenceDayRun} is bij ${countWithNoun(total, NOUNS.family)} ten minste één resultaat vastgelegd.`;
    const change =
      previous === null
        ? null
        : countChange(total, previous.total("results.byTheme"), atTheEndOf(previous));
    return joinTexts([main, change]);
  },

  "results.inPeriod": ({ facts }) => {
    const all = facts.total("results.byTheme");
    const total = facts.total("results.inPeriodByTheme");
    if (total === null || all === null || all.value === 0) return null;
    return total.value === 0
      ? say`In ${facts.periodRun} kwam er geen resultaat bij.`
      : say`In ${facts.periodRun} legden we bij ${countWithNoun(total, NOUNS.family)} een of meer resultaten vast.`;
  },

  "results.themes": ({ facts }) => {
    const ranking = rank(facts, "results.byTheme", ["overig"]);
    if (ranking === null) return null;
    if (ranking.isHidden) {
      return say`Welke resultaten dat zijn, tonen we niet: de aantallen zijn te klein.`;
    }
    const names = leaderNames(ranking, themeNameIn(ranking.id));
    const [first] = ranking.leaders;
    if (names === null || first === undefined) return null;
    return joinTexts([
      say`Resultaten zien we het vaakst rond ${names}: ${each(ranking)}bij ${first.run} ${nounFor(NOUNS.family, first.value)}.`,
      followingSentence(ranking, themeNameIn(ranking.id), { lead: NEXT_THEMES }),
    ]);
  },
};

export const RESULT_LISTS: ListEntries = {
  "results.byName": ({ facts }) => {
    const id = "results.byResult";
    const results = facts.breakdown(id);
    if (results === null) return null;
    const listed = results.categories.filter(({ theme }) => LISTED_THEMES.has(theme ?? ""));
    const shown = listed
      .flatMap(({ code, label, value }) =>
        value === null || value === 0 ? [] : [{ code, label, value }],
      )
      .toSorted((a, b) => b.value - a.value);
    const withheld = listed.filter(({ value }) => value === null);
    if (shown.length === 0) return null;
    return {
      type: "list",
      intro: plain("Resultaten rond de uithuisplaatsing en het gezin, in aantallen gezinnen:"),
      items: [
        ...shown.map(
          (result) =>
            say`${labelRun(result, id)}: ${numberRun(result.value, `${id}.${result.code}`)}`,
        ),
        ...withheld.map((result) => say`${labelRun(result, id)}: ${NOT_SHOWN}`),
      ],
      remark: withheldRemark(listed, facts),
    };
  },
};
