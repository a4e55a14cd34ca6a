import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOUNS, verbFor } from "../../language/words.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { joinTexts, plain, say, type Text } from "../../model/text.ts";
import {
  REQUESTED,
  type ThemeGap,
  byGap,
  fallingShort,
  gapFinding,
  gapOf,
  PROVIDED,
  helpWith,
  isMet,
  isWhole,
} from "../requested-and-provided.ts";
import type { ChartEntries } from "../block-entry.ts";
import { countAlone, countWithNoun } from "../counts.ts";
import { type Facts } from "../facts.ts";
import { bySizeOtherLast, rank, type RankedCategory } from "../ranking.ts";
import { wishFinding, wishLabel, WISHES } from "../wishes.ts";
import { labelRun, protectionRemarkOfAll } from "../withheld.ts";
import { altText, type Sentence } from "./alt-text.ts";
import { categoryNumbers, inSentence } from "./category-numbers.ts";
import { titled } from "./finding.ts";
import { shareBars } from "./share-bars.ts";

const SERIES = [
  { id: REQUESTED, name: "gevraagd", head: "Gevraagd" },
  { id: PROVIDED, name: "geboden", head: "Geboden" },
] as const;

/**
 * The themes by the gap between both figures. If a number is withheld or held: by the number of
 * requests.
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

export function wishesChart(facts: Facts): ChartBlock | null {
  return shareBars(facts, "desired-situations", {
    figure: WISHES,
    subject: "Wat gezinnen willen bereiken",
    unit: NOUNS.family,
    base: "gezinnen van wie we de wens kennen",
    head: "Gewenste situatie",
    last: ["overig"],
    labelOf: wishLabel,
    finding: (own) => wishFinding(own),
    remark: () => plain("Een gezin kan meer dan één wens hebben."),
  });
}

/**
 * The most requested theme with its numbers, and the theme with the largest gap. It leaves out
 * numbers that are in the title. Without one most requested theme it only describes the gap.
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

export const SUPPORT_CHARTS: ChartEntries = {
  "desired-situations": ({ facts }) => wishesChart(facts),

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
    const head = titled(drawnOf(facts), finding);
    const numbers = categoryNumbers(facts, themes, SERIES, {
      head: "Thema",
      total: "Gezinnen van wie dit bekend is",
    });
    const drawing = `${isPairs ? "Puntendiagram" : "Staafdiagram"} per thema: gevraagd en geboden.`;
    return {
      type: "chart",
      id: "support-by-theme",
      kind: isPairs ? "pairs" : "bars",
      ...head,
      alt: altText({ ...head, ...numbers }, drawing, altSentences(facts, finding)),
      remark: joinTexts([
        plain("Bij een gezin kan meer dan één thema spelen."),
        protectionRemarkOfAll(both, facts) ?? null,
      ]),
      ...numbers,
    };
  },
};
