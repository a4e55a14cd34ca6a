import type { PublishedBreakdown } from "../../disclosure/published-figures.ts";
import { NOUNS } from "../../language/words.ts";
import type { SentenceEntries } from "../block-entry.ts";
import { countAlone, countWithNoun, type Facts } from "../facts.ts";
import { joinTexts, listTexts, numberRun, say, type Text } from "../text.ts";

/** How a sentence names who is supported. */
const SUPPORTED_PHRASES: Readonly<Record<string, string>> = {
  moeder: "de moeder",
  vader: "de vader",
  beide_ouders: "beide ouders samen",
  kinderen: "een kind of de kinderen",
};

/** The shown categories other than `unknown`, the largest first; equal ones in codebook order. */
function largestFirst(breakdown: PublishedBreakdown, unknown: string) {
  return breakdown.categories
    .flatMap(({ code, label, value }) =>
      value === null || value === 0 || code === unknown ? [] : [{ code, label, value }],
    )
    .toSorted((a, b) => b.value - a.value);
}

/** How many of the children are or were placed; a number that is 0 is left unsaid. */
function placedNowAndBefore(facts: Facts): Text | null {
  const now = facts.count("children.placedNow");
  const before = facts.count("children.placedBefore");
  const both = facts.count("children.placed");
  const parts = [
    now === null || now.value === 0
      ? null
      : say`${now.value === 1 ? "is" : "zijn"} er ${countAlone(now)} nu uit huis geplaatst`,
    before === null || before.value === 0
      ? null
      : say`${before.value === 1 ? "was" : "waren"} er ${countAlone(before)} eerder uit huis geplaatst`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const sum =
    both === null || parts.length < 2
      ? null
      : say`Samen gaat het om ${countWithNoun(both, NOUNS.child)}.`;
  return joinTexts([say`Van hen ${listTexts(parts)}.`, sum]);
}

export const FAMILY_SENTENCES: SentenceEntries = {
  "people.supported": ({ facts }) => {
    const supported = facts.breakdown("people.bySupported");
    if (supported === null || supported.total === 0) return null;
    if (supported.categories.every(({ value }) => value === null)) {
      return say`Hoe vaak we wie ondersteunen, tonen we niet: de aantallen zijn te klein.`;
    }
    const total = numberRun(supported.total, "people.bySupported.total");
    const [first, second] = largestFirst(supported, "nog_niet_in_beeld");
    // All that is not shown could be one category, as large as the first or larger.
    const notShown =
      supported.total - supported.categories.reduce((sum, { value }) => sum + (value ?? 0), 0);
    const main =
      first === undefined || first.value === second?.value || first.value <= notShown
        ? null
        : say`Het vaakst ondersteunen we ${SUPPORTED_PHRASES[first.code] ?? first.label}: bij ${numberRun(first.value, `people.bySupported.${first.code}`)} van de ${total} aanmeldingen.`;
    const unknown = facts.category("people.bySupported", "nog_niet_in_beeld");
    const rest =
      unknown === null || unknown.value === 0
        ? null
        : say`Bij ${countWithNoun(unknown, NOUNS.registration)} is nog niet in beeld wie we ondersteunen.`;
    const text = joinTexts([main, rest]);
    return text.length === 0 ? null : text;
  },

  "children.placed": ({ facts }) => {
    const total = facts.count("children.total");
    if (total === null || total.value === 0) return null;
    const families = say`In de aangemelde gezinnen ${total.value === 1 ? "is" : "zijn"} ${countWithNoun(total, NOUNS.child)}.`;
    return joinTexts([families, placedNowAndBefore(facts)]);
  },

  "children.returned": ({ facts }) => {
    const children = facts.count("children.returned");
    const families = facts.count("children.returnedFamilies");
    if (children === null || families === null || children.value === 0) return null;
    return say`Na een uithuisplaatsing ${children.value === 1 ? "woont" : "wonen"} ${countWithNoun(children, NOUNS.child)} weer thuis, bij ${countWithNoun(families, NOUNS.family)}.`;
  },

  "regions.involved": ({ facts }) => {
    const involved = facts.count("regions.involved");
    if (involved === null || involved.value === 0) return null;
    return say`Bij de gezinnen ${involved.value === 1 ? "is" : "zijn"} ${countWithNoun(involved, NOUNS.region)} betrokken.`;
  },
};
