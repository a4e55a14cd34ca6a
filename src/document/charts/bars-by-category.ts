import type { PublishedBreakdown, PublishedCategory } from "../../disclosure/published-figures.ts";
import { uncapitalised } from "../../language/words.ts";
import type { ChartEntries, Material } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { wordsWrittenFor } from "../phrases.ts";
import { bySize } from "../ranking.ts";
import { joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import { labelRun, protectionRemark, valueText } from "../withheld.ts";
import { CATEGORY_CHARTS, type CategoryChart } from "./category-charts.ts";
import { chartAndTable, chartValue } from "./category-numbers.ts";

/** Horizontal bars by size; withheld categories come last, after them only those of `last`. */
function bars({ facts }: Material, id: string, texts: CategoryChart): ChartBlock | null {
  const breakdown = facts.breakdown(texts.figure);
  if (breakdown === null || !hasSomethingToCompare(breakdown, texts)) return null;
  const categories = arrange(breakdown, texts).map((category) => ({
    ...category,
    label: wordsWrittenFor(category, texts.labels ?? {}) ?? category.label,
  }));
  const [, unit] = texts.heads;
  return {
    type: "chart",
    id,
    kind: "bars",
    title: plain(texts.title),
    alt: say`Staafdiagram van ${texts.subject}: ${listTexts(categories.map(readOut))}.`,
    remark: remarkOf(facts, texts, categories),
    ...chartAndTable({
      head: texts.heads[0],
      categories: categories.map((category) => ({
        code: category.code,
        label: [labelRun(category, texts.figure)],
        ...(category.code === texts.unknown ? { role: "unknown" } : {}),
      })),
      series: [
        {
          name: plain(unit),
          values: categories.map((category) => chartValue(category, texts.figure, facts)),
          total: facts.total(texts.figure)?.run ?? null,
        },
      ],
      total: texts.whole ?? `${unit} in totaal`,
    }),
  };

  function readOut(category: PublishedCategory): Text {
    const name = { ...labelRun(category, texts.figure), text: uncapitalised(category.label) };
    return say`${name} ${valueText(category, texts.figure, facts)}`;
  }
}

/**
 * Bars of nothing, or only of what is not shown or not known, tell nothing; neither does one bar
 * by itself.
 */
function hasSomethingToCompare(
  { categories }: PublishedBreakdown,
  { unknown }: CategoryChart,
): boolean {
  const known = categories.filter(({ code, value }) => code !== unknown && (value ?? 0) > 0);
  return known.length > 0 && categories.filter(({ value }) => value !== 0).length > 1;
}

/** What a reader must know of the numbers; undefined where that is nothing. */
function remarkOf(
  facts: Facts,
  { remark, whole, figure }: CategoryChart,
  categories: readonly PublishedCategory[],
): Text | undefined {
  const total = facts.total(figure);
  const text = joinTexts([
    remark === undefined ? null : plain(remark),
    whole === undefined || total === null ? null : say`${whole}: ${total.run}.`,
    protectionRemark(categories, figure, facts) ?? null,
  ]);
  return text.length === 0 ? undefined : text;
}

function arrange(
  breakdown: PublishedBreakdown,
  { last = [], inOwnOrder = false }: CategoryChart,
): readonly PublishedCategory[] {
  const sorted = inOwnOrder ? breakdown.categories : bySize(breakdown);
  return [
    ...sorted.filter(({ code }) => !last.includes(code)),
    ...last.flatMap((code) => sorted.filter((category) => category.code === code)),
  ];
}

export const BARS_BY_CATEGORY: ChartEntries = Object.fromEntries(
  Object.entries(CATEGORY_CHARTS).map(([id, texts]) => [
    id,
    (material: Material) => bars(material, id, texts),
  ]),
);
