import { NOUNS, verbFor } from "../../language/words.ts";
import type { SentenceEntries } from "../block-entry.ts";
import { countAlone, countWithNoun, type Facts, type ShownCount } from "../facts.ts";
import {
  each,
  followingSentence,
  isAll,
  largestShownSentence,
  leaderNames,
  leaderPhrase,
  rank,
  type RankedCategory,
  type Ranking,
} from "../ranking.ts";
import { FEWEST_FOR_SHARES } from "../shares.ts";
import { capitalised, joinTexts, say, type Text } from "../../model/text.ts";
import { labelRun, notShown } from "../withheld.ts";

const ID = "registrations.byOrigin";

/** Provinces are names: they keep their capital. */
const provinceName = (province: RankedCategory): Text => [labelRun(province, ID)];

export const ORIGIN_SENTENCES: SentenceEntries = {
  "registrations.origin": ({ facts }) => {
    const ranking = rank(facts, ID, ["buitenland", "onbekend"]);
    if (ranking === null) return null;
    if (ranking.hidden !== null) return notShown("Waar de gezinnen wonen", ranking.hidden);
    const text = joinTexts([
      mostComeFrom(facts, ranking) ??
        largestShownSentence(ranking, provinceName, NOUNS.registration),
      followingSentence(ranking, provinceName),
      abroadAndUnknown(facts.shownCategory(ID, "buitenland"), facts.shownCategory(ID, "onbekend")),
    ]);
    return text.length === 0 ? null : text;
  },
};

function mostComeFrom(facts: Facts, ranking: Ranking): Text | null {
  const names = leaderNames(ranking, provinceName);
  const [first] = ranking.leaders;
  if (names === null || first === undefined) return null;
  const share = leaderPhrase(facts, ranking, NOUNS.registration);
  if (share !== null && isAll(ranking)) {
    return say`${capitalised(share.text)} ${share.isPlural ? "komen" : "komt"} uit ${names}.`;
  }
  // The provinces are no place for a superlative where more come from elsewhere.
  const isAsLarge = (code: string): boolean =>
    (facts.shownCategory(ID, code)?.value ?? 0) >= first.value;
  const start = isAsLarge("onbekend")
    ? "Voor zover bekend"
    : isAsLarge("buitenland")
      ? "Binnen Nederland"
      : null;
  const count = ranking.leaders.length === 1 ? "telt" : "tellen";
  const main =
    start === null
      ? say`${names} ${count} de meeste aanmeldingen: ${each(ranking)}${countAlone(first)}`
      : say`${start} ${count} ${names} de meeste aanmeldingen: ${each(ranking)}${countAlone(first)}`;
  return share === null || ranking.leaders.length > 1 || ranking.total < FEWEST_FOR_SHARES
    ? say`${main}.`
    : say`${main}. Dat ${share.isPlural ? "zijn" : "is"} ${share.text}.`;
}

/** What lies outside the map; a number that is 0 is left unsaid. */
function abroadAndUnknown(abroad: ShownCount | null, unknown: ShownCount | null): Text | null {
  return joinTexts([
    abroad === null || abroad.value === 0
      ? null
      : say`Uit het buitenland ${verbFor(abroad.value, "komt", "komen")} ${countWithNoun(abroad, NOUNS.registration)}.`,
    unknown === null || unknown.value === 0
      ? null
      : say`Van ${countWithNoun(unknown, NOUNS.registration)} is niet bekend waar het gezin woont.`,
  ]);
}
