import type { PublishedBreakdown } from "../../disclosure/published-figures.ts";
import { ORIGIN_OF } from "../../model/origins/origin.ts";
import { NOUNS, verbFor } from "../../language/words.ts";
import type { Material, SentenceEntries } from "../block-entry.ts";
import { countChange, toldChange } from "../changes.ts";
import { countWithNoun, shareOf } from "../facts.ts";
import { leaderPhrase, phraseFor, rank, type RankedCategory } from "../ranking.ts";
import { labelRun } from "../withheld.ts";
import { FEWEST_FOR_SHARES, sharePhrase } from "../shares.ts";
import {
  capitalised,
  joinTexts,
  listTexts,
  noteCall,
  numberRun,
  plain,
  say,
  type Run,
  type Text,
} from "../../model/text.ts";

const BY_MONTH = "registrations.byMonth";

/** The months with the most registrations, and how many they had; null where no month has any. */
export function peakMonths(
  byMonth: PublishedBreakdown,
): { readonly names: readonly Text[]; readonly value: number; readonly run: Run } | null {
  const value = Math.max(0, ...byMonth.categories.map((category) => category.value ?? 0));
  if (value === 0) return null;
  const months = byMonth.categories.filter((month) => month.value === value);
  return {
    names: months.map((month) => [labelRun(month, BY_MONTH)]),
    value,
    run: numberRun(value, ORIGIN_OF.max(BY_MONTH)),
  };
}

const IN_PERIOD = "registrations.inPeriod";

/** Months that tie are named up to this many. */
export const MOST_PEAKS_NAMED = 3;

const ROUTE_PHRASES: Readonly<Record<string, string>> = {
  rechtstreeks: "rechtstreeks",
  professional: "via een professional",
  overig: "op een andere manier",
};

const routePhrase = (route: RankedCategory): Text =>
  phraseFor(route, ROUTE_PHRASES, "registrations.byRoute");

/** How many registered in the period, beside all and beside the previous period. */
function withinPeriod(material: Material): Text | null {
  const { facts, previous } = material;
  const total = facts.count("registrations.total");
  const inPeriod = facts.count(IN_PERIOD);
  if (total === null || inPeriod === null) return null;
  if (inPeriod.value === total.value) {
    if (inPeriod.value === 1) return say`Die kwam in ${facts.periodRun} binnen.`;
    const all = inPeriod.value === 2 ? "allebei" : "allemaal";
    return say`Die kwamen ${all} in ${facts.periodRun} binnen.`;
  }
  const main =
    inPeriod.value === 0
      ? say`In ${facts.periodRun} kwam er geen aanmelding bij.`
      : say`In ${facts.periodRun} ${verbFor(inPeriod.value, "kwam er", "kwamen er")} ${countWithNoun(inPeriod, NOUNS.registration)} bij.`;
  if (previous === null) return main;
  const change = toldChange(material, IN_PERIOD);
  return joinTexts([main, countChange(change, say`in ${previous.periodRun}`)]);
}

export const REGISTRATION_SENTENCES: SentenceEntries = {
  "registrations.total": (material) => {
    const { facts } = material;
    const total = facts.count("registrations.total");
    if (total === null) return null;
    if (total.value === 0) {
      return say`Tot en met ${facts.referenceDayRun} kregen we nog geen aanmeldingen.`;
    }
    return joinTexts([
      say`Tot en met ${facts.referenceDayRun} kregen we ${countWithNoun(total, NOUNS.registration)}.`,
      withinPeriod(material),
    ]);
  },

  "registrations.peak": ({ facts }) => {
    const byMonth = facts.breakdown(BY_MONTH);
    const peak = byMonth === null ? null : peakMonths(byMonth);
    if (byMonth === null || peak === null || byMonth.categories.length < 2) return null;
    const [most, ties] = [ORIGIN_OF.max, ORIGIN_OF.ties].map((of) => facts.derived(of(BY_MONTH)));
    if (!most || !ties) return null;
    const late = noteCall(
      plain(
        "Een aanmelding van de laatste dagen van een maand voeren we soms pas in de maand daarna in. De aantallen van eerdere maanden kunnen daardoor nog iets veranderen.",
      ),
    );
    if (byMonth.total === 1) return null;
    if (peak.names.length === byMonth.categories.length) {
      return say`Elke maand ${verbFor(most.value, "kwam", "kwamen")} er ${countWithNoun(most, NOUNS.registration)}.${late}`;
    }
    if (peak.names.length > MOST_PEAKS_NAMED) {
      return say`Het hoogste aantal in een maand is ${most.run}. Dat kwam in ${ties.run} maanden voor.${late}`;
    }
    const perMonth = peak.names.length > 1 ? " per maand" : "";
    return say`De meeste aanmeldingen kwamen in ${listTexts(peak.names)}: ${most.run}${perMonth}.${late}`;
  },

  "registrations.viaLetter": ({ facts }) => {
    const viaLetter = facts.count("registrations.viaLetter");
    const total = facts.count("registrations.total");
    if (viaLetter === null || total === null || total.value === 0) return null;
    if (viaLetter.value === 0) {
      return say`Via een brief over onze ondersteuning kwam nog geen aanmelding binnen.`;
    }
    const share = sharePhrase(shareOf(viaLetter, total), NOUNS.registration);
    const letter = say`Getroffen ouders hebben een brief gekregen over onze ondersteuning.`;
    if (share !== null && viaLetter.value === total.value) {
      return say`${letter} ${capitalised(share.text)} ${share.isPlural ? "kwamen" : "kwam"} via die brief binnen.`;
    }
    const main = say`${letter} Via die brief ${verbFor(viaLetter.value, "meldde", "meldden")} zich ${countWithNoun(viaLetter, NOUNS.family)}`;
    // Of few registrations the share would repeat the numbers.
    return share === null || total.value < FEWEST_FOR_SHARES
      ? say`${main}.`
      : say`${main}: ${share.text}.`;
  },

  "registrations.routes": ({ facts }) => {
    const ranking = rank(facts, "registrations.byRoute", ["onbekend"]);
    if (ranking === null) return null;
    const { ranked, leaders, total } = ranking;
    const unknown = facts.category("registrations.byRoute", "onbekend");
    const rest =
      unknown === null || unknown.value === 0
        ? null
        : say`Van ${countWithNoun(unknown, NOUNS.registration)} is de route niet bekend.`;
    const [first] = leaders;
    if (first === undefined) return rest;
    const share = leaderPhrase(facts, ranking, NOUNS.registration);
    const isOneRoute = first.value === total;
    const most =
      share === null || leaders.length > 1 || (total < FEWEST_FOR_SHARES && !isOneRoute)
        ? null
        : say`${capitalised(share.text)} ${share.isPlural ? "kwamen" : "kwam"} ${routePhrase(first)} binnen.`;
    if (isOneRoute) return most;
    const parts = ranked.map((route) => say`${route.run} ${routePhrase(route)}`);
    const numbers =
      most === null
        ? say`Van de aanmeldingen ${verbFor(first.value, "kwam", "kwamen")} er ${listTexts(parts)} binnen.`
        : ranked.length === 1
          ? say`Dat zijn er ${first.run}.`
          : say`In aantallen: ${listTexts(parts)}.`;
    return joinTexts([most, numbers, rest]);
  },
};
