import { NOUNS, verbFor } from "../../language/words.ts";
import { capitalised, plain, say, type Text } from "../../model/text.ts";
import { shownChange } from "../changes.ts";
import { countWithNoun, shareOf, type Count } from "../counts.ts";
import { letterOf } from "../letter.ts";
import { shareInWords } from "../shares.ts";
import type { Candidate, News } from "./choose-news.ts";
import { FLOW, HARDLY_PERCENT, LARGEST, STATE } from "./size.ts";

/** News about who registered. */

export const registrations: Candidate = (material) => {
  const { facts, previous } = material;
  const id = "registrations.inPeriod";
  const [now, all] = [facts.count(id), facts.count("registrations.total")];
  if (now === null || all === null) return null;
  const change = shownChange(material, id);
  const base = { tone: "neutral", score: LARGEST } as const;
  if (previous === null || change === null) {
    return { ...base, isCompared: false, write: () => registered(now, all) };
  }
  const { before, difference } = change;
  const write: News["write"] = ({ against, when }) => {
    if (now.value === 0) {
      return before.value === 0
        ? say`Niemand meldde zich aan, net als ${when}.`
        : say`Niemand meldde zich aan; ${when} ${verbFor(before.value, "kwam", "kwamen")} er ${countWithNoun(before, NOUNS.registration)}.`;
    }
    if (now.value === 1) {
      const one = say`Er kwam ${now.run} aanmelding`;
      return before.value === 0 ? say`${one}; ${when} geen.` : say`${one}, ${against(before.run)}.`;
    }
    if (difference === 0) {
      return say`Er meldden zich evenveel mensen aan als ${when}: ${now.run}.`;
    }
    if (Math.abs(difference) * 100 <= HARDLY_PERCENT * before.value) {
      return say`Er meldden zich ongeveer evenveel mensen aan als ${when}: ${now.run}, tegen ${before.run}.`;
    }
    const less = difference < 0 ? "Minder" : "Meer";
    const isLittle = Math.abs(difference) * 100 < FLOW.percent * before.value;
    const how = isLittle ? `Iets ${less.toLowerCase()}` : less;
    const came = say`${how} mensen meldden zich aan: ${now.run}`;
    return before.value === 0
      ? say`${came}; ${when} niemand.`
      : say`${came}, ${against(before.run)}.`;
  };
  return { ...base, isCompared: true, write };
};

/** The number of registrations without a comparison. */
function registered(now: Count, all: Count): Text {
  if (now.value === 0) return plain("Niemand meldde zich aan.");
  if (now.value < all.value) {
    return now.value === 1
      ? say`Er kwam ${now.run} aanmelding.`
      : say`Er meldden zich ${now.run} mensen aan.`;
  }
  return now.value === 1
    ? plain("De eerste aanmelding kwam binnen.")
    : say`De eerste ${now.run} mensen meldden zich aan.`;
}

/**
 * The share of new registrations through the support letter. Only for a period in which everybody
 * could have had it.
 */
export const letter: Candidate = (material) => {
  const { facts } = material;
  const sentIn = letterOf(material)?.firstMonth;
  const [via, now] = ["registrations.viaLetterInPeriod", "registrations.inPeriod"].map((id) =>
    facts.count(id),
  );
  const start = facts.periodMonths[0] ?? "";
  if (sentIn === undefined || sentIn > start || !via || !now || via.value === 0) return null;
  const share = shareInWords(shareOf(via, now), NOUNS.registration);
  if (share === null) return null;
  const text = say`${capitalised(share.text)} ${share.isPlural ? "kwamen" : "kwam"} via de ondersteuningsbrief.`;
  return { tone: "neutral", score: STATE.letter, isCompared: false, write: () => text };
};
