import { STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { audited, type Protection, publishable } from "../../src/disclosure/decide-withheld.ts";
import {
  isHeld,
  isWithheld,
  type PublishedFigures,
} from "../../src/disclosure/published-figures.ts";
import { figureOf } from "../../src/figures/catalogue.ts";
import { type FigureOutcome, startFigures } from "../../src/figures/compute.ts";
import type { Cell } from "../../src/figures/definition.ts";
import { parsePeriod, type Period } from "../../src/period/period.ts";

/** A value, or the value of a sum of children with its number of rows. */
type Value = number | readonly [value: number, rows: number];

/** The numbers of one figure; absent categories are 0. */
interface Numbers {
  readonly total?: number;
  readonly cells?: Readonly<Record<string, Value>>;
  readonly value?: Value;
  /** The number of rows of quantiles, all with 3 days. */
  readonly days?: number;
}

/** Returns the period with an id that must be valid. */
function periodOf(text: string): Period {
  const period = parsePeriod(text);
  if (period === undefined) throw new Error(`${text} is not a period`);
  return period;
}

/**
 * Returns the published figures of a period with these numbers, protected at threshold 5. Absent
 * figures are not published at all.
 */
export function publicationOf(
  id: string,
  figures: Readonly<Record<string, Numbers>>,
  ledger: readonly PublishedFigures[] = [],
  { threshold = 5, protectChanges = "results", correctedOn }: Partial<Protection> = {},
): PublishedFigures {
  const period = periodOf(id);
  const outcomes = Object.entries(figures).map(([figure, numbers]) =>
    outcomeOf(figure, numbers, period),
  );
  const summary = {
    rows: 100,
    skipped: { rows: 0, byRule: {} },
    sha256: "0".repeat(64),
    latestDate: period.to,
    firstDate: null,
    hasEarlierDate: false,
    columns: new Set(),
  } as unknown as Parameters<typeof publishable>[2];
  const protection = { threshold, protectChanges, ledger, correctedOn };
  return audited(publishable(period, outcomes, summary, protection, []), protection);
}

function outcomeOf(
  id: string,
  { total, cells, value, days }: Numbers,
  period: Period,
): FigureOutcome {
  const definition = figureOf(id);
  const amount = (one: Value): Pick<Cell, "value" | "contributors"> =>
    typeof one === "number"
      ? { value: one, contributors: one }
      : { value: one[0], contributors: one[1] };
  if (value !== undefined) {
    return { definition, outcome: { kind: "count", ...amount(value) } };
  }
  if (days !== undefined) {
    const middle = days === 0 ? null : 3;
    return { definition, outcome: { kind: "quantiles", n: days, median: middle, p90: middle } };
  }
  const [empty] = startFigures(period, STANDARD_CODEBOOK, [id]).finish(new Set(definition.columns));
  if (empty === undefined || !("kind" in empty.outcome) || empty.outcome.kind !== "breakdown") {
    throw new Error(`${id} is not a breakdown`);
  }
  const { list } = empty.outcome;
  const known =
    list === "open"
      ? Object.keys(cells ?? {}).map((code) => ({ code, label: code }))
      : empty.outcome.cells;
  const filled = known.map((cell) => ({ ...cell, ...amount(cells?.[cell.code] ?? 0) }));
  const sum = filled.reduce((all, cell) => all + cell.value, 0);
  return { definition, outcome: { kind: "breakdown", list, cells: filled, total: total ?? sum } };
}

/**
 * Returns what is not shown of a figure, in its own order: "drenthe onbekend" for withheld cells,
 * and "bezoekregeling_tot_stand=17@2023-12-31" for held ones. A withheld count is "niet getoond".
 */
export function hiddenIn(published: PublishedFigures, id: string): string {
  const figure = published.figures[id];
  if (figure === undefined || "unavailable" in figure) return "";
  const numbers =
    "categories" in figure
      ? figure.categories
      : figure.kind === "count"
        ? [{ ...figure, code: "" }]
        : [];
  return numbers
    .flatMap((number) => {
      if (isWithheld(number)) return [number.code === "" ? "niet getoond" : number.code];
      if (isHeld(number)) return [`${number.code}=${number.value}@${number.asOf}`];
      return [];
    })
    .join(" ");
}
