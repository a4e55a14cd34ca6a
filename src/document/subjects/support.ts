import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOUNS, verbFor } from "../../language/words.ts";
import {
  type Count,
  countAlone,
  countWithNoun,
  joinTexts,
  plain,
  plainText,
  say,
  type Text,
} from "../../model/text.ts";
import type { ChartEntries, SentenceEntries } from "../block-entry.ts";
import type { Sentence } from "../charts/alt-text.ts";
import { categoryNumbers, chartBlock, inSentence } from "../charts/chart-block.ts";
import type { Facts } from "../facts.ts";
import {
  bySizeOtherLast,
  labelRun,
  leaderNames,
  rank,
  type RankedCategory,
  themeNameIn,
  wordsWrittenFor,
} from "../ranking.ts";
import { notShown, protectionRemarkOfAll } from "../withheld.ts";
import { FEWEST_FOR_SHARES } from "../wording.ts";

/* The support that families ask for and get, by theme. */

const REQUESTED = "support.requestsByTheme";
const PROVIDED = "support.providedByTheme";

/** The theme for everything else. It is never reported as a finding. */
export const OTHER = "overig";

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

/* The gap between requests and support. */

/** A theme with the number of families that asked for help, and the number that got it. */
interface ThemeGap {
  readonly code: string;
  readonly label: string;
  readonly requested: Count;
  readonly provided: Count;
}

/**
 * The themes that can be compared, the largest gap first and "overig" last. The gap is the number
 * of families that asked for help minus the number that got it. Leaves out a theme if one of its
 * numbers is withheld or held, or if both are 0.
 */
function byGap(facts: Facts): readonly ThemeGap[] {
  const themes = facts.breakdown(REQUESTED)?.categories ?? [];
  const both = themes.flatMap(({ code, label }): ThemeGap[] => {
    const [requested, provided] = [facts.category(REQUESTED, code), facts.category(PROVIDED, code)];
    if (requested === null || provided === null || requested.value + provided.value === 0)
      return [];
    return [{ code, label, requested, provided }];
  });
  const isOther = ({ code }: ThemeGap): boolean => code === OTHER;
  return both.toSorted((a, b) => Number(isOther(a)) - Number(isOther(b)) || gapOf(b) - gapOf(a));
}

/** The number of families that asked minus the number that got help. */
function gapOf({ requested, provided }: ThemeGap): number {
  return requested.value - provided.value;
}

/** True if all numbers of both figures are shown and none is held. */
function isWhole(facts: Facts): boolean {
  return [REQUESTED, PROVIDED].every((id) => {
    const { categories = [] } = facts.breakdown(id) ?? {};
    return categories.length > 0 && categories.every(({ code }) => facts.category(id, code));
  });
}

/** A gap of at least this part of the families that asked is a finding. */
const LEAST_GAP = 0.1;

function fallsShort(theme: ThemeGap): boolean {
  return gapOf(theme) > 0 && gapOf(theme) >= theme.requested.value * LEAST_GAP;
}

/**
 * The themes that a sentence may name, the largest gap first. Each needs 20 families that asked, and
 * both figures need a total of 20.
 */
function themesToName(facts: Facts): readonly ThemeGap[] {
  const totals = [REQUESTED, PROVIDED].map((id) => facts.total(id)?.value ?? 0);
  if (Math.min(...totals) < FEWEST_FOR_SHARES) return [];
  return byGap(facts).filter(
    ({ code, requested }) => code !== OTHER && requested.value >= FEWEST_FOR_SHARES,
  );
}

/** The themes where clearly fewer families got help than asked, the largest gap first. */
function fallingShort(facts: Facts): readonly ThemeGap[] {
  return themesToName(facts).filter(fallsShort);
}

/** True if there is no theme where clearly fewer families got help than asked. */
function isMet(facts: Facts): boolean {
  return isWhole(facts) && themesToName(facts).length > 0 && !byGap(facts).some(fallsShort);
}

/** What families ask for within a theme, if that is not "hulp bij" and the theme. */
const HELP: Readonly<Record<string, string>> = {
  persoonlijk_herstel: "persoonlijk herstel",
  uithuisplaatsingen: "hulp rond de uithuisplaatsing",
  gezinsherstel: "gezinsherstel",
};

/** What families ask for within a theme, and the pronoun for it: "gezinsherstel" and "het". */
function helpWith(theme: Pick<ThemeGap, "code" | "label">): {
  readonly help: Text;
  readonly it: string;
} {
  const words = wordsWrittenFor(theme, HELP);
  const help = words === undefined ? say`hulp bij ${themeNameIn(REQUESTED)(theme)}` : say`${words}`;
  return { help, it: plainText(help).startsWith("hulp") ? "die" : "het" };
}

/* The chart of both figures. */

const SERIES = [
  { id: REQUESTED, name: "gevraagd", head: "Gevraagd" },
  { id: PROVIDED, name: "geboden", head: "Geboden" },
] as const;

export const SUPPORT_CHARTS: ChartEntries = {
  "support-by-theme": ({ facts }) => {
    const series = SERIES.map(({ id }) => {
      return { id, categories: facts.breakdown(id)?.categories ?? [] };
    });
    // If one of the figures has no number to show, there is nothing to compare.
    const hasNumber = ({ categories }: (typeof series)[number]): boolean =>
      categories.some(({ value }) => (value ?? 0) > 0);
    if (!series.every(hasNumber)) return null;
    const themes = themesOf(facts);
    const isPairs = isWhole(facts);
    const finding = gapFinding(facts);
    const both = series.flatMap(({ id, categories }) =>
      categories.map((category) => ({ id, category })),
    );
    const numbers = categoryNumbers(facts, themes, SERIES, {
      head: "Thema",
      total: "Gezinnen van wie dit bekend is",
    });
    return chartBlock({
      id: "support-by-theme",
      kind: isPairs ? "pairs" : "bars",
      subject: drawnOf(facts),
      finding,
      drawing: `${isPairs ? "Puntendiagram" : "Staafdiagram"} per thema: gevraagd en geboden.`,
      sentences: altSentences(facts, finding),
      remark: joinTexts([
        plain("Bij een gezin kan meer dan één thema spelen."),
        protectionRemarkOfAll(both, facts) ?? null,
      ]),
      numbers,
    });
  },
};

/** "285 gezinnen vroegen om gezinsherstel, 152 kregen het". Null if no gap is a finding. */
function gapFinding(facts: Facts): Text | null {
  const [largest] = fallingShort(facts);
  if (largest === undefined) return null;
  const { requested, provided } = largest;
  const { help, it } = helpWith(largest);
  const got =
    provided.value === 0
      ? say`geen gezin kreeg ${it}`
      : say`${provided.run} ${verbFor(provided.value, "kreeg", "kregen")} ${it}`;
  return say`${requested.run} gezinnen vroegen om ${help}, ${got}`;
}

/**
 * The themes, sorted by the gap between both figures, or by the number of requests if a number is
 * withheld or held.
 */
function themesOf(facts: Facts): readonly PublishedCategory[] {
  const requested = facts.breakdown(REQUESTED);
  if (requested === null) return [];
  if (!isWhole(facts)) return bySizeOtherLast(requested);
  return byGap(facts).flatMap(
    ({ code }) => requested.categories.find((theme) => theme.code === code) ?? [],
  );
}

/** What is drawn, with the totals: "739 gezinnen met een vraag, 700 met ondersteuning". */
function drawnOf(facts: Facts): Text {
  const [requested, provided] = [facts.total(REQUESTED), facts.total(PROVIDED)];
  const of =
    requested === null || provided === null
      ? []
      : say`: ${requested.run} met een vraag, ${provided.run} met ondersteuning`;
  return say`Gezinnen per thema${of}`;
}

/**
 * The most requested theme with its numbers, and the theme with the largest gap. It leaves out
 * numbers that are in the title. If no single theme leads, it gives only the gap.
 */
function altSentences(facts: Facts, finding: Text | null): readonly Sentence[] {
  const ranking = rank(facts, REQUESTED);
  const { leaders = [], followers = [], largestShown = [] } = ranking ?? {};
  const [most, tie] = leaders.length > 0 ? leaders : largestShown;
  const gap = largestGap(facts);
  const isInTitle = finding?.some(({ origin }) => origin === most?.run.origin) === true;
  if (most === undefined || tie !== undefined) return [gapForms(facts, gap)];
  const which =
    leaders.length > 0 ? "Het vaakst gevraagd" : "Het vaakst gevraagd, van wat we tonen,";
  if (!isInTitle) return [requestForms(say`${which} is`, most, facts), gapForms(facts, gap)];
  // The title already describes this theme, so it is only named. The next one follows.
  const { help } = helpWith(most);
  const [next, nextTie] = followers.filter(
    ({ value }) => value === Math.max(...followers.map((one) => one.value)),
  );
  return [
    gap?.code === most.code
      ? [say`Het vaakst gevraagd, met het grootste verschil, is ${help}.`]
      : [say`${which} is ${help}.`],
    next === undefined || nextTie !== undefined ? [] : requestForms(say`Daarna komt`, next, facts),
  ];
}

/** "… persoonlijk herstel: 397 gezinnen vroegen erom, 419 kregen het." */
function requestForms(lead: Text, requested: RankedCategory, facts: Facts): Sentence {
  const { help, it } = helpWith(requested);
  const verb = verbFor(requested.value, "vroeg", "vroegen");
  const main = say`${lead} ${help}: ${countWithNoun(requested, NOUNS.family)} ${verb} erom`;
  const provided = facts.shownCategory(PROVIDED, requested.code);
  if (provided === null) return [say`${main}.`];
  const got =
    provided.value === 0
      ? say`geen gezin kreeg ${it}`
      : say`${countAlone(provided)} ${verbFor(provided.value, "kreeg", "kregen")} ${it}`;
  return [say`${main}, ${got}.`, say`${main}.`];
}

function gapForms(facts: Facts, gap: ThemeGap | null): Sentence {
  if (isMet(facts)) return [plain("Bij geen thema is duidelijk minder geboden dan gevraagd.")];
  if (gap === null) return [];
  return [say`Het verschil is het grootst bij ${inSentence([labelRun(gap, REQUESTED)])}.`];
}

/** The theme with the largest gap. Null for a tie, and if a number is withheld or held. */
function largestGap(facts: Facts): ThemeGap | null {
  const [largest] = fallingShort(facts);
  if (!isWhole(facts) || largest === undefined) return null;
  const others = byGap(facts).filter(({ code }) => code !== largest.code);
  return others.some((theme) => gapOf(theme) >= gapOf(largest)) ? null : largest;
}
