import { INHABITANTS_LICENCE, INHABITANTS_ON } from "../../codebook/inhabitants.ts";
import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { uncapitalised } from "../../language/words.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import type { ChartEntries } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import { leadingRate, rateOf, rateRun } from "../inhabitants.ts";
import { bySize } from "../ranking.ts";
import { FEWEST_FOR_SHARES } from "../shares.ts";
import { labelRun, protectionRemark, valueText } from "../withheld.ts";
import { chartAndTable, chartValue } from "./category-numbers.ts";

const FIGURE = "registrations.byOrigin";

/** What is no province, and so lies outside the map. */
const OUTSIDE: ReadonlySet<string> = new Set(["buitenland", "onbekend"]);

/** How many provinces the alt text reads out; all of them stand in the table. */
const PROVINCES_READ_OUT = 3;

/** A map of fewer rates than this tells nothing. */
const FEWEST_RATES = 3;

const isOutside = ({ code }: PublishedCategory): boolean => OUTSIDE.has(code);

/**
 * The registrations of each province among its inhabitants, which sets its shade, beside their
 * number: a map of numbers alone would be one of where people live.
 */
export const PROVINCES: ChartEntries = {
  "registrations-by-province": ({ facts }) => {
    const breakdown = facts.breakdown(FIGURE);
    if (breakdown === null || breakdown.total < FEWEST_FOR_SHARES) return null;
    const rateOrNone = (category: PublishedCategory): number => rateOf(category) ?? -1;
    const provinces = bySize(breakdown)
      .filter((category) => !isOutside(category))
      .toSorted((a, b) => rateOrNone(b) - rateOrNone(a));
    const told = provinces.filter((category) => (rateOf(category) ?? 0) > 0);
    if (told.length < FEWEST_RATES) return null;
    const outside = breakdown.categories.filter(isOutside);
    const drawn = [...provinces, ...outside];
    const leader = leadingRate(facts);
    const finding =
      leader === null
        ? null
        : say`${[labelRun(leader.category, FIGURE)]} heeft de meeste aanmeldingen per inwoner`;
    const among = { text: "100.000", origin: "rule.inhabitants" };
    const what = say`Aanmeldingen per ${among} inwoners, daaronder het aantal`;
    const remark = joinTexts([
      say`Bron inwoners: CBS, ${{ text: INHABITANTS_ON, origin: "rule.inhabitantsOn" }}, voorlopige cijfers (${{ text: INHABITANTS_LICENCE, origin: "rule.inhabitantsOn" }}).`,
      protectionRemark(breakdown.categories, FIGURE, facts) ?? null,
    ]);
    return {
      type: "chart",
      id: "registrations-by-province",
      kind: "tiles",
      ...(finding === null ? { title: what } : { title: finding, subtitle: what }),
      alt: altText(facts, finding, provinces, outside),
      remark,
      ...chartAndTable({
        head: "Provincie",
        categories: drawn.map((category) => ({
          code: category.code,
          label: [labelRun(category, FIGURE)],
          ...(isOutside(category) ? { role: "elsewhere" as const } : {}),
        })),
        series: [
          {
            name: say`Per ${among} inwoners`,
            values: drawn.map((category) => rateValue(category)),
            total: null,
          },
          {
            name: plain("Aanmeldingen"),
            values: drawn.map((category) => chartValue(category, FIGURE, facts)),
            total: facts.total(FIGURE)?.run ?? null,
          },
        ],
        total: "Aanmeldingen in totaal",
      }),
    };
  },
};

function rateValue(category: PublishedCategory): ChartBlock["series"][number]["values"][number] {
  const value = rateOf(category);
  return value === null ? null : { value, text: [rateRun(category, value)] };
}

/** The finding, the provinces with the highest rates, and what lies outside the map. */
function altText(
  facts: Facts,
  finding: Text | null,
  provinces: readonly PublishedCategory[],
  outside: readonly PublishedCategory[],
): Text {
  const most = provinces.flatMap((category) => {
    const value = rateOf(category);
    if (value === null || value === 0) return [];
    return [say`${[labelRun(category, FIGURE)]} ${rateRun(category, value)}`];
  });
  const elsewhere = outside.map((category) => {
    const name = labelRun(category, FIGURE);
    return say`${{ ...name, text: uncapitalised(name.text) }} ${valueText(category, FIGURE, facts)}`;
  });
  return joinTexts([
    finding === null ? null : say`${finding}.`,
    say`Tegelkaart van de provincies. De hoogste getallen die we tonen: ${listTexts(most.slice(0, PROVINCES_READ_OUT))}.`,
    elsewhere.length === 0 ? null : say`Buiten de kaart, in aantallen: ${listTexts(elsewhere)}.`,
  ]);
}
