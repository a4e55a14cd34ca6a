import type { PublishedCategory } from "../disclosure/published-figures.ts";
import { capitalised, say, type Text } from "../model/text.ts";
import { clearLeader } from "./clear-leader.ts";
import { shareOf } from "./counts.ts";
import { type Facts } from "./facts.ts";
import { rank, wordsWrittenFor } from "./ranking.ts";
import { FEWEST_FOR_SHARES, sharePhrase } from "./shares.ts";
import { themeNameIn } from "./theme-names.ts";

/** The themes with results that the report names one by one: placements, and the family itself. */
export const NAMED_THEMES: ReadonlySet<string> = new Set(["uithuisplaatsingen", "gezinsherstel"]);

/** Names for results with a label that does not fit a chart or sentence. */
const RESULT_NAMES: Readonly<Record<string, string>> = {
  regie_hervonden: "Zelf weer de regie",
  relatie_jeugdbescherming_verbeterd: "Betere relatie met de jeugdbescherming",
  relatie_gemeente_verbeterd: "Betere relatie met de gemeente",
  bezoekregeling_tot_stand: "Bezoekregeling tot stand gekomen",
  terugplaatsing_kinderen: "Kinderen terug naar huis",
  contact_kinderen_hersteld: "Contact met kinderen hersteld",
  familierelatie_hersteld: "Relatie met familieleden hersteld",
};

/** The result with the name for readers. */
export function namedResult(result: PublishedCategory): PublishedCategory {
  return { ...result, label: wordsWrittenFor(result, RESULT_NAMES) ?? result.label };
}

export const BY_THEME = "results.byTheme";

const FAMILY_WITH_RESULT = {
  singular: "gezin met een resultaat",
  plural: "gezinnen met een resultaat",
};

/** The theme with the most results. Null if it is not certain, or if there are too few families. */
export function leadingTheme(facts: Facts): ReturnType<typeof clearLeader> {
  return clearLeader(facts, BY_THEME, facts.total(BY_THEME), ["overig"]);
}

/**
 * "Persoonlijk herstel bij ruim de helft van de gezinnen met een resultaat". It is the largest
 * theme that is shown, even if a withheld one may be larger.
 */
export function themeFinding(facts: Facts): Text | null {
  const total = facts.total(BY_THEME);
  if (total === null || total.value < FEWEST_FOR_SHARES) return null;
  const ranking = rank(facts, BY_THEME, ["overig"]);
  const [largest, tie] = [...(ranking?.leaders ?? []), ...(ranking?.largestShown ?? [])];
  if (largest === undefined || tie !== undefined || largest.asOf !== null) return null;
  const share = sharePhrase(shareOf(largest, total), FAMILY_WITH_RESULT);
  return share && capitalised(say`${themeNameIn(BY_THEME)(largest)} bij ${share.text}`);
}

/** The finding about the leading theme as a sentence, for a report without the chart. */
export function themeSentence(facts: Facts): Text | null {
  const found = leadingTheme(facts);
  const share = found && sharePhrase(found.share, FAMILY_WITH_RESULT);
  return share && say`Bij ${share.text} gaat het om ${themeNameIn(BY_THEME)(found.leader)}.`;
}
