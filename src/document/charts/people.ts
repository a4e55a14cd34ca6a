import { NOUNS } from "../../language/words.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { say, type Text } from "../../model/text.ts";
import type { ChartEntries } from "../block-entry.ts";
import { clearLeader, percentageBehind } from "../clear-leader.ts";
import type { Facts } from "../facts.ts";
import { phraseFor } from "../ranking.ts";
import { shareBars } from "./share-bars.ts";

const ID = "people.bySupported";
export const NOT_YET_SEEN = "nog_niet_in_beeld";

/** The words in a sentence for who is supported. */
const SUPPORTED_PHRASES: Readonly<Record<string, string>> = {
  moeder: "de moeder",
  vader: "de vader",
  beide_ouders: "beide ouders samen",
  kinderen: "een kind of de kinderen",
};

/** "Meestal ondersteunen we de moeder (67%)". Null if it is not certain who leads. */
export function whoIsSupportedMost(facts: Facts): Text | null {
  const found = clearLeader(facts, ID, facts.total(ID));
  if (found === null || found.leader.code === NOT_YET_SEEN) return null;
  const { leader, share } = found;
  const who = phraseFor(leader, SUPPORTED_PHRASES, ID);
  if (share.numerator === share.denominator) return say`We ondersteunen altijd ${who}`;
  const percentage = percentageBehind(share);
  const ofAll = share.numerator / share.denominator;
  const often = ofAll >= 0.95 ? "Bijna altijd" : ofAll > 0.5 ? "Meestal" : "Het vaakst";
  return say`${often} ondersteunen we ${who}${percentage}`;
}

export function supportedChart(facts: Facts): ChartBlock | null {
  return shareBars(facts, "people-supported", {
    figure: ID,
    subject: "Wie we ondersteunen",
    unit: NOUNS.registration,
    base: "aanmeldingen",
    head: "Wie",
    unknown: NOT_YET_SEEN,
    finding: whoIsSupportedMost,
  });
}

export const PEOPLE_CHARTS: ChartEntries = {
  "people-supported": ({ facts }) => supportedChart(facts),
};
