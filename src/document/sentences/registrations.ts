import type { PublishedBreakdown } from "../../disclosure/published-figures.ts";
import { NOUNS, verbFor } from "../../language/words.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import {
  capitalised,
  joinTexts,
  listTexts,
  numberRun,
  plain,
  say,
  type Run,
  type Text,
} from "../../model/text.ts";
import type { SentenceEntries } from "../block-entry.ts";
import { countWithNoun, shareOf, type Count } from "../counts.ts";
import { type Facts } from "../facts.ts";
import { monthInSentence, monthOfCode } from "../month-name.ts";
import { periodBefore, periodInFull } from "../period-words.ts";
import { phraseFor, rank, type RankedCategory } from "../ranking.ts";
import { FEWEST_FOR_SHARES, shareInWords } from "../shares.ts";

export const BY_MONTH = "registrations.byMonth";
export const IN_PERIOD = "registrations.inPeriod";

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
    // The chart shows a list of more than two better.
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
