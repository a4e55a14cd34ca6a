import type { ColumnName } from "../codebook/codebook.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { implausible, type Implausible } from "./implausible.ts";
import {
  columnOfNumber,
  registrationsOf,
  type StockNumber,
  type ComparedStocks,
} from "./stocks.ts";

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
 * message shows no numbers: compared in the right order, they would reveal by how little a column
 * really changed.
 *
 * @param nameOf returns the header that a message uses for a column
 */
export function exchangedColumns(
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
 * The smallest fall of the share of quick contacts, in percentage points: a meeting is planned days
 * later.
 */
const CONTACT_FALLS = 15;
/**
 * The smallest rise of the share of quick meetings, in percentage points: contact comes within
 * days.
 */
const WELCOME_RISES = 10;
/** The percentage points by which new registrations can change a share. */
const NEAR = 5;

/**
 * Finds exchanged dates of first contact and of the welcome meeting. Then hardly anyone is called
 * within two days, and there are at least as many meetings within seven days as there were contacts
 * within two.
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
