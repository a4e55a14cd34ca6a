import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { uncapitalised } from "../../language/words.ts";
import { joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import type { ChartEntries } from "../block-entry.ts";
import { bySizeOtherLast } from "../ranking.ts";
import { labelRun, protectionRemarkOfAll, valueText } from "../withheld.ts";
import { categoryCharts } from "./bars-by-category.ts";
import { categoryNumbers } from "./category-numbers.ts";

const SERIES = [
  { id: "support.requestsByTheme", name: "gevraagd", head: "Met een vraag" },
  { id: "support.providedByTheme", name: "geboden", head: "Met ondersteuning" },
] as const;

export const SUPPORT_CHARTS: ChartEntries = {
  ...categoryCharts({
    "desired-situations": {
      figure: "support.desiredSituation",
      title: "Aanmeldingen naar gewenste situatie",
      subject: "het aantal aanmeldingen naar de situatie die gezinnen willen bereiken",
      heads: ["Gewenste situatie", "Aanmeldingen"],
      whole: "Aanmeldingen waarvan we de wens kennen",
      last: ["overig"],
      remark: "Een gezin kan meer dan één wens hebben.",
    },
  }),

  "support-by-theme": ({ facts }) => {
    const series = SERIES.map(({ id, name }) => {
      return { id, name, categories: facts.breakdown(id)?.categories ?? [] };
    });
    // Beside nothing, or where nothing of one may be shown, there is nothing to compare.
    const isToldOf = ({ categories }: (typeof series)[number]): boolean =>
      categories.some(({ value }) => (value ?? 0) > 0);
    const first = facts.breakdown(SERIES[0].id);
    if (first === null || !series.every(isToldOf)) return null;
    // By requests for both series, so that a theme is one pair of bars.
    const themes = bySizeOtherLast(first);
    const readOut = (theme: PublishedCategory): Text => {
      const name = { ...labelRun(theme, SERIES[0].id), text: uncapitalised(theme.label) };
      const numbers = series.map((one) => {
        const found = one.categories.find(({ code }) => code === theme.code);
        return say`${one.name} ${found === undefined ? "" : valueText(found, one.id, facts)}`;
      });
      return say`${name} ${listTexts(numbers)}`;
    };
    const both = series.flatMap(({ id, categories }) =>
      categories.map((category) => ({ id, category })),
    );
    return {
      type: "chart",
      id: "support-by-theme",
      kind: "bars",
      title: plain("Vragen en geboden ondersteuning per thema, in aanmeldingen"),
      alt: say`Staafdiagram van het aantal aanmeldingen met een vraag en met geboden ondersteuning, naast elkaar per thema: ${joinTexts(themes.map(readOut), "; ")}.`,
      remark: joinTexts([
        plain("Bij een gezin kan meer dan één thema spelen."),
        protectionRemarkOfAll(both, facts) ?? null,
      ]),
      ...categoryNumbers(facts, themes, SERIES, {
        head: "Thema",
        total: "Aanmeldingen waarvan dit bekend is",
      }),
    };
  },
};
