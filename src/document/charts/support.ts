import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOUNS } from "../../language/words.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { joinTexts, plain, say, type Text } from "../../model/text.ts";
import {
  ASKED,
  byGap,
  fallingShort,
  gapFinding,
  gapOf,
  GIVEN,
  isMet,
  isWhole,
} from "../asked-and-given.ts";
import type { ChartEntries } from "../block-entry.ts";
import { countAlone, countWithNoun, type Facts } from "../facts.ts";
import { bySizeOtherLast, rank } from "../ranking.ts";
import { wishFinding, wishLabel, WISHES } from "../wishes.ts";
import { labelRun, protectionRemarkOfAll } from "../withheld.ts";
import { altText, type Sentence } from "./alt-text.ts";
import { categoryNumbers, inSentence } from "./category-numbers.ts";
import { titled } from "./finding.ts";
import { shareBars } from "./share-bars.ts";

const SERIES = [
  { id: ASKED, name: "gevraagd", head: "Gevraagd" },
  { id: GIVEN, name: "geboden", head: "Geboden" },
] as const;

/** The themes by the gap between both; by requests where a number is not shown, or of another day. */
function themesOf(facts: Facts): readonly PublishedCategory[] {
  const asked = facts.breakdown(ASKED);
  if (asked === null) return [];
  if (!isWhole(facts)) return bySizeOtherLast(asked);
  return byGap(facts).flatMap(
    ({ code }) => asked.categories.find((theme) => theme.code === code) ?? [],
  );
}

/** What is drawn, with what both are of: "739 gezinnen met een vraag, 700 met ondersteuning". */
function drawnOf(facts: Facts): Text {
  const [asked, given] = [facts.total(ASKED), facts.total(GIVEN)];
  const of =
    asked === null || given === null
      ? []
      : say`: ${asked.run} met een vraag, ${given.run} met ondersteuning`;
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

/** What most families asked for, and how many got it; none where several tie. */
function askedMost(facts: Facts): Sentence {
  const ranking = rank(facts, ASKED);
  const isCertain = (ranking?.leaders.length ?? 0) > 0;
  const [most, tie] = (isCertain ? ranking?.leaders : ranking?.largestShown) ?? [];
  if (most === undefined || tie !== undefined) return [];
  const name = inSentence([labelRun(most, ASKED)]);
  const asked = say`door ${countWithNoun(most, NOUNS.family)}`;
  const main = isCertain
    ? say`Het vaakst gevraagd is ${name}: ${asked}`
    : say`Het vaakst gevraagd, van wat we tonen, is ${name}: ${asked}`;
  const given = facts.shownCategory(GIVEN, most.code);
  return [
    ...(given === null ? [] : [say`${main}. Geboden is dat aan ${countAlone(given)}.`]),
    say`${main}.`,
  ];
}

/** Where most families that asked got no help; none where several tie, or a number is not shown. */
function largestGap(facts: Facts): Sentence {
  if (isMet(facts)) return [plain("Bij geen thema is duidelijk minder geboden dan gevraagd.")];
  const [largest] = fallingShort(facts);
  if (!isWhole(facts) || largest === undefined) return [];
  const others = byGap(facts).filter(({ code }) => code !== largest.code);
  if (others.some((theme) => gapOf(theme) >= gapOf(largest))) return [];
  const name = inSentence([labelRun(largest, ASKED)]);
  return [say`Het grootste tekort is er bij ${name}.`];
}

export const SUPPORT_CHARTS: ChartEntries = {
  "desired-situations": ({ facts }) => wishesChart(facts),

  "support-by-theme": ({ facts }) => {
    const series = SERIES.map(({ id }) => {
      return { id, categories: facts.breakdown(id)?.categories ?? [] };
    });
    // Beside nothing, or where nothing of one may be shown, there is nothing to compare.
    const isToldOf = ({ categories }: (typeof series)[number]): boolean =>
      categories.some(({ value }) => (value ?? 0) > 0);
    if (!series.every(isToldOf)) return null;
    const themes = themesOf(facts);
    const isPairs = isWhole(facts);
    const finding = gapFinding(facts);
    const both = series.flatMap(({ id, categories }) =>
      categories.map((category) => ({ id, category })),
    );
    return {
      type: "chart",
      id: "support-by-theme",
      kind: isPairs ? "pairs" : "bars",
      ...titled(drawnOf(facts), finding),
      alt: altText(
        `${isPairs ? "Puntendiagram" : "Staafdiagram"} per thema: gevraagd en geboden.`,
        [askedMost(facts), largestGap(facts)],
      ),
      remark: joinTexts([
        plain("Bij een gezin kan meer dan één thema spelen."),
        protectionRemarkOfAll(both, facts) ?? null,
      ]),
      ...categoryNumbers(facts, themes, SERIES, {
        head: "Thema",
        total: "Gezinnen van wie dit bekend is",
      }),
    };
  },
};
