import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOUNS, uncapitalised } from "../../language/words.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import { ASKED, byGap, gapFinding, GIVEN, isWhole } from "../asked-and-given.ts";
import type { ChartEntries } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import { bySizeOtherLast } from "../ranking.ts";
import { wishFinding, wishLabel, WISHES } from "../wishes.ts";
import { labelRun, protectionRemarkOfAll, valueText } from "../withheld.ts";
import { categoryNumbers } from "./category-numbers.ts";
import { readWith, titled } from "./finding.ts";
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

export const SUPPORT_CHARTS: ChartEntries = {
  "desired-situations": ({ facts }) => wishesChart(facts),

  "support-by-theme": ({ facts }) => {
    const series = SERIES.map(({ id, name }) => {
      return { id, name, categories: facts.breakdown(id)?.categories ?? [] };
    });
    // Beside nothing, or where nothing of one may be shown, there is nothing to compare.
    const isToldOf = ({ categories }: (typeof series)[number]): boolean =>
      categories.some(({ value }) => (value ?? 0) > 0);
    if (!series.every(isToldOf)) return null;
    const themes = themesOf(facts);
    const isPairs = isWhole(facts);
    const finding = gapFinding(facts);
    const readOut = (theme: PublishedCategory): Text => {
      const name = { ...labelRun(theme, ASKED), text: uncapitalised(theme.label) };
      const numbers = series.map((one) => {
        const found = one.categories.find(({ code }) => code === theme.code);
        return say`${one.name} ${found === undefined ? "" : valueText(found, one.id, facts)}`;
      });
      return say`${name} ${listTexts(numbers)}`;
    };
    const both = series.flatMap(({ id, categories }) =>
      categories.map((category) => ({ id, category })),
    );
    const numbers = say`${plain(isPairs ? "Twee punten per thema" : "Staafdiagram per thema")}, gezinnen met een vraag en met ondersteuning: ${joinTexts(themes.map(readOut), "; ")}.`;
    return {
      type: "chart",
      id: "support-by-theme",
      kind: isPairs ? "pairs" : "bars",
      ...titled(drawnOf(facts), finding),
      alt: readWith(finding, numbers),
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
