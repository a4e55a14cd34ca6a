import { monthsInWords, nounFor, NOUNS, verbFor, wholePercentage } from "../../language/words.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import {
  capitalised,
  countWithNoun,
  joinTexts,
  noteCall,
  numberRun,
  plain,
  plainText,
  type Run,
  say,
  type Text,
} from "../../model/text.ts";
import { monthsIn } from "../../period/period.ts";
import type { ChartEntries, Material, SentenceEntries } from "../block-entry.ts";
import {
  type Cell,
  hasPoint,
  lastSteps,
  NO_CELL,
  type Panel,
  smallMultiples,
} from "../charts/lines.ts";
import type { Facts } from "../facts.ts";
import { notShown } from "../withheld.ts";
import {
  FEWEST_FOR_SHARES,
  periodBefore,
  type Share,
  shareRun,
  withinThisPeriod,
} from "../wording.ts";

/* How long people wait: for the first contact, for a welcome talk and for the start of a trajectory. */

const NINE = { text: "9 van de 10", origin: "rule.ninetiethPercentile" };

/** The terms that the team has set itself, as in the definitions of the figures. */
export const CONTACT_DAYS: Run = { text: "2", origin: "rule.contactWithinDays" };
export const WELCOME_DAYS: Run = { text: "7", origin: "rule.welcomeWithinDays" };

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

/** True if two shares have the same words. */
function isAlike(share: Share, other: Share): boolean {
  return plainText(whoOf(share)) === plainText(whoOf(other));
}

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
  const half = withinDays(days.median, `${id}.median`);
  const notReached = plain("Wie we niet bereikten, telt hier niet mee.");
  if (days.median === days.p90) {
    return joinTexts([say`${NINE} mensen spraken we ${half}.`, notReached]);
  }
  const ofNine = days.p90 === null ? [] : say`, ${NINE} ${withinDays(days.p90, `${id}.p90`)}`;
  return joinTexts([say`De helft van de mensen spraken we ${half}${ofNine}.`, notReached]);
}

/** "nog dezelfde dag", "binnen een week", "binnen 4 dagen". */
function withinDays(days: number, origin: string): Text {
  if (days === 0) return plain("nog dezelfde dag");
  if (days === 7) return plain("binnen een week");
  return say`binnen ${numberRun(days, origin)} ${nounFor(NOUNS.day, days)}`;
}

/* The waiting times for a trajectory. */

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

/* The response times by period. */

/** The minimum number of periods. Fewer show no trend. */
const FEWEST_PERIODS = 4;

const RESPONSES = [
  {
    id: "responseTimes.contactWithin2DaysInPeriod",
    name: say`contact binnen ${CONTACT_DAYS} dagen`,
    head: plain("Contact op tijd"),
    finding: say`binnen ${CONTACT_DAYS} dagen contact`,
  },
  {
    id: "responseTimes.welcomeWithin7DaysInPeriod",
    name: say`welkomstgesprek gepland binnen ${WELCOME_DAYS} dagen`,
    head: plain("Gesprek op tijd gepland"),
    finding: say`binnen ${WELCOME_DAYS} dagen een gesprek gepland`,
  },
] as const;

export const RESPONSE_TIME_CHARTS: ChartEntries = {
  "response-times-trend": (material) => {
    const periods = material.series.filter((facts) =>
      RESPONSES.some(({ id }) => hasPoint(shareCell(facts, id))),
    );
    const panels = responsePanels(periods);
    if (panels.some(({ cells }) => cells.filter(hasPoint).length < FEWEST_PERIODS)) return null;
    const subject = say`Deel van de nieuwe aanmeldingen dat op tijd een reactie kreeg, ${perLength(material.facts)}`;
    const finding = responseFinding(material);
    return smallMultiples({
      id: "response-times-trend",
      subject,
      finding,
      sentences: lastSteps(panels, periods, finding),
      whole: 100,
      periods,
      panels,
    });
  },
};

/** "per maand", "per drie maanden", "per jaar". */
function perLength({ period }: Facts): string {
  if (/^\d{4}$/.test(period.id)) return "per jaar";
  const months = { 1: "maand", 2: "twee maanden", 3: "drie maanden", 6: "half jaar" };
  const known = Object.entries(months).find(([count]) => Number(count) === monthsIn(period));
  return `per ${known?.[1] ?? "periode"}`;
}

/** The smallest change that is a finding, in percentage points, as in the news of the report. */
const FEWEST_POINTS = 3;

/** "Minder vaak binnen 7 dagen een gesprek gepland: van 69% naar 60%". Null for a small change. */
function responseFinding({ facts, previous }: Material): Text | null {
  const moves = RESPONSES.flatMap(({ id, finding }) => {
    const [before, now] = [previous, facts].map((side) => side && shareCell(side, id).shown);
    if (!before || !now || before.value === null || now.value === null) return [];
    return [{ finding, before, now, points: now.value - before.value }];
  });
  const [most] = moves.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  if (most === undefined || Math.abs(most.points) < FEWEST_POINTS) return null;
  const often = most.points > 0 ? "Vaker" : "Minder vaak";
  return say`${often} ${most.finding}: van ${most.before.text} naar ${most.now.text}`;
}

function responsePanels(periods: readonly Facts[]): readonly Panel[] {
  return RESPONSES.map(({ id, name, head }) => {
    const cells = periods.map((facts) => shareCell(facts, id));
    return { title: capitalised(name), name, head, cells };
  });
}

/** A share of the registrations of a period as a point. It has no value for too few cases. */
function shareCell(facts: Facts, id: string): Cell {
  const share = facts.share(id);
  const run = share === null ? null : shareRun(share);
  if (share === null || run === null || share.denominator < FEWEST_FOR_SHARES) return NO_CELL;
  return { shown: { value: wholePercentage(share.numerator, share.denominator), text: [run] } };
}
