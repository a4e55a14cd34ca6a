import type { ColumnName } from "../codebook/codebook.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import type { Finding } from "../messages/finding.ts";
import { changedCategories } from "./changed-categories.ts";
import { emptyMonths } from "./empty-months.ts";
import { exchangedColumns } from "./exchanged-columns.ts";
import { fallenStocks } from "./fallen-stocks.ts";
import { fewerRows } from "./fewer-rows.ts";
import type { Implausible } from "./implausible.ts";
import { stocksBeside, type StocksBeside } from "./stocks.ts";
import { risenUnknown } from "./unknown-share.ts";
import { unusualFlows } from "./unusual-flows.ts";

/** How findings name what they are about. */
interface Naming {
  /** The export as the user named it. */
  readonly file: string;
  /** The header by which the codebook knows a column. */
  readonly nameOf: (column: ColumnName) => string;
}

const NOTHING: { readonly found: readonly Implausible[]; readonly columns: ReadonlySet<string> } = {
  found: [],
  columns: new Set(),
};

/**
 * Warnings where an export does not seem right beside the kept reports. Both are protected, and a
 * message tells no number, and no small difference, that they keep back. Where one mistake shows in
 * several figures, the rule that explains it speaks and the others are silent.
 *
 * @param now the figures of the period that is checked, protected against the kept reports
 * @param kept the kept reports, in order of time
 */
export function checkPlausibility(
  now: PublishedFigures,
  kept: readonly PublishedFigures[],
  { file, nameOf }: Naming,
): readonly Finding[] {
  const beside = stocksBeside(now, kept);
  const exchanged = beside === null ? NOTHING : exchangedColumns(beside, nameOf);
  const restsOnExchanged = (id: string): boolean =>
    CATALOGUE.some(
      (figure) => figure.id === id && figure.columns.some((one) => exchanged.columns.has(one)),
    );
  const found = [
    ...fewerRows(now, kept),
    ...exchanged.found,
    ...(beside === null ? [] : changedStocks(beside, restsOnExchanged)),
    ...emptyMonths(now, kept),
    ...unusualFlows(now, kept, restsOnExchanged),
  ];
  return found.map(({ code, column, message }) => ({
    severity: "warning",
    code,
    file,
    line: null,
    column: column === null ? null : nameOf(column),
    message,
  }));
}

function changedStocks(
  beside: StocksBeside,
  restsOnExchanged: (figure: string) => boolean,
): readonly Implausible[] {
  const exchanged = new Set(Object.keys(beside.now.figures).filter(restsOnExchanged));
  const unknown = risenUnknown(beside, exchanged);
  const categories = changedCategories(beside, exchanged);
  const fallen = fallenStocks(beside, {
    figures: new Set([...exchanged, ...unknown.figures]),
    vanished: categories.vanished,
  });
  return [...fallen, ...categories.found, ...unknown.found];
}
