import type { PublishedCategory } from "../../disclosure/published-figures.ts";
import type { Facts } from "../facts.ts";
import type { TableBody } from "../../model/report-model.ts";
import { plain } from "../../model/text.ts";
import { labelRun, shortValueText } from "../withheld.ts";

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
