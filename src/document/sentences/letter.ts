import { formatDay } from "../../language/dates.ts";
import { NOUNS, verbFor } from "../../language/words.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import { capitalised, joinTexts, plain, say, type Text } from "../../model/text.ts";
import type { Material, SentenceEntries } from "../block-entry.ts";
import { countWithNoun, shareOf, type Count } from "../counts.ts";
import { letterOf, type Letter } from "../letter.ts";
import { withinThisPeriod } from "../period-words.ts";
import { FEWEST_FOR_SHARES, shareInWords } from "../shares.ts";
import { BY_MONTH, IN_PERIOD } from "./registrations.ts";
import { labelRun } from "../withheld.ts";

const VIA_LETTER_IN_PERIOD = "registrations.viaLetterInPeriod";

/** Who sent which letter, and on which days. */
function sentText({ letterFrom }: Material, { firstDay, lastDay }: Letter): Text {
  const day =
    firstDay === null
      ? []
      : say` vanaf ${{ text: formatDay(firstDay), origin: "settings.events" }}`;
  const last =
    lastDay === null
      ? []
      : say` De laatste brieven gingen op ${{ text: formatDay(lastDay), origin: "settings.events" }} de deur uit.`;
  const rest = say`${day} een brief over onze ondersteuning: de ondersteuningsbrief.${last}`;
  return letterFrom === null
    ? say`Gedupeerde ouders kregen${rest}`
    : say`${capitalised([{ text: letterFrom, origin: "settings.letterFrom" }])} stuurde gedupeerde ouders${rest}`;
}

/** How many people registered through the letter since then. */
function sinceText({ facts }: Material, { firstMonth }: Letter): Text | null {
  const month = facts.breakdown(BY_MONTH)?.categories.find(({ code }) => code >= firstMonth);
  if (month === undefined) return null;
  const [via, all] = ["registrations.viaLetterByMonth", BY_MONTH].map((id) => {
    const isKnown = facts.breakdown(id)?.categories.some(({ code }) => code === month.code);
    return isKnown === true ? facts.derived(ORIGIN_OF.since(id, month.code)) : null;
  });
  if (!via || !all || via.value === 0) return null;
  const share =
    all.value < FEWEST_FOR_SHARES ? null : shareInWords(shareOf(via, all), NOUNS.person);
  if (share === null) {
    return say`Via die brief ${verbFor(via.value, "kwam", "kwamen")} ${countWithNoun(via, NOUNS.registration)} binnen.`;
  }
  const since = [labelRun(month, BY_MONTH)];
  const isEverybody = via.value === all.value;
  const verb = share.isPlural && !isEverybody ? "kwamen" : "kwam";
  return say`Van de mensen die zich sinds ${since} aanmeldden, ${verb} ${withoutNoun(share.text)} via die brief: ${via.run}.`;
}

/**
 * Removes the noun: "ruim de helft van de mensen" becomes "ruim de helft", and "alle mensen"
 * becomes "iedereen".
 */
function withoutNoun(text: Text): Text {
  return text.map((run) => ({
    ...run,
    text: run.text.replace(/alle mensen$/, "iedereen").replace(/ (?:van de )?mensen$/, ""),
  }));
}

/** How many people registered through the letter in the period. */
function inPeriodText({ facts }: Material, letter: Letter): Text | null {
  const [via, all] = [facts.count(VIA_LETTER_IN_PERIOD), facts.count(IN_PERIOD)];
  if (via === null || all === null || all.value < FEWEST_FOR_SHARES) return null;
  const start = facts.periodMonths[0] ?? "";
  // People who registered before the letter cannot have had it.
  if (start < letter.firstMonth || isSinceStart(letter, start, all, facts.registrations))
    return null;
  const within = capitalised(plain(withinThisPeriod(facts)));
  if (via.value === 0) return say`${within} kwam er niemand via de brief.`;
  return via.value === all.value
    ? say`${within} was dat iedereen.`
    : say`${within} ${verbFor(via.value, "was dat", "waren dat er")} ${via.run} van de ${all.run}.`;
}

/**
 * True if the period contains all registrations since the letter, so that its numbers are the same.
 */
function isSinceStart({ firstMonth }: Letter, start: string, all: Count, total: number): boolean {
  return firstMonth === start || all.value === total;
}

export const LETTER_SENTENCES: SentenceEntries = {
  "registrations.viaLetter": (material) => {
    const letter = letterOf(material);
    if (letter === null) return null;
    const since = sinceText(material, letter);
    if (since === null) return null;
    return joinTexts([sentText(material, letter), since, inPeriodText(material, letter)]);
  },
};
