import type { PublishedBreakdown, PublishedCategory } from "../../disclosure/published-figures.ts";
import { uncapitalised } from "../../language/words.ts";
import type { ChartEntries, Material } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import type { ChartBlock } from "../../model/report-model.ts";
import { wordsWrittenFor } from "../phrases.ts";
import { bySize } from "../ranking.ts";
import { joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import { heldLabel, labelRun, protectionRemark, valueText } from "../withheld.ts";
import { CATEGORY_CHARTS, type CategoryChart } from "./category-charts.ts";
import { categoryTable } from "./chart-table.ts";
import { inLines } from "./label-lines.ts";
import { narrowBars } from "./narrow-bars.ts";

/** Pixels that a bar takes with the room around it, where labels need no more. */
const BAR = 23;
/** Pixels of a line of a label, and between two labels. */
const TEXT_LINE = 14.5;
const BETWEEN_LABELS = 5;

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
    spec: "bars-by-category",
    title: plain(texts.title),
    alt: say`Staafdiagram van ${texts.subject}: ${listTexts(categories.map(readOut))}.`,
    remark: remarkOf(facts, texts, categories),
    wide: false,
    height: categories.length * barOf(categories.map(({ label }) => inLines(label))),
    rows: categories.map((category, position) => ({
      code: category.code,
      category: inLines(category.label),
      position,
      value: category.value,
      role: category.code === texts.unknown ? "unknown" : "main",
      ...heldLabel(category),
    })),
    narrow: narrowBars(
      categories.map((category) => ({
        label: category.label,
        bars: [{ category, role: category.code === texts.unknown ? "unknown" : "main" }],
      })),
    ),
    table: categoryTable(
      facts,
      texts.figure,
      texts.heads,
      categories,
      texts.whole ?? `${unit} in totaal`,
    ),
  };

  function readOut(category: PublishedCategory): Text {
    const name = { ...labelRun(category, texts.figure), text: uncapitalised(category.label) };
    return say`${name} ${valueText(category, texts.figure, facts)}`;
  }
}

/**
 * The pixels of each bar, which stands beside the middle of its label: labels of more lines need
 * room from their neighbours, and from the edges of the drawing.
 */
function barOf(labels: readonly string[]): number {
  const heights = labels.map((label) => TEXT_LINE * label.split("\n").length);
  const between = heights.slice(1).map((height, index) => {
    return (height + (heights[index] ?? 0)) / 2 + BETWEEN_LABELS;
  });
  return Math.ceil(Math.max(BAR, ...between, heights[0] ?? 0, heights.at(-1) ?? 0));
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
