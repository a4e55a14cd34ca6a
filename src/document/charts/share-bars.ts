import {
  isHeld,
  type PublishedBreakdown,
  type PublishedCategory,
} from "../../disclosure/published-figures.ts";
import { NOT_APPLICABLE, type Noun } from "../../language/words.ts";
import type { ChartBlock, ChartValue } from "../../model/chart.ts";
import { capitalised, joinTexts, plain, say, type Text } from "../../model/text.ts";
import { type Count, differenceOf, type Facts, shareOf } from "../facts.ts";
import { bySize } from "../ranking.ts";
import { FEWEST_FOR_SHARES, shareRun } from "../shares.ts";
import { labelRun, protectionRemark } from "../withheld.ts";
import { altText, barsDrawn, certainOrder, largestFirst, sized } from "./alt-text.ts";
import { cellOf, chartAndTable, chartValue, inSentence } from "./category-numbers.ts";
import { titled } from "./finding.ts";

/** What bars that are labelled with percentages show, and what their texts say. */
export interface ShareBars {
  readonly figure: string;
  /** What is drawn: "Wie we ondersteunen". */
  readonly subject: string;
  /** What is counted. */
  readonly unit: Noun;
  /** What the percentages are of, behind its number: "gezinnen van wie we dit weten". */
  readonly base: string;
  /** The head of the names in the table. */
  readonly head: string;
  /** The category of what is not known. */
  readonly unknown?: string;
  /** The percentages are of what is known, so that the unknown has no bar. */
  readonly isOfKnown?: boolean;
  /** Categories that close the row whatever their size, such as "overig". */
  readonly last?: readonly string[];
  /** What a bar is called, where its label needs other words. */
  readonly labelOf?: (category: PublishedCategory) => string | undefined;
  /** What the bars show above all, without a full stop; null where that is not certain. */
  readonly finding: (facts: Facts) => Text | null;
  /** What a reader must know of the numbers. */
  readonly remark?: (facts: Facts) => Text | null;
}

/** With fewer bars a sentence says the same. */
const FEWEST_BARS = 3;

/** The name of a category, and its number as the bar has it and as the table has it. */
interface Bar {
  readonly category: PublishedCategory;
  readonly code: string;
  readonly label: Text;
  readonly value: ChartValue;
  readonly count: ChartValue;
}

/**
 * A bar for each category, labelled with its percentage; the counts stand in the table. The labels
 * are counts where a percentage is not to be told: of few, and of numbers of an earlier day.
 */
export function shareBars(facts: Facts, id: string, bars: ShareBars): ChartBlock | null {
  const breakdown = facts.breakdown(bars.figure);
  if (breakdown === null) return null;
  const known = breakdown.categories.some(isHeld) ? null : wholeOf(facts, bars);
  const whole = known !== null && known.value >= FEWEST_FOR_SHARES ? known : null;
  const hasUnknown = bars.isOfKnown !== true || whole === null;
  const all = arrange(breakdown, bars).map((category) => barOf(facts, category, bars, whole));
  const drawn = all.filter(({ code, count }) =>
    code === bars.unknown ? hasUnknown && count.value !== 0 : true,
  );
  if (!tellsMoreThanWords(drawn, bars)) return null;
  const finding = whole === null ? null : bars.finding(facts);
  const measure =
    whole === null
      ? plain(`aantal ${bars.unit.plural}`)
      : say`in % van de ${whole.run} ${bars.base}`;
  const subject = say`${bars.subject}, ${measure}`;
  const codes = new Set(drawn.map(({ code }) => code));
  const apart = breakdown.categories.map(({ code }) => code).filter((code) => !codes.has(code));
  const spoken = drawn.map(({ category, label, value }) =>
    sized(category, bars.figure, facts, {
      name: category.code === bars.unknown ? say`“${inSentence(label)}”` : inSentence(label),
      ...(whole === null ? {} : { text: value.text }),
      isApart: category.code === bars.unknown || bars.last?.includes(category.code) === true,
    }),
  );
  const remark = joinTexts([
    bars.remark?.(facts) ?? null,
    protectionRemark(
      breakdown.categories.filter(({ code }) => codes.has(code)),
      bars.figure,
      facts,
    ) ?? null,
  ]);
  const head = titled(subject, finding);
  const numbers = chartAndTable({
    head: bars.head,
    categories: drawn.map(({ code, label }) => ({
      code,
      label,
      ...(code === bars.unknown ? { role: "unknown" as const } : {}),
    })),
    series: [{ name: measure, values: drawn.map(({ value }) => value) }],
  });
  return {
    type: "chart",
    id,
    kind: "bars",
    ...head,
    alt: altText({ ...head, ...numbers }, barsDrawn(spoken), [
      largestFirst(spoken, certainOrder(facts, bars.figure, apart)),
    ]),
    ...(remark.length === 0 ? {} : { remark }),
    ...numbers,
    table: tableOf(facts, all, codes, bars, whole !== null),
  };
}

function barOf(
  facts: Facts,
  category: PublishedCategory,
  { figure, labelOf }: ShareBars,
  whole: Count | null,
): Bar {
  const { code } = category;
  const label = labelRun(category, figure);
  const count = chartValue(category, figure, facts);
  const today = whole === null ? null : facts.category(figure, code);
  const percentage = whole && today && shareRun(shareOf(today, whole));
  return {
    category,
    code,
    label: [{ ...label, text: labelOf?.(category) ?? label.text }],
    value: percentage === null ? count : { ...count, text: [percentage] },
    count,
  };
}

/** All counts, and beside those of the bars their percentages. */
function tableOf(
  facts: Facts,
  all: readonly Bar[],
  drawn: ReadonlySet<string>,
  { figure, head, unit }: ShareBars,
  isInShares: boolean,
): ChartBlock["table"] {
  const total = facts.total(figure);
  const none = plain(NOT_APPLICABLE);
  const rows = [
    ...all.map(({ code, label, value, count }) => ({
      cells: [label, cellOf(count), drawn.has(code) ? cellOf(value) : none],
      isTotal: false,
    })),
    {
      cells: [plain("Totaal"), total === null ? none : [total.run], none],
      isTotal: true,
    },
  ];
  const columns = [
    { label: plain(head), numeric: false },
    { label: capitalised(plain(unit.plural)), numeric: true },
    { label: plain("Aandeel"), numeric: true },
  ];
  if (isInShares) return { columns, rows };
  return {
    columns: columns.slice(0, 2),
    rows: rows.map(({ cells, isTotal }) => ({ cells: cells.slice(0, 2), isTotal })),
  };
}

/** What the percentages are of; null where that is not shown. */
export function wholeOf(
  facts: Facts,
  { figure, unknown, isOfKnown }: Pick<ShareBars, "figure" | "unknown" | "isOfKnown">,
): Count | null {
  const total = facts.total(figure);
  if (total === null || unknown === undefined || isOfKnown !== true) return total;
  const notKnown = facts.category(figure, unknown);
  if (notKnown === null) return null;
  return notKnown.value === 0 ? total : differenceOf(total, notKnown);
}

/** Bars of one or two numbers, or only of what is not shown or not known, show nothing. */
function tellsMoreThanWords(
  drawn: readonly Bar[],
  { unknown }: Pick<ShareBars, "unknown">,
): boolean {
  const shown = drawn.filter(({ count }) => (count.value ?? 0) > 0);
  return shown.length >= FEWEST_BARS && shown.filter(({ code }) => code !== unknown).length > 1;
}

function arrange(
  breakdown: PublishedBreakdown,
  { last = [], unknown }: ShareBars,
): readonly PublishedCategory[] {
  const atEnd = unknown === undefined ? last : [...last, unknown];
  const sorted = bySize(breakdown);
  return [
    ...sorted.filter(({ code }) => !atEnd.includes(code)),
    ...atEnd.flatMap((code) => sorted.filter((category) => category.code === code)),
  ];
}
