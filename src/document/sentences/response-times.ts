import { nounFor, NOUNS } from "../../language/words.ts";
import {
  capitalised,
  joinTexts,
  noteCall,
  numberRun,
  plain,
  plainText,
  say,
  type Run,
  type Text,
} from "../../model/text.ts";
import type { Material, SentenceEntries } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import { periodBefore, withinThisPeriod } from "../period-words.ts";
import { FEWEST_FOR_SHARES, shareRun, type Share } from "../shares.ts";
import { notShown } from "../withheld.ts";

/** The terms that the team has set itself, as in the definitions of the figures. */
export const CONTACT_DAYS: Run = { text: "2", origin: "rule.contactWithinDays" };
export const WELCOME_DAYS: Run = { text: "7", origin: "rule.welcomeWithinDays" };

/** Who was reached within the term: "86%", "bijna iedereen", "niemand", "7 van de 12". */
export function whoOf(share: Share): Text {
  const { numerator, denominator, origins } = share;
  const run = shareRun(share);
  if (numerator === 0) return plain("niemand");
  if (numerator === denominator) return plain("iedereen");
  if (run === null || denominator < FEWEST_FOR_SHARES) {
    return say`${numberRun(numerator, origins[0])} van de ${numberRun(denominator, origins[1])}`;
  }
  return run.text === "bijna alle" ? plain("bijna iedereen") : [run];
}

/** Like `whoOf`, but it ends with a word, so that a note can follow: "86% van de mensen". */
function whoOfPeople(share: Share): Text {
  const who = whoOf(share);
  const [, number] = /(%|\d)$/.exec(plainText(who)) ?? [];
  if (number === undefined) return who;
  return say`${who} ${number === "%" ? "van de mensen" : "mensen"}`;
}

interface TermTexts {
  readonly id: string;
  /** The aim of the team. It comes before the numbers. */
  readonly aim: Text;
  readonly note: Text;
}

/** The share within a term: of the period, of the previous period and since the start. */
function withinTerm({ facts, previous }: Material, { id, aim, note }: TermTexts): Text | null {
  const all = facts.share(id);
  if (all === null) return null;
  const own = facts.share(`${id}InPeriod`);
  const before = previous?.share(`${id}InPeriod`) ?? null;
  const isWhole = own !== null && own.denominator === all.denominator;
  if (own === null || isWhole) {
    return joinTexts([aim, say`Dat lukte bij ${whoOfPeople(all)}.${noteCall(note)}`]);
  }
  const then =
    previous === null || before === null
      ? say`Sinds de start lukte dat bij ${whoOf(all)}.`
      : say`In ${periodBefore(previous)} lukte dat ${isAlike(before, own) ? "ook " : ""}bij ${whoOf(before)}, ${isAlike(all, before) ? "net als sinds de start" : say`en sinds de start bij ${whoOf(all)}`}.`;
  return joinTexts([
    aim,
    say`${capitalised(plain(withinThisPeriod(facts)))} lukte dat bij ${whoOfPeople(own)}.${noteCall(note)}`,
    then,
  ]);
}

/** True if two shares have the same words. */
function isAlike(share: Share, other: Share): boolean {
  return plainText(whoOf(share)) === plainText(whoOf(other));
}

/** "nog dezelfde dag", "binnen een week", "binnen 4 dagen". */
function withinDays(days: number, origin: string): Text {
  if (days === 0) return plain("nog dezelfde dag");
  if (days === 7) return plain("binnen een week");
  return say`binnen ${numberRun(days, origin)} ${nounFor(NOUNS.day, days)}`;
}

export const RESPONSE_TIME_SENTENCES: SentenceEntries = {
  "responseTimes.contact": (material) =>
    withinTerm(material, {
      id: "responseTimes.contactWithin2Days",
      aim: say`Wie zich aanmeldt, willen we binnen ${CONTACT_DAYS} dagen bellen.`,
      note: say`We tellen kalenderdagen, dus ook het weekend. Wie we niet bereikten, telt als niet op tijd. Wie zich net heeft gemeld en nog geen ${CONTACT_DAYS} dagen wacht, telt nog niet mee.`,
    }),

  "responseTimes.welcome": (material) =>
    withinTerm(material, {
      id: "responseTimes.welcomeWithin7Days",
      aim: say`Binnen ${WELCOME_DAYS} dagen na de aanmelding willen we ook een welkomstgesprek plannen.`,
      note: plain(
        "Het gaat om de dag waarop we het gesprek planden, niet om de dag van het gesprek zelf.",
      ),
    }),

  "responseTimes.firstContactDays": ({ facts }) => firstContact(facts),
};

/** The time to the first contact: the median and the ninetieth percentile. */
function firstContact(facts: Facts): Text | null {
  const id = "responseTimes.firstContactDays";
  const days = facts.quantiles(id);
  if (days === null || days.n === 0) return null;
  if (days.withheld?.includes("median") === true) {
    return notShown("Hoeveel dagen er tot het eerste contact voorbijgingen", `${id}.median`);
  }
  // "9 van de 10" has no meaning for fewer than ten people.
  if (days.median === null || days.n < FEWEST_FOR_SHARES) return null;
  const nine = { text: "9 van de 10", origin: "rule.ninetiethPercentile" };
  const half = withinDays(days.median, `${id}.median`);
  const notReached = plain("Wie we niet bereikten, telt hier niet mee.");
  if (days.median === days.p90) {
    return joinTexts([say`${nine} mensen spraken we ${half}.`, notReached]);
  }
  const ofNine = days.p90 === null ? [] : say`, ${nine} ${withinDays(days.p90, `${id}.p90`)}`;
  return joinTexts([say`De helft van de mensen spraken we ${half}${ofNine}.`, notReached]);
}
