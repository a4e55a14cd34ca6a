import { NOUNS, verbFor } from "../../language/words.ts";
import type { SentenceEntries } from "../block-entry.ts";
import { countAlone, countWithNoun, type Count, type Facts } from "../facts.ts";
import { followingSentence, leaderNames, leaderShare, rank } from "../ranking.ts";
import { FEWEST_FOR_SHARES, sharePhrase } from "../shares.ts";
import { capitalised, joinTexts, listTexts, noteCall, plain, say, type Text } from "../text.ts";

const RESIDENCE_PHRASES: Readonly<Record<string, string>> = {
  pleeggezin: "in een pleeggezin",
  andere_ouder: "bij de andere ouder",
  netwerk: "bij familie of bekenden",
  instelling: "in een instelling",
};

/** How many of the children are or were placed; a number that is 0 is left unsaid. */
function placedNowAndBefore(facts: Facts): Text | null {
  const now = facts.count("children.placedNow");
  const before = facts.count("children.placedBefore");
  const both = facts.count("children.placed");
  const parts = [
    now === null || now.value === 0
      ? null
      : say`${verbFor(now.value, "is", "zijn")} er ${countAlone(now)} nu uit huis geplaatst`,
    before === null || before.value === 0
      ? null
      : say`${verbFor(before.value, "was", "waren")} er ${countAlone(before)} eerder uit huis geplaatst`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const sum =
    both === null || parts.length < 2
      ? null
      : say`Samen gaat het om ${countWithNoun(both, NOUNS.child)}.`;
  return joinTexts([say`Van hen ${listTexts(parts)}.`, sum]);
}

/** Explains "ten minste" where the sentence says so. */
function lowerBoundNote(counts: readonly (Count | null)[]): Text {
  if (counts.every((count) => count?.isLowerBound !== true)) return [];
  return [
    noteCall(
      plain(
        "Ten minste: bij een deel van de gezinnen is dit aantal nog niet ingevuld. Het echte aantal kan dus hoger zijn.",
      ),
    ),
  ];
}

export const CHILDREN_SENTENCES: SentenceEntries = {
  "children.placed": ({ facts }) => {
    const total = facts.count("children.total");
    if (total === null || total.value === 0) return null;
    const families = say`In de aangemelde gezinnen ${verbFor(total.value, "is", "zijn")} ${countWithNoun(total, NOUNS.child)}.`;
    const counts = ["placedNow", "placedBefore", "placed"].map((id) =>
      facts.count(`children.${id}`),
    );
    return say`${joinTexts([families, placedNowAndBefore(facts)])}${lowerBoundNote([total, ...counts])}`;
  },

  "children.measures": ({ facts }) => {
    const id = "children.byMeasure";
    const total = facts.total(id);
    const withMeasure = facts.category(id, "met_maatregel");
    if (total === null || withMeasure === null || total.value === 0) return null;
    const share = sharePhrase(
      {
        numerator: withMeasure.value,
        denominator: total.value,
        origins: [`${id}.met_maatregel`, `${id}.total`],
      },
      { singular: "dit kind", plural: "deze kinderen" },
    );
    const known = say`Van ${countWithNoun(total, NOUNS.child)} is bekend of er bij de uithuisplaatsing een kinderbeschermingsmaatregel was.`;
    if (total.value < FEWEST_FOR_SHARES || share === null || withMeasure.value === 0) return known;
    if (withMeasure.value === total.value) return say`${known} Die was er bij allemaal.`;
    return say`${known} ${capitalised(share.text)} ${share.isPlural ? "hadden" : "had"} zo’n maatregel.`;
  },

  "children.residence": ({ facts }) => {
    const id = "children.byResidence";
    const ranking = rank(facts, id);
    if (ranking === null) return null;
    if (ranking.isHidden) {
      return say`Waar de kinderen verblijven, tonen we niet: de aantallen zijn te klein.`;
    }
    const name = ({ code, label }: { readonly code: string; readonly label: string }) =>
      RESIDENCE_PHRASES[code] ?? label;
    const names = leaderNames(ranking, name);
    const [first, second] = ranking.leaders;
    if (names === null || first === undefined) return null;
    if (first.value === ranking.total) {
      return say`Voor zover bekend verblijven de uithuisgeplaatste kinderen allemaal ${names}.`;
    }
    const main =
      second === undefined
        ? say`De meeste uithuisgeplaatste kinderen van wie we dit weten, verblijven ${names}: ${first.run}`
        : say`De uithuisgeplaatste kinderen van wie we dit weten, verblijven het vaakst ${names}: elk ${first.run}`;
    const share = sharePhrase(leaderShare(facts, ranking), {
      singular: "dit kind",
      plural: "deze kinderen",
    });
    const ofAll =
      share === null || second !== undefined || ranking.total < FEWEST_FOR_SHARES
        ? say`.`
        : say`, ${share.text}.`;
    return joinTexts([say`${main}${ofAll}`, followingSentence(ranking, name)]);
  },

  "children.returned": ({ facts }) => {
    const children = facts.count("children.returned");
    const families = facts.count("children.returnedFamilies");
    if (children === null || families === null || children.value === 0) return null;
    return say`Na een uithuisplaatsing ${verbFor(children.value, "woont", "wonen")} ${countWithNoun(children, NOUNS.child)} weer thuis, bij ${countWithNoun(families, NOUNS.family)}.`;
  },
};
