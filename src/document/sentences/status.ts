import { NOUNS, verbFor } from "../../language/words.ts";
import type { ListEntries, SentenceEntries } from "../block-entry.ts";
import { atTheEndOf, countChange, toldChange } from "../changes.ts";
import { countWithNoun, shareOf } from "../facts.ts";
import { FEWEST_FOR_SHARES, sharePhrase } from "../shares.ts";
import { joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import { valueText } from "../withheld.ts";

const STATUS_EXPLANATIONS: Readonly<Record<string, string>> = {
  lopend: "We ondersteunen dit gezin nu.",
  heropend: "Het traject was afgesloten. Daarna zijn we opnieuw begonnen met ondersteunen.",
  nog_niet_gestart: "Het gezin heeft zich aangemeld. De ondersteuning moet nog beginnen.",
  nooit_gestart: "Het gezin heeft zich aangemeld, maar de ondersteuning is niet begonnen.",
  afgesloten: "De ondersteuning van dit gezin is klaar.",
};

/** The steps that the report tells of, with the word for each. */
const MOVEMENTS = [
  ["status.startedInPeriod", "gestart"],
  ["status.closedInPeriod", "afgesloten"],
  ["status.reopenedInPeriod", "heropend"],
] as const;

/** What a number of families says where it is that of all registrations. */
function allSupported(total: number): Text {
  return total === 1
    ? say`Dat is het enige gezin dat zich heeft aangemeld.`
    : say`Dat zijn alle gezinnen die zich hebben aangemeld.`;
}

export const STATUS_SENTENCES: SentenceEntries = {
  "status.supported": (material) => {
    const { facts, previous } = material;
    const supported = facts.count("status.supported");
    if (supported === null) return null;
    const all = facts.count("registrations.total");
    const total = all?.value ?? 0;
    const share = all === null ? null : sharePhrase(shareOf(supported, all), NOUNS.registration);
    const main =
      supported.value === 0
        ? say`Op ${facts.referenceDayRun} ondersteunden we geen gezinnen`
        : say`Op ${facts.referenceDayRun} ondersteunden we ${countWithNoun(supported, NOUNS.family)}`;
    const isAll = supported.value === total;
    const ofAll =
      share === null || supported.value === 0 || (total < FEWEST_FOR_SHARES && !isAll)
        ? say`.`
        : isAll
          ? say`. ${allSupported(total)}`
          : say`: ${share.text}.`;
    const change =
      previous === null
        ? null
        : countChange(toldChange(material, "status.supported"), atTheEndOf(previous));
    return joinTexts([say`${main}${ofAll}`, change]);
  },

  "status.reopened": ({ facts }) => {
    const reopened = facts.category("status.byCategory", "heropend");
    const supported = facts.count("status.supported");
    if (reopened === null || supported === null || reopened.value === 0) return null;
    const whom =
      reopened.value < supported.value
        ? say`${reopened.run} van de gezinnen die we ondersteunden`
        : say`${verbFor(reopened.value, "het gezin dat", "alle gezinnen die")} we ondersteunden`;
    return say`Bij ${whom}, was het traject eerder al eens afgesloten.`;
  },

  "status.movements": ({ facts }) => {
    const movements = MOVEMENTS.map(([id, verb]) => ({ count: facts.count(id), verb }));
    if (movements.some(({ count }) => count === null)) return null;
    const happened = movements.flatMap(({ count, verb }) =>
      count === null || count.value === 0 ? [] : [{ run: count.run, verb }],
    );
    if (happened.length === 0) {
      return say`In ${facts.periodRun} is geen traject gestart, afgesloten of heropend.`;
    }
    const parts = happened.map(({ run, verb }, index): Text =>
      index === 0 ? say`${run} keer een traject ${verb}` : say`${run} keer ${verb}`,
    );
    return say`In ${facts.periodRun} is ${listTexts(parts)}.`;
  },

  "status.neverStarted": ({ facts }) => {
    const never = facts.count("status.neverStartedInPeriod");
    if (never === null || never.value === 0) return null;
    return say`Bij ${countWithNoun(never, NOUNS.registration)} stelden we in deze periode vast dat de ondersteuning niet begint.`;
  },
};

export const STATUS_LISTS: ListEntries = {
  "status.explained": ({ facts }) => {
    const statuses = facts.breakdown("status.byCategory");
    if (statuses === null || statuses.total === 0) return null;
    return {
      type: "terms",
      items: statuses.categories.map((status) => ({
        term: say`${status.label} (${valueText(status, "status.byCategory", facts)})`,
        explanation: plain(STATUS_EXPLANATIONS[status.code] ?? ""),
      })),
    };
  },
};
