import { NOUNS, verbFor } from "../../language/words.ts";
import type { SentenceEntries } from "../block-entry.ts";
import { countWithNoun, type Facts } from "../facts.ts";
import { leadingAnswer } from "../leading-answer.ts";
import { phraseFor } from "../phrases.ts";
import { each, leaderNames, leaderShare, rank, type RankedCategory } from "../ranking.ts";
import { sharePhrase } from "../shares.ts";
import { joinTexts, listTexts, say, type Text } from "../text.ts";

const SITUATION_PHRASES: Readonly<Record<string, string>> = {
  contactherstel_kinderen: "herstel van het contact met hun kind of kinderen",
  herstel_gezinsleden: "herstel van de gezinsleden zelf",
  terugdraaien_uithuisplaatsing: "het terugdraaien van de uithuisplaatsing",
};

/** How a sentence names a theme: "over persoonlijk herstel". */
const THEME_PHRASES: Readonly<Record<string, string>> = {
  persoonlijk_herstel: "persoonlijk herstel",
  externe_relaties: "relaties met externe betrokkenen",
  uithuisplaatsingen: "uithuisplaatsingen",
  bestaanszekerheden: "bestaanszekerheden",
  gezinsherstel: "gezinsherstel",
  overig: "andere onderwerpen",
};

/** Names the themes of a figure within a sentence. */
export const themeNameIn =
  (id: string) =>
  (theme: RankedCategory): Text =>
    phraseFor(theme, THEME_PHRASES, id);

/** The themes that lead, with their share of the registrations that the figure counts. */
function leadingThemes(
  facts: Facts,
  id: string,
  noun: string,
): { readonly names: Text; readonly share: Text; readonly codes: string } | null {
  const ranking = rank(facts, id, ["overig"]);
  const names = ranking === null ? null : leaderNames(ranking, themeNameIn(id));
  if (ranking === null || names === null) return null;
  const share = sharePhrase(leaderShare(facts, ranking), NOUNS.registration);
  if (share === null) return null;
  return {
    names,
    share: say`${each(ranking)}bij ${share.text} met ten minste één ${noun}`,
    codes: ranking.leaders.map(({ code }) => code).join(),
  };
}

export const SUPPORT_SENTENCES: SentenceEntries = {
  "support.desired": ({ facts }) =>
    leadingAnswer(facts, {
      id: "support.desiredSituation",
      apart: ["overig"],
      lead: "Gezinnen willen het vaakst",
      whole: "waarvan we de wens kennen",
      phrases: SITUATION_PHRASES,
      followers: "Daarna noemen ze",
    }),

  "support.themes": ({ facts }) => {
    const asked = leadingThemes(facts, "support.requestsByTheme", "vraag");
    const given = leadingThemes(facts, "support.providedByTheme", "vorm van ondersteuning");
    const text = joinTexts([
      asked === null
        ? null
        : say`De vragen van gezinnen gaan het vaakst over ${asked.names}: ${asked.share}.`,
      given === null
        ? null
        : given.codes === asked?.codes
          ? say`Ook onze ondersteuning gaat daar het vaakst over: ${given.share}.`
          : say`We boden het vaakst ondersteuning rond ${given.names}: ${given.share}.`,
    ]);
    return text.length === 0 ? null : text;
  },

  "analyses.states": ({ facts }) => {
    const running = facts.category("analyses.byState", "lopend");
    const finished = facts.category("analyses.byState", "afgerond");
    if (running === null || finished === null) return null;
    const about = say`In een verklarende analyse zoeken we samen met het gezin en de betrokken professionals uit hoe de problemen zijn ontstaan en wat ze in stand houdt.`;
    if (running.value + finished.value === 0) return null;
    const parts = [
      running.value === 0
        ? null
        : say`${verbFor(running.value, "liep", "liepen")} er ${countWithNoun(running, NOUNS.analysis)}`,
      finished.value === 0
        ? null
        : running.value === 0
          ? say`${verbFor(finished.value, "was", "waren")} er ${countWithNoun(finished, NOUNS.analysis)} afgerond`
          : say`${verbFor(finished.value, "was", "waren")} er ${finished.run} afgerond`,
    ].filter((part) => part !== null);
    return joinTexts([about, say`Op ${facts.referenceDayRun} ${listTexts(parts)}.`]);
  },
};
