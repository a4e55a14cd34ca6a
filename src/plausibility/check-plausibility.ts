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
import { compareStocks, type ComparedStocks } from "./stocks.ts";
import { risenUnknown } from "./unknown-share.ts";
import { unusualFlows } from "./unusual-flows.ts";

/** The names that findings use. */
interface Naming {
  /** The export's name as the user typed it. */
  readonly file: string;
  /** Returns the header of a column in the codebook. */
  readonly nameOf: (column: ColumnName) => string;
}

const NOTHING: { readonly found: readonly Implausible[]; readonly columns: ReadonlySet<string> } = {
  found: [],
  columns: new Set(),
};

/**
 * Returns warnings if an export seems wrong compared with the snapshots. Both are protected, and a
 * message shows no number and no small difference that they withhold. If one mistake affects
 * several figures, only the rule that explains it reports it.
 *
 * @param now the figures of the checked period, protected against the snapshots
 * @param snapshots the figures of the snapshots, in order of time
 */
export function checkPlausibility(
  now: PublishedFigures,
  snapshots: readonly PublishedFigures[],
  { file, nameOf }: Naming,
): readonly Finding[] {
  const stocks = compareStocks(now, snapshots);
  const exchanged = stocks === null ? NOTHING : exchangedColumns(stocks, nameOf);
  const restsOnExchanged = (id: string): boolean =>
    CATALOGUE.some(
      (figure) => figure.id === id && figure.columns.some((one) => exchanged.columns.has(one)),
    );
  const found = [
    ...fewerRows(now, snapshots),
    ...exchanged.found,
    ...(stocks === null ? [] : changedStocks(stocks, restsOnExchanged)),
    ...emptyMonths(now, snapshots),
    ...unusualFlows(now, snapshots, restsOnExchanged),
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
  stocks: ComparedStocks,
  restsOnExchanged: (figure: string) => boolean,
): readonly Implausible[] {
  const exchanged = new Set(Object.keys(stocks.now.figures).filter(restsOnExchanged));
  const unknown = risenUnknown(stocks, exchanged);
  const categories = changedCategories(stocks, exchanged);
  const fallen = fallenStocks(stocks, {
    figures: new Set([...exchanged, ...unknown.figures]),
    vanished: categories.vanished,
  });
  return [...fallen, ...categories.found, ...unknown.found];
}
