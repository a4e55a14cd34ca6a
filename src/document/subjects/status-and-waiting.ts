import { monthsInWords, nounFor, NOUNS, verbFor } from "../../language/words.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import {
  capitalised,
  joinTexts,
  listTexts,
  numberRun,
  plain,
  say,
  type Text,
} from "../../model/text.ts";
import type { ChartEntries, ListEntries, SentenceEntries } from "../block-entry.ts";
import { shownChange, type ShownChange } from "../changes.ts";
import type { Sentence } from "../charts/alt-text.ts";
import { stackOrBars } from "../charts/bars.ts";
import { inSentence } from "../charts/category-numbers.ts";
import type { Facts } from "../facts.ts";
import { labelRun } from "../withheld.ts";
import {
  type Count,
  countWithNoun,
  endOf,
  FEWEST_FOR_SHARES,
  withinThisPeriod,
} from "../wording.ts";

const STATUS_EXPLANATIONS: Readonly<Record<string, string>> = {
  lopend: "We ondersteunen het gezin of de jongere nu.",
  heropend: "Het traject was afgesloten, en daarna zijn we opnieuw begonnen.",
  nog_niet_gestart: "We kijken nog of we kunnen helpen, of de ondersteuning moet nog beginnen.",
  nooit_gestart:
    "We geven geen ondersteuning. Meestal lukt het contact niet, of hoort iemand niet bij de mensen voor wie we er zijn: gedupeerde ouders en kinderen die met een uithuisplaatsing te maken hebben.",
  afgesloten: "De ondersteuning is klaar.",
};

/**
 * The number of trajectories at the end of the previous period: "Eind januari waren het er 451."
 */
function thenText(end: Text, { difference, before, now }: ShownChange): Text {
  const then = capitalised(end);
  if (difference === 0) {
    return now.value === 0 ? say`Dat was ${end} ook zo.` : say`${then} waren het er evenveel.`;
  }
  if (before.value === 0) return say`${then} liep er nog geen.`;
  return say`${then} ${verbFor(before.value, "was", "waren")} het er ${before.run}.`;
}

/** ", waarvan er 12 al eens waren afgesloten". Empty for none. */
function reopenedText(reopened: Count | null, supported: Count): Text {
  if (reopened === null || reopened.value === 0) return [];
  if (reopened.value < supported.value) {
    return say`, waarvan er ${reopened.run} al eens ${verbFor(reopened.value, "was", "waren")} afgesloten`;
  }
  return plain(
    supported.value === 1 ? ", dat al eens was afgesloten" : ", die alle al eens waren afgesloten",
  );
}

export const STATUS_SENTENCES: SentenceEntries = {
  "status.supported": (material) => {
    const { facts, previous } = material;
    const supported = facts.count("status.supported");
    if (supported === null) return null;
    const verb = verbFor(supported.value, "liep", "liepen");
    const main =
      supported.value === 0
        ? say`Op ${facts.referenceDayRun} liep er geen traject`
        : say`Op ${facts.referenceDayRun} ${verb} er ${countWithNoun(supported, NOUNS.trajectory)}`;
    const change = shownChange(material, "status.supported");
    const reopened = facts.category("status.byCategory", "heropend");
    return joinTexts([
      say`${main}${reopenedText(reopened, supported)}.`,
      previous === null || change === null ? null : thenText(endOf(previous, facts), change),
    ]);
  },

  "status.movements": ({ facts }) => {
    const [started, closed, reopened] = [
      "status.startedInPeriod",
      "status.closedInPeriod",
      "status.reopenedInPeriod",
    ].map((id) => facts.count(id));
    if (!started || !closed || !reopened) return null;
    const noun = ({ value }: Count): string => nounFor(NOUNS.trajectory, value);
    const movements = [
      { count: started, write: (what: Text) => say`begonnen we aan ${what}` },
      { count: closed, write: (what: Text) => say`rondden we ${what} af` },
      { count: reopened, write: (what: Text) => say`heropenden we ${what}` },
    ].filter(({ count }) => count.value > 0);
    const period = capitalised(plain(withinThisPeriod(facts)));
    if (movements.length === 0) {
      return say`${period} begonnen we aan geen enkel traject, en rondden we er geen af.`;
    }
    const parts = movements.map(({ count, write }, index) =>
      write(index === 0 ? say`${count.run} ${noun(count)}` : say`er ${count.run}`),
    );
    return say`${period} ${listTexts(parts.map((part, index) => (index === 0 ? part : withoutSubject(part))))}.`;
  },

  "status.neverStarted": ({ facts }) => {
    const never = facts.count("status.neverStartedInPeriod");
    if (never === null || never.value === 0) return null;
    return say`Bij ${countWithNoun(never, NOUNS.registration)} bleek dat we geen ondersteuning gaan geven.`;
  },
};

/**
 * Removes the subject, because the sentence already has it: "rondden we er 91 af" becomes "rondden
 * er 91 af".
 */
function withoutSubject(text: Text): Text {
  return text.map((run, index) =>
    index === 0 ? { ...run, text: run.text.replace(/^(\w+) we /, "$1 ") } : run,
  );
}

export const STATUS_LISTS: ListEntries = {
  "status.explained": ({ facts }) => {
    const statuses = facts.breakdown("status.byCategory");
    const items = (statuses?.categories ?? []).flatMap(({ code, label, value }) => {
      const explanation = STATUS_EXPLANATIONS[code];
      if (value === null || value === 0 || explanation === undefined) return [];
      return [{ term: plain(label), explanation: plain(explanation) }];
    });
    return items.length === 0 ? null : { type: "terms", items };
  },
};

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

export const NINE = { text: "9 van de 10", origin: "rule.ninetiethPercentile" };

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
