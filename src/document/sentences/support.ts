import { type Noun, nounFor, NOUNS, verbFor } from "../../language/words.ts";
import { capitalised, joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import {
  REQUESTED,
  type ThemeGap,
  fallingShort,
  gapOf,
  helpWith,
  isMet,
  isWhole,
  OTHER,
  themesToName,
} from "../requested-and-provided.ts";
import type { SentenceEntries } from "../block-entry.ts";
import { wishesChart } from "../charts/support.ts";
import { type Count, countWithNoun, type ShownCount } from "../counts.ts";
import { type Facts } from "../facts.ts";
import { leaderNames, rank, type RankedCategory } from "../ranking.ts";
import { FEWEST_FOR_SHARES } from "../shares.ts";
import { themeNameIn } from "../theme-names.ts";
import { leadingWish, wanting, wishFinding, WISHES } from "../wishes.ts";
import { heldNote, notShown } from "../withheld.ts";

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

export const SUPPORT_SENTENCES: SentenceEntries = {
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
