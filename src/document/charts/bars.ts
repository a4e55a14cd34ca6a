import { isHeld, type PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOT_APPLICABLE, type Noun } from "../../language/words.ts";
import type { ChartBlock, ChartValue } from "../../model/blocks.ts";
import {
  capitalised,
  type Count,
  differenceOf,
  joinTexts,
  plain,
  say,
  type Text,
} from "../../model/text.ts";
import type { Facts } from "../facts.ts";
import { bySize, labelRun } from "../ranking.ts";
import { protectionRemark } from "../withheld.ts";
import { FEWEST_FOR_SHARES, shareOf, shareRun } from "../wording.ts";
import {
  barsDrawn,
  certainOrder,
  largestFirst,
  type Sentence,
  sized,
  stackDrawn,
} from "./alt-text.ts";
import { cellOf, chartAndTable, chartBlock, chartValue, inSentence } from "./chart-block.ts";

/** The contents and texts of a chart with bars that are labelled with percentages. */
export interface ShareBars {
  readonly figure: string;
  /** What is drawn: "Wie we ondersteunen". */
  readonly subject: string;
  /** The unit that is counted. */
  readonly unit: Noun;
  /**
   * What the percentages are relative to, as the words after its number: "gezinnen van wie we dit
   * weten".
   */
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
const FEWEST_BARS = 3;

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
  const numbers = chartAndTable({
    head: bars.head,
    categories: drawn.map(({ code, label }) => ({
      code,
      label,
      ...(code === bars.unknown ? { role: "unknown" as const } : {}),
    })),
    series: [{ name: measure, values: drawn.map(({ value }) => value) }],
  });
  const chart = chartBlock({
    id,
    kind: "bars",
    subject,
    finding,
    drawing: barsDrawn(spoken),
    sentences: [largestFirst(spoken, certainOrder(facts, bars.figure, apart))],
    remark,
    numbers,
  });
  return { ...chart, table: tableOf(facts, all, codes, bars, whole !== null) };
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
function arranged(
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

/** The names of a part of a stacked bar. */
export interface StackPart {
  /** The name within its bar. */
  readonly label: string;
  /** The name in a table, or as a bar of its own. Left out if it is the same. */
  readonly alone?: string;
  /** The bar that contains the part, if there are several bars. */
  readonly bar?: string;
}

/** The contents and texts of a chart with one or a few stacked bars. */
export interface StackTexts {
  readonly figure: string;
  /** What is drawn, with its unit. */
  readonly subject: Text;
  /** The names of a part. Undefined for a category without names. */
  readonly partOf: (category: PublishedCategory) => StackPart | undefined;
  readonly order: readonly string[];
  /** The code of the category for unknown. It is not in a bar. */
  readonly unknown?: string;
  /** The heads of the two columns of the table, and the name of the row with the total. */
  readonly head: string;
  readonly unit: string;
  readonly total: string;
  /** The main finding without a full stop; null if none is certain. */
  readonly finding: Text | null;
  readonly remark?: Text | null;
  /** The sentence of the alt text about stacked bars. */
  readonly altOfStack: Sentence;
  /** The sentence of the alt text about plain bars. If left out, it describes the largest first. */
  readonly altOfBars?: Sentence;
  /** A mark that joins several parts. */
  readonly annotation?: ChartBlock["annotations"][number] | null;
}

/**
 * A chart of stacked bars. If a number is withheld or held, or if a category has no names, the
 * parts do not add up. Then each category gets a plain bar. Null if there are too few parts.
 */
export function stackOrBars(facts: Facts, id: string, texts: StackTexts): ChartBlock | null {
  const { figure, unknown, partOf, finding } = texts;
  const atEnd = unknown === undefined ? [] : [unknown];
  const all = arranged(facts.breakdown(figure)?.categories ?? [], texts.order, atEnd);
  const known = all.filter(({ code }) => code !== unknown);
  if (known.filter(({ value }) => (value ?? 0) > 0).length < FEWEST_BARS) return null;
  const isStack = known.every(
    (one) => one.value !== null && !isHeld(one) && (one.value === 0 || partOf(one) !== undefined),
  );
  const drawn = isStack ? known.filter((one) => partOf(one) !== undefined) : all;
  const nameOf = (category: PublishedCategory): Text => {
    const part = partOf(category);
    const label = labelRun(category, figure);
    return [{ ...label, text: part?.alone ?? part?.label ?? label.text }];
  };
  const spoken = drawn.map((category) =>
    sized(category, figure, facts, {
      name:
        category.code === unknown
          ? say`“${inSentence(nameOf(category))}”`
          : inSentence(nameOf(category)),
      isApart: true,
    }),
  );
  const apart = all.filter((one) => !drawn.includes(one)).map(({ code }) => code);
  const ofBars = texts.altOfBars ?? largestFirst(spoken, certainOrder(facts, figure, apart));
  const remark = joinTexts([texts.remark ?? null, protectionRemark(drawn, figure, facts) ?? null]);
  const numbers = chartAndTable({
    head: texts.head,
    categories: drawn.map((category) => {
      const { label, bar } = (isStack ? partOf(category) : undefined) ?? {};
      const name = nameOf(category);
      return {
        code: category.code,
        label: label === undefined ? name : [{ ...labelRun(category, figure), text: label }],
        inTable: name,
        ...(bar === undefined ? {} : { bar: plain(bar) }),
        ...(category.code === unknown ? { role: "unknown" as const } : {}),
      };
    }),
    series: [
      {
        name: plain(texts.unit),
        values: drawn.map((category) => chartValue(category, figure, facts)),
        total: facts.total(figure)?.run ?? null,
      },
    ],
    total: texts.total,
  });
  const chart = chartBlock({
    id,
    kind: isStack ? "stack" : "bars",
    subject: texts.subject,
    finding: isStack ? finding : null,
    drawing: isStack ? stackDrawn(spoken, numbers) : barsDrawn(spoken),
    sentences: [isStack ? texts.altOfStack : ofBars],
    remark,
    numbers,
  });
  return { ...chart, annotations: isStack && texts.annotation ? [texts.annotation] : [] };
}
