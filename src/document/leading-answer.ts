import { NOUNS } from "../language/words.ts";
import { countWithNoun, type Facts } from "./facts.ts";
import {
  each,
  followingSentence,
  isAll,
  largestShownSentence,
  leaderNames,
  leaderPhrase,
  phraseFor,
  rank,
  type RankedCategory,
} from "./ranking.ts";
import { joinTexts, say, type Text } from "../model/text.ts";
import { notShown } from "./withheld.ts";

/** What a sentence needs to tell the answer that families give most often. */
export interface LeadingAnswerTexts {
  readonly id: string;
  /** Answers that are no finding when they lead, such as the unknown. */
  readonly apart: readonly string[];
  /** What goes before the answer: "Het vaakst ondersteunen we". */
  readonly lead: string;
  /** The same where all give the answer: "ondersteunen we"; the lead itself where left out. */
  readonly leadOfAll?: string;
  /** What the share is of, where not of all registrations: "waarvan we de wens kennen". */
  readonly whole?: string;
  /** How a sentence names an answer; its label where left out. */
  readonly phrases?: Readonly<Record<string, string>>;
  /** The answer whose cases are no part of the whole: those of whom nothing is known. */
  readonly unknown?: string;
  /** Names what comes after the leader too, behind these words: "Daarna zien we". */
  readonly followers?: string;
  /** What is not told where no number may be shown: "Hoe de gezinnen zijn samengesteld". */
  readonly hidden: string;
}

/**
 * The answer given most often with its share, and what follows it: "Het vaakst ondersteunen we de
 * moeder: bij driekwart (75%) van de aanmeldingen." Its number where the share is not to be told.
 * Null where the figure bears no such claim.
 */
export function leadingAnswer(facts: Facts, texts: LeadingAnswerTexts): Text | null {
  const ranking = rank(facts, texts.id, texts.apart);
  if (ranking === null) return null;
  if (ranking.hidden !== null) return notShown(texts.hidden, ranking.hidden);
  const name = (category: RankedCategory): Text =>
    phraseFor(category, texts.phrases ?? {}, texts.id);
  const names = leaderNames(ranking, name);
  const [first] = ranking.leaders;
  if (first === undefined) return largestShownSentence(ranking, name, NOUNS.registration);
  if (names === null) return null;
  const unknown = texts.unknown === undefined ? undefined : facts.category(texts.id, texts.unknown);
  const phrase = leaderPhrase(facts, ranking, NOUNS.registration, { unknown });
  const { lead, leadOfAll, followers } = texts;
  const ofWhole =
    phrase === null
      ? countWithNoun(first, NOUNS.registration)
      : texts.whole === undefined
        ? phrase.text
        : say`${phrase.text} ${texts.whole}`;
  if (leadOfAll !== undefined && isAll(ranking, unknown)) {
    const comma = texts.whole === undefined ? "" : ",";
    return say`Bij ${ofWhole}${comma} ${leadOfAll} ${names}.`;
  }
  const after = { singular: followers ?? "", plural: followers ?? "" };
  return joinTexts([
    say`${lead} ${names}: ${each(ranking)}bij ${ofWhole}.`,
    followers === undefined
      ? null
      : followingSentence(ranking, name, { lead: after, unit: NOUNS.registration }),
  ]);
}
