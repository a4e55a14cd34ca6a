import type {
  Cell,
  ComputedFigure,
  FigureContext,
  FigureDefinition,
} from "../../../src/figures/definition.ts";
import { formatMonth } from "../../../src/language/dates.ts";
import { addMonths, isoMonth, type Month, monthOf } from "../../../src/period/period.ts";

/** The value of a category: a number, or a number of children with the number of their families. */
type CellValue = number | readonly [children: number, families: number];

/** A figure of a case, before protection. */
type Value =
  | {
      readonly kind: "count";
      readonly value: number;
      readonly families: number;
      readonly missing?: number;
    }
  | { readonly kind: "share"; readonly numerator: number; readonly denominator: number }
  | {
      readonly kind: "breakdown";
      readonly cells: Readonly<Record<string, CellValue>>;
      readonly total: number;
    }
  | {
      readonly kind: "quantiles";
      readonly n: number;
      readonly median: number;
      readonly p90: number;
    };

/** Figures by id. */
export type Figures = Readonly<Record<string, Value>>;

/** A count. `missing` is the number of registrations without a known value. */
export function count(value: number, more: { missing?: number; families?: number } = {}): Value {
  return { kind: "count", value, families: value, ...more };
}

/** A share with its two numbers. */
export function share(numerator: number, denominator: number): Value {
  return { kind: "share", numerator, denominator };
}

/** Waiting times of `n` cases with their median and their ninetieth percentile. */
export function days(n: number, median: number, p90: number): Value {
  return { kind: "quantiles", n, median, p90 };
}

/**
 * Categories by code; other categories are 0. The total is their sum, unless several answers are
 * possible.
 */
export function cells(values: Readonly<Record<string, CellValue>>, total?: number): Value {
  const sum = Object.values(values).reduce<number>((all, value) => all + amountOf(value)[0], 0);
  return { kind: "breakdown", cells: values, total: total ?? sum };
}

/** Registrations per month from the month `jjjj-mm`. */
export function months(first: string, ...values: readonly number[]): Value {
  const start = monthOfCode(first);
  const entries = values.map((value, index) => [isoMonth(addMonths(start, index)), value] as const);
  return cells(Object.fromEntries(entries));
}

function amountOf(value: CellValue): readonly [number, number] {
  return typeof value === "number" ? [value, value] : value;
}

/** The figure as the catalogue would compute it, with its categories and labels. */
export function computed(
  definition: FigureDefinition,
  given: Value,
  context: FigureContext,
): ComputedFigure {
  if (definition.kind !== given.kind) throw new Error(`${definition.id} is no ${given.kind}`);
  if (given.kind === "count") {
    const { families: contributors, ...rest } = given;
    return { ...rest, contributors };
  }
  if (given.kind !== "breakdown") return given;
  const empty = definition.start(context).result();
  if (empty.kind !== "breakdown") throw new Error(`${definition.id} has no categories`);
  return { ...empty, total: given.total, cells: cellsOf(definition.id, given.cells, empty.cells) };
}

/**
 * The categories of the codebook with their values. If the export defines the categories, the given
 * ones.
 */
function cellsOf(
  id: string,
  given: Readonly<Record<string, CellValue>>,
  known: readonly Cell[],
): readonly Cell[] {
  const codes = known.length === 0 ? Object.keys(given) : known.map(({ code }) => code);
  const strange = Object.keys(given).filter((code) => !codes.includes(code));
  if (strange.length > 0) throw new Error(`${id} has no ${strange.join()}`);
  return codes.map((code) => {
    const [value, contributors] = amountOf(given[code] ?? 0);
    const cell = known.find((one) => one.code === code) ?? { code, label: madeLabel(code) };
    return { ...cell, value, contributors };
  });
}

/** The label of a month, or of a region as in the export. */
function madeLabel(code: string): string {
  return /^\d{4}-\d{2}$/.test(code) ? formatMonth(monthOfCode(code)) : code;
}

function monthOfCode(code: string): Month {
  const [year = 0, month = 0] = code.split("-").map(Number);
  return monthOf(year, month);
}
