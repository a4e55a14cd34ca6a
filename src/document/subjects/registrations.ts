import type { PublishedBreakdown } from "../../disclosure/published-figures.ts";
import { formatDay, monthName } from "../../language/dates.ts";
import { NOUNS, verbFor } from "../../language/words.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import {
  capitalised,
  type Count,
  countWithNoun,
  joinTexts,
  listTexts,
  numberRun,
  plain,
  type Run,
  say,
  type Text,
} from "../../model/text.ts";
import { isoMonth, monthOfDay } from "../../period/period.ts";
import { type Letter, letterOf, type Material, type SentenceEntries } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import { labelRun, phraseFor, rank, type RankedCategory } from "../ranking.ts";
import {
  FEWEST_FOR_SHARES,
  periodBefore,
  periodInFull,
  shareInWords,
  shareOf,
  withinThisPeriod,
} from "../wording.ts";

const BY_MONTH = "registrations.byMonth";
const IN_PERIOD = "registrations.inPeriod";

/** The months with the most registrations, and their number. Null if no month has registrations. */
export function peakMonths(byMonth: PublishedBreakdown): {
  readonly months: readonly { readonly code: string; readonly label: string }[];
  readonly value: number;
  readonly run: Run;
} | null {
  const value = Math.max(0, ...byMonth.categories.map((category) => category.value ?? 0));
  if (value === 0) return null;
  const months = byMonth.categories.filter((month) => month.value === value);
  return { months, value, run: numberRun(value, ORIGIN_OF.max(BY_MONTH)) };
}

/** "Van februari tot en met april 2024", "In maart 2024". */
function inPeriod(facts: Facts): Text {
  const name = periodInFull(facts);
  return say`${name.text.includes("tot en met") ? "Van" : "In"} ${name}`;
}

/** The registrations in the period: "meldden 118 mensen zich aan". */
function registered(count: Count, all: Count): Text {
  if (count.value === 0) return plain("meldde niemand zich aan");
  if (count.value === 1) {
    return all.value === 1
      ? plain("kwam de eerste aanmelding binnen")
      : say`kwam er ${count.run} aanmelding binnen`;
  }
  const first = count.value === all.value ? "de eerste " : "";
  return say`meldden ${first}${countWithNoun(count, NOUNS.person)} zich aan`;
}

const ROUTE_PHRASES: Readonly<Record<string, string>> = {
  professional: "via een professional, bijvoorbeeld van de gemeente of de ggz",
  overig: "op een andere manier",
};

export const REGISTRATION_SENTENCES: SentenceEntries = {
  "registrations.inPeriod": ({ facts, previous }) => {
    const [total, count] = [facts.count("registrations.total"), facts.count(IN_PERIOD)];
    if (total === null || count === null || total.value === 0) return null;
    const before = previous?.count(IN_PERIOD) ?? null;
    const earlier =
      previous === null || before === null
        ? null
        : before.value === 0
          ? say`In ${periodBefore(previous)} ${count.value === 0 ? "gebeurde dat ook niet" : "meldde niemand zich aan"}.`
          : say`In ${periodBefore(previous)} ${verbFor(before.value, "was", "waren")} het er ${before.value === count.value ? "ook " : ""}${before.run}.`;
    return joinTexts([
      say`${inPeriod(facts)} ${registered(count, total)}.`,
      earlier,
      count.value === total.value
        ? null
        : say`Sinds de start ${verbFor(total.value, "is", "zijn")} het er ${total.run}.`,
    ]);
  },

  "registrations.peak": ({ facts }) => {
    const byMonth = facts.breakdown(BY_MONTH);
    const peak = byMonth === null ? null : peakMonths(byMonth);
    if (byMonth === null || peak === null || byMonth.categories.length < 2) return null;
    const [month, other] = peak.months;
    if (month === undefined || byMonth.total < FEWEST_FOR_SHARES) return null;
    if (other === undefined) {
      const name = [monthInSentence(month, facts)];
      // The title of the chart already says that this month of the period is the busiest.
      const isFirstPeriod = facts.periodMonths.includes(byMonth.categories[0]?.code ?? "");
      return facts.periodMonths.includes(month.code) && !isFirstPeriod
        ? null
        : say`${capitalised(name)} was de drukste maand, met ${peak.run} aanmeldingen.`;
    }
    // For more than two months the chart is clearer than a sentence.
    if (peak.months.length > 2) return null;
    const isOneYear = month.code.slice(0, 4) === other.code.slice(0, 4);
    const names = listTexts([
      isOneYear ? plain(monthOfCode(month)) : [monthInSentence(month, facts)],
      [monthInSentence(other, facts)],
    ]);
    return say`${capitalised(names)} waren de drukste maanden, elk met ${peak.run} aanmeldingen.`;
  },

  "registrations.routes": ({ facts }) => {
    const id = "registrations.byRoute";
    const ranking = rank(facts, id, ["onbekend"]);
    const total = facts.total(id);
    if (ranking === null || total === null || total.value < FEWEST_FOR_SHARES) return null;
    const direct = facts.category(id, "rechtstreeks");
    const share = direct === null ? null : shareInWords(shareOf(direct, total), NOUNS.person);
    const main =
      direct === null || direct.value === 0
        ? null
        : share === null
          ? say`${direct.run} van de ${total.run} mensen meldden zich zelf aan.`
          : say`${capitalised(share.text)} ${share.isPlural ? "meldden" : "meldde"} zich zelf aan (${direct.run}).`;
    const [first, second] = ranking.ranked.filter(({ code }) => code !== "rechtstreeks");
    const unknown = facts.category(id, "onbekend");
    const phrase = (route: RankedCategory): Text => phraseFor(route, ROUTE_PHRASES, id);
    const verb = verbFor(first?.value ?? 0, "kwam", "kwamen");
    return joinTexts([
      main,
      first === undefined
        ? null
        : main === null
          ? say`${first.value === total.value ? "Alle " : ""}${countWithNoun(first, NOUNS.person)} ${verb} ${phrase(first)}.`
          : say`Van de anderen ${verb} er ${first.run} ${phrase(first)}${second === undefined ? "." : say`, en ${second.run} ${phrase(second)}.`}`,
      unknown === null || unknown.value === 0
        ? null
        : say`Van ${countWithNoun(unknown, NOUNS.person)} weten we het niet.`,
    ]);
  },
};

/** The name of a month of a breakdown without its year: "december". */
function monthOfCode({ code }: { readonly code: string }): string {
  return monthName(Number(code.slice(-2)));
}

/**
 * A month of a breakdown in a sentence: "december". It has its year if that is not the year of the
 * report.
 */
export function monthInSentence(
  { code, label }: { readonly code: string; readonly label: string },
  facts: Facts,
): Run {
  const [year] = code.split("-");
  const isOwnYear = facts.periodMonths.at(-1)?.startsWith(year ?? "") === true;
  if (isOwnYear) return { text: monthOfCode({ code }) };
  return { text: label, origin: ORIGIN_OF.label(BY_MONTH, code) };
}

/**
 * The months that the chart of registrations draws, and the registrations from before them that it
 * leaves out.
 */
export interface DrawnMonths {
  readonly byMonth: PublishedBreakdown;
  /** The first and the last month. */
  readonly span: Run;
  /** A sentence about the registrations that are left out; null if there are none. */
  readonly leftOut: Text | null;
}

/**
 * The months to draw. They start at the first registration with a date that is close to the others:
 * one date of years before would leave no room for the other months. Null if no month has a
 * registration.
 */
export function drawnMonths(byMonth: PublishedBreakdown, facts: Facts): DrawnMonths | null {
  const { firstDay } = facts;
  const { categories } = byMonth;
  const from = firstDay === null ? null : isoMonth(monthOfDay(firstDay));
  const start = categories.findIndex(
    ({ code, value }) => from === null || (code >= from && (value ?? 0) > 0),
  );
  const drawn = categories.slice(Math.max(0, start));
  const [first, last] = [drawn[0], drawn.at(-1)];
  if (first === undefined || last === undefined) return null;
  const isAll = drawn.length === categories.length;
  return {
    byMonth: { ...byMonth, categories: drawn },
    span: {
      text: spanOf(first, last),
      origin: ORIGIN_OF.span(BY_MONTH, isAll ? undefined : first.code),
    },
    leftOut: isAll ? null : leftOutText(facts, first),
  };
}

/** "februari tot en met april 2024". It has both years if they differ. */
function spanOf(
  first: PublishedBreakdown["categories"][number],
  last: PublishedBreakdown["categories"][number],
): string {
  const isOneYear = first.code.slice(0, 4) === last.code.slice(0, 4);
  const start = isOneYear ? first.label.replace(/ \d{4}$/, "") : first.label;
  return `${start} tot en met ${last.label}`;
}

function leftOutText(
  facts: Facts,
  { code, label }: PublishedBreakdown["categories"][number],
): Text | null {
  const left = facts.derived(ORIGIN_OF.before(BY_MONTH, code));
  if (left === null) return null;
  const count = left.value;
  const month = { text: label, origin: ORIGIN_OF.label(BY_MONTH, code) };
  const registrations = countWithNoun(left, NOUNS.registration);
  const why =
    count === 1 ? "die datum ver van alle andere ligt" : "die datums ver van alle andere liggen";
  return say`In de grafiek en de tabel ${verbFor(count, "ontbreekt", "ontbreken")} ${registrations} van vóór ${month}, omdat ${why}.`;
}

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

/** How many people registered through the letter since it was sent. */
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
