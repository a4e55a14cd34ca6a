import type { FigureDefinition } from "../figures/definition.ts";
import { dayAfter, dayBefore, type Span } from "./divisions.ts";
import { SystemBuilder } from "./linear-system.ts";
import {
  WHOLE_COUNT,
  type FigureView,
  type NumberView,
  type PublicationView,
} from "./publication-view.ts";

/** The categories of a figure, with the themes that cluster them. */
export type Codes = ReadonlyMap<string, string | undefined>;

/** A flow within a period, of which no, one or more publications tell. */
interface Flow {
  readonly period: Span;
  readonly figure: FigureDefinition;
  readonly codes: Map<string, string | undefined>;
}

/** What one publication tells of one unknown of a system. */
export interface ToldNumber {
  readonly publication: PublicationView;
  /** By its id. */
  readonly figure: string;
  readonly code: string;
  readonly unknown: number;
  readonly low: number;
  readonly high: number;
}

/** A figure as of a day, or within a period. */
export function keyOf(
  { id, measure }: Pick<FigureDefinition, "id" | "measure">,
  code: string,
  { from, to }: Span,
): string {
  return [id, code, measure === "stock" ? to : `${from}/${to}`].join("|");
}

export function isSame(one: Span, other: Span): boolean {
  return one.from === other.from && one.to === other.to;
}

/** Collects the numbers of publications: of which days and periods there are some, and of what. */
export class Links {
  readonly builder = new SystemBuilder();
  readonly told: ToldNumber[] = [];
  readonly figures: readonly FigureDefinition[];
  /** By day: the categories of each stock on that day. */
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
    this.told.push({ publication, figure: figure.id, code, unknown, low, high });
    if (held === undefined) return;
    const then = this.unknown(figure, code, { from: held.asOf, to: held.asOf });
    const about = { publication, figure: figure.id, code };
    this.told.push({ ...about, unknown: then, low: held.value, high: held.value });
    this.#atDay(held.asOf, figure, new Map([[code, undefined]]));
  }

  /** A flow binds the stocks at the end of its period and right before it. */
  #addFlow(figure: FigureDefinition, period: Span, codes: Codes): void {
    const known = this.flows.find((one) => one.figure === figure && isSame(one.period, period));
    if (known === undefined) this.flows.push({ period, figure, codes: new Map(codes) });
    else for (const [code, theme] of codes) known.codes.set(code, theme);
    const days = [period.to, dayBefore(period.from)];
    for (const stock of this.figures) {
      const grows = stock.relations.some(
        (one) => one.kind === "growsBy" && one.flow === figure.id && one.rows === stock.id,
      );
      const own = grows ? new Map([[WHOLE_COUNT, undefined]]) : codes;
      if (!grows && !flowsInto(figure, stock)) continue;
      for (const day of days) this.#atDay(day, stock, own);
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

  /** The unknown that is a number of a figure as of a day, or within a period. */
  unknown(figure: Pick<FigureDefinition, "id" | "measure">, code: string, span: Span): number {
    return this.builder.unknown(keyOf(figure, code, span));
  }

  /**
   * Adds the flows between two days of which there are stocks, within a period of which the flow was
   * published: the rest of a quarter after its first months tells as much as they do.
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

export function flowsInto({ relations }: FigureDefinition, { id }: FigureDefinition): boolean {
  return relations.some((relation) => relation.kind === "flowInto" && relation.stock === id);
}

function codesOf(view: FigureView): Codes {
  return new Map(view.map(({ code, theme }) => [code, theme]));
}
