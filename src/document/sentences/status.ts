import { nounFor, NOUNS } from "../../language/words.ts";
import type { ListEntries, SentenceEntries } from "../block-entry.ts";
import { countWithNoun } from "../facts.ts";
import { joinTexts, listTexts, numberRun, say, type Text } from "../text.ts";

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

export const STATUS_SENTENCES: SentenceEntries = {
  "status.supported": ({ facts }) => {
    const supported = facts.count("status.supported");
    const reopened = facts.category("status.byCategory", "heropend");
    if (supported === null || reopened === null) return null;
    if (supported.value === 0)
      return say`Op ${facts.referenceDayRun} ondersteunen we geen gezinnen.`;
    const main = say`Op ${facts.referenceDayRun} ondersteunen we ${countWithNoun(supported, NOUNS.family)}.`;
    if (reopened.value === 0) return main;
    return joinTexts([
      main,
      say`Bij ${reopened.run} van hen was het traject eerder al eens afgesloten.`,
    ]);
  },

  "status.movements": ({ facts }) => {
    const movements = MOVEMENTS.map(([id, verb]) => ({ count: facts.count(id), verb }));
    if (movements.some(({ count }) => count === null)) return null;
    const happened = movements.flatMap(({ count, verb }): Text[] =>
      count === null || count.value === 0 ? [] : [say`${count.run} keer een traject ${verb}`],
    );
    return happened.length === 0
      ? say`In ${facts.periodRun} is geen traject gestart, afgesloten of heropend.`
      : say`In ${facts.periodRun} is er ${listTexts(happened)}.`;
  },
};

export const STATUS_LISTS: ListEntries = {
  "status.explained": ({ facts }) => {
    const statuses = facts.breakdown("status.byCategory");
    if (statuses === null || statuses.total === 0) return null;
    return {
      type: "terms",
      items: statuses.categories.map(({ code, label, value }) => ({
        term: say`${label}: ${numberRun(value ?? 0, `status.byCategory.${code}`)} ${nounFor(NOUNS.trajectory, value ?? 0)}`,
        explanation: say`${STATUS_EXPLANATIONS[code] ?? ""}`,
      })),
    };
  },
};
