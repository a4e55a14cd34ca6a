import { NOUNS } from "../../language/words.ts";
import type { SentenceEntries } from "../block-entry.ts";
import { countWithNoun, type Facts } from "../facts.ts";
import { leadingAnswer } from "../leading-answer.ts";
import { say, type Text } from "../../model/text.ts";

/** How a sentence names who is supported. */
const SUPPORTED_PHRASES: Readonly<Record<string, string>> = {
  moeder: "de moeder",
  vader: "de vader",
  beide_ouders: "beide ouders samen",
  kinderen: "een kind of de kinderen",
};

const COMPOSITION_PHRASES: Readonly<Record<string, string>> = {
  eenoudergezin: "een eenoudergezin",
  intact_gezin: "een intact gezin",
  samengesteld_gezin: "een samengesteld gezin",
};

const CUSTODY_PHRASES: Readonly<Record<string, string>> = {
  alle_kinderen: "gezag over alle kinderen",
  geen: "ouders zonder gezag",
  een_ouder: "gezag bij één ouder",
  beide_ouders: "gezag bij beide ouders",
};

const UNKNOWN = "nog_niet_in_beeld";

/** "Bij 65 aanmeldingen is nog niet in beeld wie …"; null for none, or where it may not be shown. */
function notYetSeen(facts: Facts, id: string, what: string): Text | null {
  const unknown = facts.shownCategory(id, UNKNOWN);
  if (unknown === null || unknown.value === 0) return null;
  const verb = unknown.asOf === null ? "is" : "was";
  return say`Bij ${countWithNoun(unknown, NOUNS.registration)} ${verb} nog niet in beeld ${what}.`;
}

export const FAMILY_SENTENCES: SentenceEntries = {
  "people.supported": ({ facts }) =>
    leadingAnswer(facts, {
      id: "people.bySupported",
      apart: [UNKNOWN],
      lead: "Het vaakst ondersteunen we",
      leadOfAll: "ondersteunen we",
      phrases: SUPPORTED_PHRASES,
      hidden: "Hoe vaak we wie ondersteunen",
    }),

  "people.notYetSeen": ({ facts }) =>
    notYetSeen(facts, "people.bySupported", "wie we ondersteunen"),

  "families.composition": ({ facts }) =>
    leadingAnswer(facts, {
      id: "families.byComposition",
      apart: [UNKNOWN, "overig"],
      lead: "Het vaakst gaat het om",
      leadOfAll: "gaat het om",
      whole: "waarbij de samenstelling van het gezin in beeld is",
      phrases: COMPOSITION_PHRASES,
      unknown: UNKNOWN,
      hidden: "Hoe de gezinnen zijn samengesteld",
    }),

  "families.compositionNotYetSeen": ({ facts }) =>
    notYetSeen(facts, "families.byComposition", "hoe het gezin is samengesteld"),

  "families.custody": ({ facts }) =>
    leadingAnswer(facts, {
      id: "families.byCustody",
      apart: [UNKNOWN],
      lead: "Het vaakst zien we",
      whole: "waarbij het gezag in beeld is",
      phrases: CUSTODY_PHRASES,
      unknown: UNKNOWN,
      hidden: "Wie het gezag heeft",
    }),

  "families.custodyNotYetSeen": ({ facts }) =>
    notYetSeen(facts, "families.byCustody", "wie het gezag over de kinderen heeft"),
};
