import type { PublishedCategory } from "../disclosure/published-figures.ts";
import { NOUNS } from "../language/words.ts";
import { capitalised, say, type Text } from "../model/text.ts";
import { type ClearLeader, clearLeader } from "./clear-leader.ts";
import type { Facts } from "./facts.ts";
import { phraseFor, type RankedCategory, wordsWrittenFor } from "./ranking.ts";
import { sharePhrase } from "./shares.ts";

export const WISHES = "support.desiredSituation";

/** The words for a wish behind "willen". */
const WISH_PHRASES: Readonly<Record<string, string>> = {
  contactherstel_kinderen: "het contact met een kind herstellen",
  herstel_gezinsleden: "dat de gezinsleden zelf herstellen",
  terugdraaien_uithuisplaatsing: "dat een kind weer thuis komt wonen",
};

/** The names of wishes beside a bar. */
const WISH_LABELS: Readonly<Record<string, string>> = {
  contactherstel_kinderen: "Contact met een kind herstellen",
  herstel_gezinsleden: "Herstel van de gezinsleden zelf",
  terugdraaien_uithuisplaatsing: "Een kind weer thuis",
};

export function wishLabel(wish: PublishedCategory): string | undefined {
  return wordsWrittenFor(wish, WISH_LABELS);
}

/**
 * "wil het contact met een kind herstellen". A wish without words of its own gets its label: "noemt
 * als wens …".
 */
export function wanting(wish: RankedCategory, isPlural: boolean): Text {
  const phrase = phraseFor(wish, WISH_PHRASES, WISHES);
  const hasWords = phrase.every(({ origin }) => origin === undefined);
  if (hasWords) return say`${isPlural ? "willen" : "wil"} ${phrase}`;
  return say`${isPlural ? "noemen" : "noemt"} als wens ${phrase}`;
}

/**
 * The wish that most families have. Null if it is not certain, or if there are too few families.
 */
export function leadingWish(facts: Facts): ClearLeader | null {
  return clearLeader(facts, WISHES, facts.total(WISHES), ["overig"]);
}

/**
 * "Bijna de helft van de gezinnen wil het contact met een kind herstellen". Null if there is no
 * leading wish.
 */
export function wishFinding(facts: Facts, article: "de" | "deze" = "de"): Text | null {
  const found = leadingWish(facts);
  const share = found && sharePhrase(found.share, NOUNS.family, article);
  return share && capitalised(say`${share.text} ${wanting(found.leader, share.isPlural)}`);
}
