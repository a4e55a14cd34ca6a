import { INHABITANTS_LICENCE, INHABITANTS_ON } from "../../codebook/inhabitants.ts";
import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { formatDecimal } from "../../language/numbers.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { joinTexts, plain, say, type Text } from "../../model/text.ts";
import type { ChartEntries } from "../block-entry.ts";
import { BY_ORIGIN, leadingRate, rateOf, rateRun } from "../inhabitants.ts";
import { bySize } from "../ranking.ts";
import { FEWEST_FOR_SHARES } from "../shares.ts";
import { labelRun, protectionRemark } from "../withheld.ts";
import { altText, largestFirst, type Sentence } from "./alt-text.ts";
import { chartAndTable, chartValue } from "./category-numbers.ts";
import { titled } from "./finding.ts";

/** Categories that are not a province. They are outside the map. */
const OUTSIDE: ReadonlySet<string> = new Set(["buitenland", "onbekend"]);

/** A map with fewer rates has nothing to show. */
const FEWEST_RATES = 3;

const isOutside = ({ code }: PublishedCategory): boolean => OUTSIDE.has(code);

/**
 * The registrations in each province: the rate by inhabitants, which decides the shade, and the
 * number. A map of the numbers alone would only show where many people live.
 */
export const PROVINCES: ChartEntries = {
  "registrations-by-province": ({ facts }) => {
    const breakdown = facts.breakdown(BY_ORIGIN);
    if (breakdown === null || breakdown.total < FEWEST_FOR_SHARES) return null;
    const rateOrNone = (category: PublishedCategory): number => rateOf(category) ?? -1;
    const provinces = bySize(breakdown)
      .filter((category) => !isOutside(category))
      .toSorted((a, b) => rateOrNone(b) - rateOrNone(a));
    const rated = provinces.filter((category) => (rateOf(category) ?? 0) > 0);
    if (rated.length < FEWEST_RATES) return null;
    const outside = breakdown.categories.filter(isOutside);
    const drawn = [...provinces, ...outside];
    const leader = leadingRate(facts);
    const finding =
      leader === null
        ? null
        : say`${[labelRun(leader.category, BY_ORIGIN)]} heeft de meeste aanmeldingen per inwoner`;
    const among = { text: "100.000", origin: "rule.inhabitants" };
    const what = say`Aanmeldingen per ${among} inwoners, daaronder het aantal`;
    const remark = joinTexts([
      say`Bron inwoners: CBS, ${{ text: INHABITANTS_ON, origin: "rule.inhabitantsOn" }}, voorlopige cijfers (${{ text: INHABITANTS_LICENCE, origin: "rule.inhabitantsOn" }}).`,
      protectionRemark(breakdown.categories, BY_ORIGIN, facts) ?? null,
    ]);
    const head = titled(what, finding);
    const numbers = chartAndTable({
      head: "Provincie",
      categories: drawn.map((category) => ({
        code: category.code,
        label: [labelRun(category, BY_ORIGIN)],
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
          values: drawn.map((category) => chartValue(category, BY_ORIGIN, facts)),
          total: facts.total(BY_ORIGIN)?.run ?? null,
        },
      ],
      total: "Aanmeldingen in totaal",
    });
    return {
      type: "chart",
      id: "registrations-by-province",
      kind: "tiles",
      ...head,
      alt: altText({ ...head, ...numbers }, "Kaart met een tegel per provincie.", [
        highestRates(provinces, say` per ${among} inwoners`),
      ]),
      remark,
      ...numbers,
    };
  },
};

function rateValue(category: PublishedCategory): ChartBlock["series"][number]["values"][number] {
  const value = rateOf(category);
  return value === null ? null : { value, text: [rateRun(category, value)] };
}

/**
 * The provinces with the highest rates. Rates that print the same count as a tie.
 *
 * @param among the words behind a rate that say what it is relative to
 */
function highestRates(provinces: readonly PublishedCategory[], among: Text): Sentence {
  const rates = provinces.flatMap((category) => {
    const { code } = category;
    const rate = rateOf(category);
    if (rate === null) return [];
    const text = [rateRun(category, rate)];
    const name = [labelRun(category, BY_ORIGIN)];
    const full = say`${text}${among}`;
    return [{ code, name, text, value: asPrinted(rate), isHeld: false, full }];
  });
  const isWhole = rates.length === provinces.length;
  const certain = new Set(isWhole ? rates.map(({ code }) => code) : []);
  return largestFirst(rates, certain, true);
}

function asPrinted(rate: number): number {
  return Number(formatDecimal(rate).replace(/\./g, "").replace(",", "."));
}
