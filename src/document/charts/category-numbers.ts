import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOT_SHOWN } from "../../language/words.ts";
import type { ChartBlock, ChartValue } from "../../model/chart.ts";
import { plain, type Text } from "../../model/text.ts";
import type { Facts } from "../facts.ts";
import { heldDay, labelRun, shortValueText } from "../withheld.ts";

/** A breakdown of which a chart draws the categories. */
interface CategorySeries {
  readonly id: string;
  readonly name: string;
  /** What heads its column in the table, where that is not its name. */
  readonly head?: string;
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
  const label = (category: PublishedCategory): Text => [labelRun(category, series[0].id)];
  const columns = series.map(({ id, name, head: own = name }) => {
    const found = facts.breakdown(id)?.categories ?? [];
    const cells = categories.map(({ code }) => found.find((one) => one.code === code));
    return { id, name: plain(name), head: plain(own), cells, total: facts.total(id) };
  });
  return {
    categories: categories.map((category) => {
      const role = roleOf(category);
      return {
        code: category.code,
        label: label(category),
        ...(role === undefined ? {} : { role }),
      };
    }),
    series: columns.map(({ id, name, cells }) => ({
      name,
      values: cells.map((cell) => (cell === undefined ? null : chartValue(cell, id, facts))),
    })),
    annotations: [],
    table: {
      columns: [
        { label: plain(head), numeric: false },
        ...columns.map((column) => ({ label: column.head, numeric: true })),
      ],
      rows: [
        ...categories.map((category, index) => ({
          cells: [
            label(category),
            ...columns.map(({ id, cells }) => {
              const cell = cells[index];
              return cell === undefined ? plain("–") : shortValueText(cell, id, facts);
            }),
          ],
          isTotal: false,
        })),
        {
          cells: [
            plain(total),
            ...columns.map((one) => (one.total === null ? plain("–") : [one.total.run])),
          ],
          isTotal: true,
        },
      ],
    },
  };
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
