import { NOUNS, verbFor, type Noun } from "../../language/words.ts";
import type { SentenceEntries } from "../block-entry.ts";
import { countAlone, countWithNoun, type Count, type Facts } from "../facts.ts";
import {
  each,
  followingSentence,
  leaderNames,
  leaderShare,
  rank,
  type RankedCategory,
} from "../ranking.ts";
import { FEWEST_FOR_SHARES, sharePhrase } from "../shares.ts";
import {
  capitalised,
  joinTexts,
  listTexts,
  noteCall,
  numberRun,
  plain,
  say,
  type Text,
} from "../text.ts";

/** Where children live, as a place and with the preposition that goes before it. */
const RESIDENCES: Readonly<Record<string, readonly [preposition: string, place: string]>> = {
  pleeggezin: ["in", "een pleeggezin"],
  andere_ouder: ["bij", "de andere ouder"],
  netwerk: ["bij", "familie of bekenden"],
  instelling: ["in", "een instelling"],
};

/** Names that are plurals themselves, "familie of bekenden", must not set the verb. */
const NEXT_RESIDENCES: Noun = { singular: "Daarna zien we", plural: "Daarna zien we" };

/** How many of the children are or were placed; a number that is 0 is left unsaid. */
function placedNowAndBefore(facts: Facts): Text | null {
  const now = facts.count("children.placedNow");
  const before = facts.count("children.placedBefore");
  const both = facts.count("children.placed");
  if (facts.count("children.total")?.value === 1) {
    if (now?.value === 1) return say`Dat kind is nu uit huis geplaatst.`;
    return before?.value === 1 ? say`Dat kind was eerder uit huis geplaatst.` : null;
  }
  const parts = [
    now === null || now.value === 0
      ? null
      : say`${verbFor(now.value, "is", "zijn")} er ${countAlone(now)} nu uit huis geplaatst`,
    before === null || before.value === 0
      ? null
      : now === null || now.value === 0
        ? say`${verbFor(before.value, "was", "waren")} er ${countAlone(before)} eerder uit huis geplaatst`
        : now.value === 1 && before.value > 1
          ? say`waren er ${countAlone(before)} dat eerder`
          : say`${countAlone(before)} eerder`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const sum =
    both === null || parts.length < 2
      ? null
      : say`Samen gaat het om ${countWithNoun(both, NOUNS.child)}.`;
  return joinTexts([say`Van hen ${listTexts(parts)}.`, sum]);
}

/** What "ten minste" means. */
const LOWER_BOUND_EXPLAINED =
  "Ten minste: bij een deel van de gezinnen is dit aantal nog niet ingevuld. Het echte aantal kan dus hoger zijn.";

/** Explains "ten minste" where the sentence says so. */
function lowerBoundNote(counts: readonly (Count | null)[]): Text {
  if (counts.every((count) => count?.isLowerBound !== true)) return [];
  return [noteCall(plain(LOWER_BOUND_EXPLAINED))];
}

/**
 * The families with returned children are those with that result: where the result is withheld,
 * to keep another from being worked out, their number must not be told in other words.
 */
export function mayTellReturned(facts: Facts): boolean {
  const results = facts.breakdown("results.byResult");
  return results === null || facts.category("results.byResult", "terugplaatsing_kinderen") !== null;
}

export const CHILDREN_SENTENCES: SentenceEntries = {
  "children.placed": ({ facts }) => {
    const total = facts.count("children.total");
    if (total === null || total.value === 0) return null;
    const children = countWithNoun(total, NOUNS.child);
    const families =
      facts.registrations === 1
        ? say`Het aangemelde gezin heeft ${children}.`
        : say`De aangemelde gezinnen hebben samen ${children}.`;
    const counts = ["placedNow", "placedBefore", "placed"].map((id) =>
      facts.count(`children.${id}`),
    );
    return say`${joinTexts([families, placedNowAndBefore(facts)])}${lowerBoundNote([total, ...counts])}`;
  },

  "children.measures": ({ facts }) => {
    const id = "children.byMeasure";
    const total = facts.total(id);
    const always = facts.category(id, "met_maatregel");
    const partly = facts.category(id, "met_en_zonder_maatregel");
    const isHidden = facts.breakdown(id)?.categories.every(({ value }) => value === null) ?? true;
    if (total === null || total.value === 0 || isHidden) return null;
    const known = say`Van ${countWithNoun(total, NOUNS.child)} is bekend of er bij de uithuisplaatsing een kinderbeschermingsmaatregel was.`;
    if (always === null || partly === null || total.value < FEWEST_FOR_SHARES) return known;
    const withMeasure = always.value + partly.value;
    const share = sharePhrase(
      {
        numerator: withMeasure,
        denominator: total.value,
        origins: [`${id}.met_maatregel + ${id}.met_en_zonder_maatregel`, `${id}.total`],
      },
      NOUNS.child,
      "deze",
    );
    if (share === null) return known;
    if (withMeasure === 0) return say`${known} Die was er bij geen van deze kinderen.`;
    return joinTexts([
      known,
      withMeasure === total.value
        ? say`Die was er bij allemaal.`
        : say`${capitalised(share.text)} ${share.isPlural ? "hadden" : "had"} zo’n maatregel.`,
      partly.value === 0
        ? null
        : say`Bij ${countWithNoun(partly, NOUNS.child)} was die er niet de hele tijd.`,
    ]);
  },

  "children.residence": ({ facts }) => {
    const id = "children.byResidence";
    const ranking = rank(facts, id);
    if (ranking === null) return null;
    if (ranking.isHidden) {
      return say`Waar de kinderen verblijven, tonen we niet: de aantallen zijn te klein.`;
    }
    const place = ({ code, label }: RankedCategory): string => RESIDENCES[code]?.[1] ?? label;
    const names = leaderNames(ranking, (residence) => {
      const [preposition = "in"] = RESIDENCES[residence.code] ?? [];
      return `${preposition} ${place(residence)}`;
    });
    const [first, second] = ranking.leaders;
    if (names === null || first === undefined) return null;
    const total = numberRun(ranking.total, `${id}.total`);
    if (ranking.total === 1) {
      return say`Van ${total} kind weten we waar het bij de uithuisplaatsing verblijft of verbleef: ${names}.`;
    }
    const known = say`Van ${total} kinderen weten we waar zij bij de uithuisplaatsing verblijven of verbleven`;
    if (first.value === ranking.total) return say`${known}: allemaal ${names}.`;
    const share = sharePhrase(leaderShare(facts, ranking), NOUNS.child, "deze");
    const ofAll =
      share === null || second !== undefined || ranking.total < FEWEST_FOR_SHARES
        ? null
        : say`Dat ${share.isPlural ? "zijn" : "is"} ${share.text}.`;
    return joinTexts([
      say`${known}. Het vaakst is dat ${names}: ${each(ranking)}${first.run}.`,
      ofAll,
      followingSentence(ranking, place, { lead: NEXT_RESIDENCES }),
    ]);
  },

  "children.returned": ({ facts }) => {
    const children = facts.count("children.returned");
    const families = facts.count("children.returnedFamilies");
    if (children === null || families === null || children.value === 0) return null;
    if (!mayTellReturned(facts)) return null;
    const live = verbFor(children.value, "woont", "wonen");
    return say`Als resultaat is vastgelegd dat ${countWithNoun(children, NOUNS.child)} bij ${countWithNoun(families, NOUNS.family)} na een uithuisplaatsing weer thuis ${live}.`;
  },
};
