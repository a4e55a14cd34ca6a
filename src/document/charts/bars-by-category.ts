import type { PublishedBreakdown, PublishedCategory } from "../../disclosure/published-figures.ts";
import { uncapitalised } from "../../language/words.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import type { ChartEntries, Material } from "../block-entry.ts";
import type { Facts } from "../facts.ts";
import { bySize, wordsWrittenFor } from "../ranking.ts";
import { labelRun, protectionRemark, valueText } from "../withheld.ts";
import { categoryNumbers } from "./category-numbers.ts";
import { readWith, titled } from "./finding.ts";

/** What a chart with one bar a category shows, and what its texts say. */
export interface CategoryChart {
  readonly figure: string;
  /** What is drawn: the title, or the subtitle below a finding. */
  readonly title: string;
  /** What the chart shows above all, in few words; null where the figures are certain of nothing. */
  readonly finding?: (facts: Facts) => Text | null;
  /** What the bars are, for the alt text: "het aantal aanmeldingen naar wie we ondersteunen". */
  readonly subject: string;
  /** The heads of the two columns of its table. */
  readonly heads: readonly [string, string];
  /** Categories that close the row whatever their size: "overig", then the unknown. */
  readonly last?: readonly string[];
  /** The category of what is not known: its bar looks apart. */
  readonly unknown?: string;
  /** What the figure counts in all, where that is less than all registrations. */
  readonly whole?: string;
  /** Keeps the order of the figure, where that tells more than size does. */
  readonly inOwnOrder?: boolean;
  /** What a bar is called, where its label needs its column's name beside it. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly remark?: string;
}

/** Horizontal bars by size; withheld categories come last, after them only those of `last`. */
function bars({ facts }: Material, id: string, texts: CategoryChart): ChartBlock | null {
  const breakdown = facts.breakdown(texts.figure);
  if (breakdown === null || !hasSomethingToCompare(breakdown, texts)) return null;
  const categories = arrange(breakdown, texts).map((category) => ({
    ...category,
    label: wordsWrittenFor(category, texts.labels ?? {}) ?? category.label,
  }));
  const finding = texts.finding?.(facts) ?? null;
  const [head, unit] = texts.heads;
  return {
    type: "chart",
    id,
    kind: "bars",
    ...titled(plain(texts.title), finding),
    alt: readWith(
      finding,
      say`Staafdiagram van ${texts.subject}: ${listTexts(categories.map(readOut))}.`,
    ),
    remark: remarkOf(facts, texts, categories),
    ...categoryNumbers(facts, categories, [{ id: texts.figure, name: unit }], {
      head,
      total: texts.whole ?? `${unit} in totaal`,
      roleOf: ({ code }) => (code === texts.unknown ? "unknown" : undefined),
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

/** The chart of each of `charts`, by its id. */
export function categoryCharts(charts: Readonly<Record<string, CategoryChart>>): ChartEntries {
  return Object.fromEntries(
    Object.entries(charts).map(([id, texts]) => [
      id,
      (material: Material) => bars(material, id, texts),
    ]),
  );
}
