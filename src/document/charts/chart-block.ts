import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { withWholeMonth } from "../../language/dates.ts";
import { NOT_APPLICABLE, NOT_SHOWN, uncapitalised } from "../../language/words.ts";
import type { ChartBlock, ChartCategory, ChartValue } from "../../model/blocks.ts";
import { plain, type Run, say, type Text } from "../../model/text.ts";
import type { Facts } from "../facts.ts";
import { labelRun } from "../ranking.ts";
import { heldDay } from "../withheld.ts";
import { altText, type Sentence } from "./alt-text.ts";

/* What all charts share: the title, the alt text, and the numbers with their table. */

/** The parts of a chart. */
interface ChartParts extends Pick<ChartBlock, "id" | "kind"> {
  /** What is drawn. It is the title, or the subtitle if there is a finding. */
  readonly subject: Text;
  /** The main finding without a full stop; null if none is certain. */
  readonly finding: Text | null;
  /** The kind of drawing, for the alt text: "Staafdiagram per maand." */
  readonly drawing: string;
  /** The sentences of the alt text, the most important first. */
  readonly sentences: readonly Sentence[];
  readonly remark?: Text | undefined;
  /** The value for the whole, such as 100 for percentages; left out if there is none. */
  readonly whole?: number | undefined;
  readonly numbers: ReturnType<typeof chartAndTable>;
}

/** A chart with its title, its alt text and its numbers. */
export function chartBlock(parts: ChartParts): ChartBlock {
  const { id, kind, subject, finding, drawing, sentences, remark = [], whole, numbers } = parts;
  const head = finding === null ? { title: subject } : { title: finding, subtitle: subject };
  return {
    type: "chart",
    id,
    kind,
    ...head,
    alt: altText({ ...head, ...numbers }, drawing, sentences),
    ...(remark.length === 0 ? {} : { remark }),
    ...(whole === undefined ? {} : { whole }),
    ...numbers,
  };
}

/** The numbers that a chart and its table share. */
interface ChartNumbers {
  /** The head of the first column: what the categories are. */
  readonly head: string;
  /** `inTable` is another name for the table. */
  readonly categories: readonly (ChartCategory & { readonly inTable?: Text })[];
  /** `head` is another name for the head of the column. `total` is the number in the last row. */
  readonly series: readonly {
    readonly name: Text;
    readonly head?: Text;
    readonly isPart?: boolean;
    readonly values: readonly (ChartValue | null)[];
    readonly total?: Run | null;
  }[];
  /** The name of the last row, which has the totals; left out for a table without totals. */
  readonly total?: string;
}

/**
 * The numbers of a chart, and a table with the same numbers in the same order. If several answers
 * are possible, the rows can add up to more than the total.
 */
export function chartAndTable({
  head,
  categories,
  series,
  total,
}: ChartNumbers): Pick<ChartBlock, "categories" | "series" | "annotations" | "table"> {
  const rows = categories.map(({ label, inTable = label }, index) => ({
    cells: [inTable, ...series.map(({ values }) => cellOf(values[index] ?? null))],
    isTotal: false,
  }));
  const last = {
    cells: [
      plain(total ?? ""),
      ...series.map((one) =>
        one.total === undefined || one.total === null ? plain(NOT_APPLICABLE) : [one.total],
      ),
    ],
  };
  return {
    categories: categories.map(({ code, label, role, bar }) => ({
      code,
      label,
      ...(role === undefined ? {} : { role }),
      ...(bar === undefined ? {} : { bar }),
    })),
    series: series.map(({ name, isPart, values }) => {
      return { name, ...(isPart === true ? { isPart } : {}), values: [...values] };
    }),
    annotations: [],
    table: {
      columns: [
        { label: plain(head), numeric: false },
        ...series.map((one) => ({ label: one.head ?? one.name, numeric: true })),
      ],
      rows: total === undefined ? rows : [...rows, { ...last, isTotal: true }],
    },
  };
}

/** A breakdown with categories that a chart draws. */
interface CategorySeries {
  readonly id: string;
  readonly name: string;
  /** The head of its column in the table, if that is not its name. */
  readonly head?: string;
  /** True if it counts a part of what the first series counts. */
  readonly isPart?: boolean;
}

interface CategoryWords {
  /** The head of the column with the names of the categories. */
  readonly head: string;
  /** The name of the row with the totals. */
  readonly total: string;
  /** The role of a category that the chart draws differently. */
  readonly roleOf?: (category: PublishedCategory) => ChartBlock["categories"][number]["role"];
}

/**
 * The categories, the series and the table of a chart of breakdowns. The last row of the table has
 * the totals. If several answers are possible, the rows can add up to more than the total.
 */
export function categoryNumbers(
  facts: Facts,
  categories: readonly PublishedCategory[],
  series: readonly [CategorySeries, ...CategorySeries[]],
  { head, total, roleOf = () => undefined }: CategoryWords,
): Pick<ChartBlock, "categories" | "series" | "annotations" | "table"> {
  return chartAndTable({
    head,
    categories: categories.map((category) => {
      const role = roleOf(category);
      const label = [labelRun(category, series[0].id)];
      return { code: category.code, label, ...(role === undefined ? {} : { role }) };
    }),
    series: series.map(({ id, name, head: own = name, isPart = false }) => {
      const found = facts.breakdown(id)?.categories ?? [];
      return {
        name: plain(name),
        head: plain(own),
        isPart,
        values: categories.map(({ code }) => {
          const cell = found.find((one) => one.code === code);
          return cell === undefined ? null : chartValue(cell, id, facts);
        }),
        total: facts.total(id)?.run ?? null,
      };
    }),
    total,
  });
}

/** A category of the breakdown `id` as a chart draws it. */
export function chartValue(category: PublishedCategory, id: string, facts: Facts): ChartValue {
  const shown = facts.shownValue(category, id);
  const origin = facts.originOf(`${id}.${category.code}`);
  if (shown === null) return { value: null, text: [{ text: NOT_SHOWN, origin }] };
  const { value, run, asOf } = shown;
  const day = heldDay(category);
  if (asOf === null || day === undefined) return { value, text: [run] };
  return { value, text: [run], asOf: [{ ...asOf, text: day }] };
}

/**
 * A number as the table prints it: "17 (eind dec 2023)", "105 (was 103)", or "n.v.t." if there is
 * none.
 */
export function cellOf(value: ChartValue | null): Text {
  if (value === null) return plain(NOT_APPLICABLE);
  if (value.was !== undefined) return say`${value.text} (was ${value.was})`;
  if (value.asOf === undefined) return value.text;
  const asOf = value.asOf.map((run) => ({ ...run, text: withWholeMonth(run.text) }));
  return say`${value.text} (${asOf})`;
}

/** A label within a sentence. */
export function inSentence(label: Text): Text {
  return label.map((run) => ({ ...run, text: uncapitalised(run.text) }));
}
