import { monthsInWords } from "../../language/months-in-words.ts";
import { nounFor, NOUNS, verbFor } from "../../language/words.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import { joinTexts, numberRun, say, type Text } from "../../model/text.ts";
import type { SentenceEntries } from "../block-entry.ts";
import { countWithNoun } from "../counts.ts";
import { type Facts } from "../facts.ts";
import { withinThisPeriod } from "../period-words.ts";
import { FEWEST_FOR_SHARES } from "../shares.ts";

/**
 * The median and the ninetieth percentile of a figure in words. Null if they are withheld or if
 * there are too few cases.
 */
function daysOf(
  facts: Facts,
  id: string,
): { readonly cases: number; readonly half: Text; readonly most: Text | null } | null {
  const days = facts.quantiles(id);
  if (days === null || days.median === null || days.n < FEWEST_FOR_SHARES) return null;
  const written = (value: number, field: string): Text => {
    const origin = facts.originOf(`${id}.${field}`);
    const months = monthsInWords(value);
    return months === null
      ? say`${numberRun(value, origin)} ${nounFor(NOUNS.day, value)}`
      : [{ text: months, origin: ORIGIN_OF.months(origin) }];
  };
  return {
    cases: days.n,
    half: written(days.median, "median"),
    most: days.p90 === null ? null : written(days.p90, "p90"),
  };
}

const NINE = { text: "9 van de 10", origin: "rule.ninetiethPercentile" };

export const WAITING_TIME_SENTENCES: SentenceEntries = {
  "waitingTimes.toStart": ({ facts }) => {
    const own = daysOf(facts, "waitingTimes.daysToStartInPeriod");
    const all = daysOf(facts, "waitingTimes.daysToStart");
    if (own === null) {
      return all === null
        ? null
        : say`De helft van de trajecten startte binnen ${all.half} na de aanmelding.`;
    }
    return joinTexts([
      say`Van de trajecten die ${withinThisPeriod(facts)} startten, begon de helft binnen ${own.half} na de aanmelding${own.most === null ? "" : say` en ${NINE} binnen ${own.most}`}.`,
      all === null || all.cases === own.cases
        ? null
        : say`Gerekend over alle trajecten tot nu toe begon de helft binnen ${all.half}.`,
    ]);
  },

  "waitingTimes.now": ({ facts }) => {
    const waiting = facts.category("status.byCategory", "nog_niet_gestart");
    if (waiting === null || waiting.value === 0) return null;
    const verb = verbFor(waiting.value, "wachtte", "wachtten");
    const main = say`Op ${facts.referenceDayRun} ${verb} er nog ${countWithNoun(waiting, NOUNS.person)} op de start van een traject`;
    const days = daysOf(facts, "waitingTimes.daysWaiting");
    return days === null
      ? say`${main}.`
      : say`${main}, de helft van hen al ${days.half} of langer.`;
  },

  "waitingTimes.support": ({ facts }) => {
    const days = daysOf(facts, "waitingTimes.daysOfSupport");
    return days === null
      ? null
      : say`Een traject vraagt tijd: van de trajecten die al eens zijn afgesloten, duurde de helft ${days.half} of langer.`;
  },
};
