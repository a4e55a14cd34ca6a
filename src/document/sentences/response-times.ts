import { nounFor, NOUNS } from "../../language/words.ts";
import type { Material, SentenceEntries } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import { atTheEndOf, shareChange } from "../changes.ts";
import { FEWEST_FOR_SHARES, sharePhrase, shareRun, type Share } from "../shares.ts";
import {
  joinTexts,
  noteCall,
  numberRun,
  plain,
  say,
  type Run,
  type Text,
} from "../../model/text.ts";
import { notShown } from "../withheld.ts";

/** The terms that the team sets itself, as its figures are defined. */
export const CONTACT_DAYS: Run = { text: "2", origin: "rule.contactWithinDays" };
export const WELCOME_DAYS: Run = { text: "7", origin: "rule.welcomeWithinDays" };

interface TermTexts {
  readonly id: string;
  /** The sentence around the share: "Bij … was er binnen 2 dagen telefonisch contact". */
  readonly write: (share: Text) => Text;
  readonly note: Text;
}

/** What happened within a term: all of it, that of the period, and before. */
function withinTerm({ facts, previous }: Material, { id, write, note }: TermTexts): Text | null {
  const now = facts.share(id);
  const phrase = now === null ? null : sharePhrase(now, NOUNS.registration);
  if (now === null || phrase === null) return null;
  const before = previous?.share(id) ?? null;
  const change =
    previous === null || before === null ? null : shareChange(now, before, atTheEndOf(previous));
  return joinTexts([
    say`${write(phrase.text)}${numbers(now)}.${noteCall(note)}`,
    change,
    ofThePeriod(facts, previous, `${id}InPeriod`, now),
  ]);
}

/** ": 822 van de 967" where the phrase does not say so itself. */
function numbers({ numerator, denominator, origins }: Share): Text {
  if (denominator < FEWEST_FOR_SHARES || numerator === 0 || numerator === denominator) return [];
  return say`: ${numberRun(numerator, origins[0])} van de ${numberRun(denominator, origins[1])}`;
}

/** The share of those that registered in the period, where they are only a part, and before. */
function ofThePeriod(facts: Facts, previous: Facts | null, id: string, all: Share): Text | null {
  const share = facts.share(id);
  if (share === null || share.denominator === all.denominator) return null;
  const part = partOf(share);
  if (part === null) return null;
  const before = previous?.share(id) ?? null;
  const partBefore = before === null ? null : partOf(before);
  const comparison =
    previous === null || partBefore === null
      ? say`.`
      : say`; in ${previous.periodRun} bij ${partBefore}.`;
  return say`Kijken we alleen naar de aanmeldingen in ${facts.periodRun}, dan was dat bij ${part} zo${comparison}`;
}

/** "84%", "allemaal", "geen enkele"; null of too few for a percentage. */
function partOf(share: Share): Run | string | null {
  const { numerator, denominator } = share;
  if (denominator < FEWEST_FOR_SHARES) return null;
  return numerator === 0 ? "geen enkele" : numerator === denominator ? "allemaal" : shareRun(share);
}

/** "binnen 1 dag", "binnen 4 dagen". */
function withinDays(days: number, origin: string): Text {
  return say`binnen ${numberRun(days, origin)} ${nounFor(NOUNS.day, days)}`;
}

/** "op de dag van de aanmelding zelf", "binnen 4 dagen na de aanmelding". */
function afterRegistration(days: number, origin: string): Text {
  return days === 0
    ? say`op de dag van de aanmelding zelf`
    : say`${withinDays(days, origin)} na de aanmelding`;
}

/** What is said of so few families that no number of days is shown. */
function onlySpokenTo(facts: Facts, families: number, id: string): Text {
  const run = numberRun(families, `${id}.n`);
  const why = notShown("Hoeveel dagen er tot het eerste contact voorbijgingen", `${id}.median`);
  return say`Tot en met ${facts.referenceDayRun} spraken we ${run} ${nounFor(NOUNS.family, families)}. ${why}`;
}

export const RESPONSE_TIME_SENTENCES: SentenceEntries = {
  "responseTimes.contact": (material) =>
    withinTerm(material, {
      id: "responseTimes.contactWithin2Days",
      write: (share) =>
        say`Na een aanmelding bellen we zo snel mogelijk. Bij ${share} was er binnen ${CONTACT_DAYS} dagen telefonisch contact`,
      note: say`We tellen kalenderdagen, dus ook het weekend. Is er geen datum ingevuld, dan telt dat als geen contact. Aanmeldingen zonder contact waarvan de ${CONTACT_DAYS} dagen nog niet om zijn, tellen niet mee.`,
    }),

  "responseTimes.welcome": (material) =>
    withinTerm(material, {
      id: "responseTimes.welcomeWithin7Days",
      write: (share) =>
        say`Na het eerste contact plannen we een welkomstgesprek. Bij ${share} stond dat gesprek binnen ${WELCOME_DAYS} dagen na de aanmelding in de agenda`,
      note: plain(
        "Het gaat om de dag waarop we het gesprek planden, niet om de dag van het gesprek zelf.",
      ),
    }),

  "responseTimes.firstContactDays": ({ facts }) => {
    const id = "responseTimes.firstContactDays";
    const days = facts.quantiles(id);
    if (days === null || days.n === 0) return null;
    if (days.withheld?.includes("median") === true) return onlySpokenTo(facts, days.n, id);
    // "9 van de 10" means nothing for fewer than ten.
    if (days.median === null || days.n < 10) return null;
    const nine = { text: "9 van de 10", origin: "rule.ninetiethPercentile" };
    const half = afterRegistration(days.median, `${id}.median`);
    if (days.median === days.p90) {
      return say`Bij minstens ${nine} gezinnen die we spraken, was het eerste contact ${half}.`;
    }
    const ofHalf = say`Bij minstens de helft van de gezinnen die we spraken, was het eerste contact ${half}.`;
    if (days.p90 === null) return ofHalf;
    const most = withinDays(days.p90, `${id}.p90`);
    return say`${ofHalf} Bij minstens ${nine} was dat ${most}.`;
  },
};
