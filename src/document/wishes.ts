import { NOUNS } from "../language/words.ts";
import { capitalised, say, type Text } from "../model/text.ts";
import { type Facts, shareOf } from "./facts.ts";
import { phraseFor, rank, type RankedCategory } from "./ranking.ts";
import { FEWEST_FOR_SHARES, sharePhrase } from "./shares.ts";

export const WISHES = "support.desiredSituation";

/** What families want, behind "willen". */
const WISH_PHRASES: Readonly<Record<string, string>> = {
  contactherstel_kinderen: "het contact met een kind herstellen",
  herstel_gezinsleden: "dat de gezinsleden zelf herstellen",
  terugdraaien_uithuisplaatsing: "dat een kind weer thuis komt wonen",
};

/** "wil het contact met een kind herstellen"; by its label a wish that has no words. */
export function wanting(wish: RankedCategory, isPlural: boolean): Text {
  const phrase = phraseFor(wish, WISH_PHRASES, WISHES);
  const hasWords = phrase.every(({ origin }) => origin === undefined);
  if (hasWords) return say`${isPlural ? "willen" : "wil"} ${phrase}`;
  return say`${isPlural ? "noemen" : "noemt"} als wens ${phrase}`;
}

/** The wish that surely most families have; null where that is not certain, and of few families. */
export function leadingWish(facts: Facts): RankedCategory | null {
  const ranking = rank(facts, WISHES, ["overig"]);
  if (ranking === null || ranking.total < FEWEST_FOR_SHARES) return null;
  const [leader, tie] = ranking.leaders;
  return leader === undefined || tie !== undefined || leader.asOf !== null ? null : leader;
}

/** "Bijna de helft van de gezinnen wil het contact met een kind herstellen" */
export function wishFinding(facts: Facts): Text | null {
  const leader = leadingWish(facts);
  const total = facts.total(WISHES);
  if (leader === null || total === null) return null;
  const share = sharePhrase(shareOf(leader, total), NOUNS.family);
  if (share === null) return null;
  return capitalised(say`${share.text} ${wanting(leader, share.isPlural)}`);
}
