import { nounFor, NOUNS, verbFor } from "../../language/words.ts";
import { capitalised, joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import type { ListEntries, SentenceEntries } from "../block-entry.ts";
import { shownChange, type ShownChange } from "../changes.ts";
import { countWithNoun, type Count } from "../counts.ts";
import { endOf, withinThisPeriod } from "../period-words.ts";

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
