import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { uncapitalised } from "../../language/words.ts";
import type { ChartEntries } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import { bySizeOtherLast } from "../ranking.ts";
import { joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import { labelRun, protectionRemarkOfAll, valueText } from "../withheld.ts";
import { chartAndTable, chartValue } from "./category-numbers.ts";

const SERIES = [
  { id: "support.requestsByTheme", name: "gevraagd", head: "Met een vraag" },
  { id: "support.providedByTheme", name: "geboden", head: "Met ondersteuning" },
] as const;

/** The themes in one order for both series: by requests, "overig" at the end. */
function themesInOrder(facts: Facts): readonly PublishedCategory[] {
  const [first] = SERIES.flatMap(({ id }) => facts.breakdown(id) ?? []);
  return first === undefined ? [] : bySizeOtherLast(first);
}

/** What a reader must know of numbers of either series that are not those of today. */
function remarkOnBoth(facts: Facts): Text | undefined {
  const both = SERIES.flatMap(({ id }) =>
    (facts.breakdown(id)?.categories ?? []).map((category) => ({ id, category })),
  );
  return protectionRemarkOfAll(both, facts);
}

export const THEMES_SIDE_BY_SIDE: ChartEntries = {
  "support-by-theme": ({ facts }) => {
    const series = SERIES.flatMap((one) => {
      const breakdown = facts.breakdown(one.id);
      return breakdown === null || breakdown.total === 0 ? [] : [{ ...one, breakdown }];
    });
    // Beside nothing there is nothing to compare.
    if (series.length < SERIES.length) return null;
    const isToldOf = ({ breakdown }: (typeof series)[number]): boolean =>
      breakdown.categories.some(({ value }) => (value ?? 0) > 0);
    // Neither is there where nothing of one may be shown.
    if (!series.every(isToldOf)) return null;
    const themes = themesInOrder(facts);
    const themeOf = ({ breakdown }: (typeof series)[number], theme: string) =>
      breakdown.categories.find(({ code }) => code === theme);
    const readOut = (theme: PublishedCategory): Text => {
      const name = { ...labelRun(theme, SERIES[0].id), text: uncapitalised(theme.label) };
      const numbers = series.map((one) => {
        const found = themeOf(one, theme.code);
        return say`${one.name} ${found === undefined ? "" : valueText(found, one.id, facts)}`;
      });
      return say`${name} ${listTexts(numbers)}`;
    };
    return {
      type: "chart",
      id: "support-by-theme",
      kind: "bars",
      title: plain("Vragen en geboden ondersteuning per thema, in aanmeldingen"),
      alt: say`Staafdiagram van het aantal aanmeldingen met een vraag en met geboden ondersteuning, naast elkaar per thema: ${joinTexts(themes.map(readOut), "; ")}.`,
      remark: joinTexts([
        plain("Bij een gezin kan meer dan één thema spelen."),
        remarkOnBoth(facts) ?? null,
      ]),
      ...chartAndTable({
        head: "Thema",
        categories: themes.map((theme) => ({
          code: theme.code,
          label: [labelRun(theme, SERIES[0].id)],
        })),
        series: series.map((one) => ({
          name: plain(one.name),
          head: plain(one.head),
          values: themes.map(({ code }) => {
            const found = themeOf(one, code);
            return found === undefined ? null : chartValue(found, one.id, facts);
          }),
          total: facts.total(one.id)?.run ?? null,
        })),
        total: "Aanmeldingen waarvan dit bekend is",
      }),
    };
  },
};
