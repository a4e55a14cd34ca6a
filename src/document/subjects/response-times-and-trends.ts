import { isHeld, type PublishedCategory } from "../../disclosure/published-figures.ts";
import { nounFor, NOUNS, uncapitalised, wholePercentage } from "../../language/words.ts";
import {
  capitalised,
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
import {
  type ChartEntries,
  FEWEST_SNAPSHOTS,
  type Material,
  MOST_SNAPSHOTS,
  type SentenceEntries,
} from "../block-entry.ts";
import { chartValue } from "../charts/category-numbers.ts";
import {
  type Cell,
  growthSentences,
  hasPoint,
  lastSteps,
  NO_CELL,
  type Panel,
  smallMultiples,
} from "../charts/lines.ts";
import type { Facts } from "../facts.ts";
import { BY_THEME } from "./result-charts.ts";
import { NINE } from "./status-and-waiting.ts";
import { bySizeOtherLast } from "../ranking.ts";
import { labelRun, notShown, protectionRemark } from "../withheld.ts";
import {
  endOf,
  FEWEST_FOR_SHARES,
  periodBefore,
  type Share,
  shareRun,
  withinThisPeriod,
} from "../wording.ts";

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
  const half = withinDays(days.median, `${id}.median`);
  const notReached = plain("Wie we niet bereikten, telt hier niet mee.");
  if (days.median === days.p90) {
    return joinTexts([say`${NINE} mensen spraken we ${half}.`, notReached]);
  }
  const ofNine = days.p90 === null ? [] : say`, ${NINE} ${withinDays(days.p90, `${id}.p90`)}`;
  return joinTexts([say`De helft van de mensen spraken we ${half}${ofNine}.`, notReached]);
}

/** Fewer periods show no trend. */
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
      RESPONSES.some(({ id }) => hasPoint(shareOf(facts, id))),
    );
    const panels = responsePanels(periods);
    if (panels.some(({ cells }) => cells.filter(hasPoint).length < FEWEST_PERIODS)) return null;
    const subject = say`Deel van de nieuwe aanmeldingen dat op tijd een reactie kreeg, ${lengthOf(material.facts)}`;
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

export const RESULT_TRENDS: ChartEntries = {
  "results-kept": (material) => {
    const periods = snapshotPeriods(material);
    const now = material.facts.breakdown(BY_THEME);
    if (periods.length === 0 || now === null) return null;
    const panels = bySizeOtherLast(now)
      .map((theme) => ({ theme, cells: periods.map((facts) => countOf(facts, theme)) }))
      .filter(({ cells }) => cells.some(({ shown }) => shown !== null && shown.value !== 0))
      .map(({ theme, cells }): Panel => {
        const label = labelRun(theme, BY_THEME);
        const name = { ...label, text: uncapitalised(theme.label) };
        return { title: [label], name: [name], head: [label], cells };
      });
    if (!panels.some(hasLine)) return null;
    return smallMultiples({
      id: "results-kept",
      subject: plain("Gezinnen met een resultaat door de tijd, per thema"),
      finding: growthOf(periods),
      sentences: growthSentences(panels, periods),
      remark: joinTexts([
        plain(
          "Elk punt telt alle gezinnen met een resultaat binnen het thema, tot en met het einde van die periode. Alle lijnen hebben dezelfde schaal, vanaf nul.",
        ),
        plain("De cijfers van eerdere periodes staan hier zoals we ze toen publiceerden."),
        ...missingPoints(periods, panels),
      ]),
      periods,
      panels,
    });
  },
};

/** "per maand", "per drie maanden", "per jaar". */
function lengthOf({ period }: Facts): string {
  if (/^\d{4}$/.test(period.id)) return "per jaar";
  const months = { 1: "maand", 2: "twee maanden", 3: "drie maanden", 6: "half jaar" };
  const known = Object.entries(months).find(([count]) => Number(count) === monthsIn(period));
  return `per ${known?.[1] ?? "periode"}`;
}

/** In percentage points. A smaller change is not a finding, as in the news of the report. */
const FEWEST_POINTS = 3;

/** "Minder vaak binnen 7 dagen een gesprek gepland: van 69% naar 60%". Null for a small change. */
function responseFinding({ facts, previous }: Material): Text | null {
  const moves = RESPONSES.flatMap(({ id, finding }) => {
    const [before, now] = [previous, facts].map((side) => side && shareOf(side, id).shown);
    if (!before || !now || before.value === null || now.value === null) return [];
    return [{ finding, before, now, points: now.value - before.value }];
  });
  const [most] = moves.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  if (most === undefined || Math.abs(most.points) < FEWEST_POINTS) return null;
  const often = most.points > 0 ? "Vaker" : "Minder vaak";
  return say`${often} ${most.finding}: van ${most.before.text} naar ${most.now.text}`;
}

/** "Van 60 naar 240 gezinnen met een resultaat sinds eind maart 2023". Null for a small growth. */
function growthOf(periods: readonly Facts[]): Text | null {
  const known = periods.filter((facts) => facts.total(BY_THEME) !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [before, now] = [first.total(BY_THEME), last.total(BY_THEME)];
  if (before === null || now === null) return null;
  if (before.value === 0 || now.value - before.value < last.threshold) return null;
  return say`Van ${before.run} naar ${now.run} gezinnen met een resultaat sinds ${endOf(first, last)}`;
}

/** The periods of the newest snapshots and the report's own. Empty for too few snapshots. */
function snapshotPeriods({ kept, facts }: Material): readonly Facts[] {
  return kept.length < FEWEST_SNAPSHOTS ? [] : [...kept.slice(-MOST_SNAPSHOTS), facts];
}

function responsePanels(periods: readonly Facts[]): readonly Panel[] {
  return RESPONSES.map(({ id, name, head }) => {
    const cells = periods.map((facts) => shareOf(facts, id));
    return { title: capitalised(name), name, head, cells };
  });
}

function hasLine({ cells }: Panel): boolean {
  return cells.filter(hasPoint).length > 1;
}

/** A share of the registrations of a period as a point. It has no value for too few cases. */
function shareOf(facts: Facts, id: string): Cell {
  const share = facts.share(id);
  const run = share === null ? null : shareRun(share);
  if (share === null || run === null || share.denominator < FEWEST_FOR_SHARES) return NO_CELL;
  return { shown: { value: wholePercentage(share.numerator, share.denominator), text: [run] } };
}

/** The number of a theme in a period. The codebook of that period may not have the theme. */
function countOf(facts: Facts, { code }: PublishedCategory): Cell {
  const found = facts.breakdown(BY_THEME)?.categories.find((category) => category.code === code);
  if (found === undefined) return NO_CELL;
  const shown = chartValue(found, BY_THEME, facts);
  // A held number belongs to the point of an earlier period.
  const value = isHeld(found) ? null : shown.value;
  return { shown: { ...shown, value } };
}

/** Why lines have no point for some periods. */
function missingPoints(
  periods: readonly Facts[],
  panels: readonly Panel[],
): readonly (Text | null)[] {
  const missing = panels.flatMap(({ cells }) => cells.filter((cell) => !hasPoint(cell)));
  const isUnknown = missing.some(({ shown }) => shown === null);
  const isProtected = missing.some(({ shown }) => shown !== null);
  const remarks = periods.map((facts) =>
    protectionRemark(facts.breakdown(BY_THEME)?.categories ?? [], BY_THEME, facts),
  );
  const why = [
    ...(isProtected ? ["tonen we het aantal van die periode niet"] : []),
    ...(isUnknown ? ["is er geen cijfer dat te vergelijken is"] : []),
  ].join(" of ");
  return [
    why === "" ? null : plain(`Waar een punt ontbreekt, ${why}.`),
    isProtected ? (remarks.findLast((remark) => remark !== undefined) ?? null) : null,
  ];
}
