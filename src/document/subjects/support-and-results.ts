import { type Noun, nounFor, NOUNS, uncapitalised, verbFor } from "../../language/words.ts";
import { capitalised, joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import type { ListEntries, Material, SentenceEntries } from "../block-entry.ts";
import { shownChange } from "../changes.ts";
import type { Facts } from "../facts.ts";
import {
  leaderNames,
  rank,
  type RankedCategory,
  themeNameIn,
  wordsWrittenFor,
} from "../ranking.ts";
import { heldNote, labelRun, notShown } from "../withheld.ts";
import {
  type Count,
  countWithNoun,
  differenceOf,
  FEWEST_FOR_SHARES,
  overThisPeriod,
  type ShownCount,
} from "../wording.ts";
import {
  BY_RESULT,
  BY_THEME,
  leadingTheme,
  NAMED_THEMES,
  namedResult,
  resultsByName,
  startedTrajectories,
  themeSentence,
} from "./result-charts.ts";
import {
  fallingShort,
  gapOf,
  helpWith,
  isMet,
  isWhole,
  leadingWish,
  OTHER,
  REQUESTED,
  type ThemeGap,
  themesToName,
  wanting,
  WISHES,
  wishesChart,
  wishFinding,
} from "./support-charts.ts";

const ANALYSES = "analyses.byState";

/** "8 willen dat een kind weer thuis komt wonen, 5 willen …", for the wishes that are shown. */
function wishesListed(wishes: readonly RankedCategory[], noun: Noun | null): Text {
  const parts = wishes.map((wish, index) => {
    const counted =
      index === 0 && noun !== null ? say`${wish.run} ${nounFor(noun, wish.value)}` : [wish.run];
    return say`${counted} ${wanting(wish, wish.value !== 1)}`;
  });
  return listTexts(parts);
}

/** A theme must lead by at least this part of its number to be a finding. */
const LEAST_LEAD = 0.1;

/** The themes that families ask help for most. For a report without a certain gap. */
function mostRequested(facts: Facts): Text | null {
  const ranking = rank(facts, REQUESTED, [OTHER]);
  if (ranking === null) return null;
  if (ranking.hidden !== null)
    return notShown("Waarover de vragen van gezinnen gaan", ranking.hidden);
  const names = leaderNames(ranking, themeNameIn(REQUESTED));
  if (names === null || ranking.total < FEWEST_FOR_SHARES) return null;
  const [most, next] = [ranking.leaders[0], ranking.followers[0]];
  if (most && next && most.value - next.value < most.value * LEAST_LEAD) return null;
  return say`Gezinnen vragen het vaakst hulp bij ${names}.`;
}

/** The theme with the second largest gap. The largest is the title of the chart. */
function nextGap(theme: ThemeGap): Text {
  const { help } = helpWith(theme);
  return say`Ook om ${help} vroegen meer gezinnen (${theme.requested.run}) dan er hulp kregen (${theme.provided.run}).`;
}

/** With fewer themes none can be called the best. */
const FEWEST_THEMES = 3;

/** The theme with the largest part of the requests answered. Null if there is nothing to say. */
function bestMet(facts: Facts, named: readonly ThemeGap[]): Text | null {
  const shareMet = ({ requested, provided }: ThemeGap): number => provided.value / requested.value;
  const themes = themesToName(facts).toSorted((a, b) => shareMet(b) - shareMet(a));
  const [best, second] = themes;
  if (best === undefined || second === undefined || themes.length < FEWEST_THEMES) return null;
  if (shareMet(best) === shareMet(second) || named.some(({ code }) => code === best.code)) {
    return null;
  }
  const name = themeNameIn(REQUESTED)(best);
  const { requested, provided } = best;
  if (gapOf(best) === 0) {
    return say`Bij ${name} kregen evenveel gezinnen hulp als erom vroegen: ${requested.run}.`;
  }
  return gapOf(best) < 0
    ? say`Bij ${name} is het andersom: ${countWithNoun(provided, NOUNS.family)} kregen hulp, ${requested.run} vroegen erom.`
    : say`Het best sluit de hulp aan bij ${name}: ${countWithNoun(requested, NOUNS.family)} vroegen erom, ${provided.run} kregen hulp.`;
}

export const WISH_SENTENCES: SentenceEntries = {
  "support.desired": ({ facts }) => {
    const ranking = rank(facts, WISHES, [OTHER]);
    const total = facts.total(WISHES);
    if (ranking === null || total === null) return null;
    if (ranking.hidden !== null) return notShown("Wat gezinnen willen", ranking.hidden);
    const known = say`Van ${countWithNoun(total, NOUNS.family)} weten we wat zij willen`;
    const shown = ranking.ranked.filter(({ asOf }) => asOf === null);
    const leader = leadingWish(facts)?.leader;
    // The chart says what most families want.
    const isInTitle = leader !== undefined && wishesChart(facts) !== null;
    const others = shown.filter(({ code }) => code !== leader?.code);
    if (isInTitle && others.length > 0) {
      return say`${known}. ${wishesListed(others, NOUNS.family)}.`;
    }
    if (shown.length > 1) return say`${known}: ${wishesListed(shown, null)}.`;
    const finding = wishFinding(facts, "deze");
    return finding === null ? null : say`${known}. ${finding}.`;
  },
};

export const SUPPORT_SENTENCES: SentenceEntries = {
  "support.themes": ({ facts }) => {
    const [largest, next, ...more] = fallingShort(facts);
    if (largest === undefined) {
      const met = "Bij elk thema kregen bijna evenveel gezinnen hulp als erom vroegen, of meer.";
      const text = joinTexts([mostRequested(facts), isMet(facts) ? plain(met) : null]);
      return text.length === 0 ? null : text;
    }
    const isTie = next !== undefined && gapOf(next) === gapOf(largest);
    const named = [largest, ...(next === undefined ? [] : [next])];
    const name = themeNameIn(REQUESTED)(largest);
    return joinTexts([
      plain("Niet elk gezin kreeg al de hulp waar het om vroeg."),
      isWhole(facts) && !isTie ? say`Het verschil is het grootst bij ${name}.` : null,
      next === undefined || isTie || (more[0] !== undefined && gapOf(next) === gapOf(more[0]))
        ? null
        : nextGap(next),
      isWhole(facts) ? bestMet(facts, named) : null,
    ]);
  },
};

export const ANALYSIS_SENTENCES: SentenceEntries = {
  "analyses.states": ({ facts }) => {
    const started = facts.total(ANALYSES);
    if (started === null || started.value === 0) return null;
    const running = facts.shownCategory(ANALYSES, "lopend");
    const finished = facts.shownCategory(ANALYSES, "afgerond");
    return joinTexts([
      running === null || finished === null
        ? notDividedAnalyses(facts, started, running === null ? "lopend" : "afgerond")
        : runningAndFinished(facts, running, finished),
      plain(WHAT_ANALYSES_ARE),
    ]);
  },
};

const WHAT_ANALYSES_ARE =
  "Een neutrale partij onderzoekt daarin, samen met het gezin en de betrokken professionals, hoe de problemen zijn ontstaan en wat ze in stand houdt.";

function notDividedAnalyses(facts: Facts, started: Count, hidden: string): Text {
  const verb = verbFor(started.value, "is", "zijn");
  const what = verbFor(started.value, "Of die klaar is", "Hoeveel daarvan klaar zijn");
  const why = notShown(what, facts.originOf(`${ANALYSES}.${hidden}`));
  return say`Er ${verb} ${countWithNoun(started, NOUNS.analysis)} gestart. ${why}`;
}

/** "13 verklarende analyses lopen, 9 zijn afgerond." A held number gets a sentence of its own. */
function runningAndFinished(facts: Facts, running: ShownCount, finished: ShownCount): Text {
  const clauses = [
    { ...finished, now: ["is afgerond", "zijn afgerond"], past: ["was", "waren", " afgerond"] },
    { ...running, now: ["loopt nog", "lopen nog"], past: ["liep", "liepen", " nog"] },
  ].filter(({ value }) => value > 0);
  const byDay = Map.groupBy(clauses, ({ asOf }) => asOf?.text);
  const sentences = [...byDay.values()].map((ofDay, place) => {
    const [asOf] = ofDay.map((clause) => clause.asOf);
    const parts = ofDay.map(({ now, past, value, run }, index) => {
      const isFirst = index === 0 && place === 0;
      const noun = isFirst ? ` ${nounFor(NOUNS.analysis, value)}` : "";
      const [one = "", many = "", after = ""] = asOf ? past : now;
      return asOf
        ? say`${verbFor(value, one, many)} er ${run}${noun}${after}`
        : say`${run}${noun} ${verbFor(value, one, many)}`;
    });
    return asOf ? say`${capitalised([asOf])} ${listTexts(parts)}.` : say`${listTexts(parts)}.`;
  });
  return say`${joinTexts(sentences)}${heldNote([running, finished], ANALYSES, facts)}`;
}

const IN_PERIOD = "results.inPeriodByTheme";

/** How many families had a result in the period, and for how many it was the first. */
function inPeriod(material: Material): Text | null {
  const { facts } = material;
  const all = facts.total(BY_THEME);
  const now = facts.total(IN_PERIOD);
  if (all === null || now === null) return null;
  const when = overThisPeriod(facts);
  if (now.value === 0) return say`${capitalised(plain(when))} kwam er geen resultaat bij.`;
  if (now.value < facts.threshold) return null;
  const families = countWithNoun(now, NOUNS.family);
  const happened =
    now.value < all.value
      ? say`Bij ${families} gebeurde dat ${when}.`
      : now.value === 1
        ? say`Dat gebeurde ${when}.`
        : say`Bij al deze gezinnen gebeurde dat ${when}.`;
  const change = shownChange(material, BY_THEME);
  // The growth of the total is the number of families with their first result.
  const isPart =
    change !== null && change.difference > 0 && change.difference < Math.min(now.value, all.value);
  if (!isPart) return happened;
  const first = differenceOf(change.now, change.before);
  return say`${happened} Voor ${countWithNoun(first, NOUNS.family)} was het hun eerste resultaat.`;
}

/** The registrations that are not a trajectory: some have not started yet, others never will. */
function notStarted(waiting: Count, never: Count): Text {
  if (waiting.value > 0 && never.value > 0) {
    const waits = verbFor(waiting.value, "wacht", "wachten");
    const ends = verbFor(never.value, "gaat", "gaan");
    return say`Van de andere ${waits} er ${waiting.run} nog op de start en ${ends} er ${never.run} niet door.`;
  }
  const isWaiting = waiting.value > 0;
  const others = isWaiting ? waiting : never;
  const verb = isWaiting
    ? verbFor(others.value, "wacht nog op de start", "wachten nog op de start")
    : verbFor(others.value, "gaat niet door", "gaan niet door");
  return others.value === 1 ? say`De andere ${verb}.` : say`De andere ${others.run} ${verb}.`;
}

/** Why a theme has the most results, for a theme that certainly has. */
const WHY_FIRST = {
  persoonlijk_herstel: "Persoonlijk herstel komt vaak eerst: het is nodig voordat de rest kan.",
};

/** The maximum number of examples for a theme. */
const EXAMPLES = 3;

/** The first results of a theme: "erkenning ervaren, hulp gevonden, zelf weer de regie". */
function examplesOf(theme: string, facts: Facts): Text {
  const results = facts.breakdown(BY_RESULT)?.categories ?? [];
  const examples = results.filter((result) => result.theme === theme).slice(0, EXAMPLES);
  const names = examples
    .map(namedResult)
    .map((result) => [{ ...labelRun(result, BY_RESULT), text: uncapitalised(result.label) }]);
  return joinTexts(names, ", ");
}

export const RESULT_TOTAL_SENTENCES: SentenceEntries = {
  "results.total": (material) => {
    const total = material.facts.total(BY_THEME);
    if (total === null) return null;
    if (total.value === 0) return plain("Er zijn nog geen resultaten vastgelegd.");
    // Below the threshold the text gives no number, because the results of these families are
    // withheld too.
    if (total.value < material.facts.threshold) {
      return plain("Er zijn nog maar weinig resultaten vastgelegd.");
    }
    const main = say`Bij ${countWithNoun(total, NOUNS.family)} is iets bereikt.`;
    return joinTexts([main, inPeriod(material)]);
  },
};

export const FUNNEL_SENTENCES: SentenceEntries = {
  "results.funnel": ({ facts }) => {
    const all = facts.count("registrations.total");
    const started = startedTrajectories(facts);
    const waiting = facts.category("status.byCategory", "nog_niet_gestart");
    const never = facts.category("status.byCategory", "nooit_gestart");
    if (all === null || started === null || waiting === null || never === null) return null;
    if (all.value < FEWEST_FOR_SHARES || started.value === 0) return null;
    if (started.value === all.value) return plain("Alle aanmeldingen werden een traject.");
    const became = verbFor(started.value, "werd", "werden");
    const main = say`Van de ${all.run} aanmeldingen ${became} er ${started.run} een traject.`;
    return say`${main} ${notStarted(waiting, never)}`;
  },
};

export const RESULT_SENTENCES: SentenceEntries = {
  "results.themes": ({ facts }) => {
    const ranking = rank(facts, BY_THEME);
    if (ranking === null) return null;
    if (ranking.hidden !== null) return notShown("Welke resultaten dat zijn", ranking.hidden);
    const leader = leadingTheme(facts)?.leader;
    const why = leader === undefined ? undefined : wordsWrittenFor(leader, WHY_FIRST);
    // For one theme there is no chart with the finding.
    const finding = ranking.ranked.length > 1 ? null : themeSentence(facts);
    const text = joinTexts([finding, why === undefined ? null : plain(why)]);
    return text.length === 0 ? null : text;
  },

  "results.overlap": ({ facts }) => {
    const overlapped = facts.overlaps(IN_PERIOD);
    if (overlapped === null || facts.total(IN_PERIOD)?.value === 0) return null;
    return say`Welke resultaten er ${overThisPeriod(facts)} bij kwamen, tonen we niet, om de gezinnen te beschermen. Deze periode overlapt namelijk met ${overlapped}, waarover we al rapporteerden.`;
  },
};

export const RESULT_LISTS: ListEntries = {
  "results.examples": ({ facts }) => {
    const isNamed = resultsByName(facts) !== null;
    const themes = facts.breakdown(BY_THEME)?.categories ?? [];
    const items = themes
      .filter(({ code, value }) => code !== "overig" && (value ?? 0) > 0)
      .filter(({ code }) => !isNamed || !NAMED_THEMES.has(code))
      .map((theme) => [[labelRun(theme, BY_THEME)], examplesOf(theme.code, facts)] as const)
      .flatMap(([name, examples]) => (examples.length === 0 ? [] : [say`${name}: ${examples}`]));
    if (items.length === 0) return null;
    const themesLeft = isNamed ? "de andere thema's" : "deze thema's";
    return { type: "list", intro: plain(`Wat onder ${themesLeft} valt:`), items };
  },
};
