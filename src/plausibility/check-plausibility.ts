import type { ColumnName } from "../codebook/codebook.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import type { Finding } from "../findings/finding.ts";
import { emptyMonths, fewerRows, unusualFlows } from "./flows.ts";
import {
  columnOfNumber,
  type ComparedStocks,
  compareStocks,
  fallenStocks,
  followsFrom,
  type Implausible,
  implausible,
  onlyColumnOf,
  registrationsOf,
  risenUnknown,
  type StockNumber,
  UNKNOWN_CODES,
} from "./stocks.ts";

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

// Categories.

/**
 * If at least this many cases are expected, given the share on the other side, the probability of
 * none is less than 1 in 20,000.
 */
const EXPECTED_AT_LEAST = 10;
/** The limit for a category that cases can leave again: it can become empty without a mistake. */
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
function changedCategories(
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
  const otherSide = side === "before" ? "now" : "before";
  const [there, other] = [totalOf(figure, stocks[side]), totalOf(figure, stocks[otherSide])];
  return other === 0 ? 0 : (count * there) / other;
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
    const column = ofFigure.length === 1 ? columnOfNumber(first, now) : onlyColumnOf(id);
    return [implausible(code, column, first.label, period, changes)];
  });
}

// Exchanged columns.

/** With fewer children, two columns can be alike by chance. */
const FEWEST_CHILDREN = 20;
/** Columns that differ by less than this factor cannot be distinguished. */
const CLEARLY_MORE = 1.15;
/** A column grows about as fast as the registrations; it may differ this much from that. */
const TOLERANCE = 0.05;

/** The columns that seem exchanged, and the findings about them. */
interface ExchangedColumns {
  readonly found: readonly Implausible[];
  readonly columns: ReadonlySet<ColumnName>;
}

/**
 * Finds pairs of columns in which each contains about what the other contained in the snapshot. The
 * message shows no numbers: a reader could compare them in the right order and derive a small
 * change of a column.
 *
 * @param nameOf returns the header that a message uses for a column
 */
function exchangedColumns(
  stocks: ComparedStocks,
  nameOf: (column: ColumnName) => string,
): ExchangedColumns {
  const pairs = [...exchangedCounts(stocks), ...exchangedDates(stocks)];
  return {
    found: pairs.map(([first, second]) =>
      implausible("export-columns-exchanged", null, nameOf(first), nameOf(second), stocks.period),
    ),
    columns: new Set(pairs.flat()),
  };
}

type Pair = readonly [ColumnName, ColumnName];

interface ChildrenIn extends StockNumber {
  readonly column: ColumnName;
}

/**
 * Finds two columns with numbers of children: the larger one fell to the level of the other, which
 * rose to the level of the first.
 */
function exchangedCounts(stocks: ComparedStocks): readonly Pair[] {
  const total = registrationsOf(stocks);
  if (total === null || total.before === 0) return [];
  const growth = Math.max(1, total.now / total.before);
  const children = stocks.numbers.flatMap((number): ChildrenIn[] => {
    const column = number.field === "value" ? columnOfNumber(number, stocks.now) : null;
    return column === null || number.unit !== "kinderen" ? [] : [{ ...number, column }];
  });
  const used = new Set<ColumnName>();
  return children.flatMap((more) => {
    const less = children.find(
      (one) => !used.has(more.column) && !used.has(one.column) && areExchanged(more, one, growth),
    );
    if (less === undefined) return [];
    used.add(more.column).add(less.column);
    return [[more.column, less.column] as const];
  });
}

function areExchanged(more: ChildrenIn, less: ChildrenIn, growth: number): boolean {
  return (
    less.before >= FEWEST_CHILDREN &&
    more.before >= less.before * CLEARLY_MORE &&
    more.now < more.before &&
    less.now > less.before * growth &&
    isGrownFrom(less.before, more.now, growth) &&
    isGrownFrom(more.before, less.now, growth)
  );
}

function isGrownFrom(before: number, now: number, growth: number): boolean {
  return now >= before * (1 - TOLERANCE) && now <= before * growth * (1 + TOLERANCE);
}

const CONTACT = "responseTimes.contactWithin2Days";
const WELCOME = "responseTimes.welcomeWithin7Days";

/**
 * The share of quick contacts must fall by this many percentage points or more, because a meeting
 * is planned days after the first contact.
 */
const CONTACT_FALLS = 15;
/**
 * The share of quick meetings must rise by this many percentage points or more, because the first
 * contact is within days.
 */
const WELCOME_RISES = 10;
/** The percentage points by which new registrations can change a share. */
const NEAR = 5;

/**
 * Finds exchanged dates of first contact and of the welcome meeting. If they are exchanged, hardly
 * anyone seems to be called within two days, and about as many meetings or more seem to be planned
 * within seven days as there were contacts within two.
 */
function exchangedDates({ before, now }: ComparedStocks): readonly Pair[] {
  const [contact, welcome] = [percentages(CONTACT), percentages(WELCOME)];
  if (contact === null || welcome === null) return [];
  const isExchanged =
    contact.now <= contact.before - CONTACT_FALLS &&
    welcome.now >= welcome.before + WELCOME_RISES &&
    welcome.now >= contact.before - NEAR &&
    contact.now <= welcome.before + NEAR;
  return isExchanged ? [["eerste_contact_op", "welkomstgesprek_ingepland_op"]] : [];

  function percentages(id: string) {
    const [old, current] = [percentageOf(id, before), percentageOf(id, now)];
    return old === null || current === null ? null : { before: old, now: current };
  }
}

function percentageOf(id: string, { figures }: PublishedFigures): number | null {
  const figure = figures[id];
  return figure !== undefined && "percentage" in figure ? figure.percentage : null;
}
