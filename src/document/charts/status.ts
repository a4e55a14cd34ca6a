import { NOUNS, verbFor } from "../../language/words.ts";
import { listTexts, plain, say, type Text } from "../../model/text.ts";
import type { ChartEntries } from "../block-entry.ts";
import { countWithNoun } from "../counts.ts";
import { type Facts } from "../facts.ts";
import { FEWEST_FOR_SHARES } from "../shares.ts";
import { labelRun } from "../withheld.ts";
import type { Sentence } from "./alt-text.ts";
import { inSentence } from "./category-numbers.ts";
import { stackOrBars } from "./stack.ts";

const FIGURE = "status.byCategory";

/** From the trajectories that run to those that ended or never started. */
const ORDER = ["lopend", "heropend", "nog_niet_gestart", "afgesloten", "nooit_gestart"];

/** How many trajectories ended. The sentence beside the chart does not say that. */
function findingOf(facts: Facts): Text | null {
  const [closed, never] = ["afgesloten", "nooit_gestart"].map((code) =>
    facts.category(FIGURE, code),
  );
  if (!closed || !never || closed.value === 0 || facts.registrations < FEWEST_FOR_SHARES) {
    return null;
  }
  const main = say`${countWithNoun(closed, NOUNS.trajectory)} ${verbFor(closed.value, "is", "zijn")} afgesloten`;
  return never.value === 0
    ? main
    : say`${main}, ${never.run} ${verbFor(never.value, "is", "zijn")} nooit gestart`;
}

/**
 * "Met ondersteuning zijn er 501: 483 lopend en 18 heropend." If there is only one of these two
 * statuses: all numbers that are not in the title, from large to small.
 */
function altSentence(facts: Facts, finding: Text | null): Sentence {
  const shown = (facts.breakdown(FIGURE)?.categories ?? [])
    .flatMap(({ code, label }) => {
      const count = facts.category(FIGURE, code);
      const name = inSentence([labelRun({ code, label }, FIGURE)]);
      return count === null || count.value === 0 ? [] : [{ code, name, count }];
    })
    .toSorted((a, b) => b.count.value - a.count.value);
  const supported = facts.count("status.supported");
  const [running, again] = ["lopend", "heropend"].map((code) =>
    shown.find((status) => status.code === code),
  );
  if (supported && running && again) {
    const each = say`${running.count.run} ${running.name} en ${again.count.run} ${again.name}`;
    return [say`Met ondersteuning zijn er ${supported.run}: ${each}.`];
  }
  const inTitle = new Set(finding?.map(({ origin }) => origin));
  const others = shown.filter(({ count }) => !inTitle.has(count.run.origin));
  const each = others.map(({ name, count }, index) => {
    const verb = index > 0 ? "" : `${verbFor(count.value, "is", "zijn")} `;
    return say`${count.run} ${verb}${name}`;
  });
  return each.map((_, index) => say`${listTexts(each.slice(0, each.length - index))}.`);
}

export const STATUS_CHARTS: ChartEntries = {
  "status-by-category": ({ facts }) => {
    const supported = facts.count("status.supported");
    const reopened = facts.category(FIGURE, "heropend");
    const finding = findingOf(facts);
    return stackOrBars(facts, "status-by-category", {
      figure: FIGURE,
      subject: plain("Alle aanmeldingen naar de status van het traject"),
      partOf: ({ label }) => ({ label }),
      order: ORDER,
      head: "Status",
      unit: "Aanmeldingen",
      total: "Aanmeldingen in totaal",
      finding,
      altOfStack: altSentence(facts, finding),
      annotation:
        supported === null || !reopened || supported.value === 0
          ? null
          : {
              code: "lopend",
              ...(reopened.value === 0 ? {} : { until: "heropend" }),
              text: say`${supported.run} met ondersteuning`,
            },
    });
  },
};
