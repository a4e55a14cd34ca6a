import { isHeld, type PublishedCategory } from "../../disclosure/published-figures.ts";
import type { ChartBlock } from "../../model/chart.ts";
import { joinTexts, plain, say, type Text } from "../../model/text.ts";
import type { Facts } from "../facts.ts";
import { labelRun, protectionRemark } from "../withheld.ts";
import {
  altText,
  barsDrawn,
  certainOrder,
  largestFirst,
  sized,
  type Sentence,
  stackDrawn,
} from "./alt-text.ts";
import { chartAndTable, chartValue, inSentence } from "./category-numbers.ts";
import { titled } from "./finding.ts";
import { arranged, FEWEST_BARS } from "./share-bars.ts";

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
  const chart = chartAndTable({
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
  const head = titled(texts.subject, isStack ? finding : null);
  return {
    type: "chart",
    id,
    kind: isStack ? "stack" : "bars",
    ...head,
    alt: altText({ ...head, ...chart }, isStack ? stackDrawn(spoken, chart) : barsDrawn(spoken), [
      isStack ? texts.altOfStack : ofBars,
    ]),
    ...(remark.length === 0 ? {} : { remark }),
    ...chart,
    annotations: isStack && texts.annotation ? [texts.annotation] : [],
  };
}
