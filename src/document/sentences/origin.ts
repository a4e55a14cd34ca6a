import { isMostPopulous } from "../../codebook/inhabitants.ts";
import { isWithheld } from "../../disclosure/published-figures.ts";
import { NOUNS, verbFor } from "../../language/words.ts";
import { capitalised, joinTexts, listTexts, say, type Text } from "../../model/text.ts";
import type { SentenceEntries } from "../block-entry.ts";
import { BY_ORIGIN } from "../inhabitants.ts";
import { countWithNoun, shareOf } from "../counts.ts";
import { type Facts } from "../facts.ts";
import { rank, type RankedCategory } from "../ranking.ts";
import { FEWEST_FOR_SHARES, shareInWords } from "../shares.ts";
import { labelRun, notShown } from "../withheld.ts";

const provinceName = (province: RankedCategory): Text => [labelRun(province, BY_ORIGIN)];

/** The province where most people live, with numbers. Null if it is not certain. */
function mostLiveIn(facts: Facts): Text | null {
  const ranking = rank(facts, BY_ORIGIN, ["buitenland", "onbekend"]);
  const total = facts.total(BY_ORIGIN);
  const [first, tie] = ranking?.leaders ?? [];
  if (first === undefined || tie !== undefined || total === null || first.asOf !== null)
    return null;
  // "De meeste" is wrong if more people come from elsewhere.
  const elsewhere = ["buitenland", "onbekend"].map(
    (code) => facts.shownCategory(BY_ORIGIN, code)?.value,
  );
  if (elsewhere.some((value) => value === undefined || value >= first.value)) return null;
  const share = shareInWords(shareOf(first, total), NOUNS.person);
  const main =
    share === null
      ? say`De meeste mensen wonen in ${provinceName(first)} (${first.run}).`
      : say`${capitalised(share.text)} ${share.isPlural ? "wonen" : "woont"} in ${provinceName(first)} (${first.run}).`;
  // The map shows rates by inhabitants; this sentence gives the context of the number.
  return isMostPopulous(first.code)
    ? say`${main} Dat is ook de provincie met de meeste inwoners.`
    : main;
}

/** The numbers outside the map. Leaves out a number that is 0. */
function abroadAndUnknown(facts: Facts): Text | null {
  const [abroad, unknown] = ["buitenland", "onbekend"].map((code) =>
    facts.shownCategory(BY_ORIGIN, code),
  );
  const parts = [
    !abroad || abroad.value === 0
      ? null
      : say`${countWithNoun(abroad, NOUNS.person)} ${verbFor(abroad.value, "woont", "wonen")} in het buitenland`,
    !unknown || unknown.value === 0
      ? null
      : say`van ${countWithNoun(unknown, NOUNS.person)} weten we de woonplaats niet`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : say`${capitalised(listTexts(parts))}.`;
}

/** Says that the numbers of most provinces are withheld. Null if they are not. */
function mostHidden(facts: Facts): Text | null {
  const provinces = (facts.breakdown(BY_ORIGIN)?.categories ?? []).filter(
    ({ code }) => code !== "buitenland" && code !== "onbekend",
  );
  const [hidden, ...others] = provinces.filter(isWithheld);
  if (hidden === undefined || 2 * (1 + others.length) <= provinces.length) return null;
  const origin = facts.originOf(`${BY_ORIGIN}.${hidden.code}`);
  return notShown("Hoeveel mensen zich uit de meeste provincies aanmeldden", origin);
}

export const ORIGIN_SENTENCES: SentenceEntries = {
  "registrations.origin": ({ facts }) => {
    const ranking = rank(facts, BY_ORIGIN, ["buitenland", "onbekend"]);
    if (ranking === null || ranking.total < FEWEST_FOR_SHARES) return null;
    if (ranking.hidden !== null) return notShown("Waar mensen wonen", ranking.hidden);
    const text = joinTexts([mostLiveIn(facts), abroadAndUnknown(facts)]);
    return text.length === 0 ? mostHidden(facts) : text;
  },
};
