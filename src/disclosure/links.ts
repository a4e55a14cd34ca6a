import type { FigureDefinition } from "../figures/definition.ts";
import { addDays, type Day, isoDay, parseIsoDay } from "../period/period.ts";
import {
  type FigureView,
  type NumberView,
  type PublicationView,
  WHOLE_COUNT,
} from "./publication-view.ts";

// A linear system, and the numbers of publications that become its unknowns.

/**
 * Unknown whole numbers and the linear constraints between them: everything that a reader who knows
 * the links between published figures can calculate with.
 */
export interface LinearSystem {
  /** The unknown for each key. A key names a figure, a category, and a day or period. */
  readonly index: ReadonlyMap<string, number>;
  /**
   * The least and the greatest value of each unknown, without the constraints. They are equal for a
   * shown number.
   */
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly constraints: readonly Constraint[];
}

/** A weighted sum of unknowns that lies between two bounds, both included. */
export interface Constraint {
  readonly unknowns: readonly number[];
  readonly weights: readonly number[];
  readonly min: number;
  readonly max: number;
}

/** Collects unknowns and constraints. */
export class SystemBuilder {
  readonly #index = new Map<string, number>();
  readonly #low: number[] = [];
  readonly #high: number[] = [];
  readonly #constraints: Constraint[] = [];
  /** For each unknown, the unknowns that are known to be at least as large. */
  readonly #ordered = new Map<number, Set<number>>();

  /** Returns the unknown for a key. A new unknown can be any whole number from 0. */
  unknown(key: string): number {
    const known = this.#index.get(key);
    if (known !== undefined) return known;
    const number = this.#low.length;
    this.#index.set(key, number);
    this.#low.push(0);
    this.#high.push(Infinity);
    return number;
  }

  /** Narrows the bounds of an unknown. */
  within(unknown: number, low: number, high: number): void {
    this.#low[unknown] = Math.max(low, this.#low[unknown] ?? 0);
    this.#high[unknown] = Math.min(high, this.#high[unknown] ?? Infinity);
  }

  /** Adds a constraint: a weighted sum lies between two bounds. */
  sum(
    terms: readonly (readonly [unknown: number, weight: number])[],
    min: number,
    max: number,
  ): void {
    this.#constraints.push({
      unknowns: terms.map(([unknown]) => unknown),
      weights: terms.map(([, weight]) => weight),
      min,
      max,
    });
  }

  /** Adds a constraint: one unknown is at most another. Adds nothing if that is already known. */
  atMost(smaller: number, larger: number): void {
    if (smaller === larger || this.#ordered.get(smaller)?.has(larger) === true) return;
    this.impliesAtMost(smaller, larger);
    const terms = [
      [larger, 1],
      [smaller, -1],
    ] as const;
    this.sum(terms, 0, Infinity);
  }

  /** Notes that other constraints already imply that one unknown is at most another. */
  impliesAtMost(smaller: number, larger: number): void {
    const known = this.#ordered.get(smaller);
    if (known === undefined) this.#ordered.set(smaller, new Set([larger]));
    else known.add(larger);
  }

  build(): LinearSystem {
    return {
      index: this.#index,
      low: this.#low,
      high: this.#high,
      constraints: this.#constraints,
    };
  }
}

// Days and periods.

/** The first and the last day of a period, or one day, as `jjjj-mm-dd`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** The search stops at this number of divisions; further ones add little. */
const MOST_DIVISIONS = 20;

/** Lists the ways to divide a period into some of `parts`, end to end. */
export function divisionsOf<P extends { readonly period: Span }>(
  { from, to }: Span,
  parts: readonly P[],
): readonly (readonly P[])[] {
  const done: (readonly P[])[] = [];
  let open: { readonly next: string; readonly parts: readonly P[] }[] = [{ next: from, parts: [] }];
  while (open.length > 0 && done.length < MOST_DIVISIONS) {
    const longer = open.flatMap(({ next, parts: first }) =>
      parts
        .filter(({ period }) => period.from === next)
        .map((part) => ({ next: dayAfter(part.period.to), parts: [...first, part] })),
    );
    done.push(...longer.filter(({ next }) => next > to).map((one) => one.parts));
    open = longer.filter(({ next }) => next <= to).slice(0, MOST_DIVISIONS);
  }
  return done;
}

/** Returns the day before a day, both as `jjjj-mm-dd`. */
export function dayBefore(iso: string): string {
  return isoDay(addDays(requireDay(iso), -1));
}

/** Returns the day after a day, both as `jjjj-mm-dd`. */
function dayAfter(iso: string): string {
  return isoDay(addDays(requireDay(iso), 1));
}

function requireDay(iso: string): Day {
  const day = parseIsoDay(iso);
  if (day === undefined) throw new Error("a period must begin and end on a day");
  return day;
}

// The numbers of publications.

/** The categories of a figure, each with the theme that clusters it, if any. */
export type Codes = ReadonlyMap<string, string | undefined>;

/** A flow within a period. Zero, one or more publications contain it. */
interface Flow {
  readonly period: Span;
  readonly figure: FigureDefinition;
  readonly codes: Map<string, string | undefined>;
}

/** The range that one publication gives for one unknown of a system. */
export interface PublishedRange {
  readonly publication: PublicationView;
  /** The figure's id. */
  readonly figure: string;
  readonly code: string;
  readonly unknown: number;
  readonly low: number;
  readonly high: number;
}

/** Returns the key of a number in a system: a figure's category on a day, or within a period. */
export function keyOf(
  { id, measure }: Pick<FigureDefinition, "id" | "measure">,
  code: string,
  { from, to }: Span,
): string {
  return [id, code, measure === "stock" ? to : `${from}/${to}`].join("|");
}

/** Returns true if two periods begin and end on the same days. */
export function isSameSpan(one: Span, other: Span): boolean {
  return one.from === other.from && one.to === other.to;
}

/** Collects the numbers of publications, and the days and periods that they describe. */
export class Links {
  readonly builder = new SystemBuilder();
  readonly ranges: PublishedRange[] = [];
  readonly figures: readonly FigureDefinition[];
  /** For each day, the categories of each stock on that day. */
  readonly days = new Map<string, Map<string, Codes>>();
  readonly flows: Flow[] = [];

  constructor(figures: readonly FigureDefinition[]) {
    this.figures = figures;
  }

  addPublication(publication: PublicationView): void {
    const { period } = publication;
    for (const figure of this.figures) {
      const view = publication.figures.get(figure.id);
      if (view === undefined) continue;
      const codes = codesOf(view);
      for (const number of view) this.#addNumber(figure, number, publication);
      if (figure.measure === "stock") this.#atDay(period.to, figure, codes);
      else this.#addFlow(figure, period, codes);
    }
  }

  #addNumber(
    figure: FigureDefinition,
    { code, low, high, held }: NumberView,
    publication: PublicationView,
  ): void {
    const unknown = this.unknown(figure, code, publication.period);
    this.ranges.push({ publication, figure: figure.id, code, unknown, low, high });
    if (held === undefined) return;
    const then = this.unknown(figure, code, { from: held.asOf, to: held.asOf });
    const about = { publication, figure: figure.id, code };
    this.ranges.push({ ...about, unknown: then, low: held.value, high: held.value });
    this.#atDay(held.asOf, figure, new Map([[code, undefined]]));
  }

  /**
   * Adds a flow, and the stocks that it relates: at the end of its period and on the day before it.
   */
  #addFlow(figure: FigureDefinition, period: Span, codes: Codes): void {
    const known = this.flows.find((one) => one.figure === figure && isSameSpan(one.period, period));
    if (known === undefined) this.flows.push({ period, figure, codes: new Map(codes) });
    else for (const [code, theme] of codes) known.codes.set(code, theme);
    const days = [period.to, dayBefore(period.from)];
    for (const stock of this.figures) {
      const grows = stock.relations.some(
        (one) => one.kind === "growsBy" && one.flow === figure.id && one.rows === stock.id,
      );
      const affected = grows ? new Map([[WHOLE_COUNT, undefined]]) : codes;
      if (!grows && !flowsInto(figure, stock)) continue;
      for (const day of days) this.#atDay(day, stock, affected);
    }
  }

  #atDay(day: string, { id }: FigureDefinition, codes: Codes): void {
    const figures = this.days.get(day) ?? new Map<string, Codes>();
    this.days.set(day, figures);
    const known = figures.get(id) ?? new Map<string, string | undefined>();
    figures.set(
      id,
      new Map([
        ...known,
        ...[...codes].map(([code, theme]) => [code, theme ?? known.get(code)] as const),
      ]),
    );
  }

  /** Returns the unknown for a number of a figure on a day, or within a period. */
  unknown(figure: Pick<FigureDefinition, "id" | "measure">, code: string, span: Span): number {
    return this.builder.unknown(keyOf(figure, code, span));
  }

  /**
   * Adds the flows between two successive days with known stocks, within a period whose flow was
   * published. Readers can calculate with such a flow, for example of the last month of a quarter,
   * even if it was not published.
   */
  addFlowsBetween(): void {
    const days = [...this.days.keys()].toSorted();
    const between = days.slice(1).map((to, place) => ({ from: dayAfter(days[place] ?? to), to }));
    const published = this.flows.slice();
    for (const { period, figure, codes } of published) {
      for (const span of between) {
        if (span.from >= period.from && span.to <= period.to) this.#addFlow(figure, span, codes);
      }
    }
  }
}

/** Returns true if the first figure is a flow into the second, a stock. */
export function flowsInto({ relations }: FigureDefinition, { id }: FigureDefinition): boolean {
  return relations.some((relation) => relation.kind === "flowInto" && relation.stock === id);
}

function codesOf(view: FigureView): Codes {
  return new Map(view.map(({ code, theme }) => [code, theme]));
}
