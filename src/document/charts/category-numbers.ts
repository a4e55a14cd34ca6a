import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import { NOT_SHOWN } from "../../language/words.ts";
import type { ChartValue, TableBody } from "../../model/chart.ts";
import { plain } from "../../model/text.ts";
import type { Facts } from "../facts.ts";
import { heldDay, labelRun, shortValueText } from "../withheld.ts";

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
 * The numbers of a chart of categories as a table, in the chart's order, closed by what the figure
 * counts in all: where several answers are possible the rows can add up to more.
 */
export function categoryTable(
  facts: Facts,
  id: string,
  [name, unit]: readonly [string, string],
  categories: readonly PublishedCategory[],
  totalLabel: string,
): TableBody {
  const total = facts.total(id);
  return {
    columns: [
      { label: plain(name), numeric: false },
      { label: plain(unit), numeric: true },
    ],
    rows: [
      ...categories.map((category) => ({
        cells: [[labelRun(category, id)], shortValueText(category, id, facts)],
        isTotal: false,
      })),
      {
        cells: [plain(totalLabel), total === null ? plain("–") : [total.run]],
        isTotal: true,
      },
    ],
  };
}
