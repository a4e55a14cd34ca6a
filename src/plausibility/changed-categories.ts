import { CATALOGUE } from "../figures/catalogue.ts";
import { implausible, type Implausible } from "./implausible.ts";
import {
  columnOfNumber,
  followsFrom,
  type StockNumber,
  type ComparedStocks,
  UNKNOWN_CODES,
} from "./stocks.ts";

/**
 * If at least this many cases are expected, given the share on the other side, the probability of
 * none is less than 1 in 20,000.
 */
const EXPECTED_AT_LEAST = 10;
/** The limit for a category that people leave again: it can become empty by itself. */
const EXPECTED_OF_PASSING = 25;

/** Categories that changed, and their figures. */
interface ChangedCategories {
  readonly found: readonly Implausible[];
  /** The figures that lost a category. */
  readonly vanished: ReadonlySet<string>;
}

/**
 * Finds categories that had many cases and now have none, or the reverse. The monitor may have
 * renamed an answer, or the export may leave it out. The category for unknown is not an answer.
 */
export function changedCategories(
  stocks: ComparedStocks,
  doubted: ReadonlySet<string>,
): ChangedCategories {
  const cells = stocks.numbers.filter(
    ({ figure, category, field }) =>
      category !== null &&
      field === "value" &&
      !UNKNOWN_CODES.has(category) &&
      !doubted.has(figure) &&
      isListOfAnswers(figure, stocks),
  );
  const vanished = cells.filter(
    (one) => one.now === 0 && expected(one.before, one, stocks, "now") >= fewestFor(one),
  );
  const appeared = cells.filter(
    (one) => one.before === 0 && expected(one.now, one, stocks, "before") >= fewestFor(one),
  );
  return {
    found: [
      ...inWords("export-category-vanished", vanished, stocks),
      ...inWords("export-category-appeared", appeared, stocks),
    ],
    vanished: new Set(vanished.map(({ figure }) => figure)),
  };
}

/** Returns true unless the figure is a list of months: new months always appear. */
function isListOfAnswers(id: string, { now }: ComparedStocks): boolean {
  const figure = now.figures[id];
  return figure !== undefined && "categories" in figure && figure.list !== "months";
}

/**
 * Returns the expected number of cases in a category on one side, given its share on the other
 * side.
 */
function expected(
  count: number,
  { figure }: StockNumber,
  stocks: ComparedStocks,
  side: "before" | "now",
): number {
  const [there, other] = [totalOf(figure, stocks[side]), totalOf(figure, stocks[otherOf(side)])];
  return other === 0 ? 0 : (count * there) / other;
}

function otherOf(side: "before" | "now"): "before" | "now" {
  return side === "before" ? "now" : "before";
}

function totalOf(id: string, { figures }: ComparedStocks["now"]): number {
  const figure = figures[id];
  return figure !== undefined && "total" in figure ? figure.total : 0;
}

function fewestFor({ figure, category }: StockNumber): number {
  const relations = CATALOGUE.find(({ id }) => id === figure)?.relations ?? [];
  const stays = relations.some(
    (one) => one.kind === "neverFalls" && !(one.except ?? []).includes(category ?? ""),
  );
  return stays ? EXPECTED_AT_LEAST : EXPECTED_OF_PASSING;
}

function inWords(
  code: "export-category-vanished" | "export-category-appeared",
  numbers: readonly StockNumber[],
  { period, now }: ComparedStocks,
): readonly Implausible[] {
  const byFigure = Map.groupBy(numbers, ({ figure }) => figure);
  const ids = new Set(byFigure.keys());
  return [...byFigure].flatMap(([id, ofFigure]) => {
    const [first] = ofFigure;
    if (first === undefined || followsFrom(id, ids)) return [];
    const reported = ofFigure.filter(({ isShown }) => isShown);
    const changes = reported.map((one) => ({
      name: one.categoryLabel,
      before: one.before,
      now: one.now,
    }));
    const column = ofFigure.length === 1 ? columnOfNumber(first, now) : sharedColumn(id);
    return [implausible(code, column, first.label, period, changes)];
  });
}

function sharedColumn(id: string) {
  const columns = CATALOGUE.find((figure) => figure.id === id)?.columns ?? [];
  return columns.length === 1 ? (columns[0] ?? null) : null;
}
