import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOT_APPLICABLE, NOT_SHOWN, uncapitalised } from "../../language/words.ts";
import type { ChartBlock, ChartCategory, ChartValue } from "../../model/chart.ts";
import { plain, say, type Run, type Text } from "../../model/text.ts";
import type { Facts } from "../facts.ts";
import { withWholeMonth } from "../../language/dates.ts";
import { heldDay, labelRun } from "../withheld.ts";

/** A breakdown of which a chart draws the categories. */
interface CategorySeries {
  readonly id: string;
  readonly name: string;
  /** What heads its column in the table, where that is not its name. */
  readonly head?: string;
  /** It counts a part of what the first series counts. */
  readonly isPart?: boolean;
}

interface CategoryWords {
  /** What heads the names of the categories. */
  readonly head: string;
  /** What the figures count in all. */
  readonly total: string;
  /** What makes a category one apart. */
  readonly roleOf?: (category: PublishedCategory) => ChartBlock["categories"][number]["role"];
}

/**
 * The categories, the series and the table of a chart, in one order. The table is closed by what the
 * figures count in all: where several answers are possible the rows can add up to more.
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

/** What a chart and its table have in common. */
interface ChartNumbers {
  /** What the categories are: the head of the first column. */
  readonly head: string;
  /** `inTable` is what the table calls one, where that is another name. */
  readonly categories: readonly (ChartCategory & { readonly inTable?: Text })[];
  /** `head` is the head of a column, where that is another name; `total` closes it. */
  readonly series: readonly {
    readonly name: Text;
    readonly head?: Text;
    readonly isPart?: boolean;
    readonly values: readonly (ChartValue | null)[];
    readonly total?: Run | null;
  }[];
  /** The name of the row that closes the table; left out where none does. */
  readonly total?: string;
}

/**
 * The numbers of a chart, and the same as a table in the chart's order. Where several answers are
 * possible its rows can add up to more than the total.
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

/** A number as the table prints it: "17 (eind dec 2023)", "105 (was 103)", and "n.v.t." where there is none. */
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
