import { NOUNS, verbFor } from "../../language/words.ts";
import { plain, say, type Text } from "../../model/text.ts";
import type { ChartEntries } from "../block-entry.ts";
import { countWithNoun, type Facts } from "../facts.ts";
import { FEWEST_FOR_SHARES } from "../shares.ts";
import { stackOrBars } from "./stack.ts";

const FIGURE = "status.byCategory";

/** From the trajecten that run to those that ended, or never began. */
const ORDER = ["lopend", "heropend", "nog_niet_gestart", "afgesloten", "nooit_gestart"];

/** How many trajecten came to an end: what the sentence beside the chart does not say. */
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

export const STATUS_CHARTS: ChartEntries = {
  "status-by-category": ({ facts }) => {
    const supported = facts.count("status.supported");
    const reopened = facts.category(FIGURE, "heropend");
    return stackOrBars(facts, "status-by-category", {
      figure: FIGURE,
      subject: plain("Alle aanmeldingen naar de status van het traject"),
      partOf: ({ label }) => ({ label }),
      order: ORDER,
      head: "Status",
      unit: "Aanmeldingen",
      total: "Aanmeldingen in totaal",
      finding: findingOf(facts),
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
