import { NOUNS, verbFor } from "../../language/words.ts";
import type { SentenceEntries } from "../block-entry.ts";
import { countAlone, countWithNoun, type Facts } from "../facts.ts";
import { leadingAnswer } from "../leading-answer.ts";
import { each, largestShownSentence, leaderNames, rank, type RankedCategory } from "../ranking.ts";
import { joinTexts, say, type Text } from "../../model/text.ts";
import { labelRun } from "../withheld.ts";

/** How a sentence names a reason. */
const REASON_PHRASES: Readonly<Record<string, string>> = {
  financiele_problematiek: "financiële problemen",
  onveilige_thuissituatie: "een onveilige thuissituatie",
  gebrek_aan_huisvesting: "gebrek aan huisvesting",
  middelengebruik: "middelengebruik",
  onvermogen_te_zorgen: "onvermogen om voor de kinderen te zorgen",
  acties_van_partner: "acties van de partner",
  complexe_scheiding: "een complexe (echt)scheiding",
  strafbare_feiten: "mogelijk strafbare feiten",
  gezondheidsklachten: "(mentale) gezondheidsklachten",
};

/** The regions with the most registrations; null where none leads for certain. */
function leadingRegions(facts: Facts): Text | null {
  const ranking = rank(facts, "regions.byRegion");
  // With one region there is none to have more than another.
  if (ranking === null || ranking.ranked.length < 2) return null;
  const name = (region: RankedCategory): Text => [labelRun(region, ranking.id)];
  const names = leaderNames(ranking, name);
  const [first] = ranking.leaders;
  if (first === undefined) return largestShownSentence(ranking, name, NOUNS.registration);
  if (names === null) return null;
  return say`${names} ${ranking.leaders.length === 1 ? "telt" : "tellen"} de meeste aanmeldingen: ${each(ranking)}${countAlone(first)}.`;
}

export const PLACEMENT_SENTENCES: SentenceEntries = {
  "placements.reasons": ({ facts }) =>
    leadingAnswer(facts, {
      id: "placements.byReason",
      apart: [],
      lead: "Als reden van de uithuisplaatsing zien we het vaakst",
      whole: "waarvan we een reden weten",
      phrases: REASON_PHRASES,
      followers: "Daarna zien we",
      hidden: "Om welke redenen kinderen uit huis zijn geplaatst",
    }),

  "regions.involved": ({ facts }) => {
    const involved = facts.count("regions.involved");
    if (involved === null || involved.value === 0) return null;
    return joinTexts([
      say`Bij de gezinnen ${verbFor(involved.value, "is", "zijn")} ${countWithNoun(involved, NOUNS.region)} betrokken.`,
      leadingRegions(facts),
    ]);
  },
};
