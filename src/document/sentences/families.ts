import { NOUNS, verbFor } from "../../language/words.ts";
import { joinTexts, plain, say, type Text } from "../../model/text.ts";
import type { SentenceEntries } from "../block-entry.ts";
import {
  compositionChart,
  custodyChart,
  mostFamilies,
  overWhichChildren,
  shownFamilies,
  withWhichParents,
} from "../charts/families.ts";
import { NOT_YET_SEEN, supportedChart, whoIsSupportedMost } from "../charts/people.ts";
import { countWithNoun } from "../counts.ts";
import { type Facts } from "../facts.ts";
import { hiddenIn, notShown } from "../withheld.ts";

/** The number of families without a known answer. Null if it is 0, withheld or held. */
function unknownIn(facts: Facts, id: string): ReturnType<Facts["category"]> {
  const unknown = facts.category(id, NOT_YET_SEEN);
  return unknown?.value === 0 ? null : unknown;
}

/** "Wie het gezag heeft, tonen we niet, …" if every known answer is withheld; else null. */
function allHidden(facts: Facts, id: string, what: string): Text | null {
  const hidden = hiddenIn(facts, id, NOT_YET_SEEN);
  return hidden === null ? null : notShown(what, hidden);
}

/**
 * Says why the composition of many families is unknown. Null if the statuses of the trajectories do
 * not explain it.
 */
function whyNotKnown(facts: Facts, unknown: number): Text | null {
  const notStarted = ["nog_niet_gestart", "nooit_gestart"]
    .map((code) => facts.category("status.byCategory", code)?.value ?? 0)
    .reduce((sum, value) => sum + value, 0);
  return 2 * notStarted < unknown
    ? null
    : plain(
        "Dat kan komen doordat een traject nog niet of nooit is gestart en we er nog niet naar vroegen.",
      );
}

/** If there is a chart, its title gives the finding and the text does not repeat it. */
export const FAMILY_SENTENCES: SentenceEntries = {
  "people.supported": ({ facts }) => {
    if (supportedChart(facts) !== null) return null;
    const id = "people.bySupported";
    const hidden = allHidden(facts, id, "Wie we ondersteunen");
    if (hidden !== null) return hidden;
    const most = whoIsSupportedMost(facts);
    const unknown = unknownIn(facts, id);
    const said = joinTexts([
      most === null ? null : say`${most}.`,
      unknown === null
        ? null
        : say`Bij ${countWithNoun(unknown, NOUNS.registration)} is nog niet bekend wie we ondersteunen.`,
    ]);
    return said.length === 0 ? null : said;
  },

  "families.composition": ({ facts }) => {
    const id = "families.byComposition";
    const hidden = allHidden(facts, id, "Hoe de gezinnen zijn samengesteld");
    if (hidden !== null) return hidden;
    const unknown = unknownIn(facts, id);
    // A share is relative to the families with a known answer. Only the chart says that.
    const share = unknown === null ? mostFamilies(facts) : null;
    const most = compositionChart(facts) === null ? (share ?? shownFamilies(facts)) : null;
    const said = joinTexts([
      most === null ? null : say`${most}.`,
      unknown === null
        ? null
        : say`Van ${countWithNoun(unknown, NOUNS.family)} weten we nog niet hoe ${verbFor(unknown.value, "het is", "ze zijn")} samengesteld.`,
      unknown === null ? null : whyNotKnown(facts, unknown.value),
    ]);
    return said.length === 0 ? null : said;
  },

  "families.custody": ({ facts }) => {
    const id = "families.byCustody";
    const hidden = allHidden(facts, id, "Wie het gezag over de kinderen heeft");
    if (hidden !== null) return hidden;
    const isFound = custodyChart(facts)?.subtitle !== undefined;
    const findings = [overWhichChildren(facts), withWhichParents(facts)].filter(
      (finding) => finding !== null,
    );
    const unknown = unknownIn(facts, id);
    const said = joinTexts([
      ...findings.slice(isFound ? 1 : 0).map((finding) => say`${finding}.`),
      unknown === null
        ? null
        : say`Van ${countWithNoun(unknown, NOUNS.family)} weten we nog niet wie het gezag heeft.`,
    ]);
    return said.length === 0 ? null : said;
  },
};
