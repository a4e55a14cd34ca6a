import { NOUNS, verbFor } from "../../language/words.ts";
import type { SentenceEntries } from "../block-entry.ts";
import { countWithNoun, type Facts } from "../facts.ts";
import { leadingAnswer } from "../leading-answer.ts";
import { each, leaderNames, rank, type RankedCategory } from "../ranking.ts";
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

export const themeName = ({ code, label }: RankedCategory): string => THEME_PHRASES[code] ?? label;

/** The themes that lead, with their share of all that have a request or support. */
function leadingThemes(
  facts: Facts,
  id: string,
  write: (names: Text, share: Text) => Text,
): { readonly text: Text; readonly codes: string } | null {
  const ranking = rank(facts, id, ["overig"]);
  const names = ranking === null ? null : leaderNames(ranking, themeName);
  const [first] = ranking?.leaders ?? [];
  if (ranking === null || names === null || first === undefined) return null;
  const noun = id === "support.requestsByTheme" ? "vraag" : "vorm van ondersteuning";
  const share = sharePhrase(
    {
      numerator: first.value,
      denominator: ranking.total,
      origins: [`${id}.${first.code}`, `${id}.total`],
    },
    NOUNS.registration,
  );
  if (share === null) return null;
  const codes = ranking.leaders.map(({ code }) => code).join();
  const ofWhole = say`${each(ranking)}bij ${share.text} met ten minste één ${noun}`;
  return { text: write(names, ofWhole), codes };
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
      hidden: "",
    }),

  "support.themes": ({ facts }) => {
    const requests = leadingThemes(
      facts,
      "support.requestsByTheme",
      (names, share) => say`De vragen van gezinnen gaan het vaakst over ${names}: ${share}.`,
    );
    const provided = leadingThemes(
      facts,
      "support.providedByTheme",
      (names, share) => say`We boden het vaakst ondersteuning rond ${names}: ${share}.`,
    );
    const same = requests !== null && requests.codes === provided?.codes;
    const providedToo = same
      ? leadingThemes(
          facts,
          "support.providedByTheme",
          (_, share) => say`Ook onze ondersteuning gaat daar het vaakst over: ${share}.`,
        )
      : provided;
    const text = joinTexts([requests?.text ?? null, providedToo?.text ?? null]);
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
