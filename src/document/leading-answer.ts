import { type Noun } from "../language/words.ts";
import type { Facts } from "./facts.ts";
import {
  each,
  followingSentence,
  leaderNames,
  leaderShare,
  rank,
  type RankedCategory,
} from "./ranking.ts";
import { sharePhrase } from "./shares.ts";
import { joinTexts, say, type Text } from "./text.ts";

/** What a sentence needs to tell the answer that families give most often. */
export interface LeadingAnswerTexts {
  readonly id: string;
  /** Answers that are no finding when they lead, such as the unknown. */
  readonly apart: readonly string[];
  /** What goes before the answer: "Het vaakst ondersteunen we". */
  readonly lead: string;
  /** What the whole is, for the share. */
  readonly noun: Noun;
  /** How a sentence names an answer; its label where left out. */
  readonly phrases?: Readonly<Record<string, string>>;
  /** The answer whose cases are no part of the whole: those of whom nothing is known. */
  readonly unknown?: string;
  /** Names what comes after the leader too. */
  readonly withFollowers?: boolean;
  /** Said where no number may be shown. */
  readonly hidden: string;
}

/**
 * The answer given most often with its share, and what follows it: "Het vaakst ondersteunen we de
 * moeder: bij driekwart (75%) van de aanmeldingen." Null where the figure bears no such claim.
 */
export function leadingAnswer(facts: Facts, texts: LeadingAnswerTexts): Text | null {
  const ranking = rank(facts, texts.id, texts.apart);
  if (ranking === null) return null;
  if (ranking.isHidden) return say`${texts.hidden}`;
  const name = ({ code, label }: RankedCategory): Text | string =>
    texts.phrases?.[code] ?? [{ text: lowered(label), origin: `${texts.id}.${code}.label` }];
  const names = leaderNames(ranking, name);
  if (names === null) return null;
  const unknown = texts.unknown === undefined ? undefined : facts.category(texts.id, texts.unknown);
  // What the share is of: all but the unknown, unless that may not be shown.
  const share =
    unknown === null ? null : sharePhrase(leaderShare(facts, ranking, unknown), texts.noun);
  if (share === null) return null;
  return joinTexts([
    say`${texts.lead} ${names}: ${each(ranking)}bij ${share.text}.`,
    texts.withFollowers === true ? followingSentence(ranking, name) : null,
  ]);
}

function lowered(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
