import { isHeld, type PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOT_APPLICABLE, type Noun } from "../../language/words.ts";
import type { ChartBlock, ChartValue } from "../../model/chart.ts";
import { capitalised, joinTexts, plain, say, type Text } from "../../model/text.ts";
import { type Count, differenceOf, shareOf } from "../counts.ts";
import { type Facts } from "../facts.ts";
import { bySize } from "../ranking.ts";
import { FEWEST_FOR_SHARES, shareRun } from "../shares.ts";
import { labelRun, protectionRemark } from "../withheld.ts";
import { altText, barsDrawn, certainOrder, largestFirst, sized } from "./alt-text.ts";
import { cellOf, chartAndTable, chartValue, inSentence } from "./category-numbers.ts";
import { titled } from "./finding.ts";

/** The contents and texts of a chart with bars that are labelled with percentages. */
export interface ShareBars {
  readonly figure: string;
  /** What is drawn: "Wie we ondersteunen". */
  readonly subject: string;
  /** The unit that is counted. */
  readonly unit: Noun;
  /** What the percentages are relative to, behind its number: "gezinnen van wie we dit weten". */
  readonly base: string;
  /** The head of the column with the names. */
  readonly head: string;
  /** The code of the category for unknown. */
  readonly unknown?: string;
  /** True if the percentages are relative to the known cases, so that the unknown has no bar. */
  readonly isOfKnown?: boolean;
  /** The codes of categories that come last whatever their size, such as "overig". */
  readonly last?: readonly string[];
  /** The name of a bar, if its label does not fit. */
  readonly labelOf?: (category: PublishedCategory) => string | undefined;
  /** The main finding without a full stop; null if none is certain. */
  readonly finding: (facts: Facts) => Text | null;
  /** What a reader must know about the numbers. */
  readonly remark?: (facts: Facts) => Text | null;
}

/** With fewer bars a sentence says the same. */
export const FEWEST_BARS = 3;

/** A category with the number at its bar and the count in the table. */
interface Bar {
  readonly category: PublishedCategory;
  readonly code: string;
  readonly label: Text;
  readonly value: ChartValue;
  readonly count: ChartValue;
}

/**
 * A chart with a bar for each category, labelled with a percentage. The counts are in the table.
 * The labels are counts if percentages must not be shown: for too few cases, and for held numbers.
 * Null if there are too few bars.
 */
export function shareBars(facts: Facts, id: string, bars: ShareBars): ChartBlock | null {
  const breakdown = facts.breakdown(bars.figure);
  if (breakdown === null) return null;
  const known = breakdown.categories.some(isHeld) ? null : wholeOf(facts, bars);
  const whole = known !== null && known.value >= FEWEST_FOR_SHARES ? known : null;
  const hasUnknown = bars.isOfKnown !== true || whole === null;
  const { last = [], unknown } = bars;
  const atEnd = unknown === undefined ? last : [...last, unknown];
  const all = arranged(bySize(breakdown), [], atEnd).map((category) =>
    barOf(facts, category, bars, whole),
  );
  const drawn = all.filter(({ code, count }) =>
    code === bars.unknown ? hasUnknown && count.value !== 0 : true,
  );
  if (!isWorthDrawing(drawn, bars)) return null;
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

/** The table with all counts, and with the percentages of the bars. */
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

/** The number that the percentages are relative to. Null if it is withheld. */
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

/** True if there are enough bars with a number to be worth drawing. */
function isWorthDrawing(drawn: readonly Bar[], { unknown }: Pick<ShareBars, "unknown">): boolean {
  const shown = drawn.filter(({ count }) => (count.value ?? 0) > 0);
  return shown.length >= FEWEST_BARS && shown.filter(({ code }) => code !== unknown).length > 1;
}

/** Puts the categories with the codes `first` and `last` in the order of those lists. */
export function arranged(
  categories: readonly PublishedCategory[],
  first: readonly string[],
  last: readonly string[],
): readonly PublishedCategory[] {
  const withCode = (code: string): readonly PublishedCategory[] =>
    categories.filter((category) => category.code === code);
  return [
    ...first.flatMap(withCode),
    ...categories.filter(({ code }) => !first.includes(code) && !last.includes(code)),
    ...last.flatMap(withCode),
  ];
}
