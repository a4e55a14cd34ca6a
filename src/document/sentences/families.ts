import type { PublishedBreakdown } from "../../disclosure/published-figures.ts";
import { NOUNS } from "../../language/words.ts";
import type { SentenceEntries } from "../block-entry.ts";
import { countAlone, countWithNoun } from "../facts.ts";
import { joinTexts, numberRun, say } from "../text.ts";

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

export const FAMILY_SENTENCES: SentenceEntries = {
  "people.supported": ({ facts }) => {
    const supported = facts.breakdown("people.bySupported");
    if (supported === null || supported.total === 0) return null;
    const total = numberRun(supported.total, "people.bySupported.total");
    const [first, second] = largestFirst(supported, "nog_niet_in_beeld");
    const main =
      first === undefined || first.value === second?.value
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
    const now = facts.count("children.placedNow");
    const before = facts.count("children.placedBefore");
    const both = facts.count("children.placed");
    const families =
      total === null || total.value === 0
        ? null
        : say`In de aangemelde gezinnen ${total.value === 1 ? "is" : "zijn"} ${countWithNoun(total, NOUNS.child)}.`;
    const placed =
      now === null || before === null || both === null || both.value === 0
        ? null
        : joinTexts([
            say`Van hen ${now.value === 1 ? "is" : "zijn"} er ${countAlone(now)} nu uit huis geplaatst en ${before.value === 1 ? "was" : "waren"} er ${countAlone(before)} eerder uit huis geplaatst.`,
            say`Samen gaat het om ${countWithNoun(both, NOUNS.child)}.`,
          ]);
    const text = joinTexts([families, placed]);
    return text.length === 0 ? null : text;
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
