import { CATALOGUE } from "../figures/catalogue.ts";
import type { FigureDefinition } from "../figures/definition.ts";
import { dayAfter, dayBefore, divisionsOf } from "./divisions.ts";
import { SystemBuilder, type LinearSystem } from "./linear-system.ts";
import { NOT_NAMED } from "./published-figures.ts";
import {
  TOTAL,
  WHOLE_COUNT,
  type FigureView,
  type NumberView,
  type PublicationView,
} from "./publication-view.ts";

/** What one publication tells of one unknown of a system. */
export interface ToldNumber {
  readonly publication: PublicationView;
  readonly code: string;
  readonly unknown: number;
  readonly low: number;
  readonly high: number;
}

/** The unknowns of some publications with what binds them, and apart from it what is told of each. */
export interface LinkedNumbers {
  readonly system: LinearSystem;
  readonly told: readonly ToldNumber[];
}

/** A figure as of a day, or within a period. */
export function keyOf(
  { id, measure }: Pick<FigureDefinition, "id" | "measure">,
  code: string,
  { from, to }: { readonly from: string; readonly to: string },
): string {
  return [id, code, measure === "stock" ? to : `${from}/${to}`].join("|");
}

/**
 * What a reader who knows the relations of the catalogue can calculate with: all numbers of some
 * figures in some publications, and those that were not published but follow from them, such as the
 * stock before a period.
 *
 * @param figures the ids of figures that hang together
 */
export function linkedNumbers(
  publications: readonly PublicationView[],
  figures: ReadonlySet<string>,
): LinkedNumbers {
  const links = new Links(CATALOGUE.filter(({ id }) => figures.has(id)));
  for (const publication of publications) links.addPublication(publication);
  return links.build();
}

/** The system with what publications tell of its unknowns. */
export function withTold(system: LinearSystem, told: readonly ToldNumber[]): LinearSystem {
  const low = [...system.low];
  const high = [...system.high];
  for (const one of told) {
    low[one.unknown] = Math.max(low[one.unknown] ?? 0, one.low);
    high[one.unknown] = Math.min(high[one.unknown] ?? Infinity, one.high);
  }
  return { ...system, low, high };
}

type Span = PublicationView["period"];

/** The categories of a figure, with the themes that cluster them. */
type Codes = ReadonlyMap<string, string | undefined>;

/** A flow of a period, of which more than one publication may tell. */
interface Flow {
  readonly period: Span;
  readonly figure: FigureDefinition;
  readonly codes: Map<string, string | undefined>;
}

function isSame(one: Span, other: Span): boolean {
  return one.from === other.from && one.to === other.to;
}

/** Collects the numbers of publications, and what binds them. */
class Links {
  readonly #builder = new SystemBuilder();
  readonly #told: ToldNumber[] = [];
  readonly #figures: readonly FigureDefinition[];
  /** The days of which there are stocks, with the categories of each figure then. */
  readonly #days = new Map<string, Map<string, Codes>>();
  readonly #flows: Flow[] = [];

  constructor(figures: readonly FigureDefinition[]) {
    this.#figures = figures;
  }

  addPublication(publication: PublicationView): void {
    const { period } = publication;
    for (const figure of this.#figures) {
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
    const unknown = this.#unknown(figure, code, publication.period);
    this.#told.push({ publication, code, unknown, low, high });
    if (held === undefined) return;
    const then = this.#unknown(figure, code, { from: held.asOf, to: held.asOf });
    this.#told.push({ publication, code, unknown: then, low: held.value, high: held.value });
    this.#atDay(held.asOf, figure, new Map([[code, undefined]]));
  }

  /** A flow binds the stocks at the end of its period and right before it. */
  #addFlow(figure: FigureDefinition, period: Span, codes: Codes): void {
    const known = this.#flows.find((one) => one.figure === figure && isSame(one.period, period));
    if (known === undefined) this.#flows.push({ period, figure, codes: new Map(codes) });
    else for (const [code, theme] of codes) known.codes.set(code, theme);
    const days = [period.to, dayBefore(period.from)];
    for (const stock of this.#figures) {
      const grows = stock.relations.some(
        (one) => one.kind === "growsBy" && one.flow === figure.id && one.rows === stock.id,
      );
      const own = grows ? new Map([[WHOLE_COUNT, undefined]]) : codes;
      if (!grows && !flowsInto(figure, stock)) continue;
      for (const day of days) this.#atDay(day, stock, own);
    }
  }

  #atDay(day: string, { id }: FigureDefinition, codes: Codes): void {
    const figures = this.#days.get(day) ?? new Map<string, Codes>();
    this.#days.set(day, figures);
    const known = figures.get(id) ?? new Map<string, string | undefined>();
    figures.set(
      id,
      new Map([
        ...known,
        ...[...codes].map(([code, theme]) => [code, theme ?? known.get(code)] as const),
      ]),
    );
  }

  #unknown(
    figure: Pick<FigureDefinition, "id" | "measure">,
    code: string,
    span: { readonly from: string; readonly to: string },
  ): number {
    return this.#builder.unknown(keyOf(figure, code, span));
  }

  /**
   * Adds the flows between two days of which there are stocks, within a period of which the flow was
   * published: the rest of a quarter after its first months tells as much as they do.
   */
  #addFlowsBetween(): void {
    const days = [...this.#days.keys()].toSorted();
    const between = days
      .slice(1)
      .map((to, place) => ({ id: "", from: dayAfter(days[place] ?? to), to }));
    for (const { period, figure, codes } of [...this.#flows]) {
      for (const span of between) {
        if (span.from >= period.from && span.to <= period.to) this.#addFlow(figure, span, codes);
      }
    }
  }

  build(): LinkedNumbers {
    this.#addFlowsBetween();
    const days = [...this.#days].toSorted(([one], [other]) => (one < other ? -1 : 1));
    for (const [day, figures] of days) {
      const span = { from: day, to: day };
      for (const figure of this.#figures.filter(({ measure }) => measure === "stock")) {
        const codes = figures.get(figure.id);
        if (codes !== undefined) this.#bindWithin(figure, codes, span, figures);
      }
    }
    for (const { period, figure, codes } of this.#flows) {
      const beside = new Map(
        this.#flows
          .filter((flow) => isSame(flow.period, period))
          .map((flow) => [flow.figure.id, flow.codes]),
      );
      this.#bindWithin(figure, codes, period, beside);
      this.#bindFlow(figure, codes, period);
    }
    this.#bindDays(days);
    this.#bindGrowth(days);
    this.#bindFlowsOfPeriods();
    return { system: this.#builder.build(), told: this.#told };
  }

  /** Binds the numbers of one figure of one day or period, with those of others beside it. */
  #bindWithin(
    figure: FigureDefinition,
    codes: Codes,
    span: { readonly from: string; readonly to: string },
    beside: ReadonlyMap<string, Codes>,
  ): void {
    const builder = this.#builder;
    const number = (code: string): number => this.#unknown(figure, code, span);
    const cells = [...codes.keys()].filter((code) => code !== TOTAL && code !== WHOLE_COUNT);
    const isComplete = codes.has(TOTAL);
    for (const relation of figure.relations) {
      switch (relation.kind) {
        case "addsUp":
          if (!isComplete) break;
          builder.sum(
            [...cells.map((code) => [number(code), 1] as const), [number(TOTAL), -1]],
            0,
            0,
          );
          break;
        case "severalAnswers": {
          // What holds for themes and for the results of each, holds for the results.
          if (!isComplete || this.#isCovered(figure, codes, beside)) break;
          const { alone } = relation;
          for (const code of cells) {
            const apart =
              alone === undefined || code === alone ? [] : [[number(alone), -1] as const];
            builder.sum([[number(TOTAL), 1], [number(code), -1], ...apart], 0, Infinity);
          }
          builder.sum(
            [...cells.map((code) => [number(code), 1] as const), [number(TOTAL), -1]],
            0,
            Infinity,
          );
          break;
        }
        case "themesOf": {
          const results = [...(beside.get(relation.figure) ?? new Map<string, undefined>())];
          const ofResults = this.#figures.find(({ id }) => id === relation.figure);
          if (ofResults === undefined) break;
          for (const theme of cells) {
            const own = results.filter(([, of]) => of === theme);
            if (own.length === 0) continue;
            const unknowns = own.map(([code]) => this.#unknown(ofResults, code, span));
            for (const unknown of unknowns) builder.atMost(unknown, number(theme));
            builder.sum(
              [...unknowns.map((unknown) => [unknown, 1] as const), [number(theme), -1]],
              0,
              Infinity,
            );
          }
          break;
        }
        case "atMost": {
          const code = relation.category ?? WHOLE_COUNT;
          const other = this.#figures.find(({ id }) => id === relation.figure);
          if (other === undefined || beside.get(other.id)?.has(code) !== true) break;
          builder.atMost(number(WHOLE_COUNT), this.#unknown(other, code, span));
          break;
        }
        case "totalAtMost": {
          const other = this.#figures.find(({ id }) => id === relation.figure);
          if (!isComplete || other === undefined || other.measure !== figure.measure) break;
          if (beside.get(other.id)?.has(WHOLE_COUNT) !== true) break;
          builder.atMost(number(TOTAL), this.#unknown(other, WHOLE_COUNT, span));
          break;
        }
        case "sumOf": {
          const parts = relation.figures.map((id) => this.#figures.find((one) => one.id === id));
          if (parts.some((part) => part === undefined || !beside.has(part.id))) break;
          const terms = parts.flatMap((part) =>
            part === undefined ? [] : [[this.#unknown(part, WHOLE_COUNT, span), 1] as const],
          );
          builder.sum([...terms, [number(WHOLE_COUNT), -1]], 0, 0);
          break;
        }
        case "flowInto":
        case "growsBy":
        case "neverFalls":
        case "shownWhole":
      }
    }
  }

  /** True where a figure beside has all themes of a figure, so that its own sum says nothing more. */
  #isCovered({ id }: FigureDefinition, codes: Codes, beside: ReadonlyMap<string, Codes>): boolean {
    const ofThemes = this.#figures.find(({ relations }) =>
      relations.some((one) => one.kind === "themesOf" && one.figure === id),
    );
    const themes = ofThemes === undefined ? undefined : beside.get(ofThemes.id);
    if (themes?.has(TOTAL) !== true) return false;
    return [...codes].every(
      ([code, theme]) => code === TOTAL || (theme !== undefined && themes.has(theme)),
    );
  }

  /** Binds a flow to the stocks at the end of its period and right before it. */
  #bindFlow(figure: FigureDefinition, codes: Codes, period: Span): void {
    const builder = this.#builder;
    const before = dayBefore(period.from);
    const then = { from: before, to: before };
    for (const relation of figure.relations) {
      if (relation.kind !== "flowInto") continue;
      const stock = this.#figures.find(({ id }) => id === relation.stock);
      if (stock === undefined) continue;
      for (const code of codes.keys()) {
        const [flow, now, was] = [
          this.#unknown(figure, code, period),
          this.#unknown(stock, code, period),
          this.#unknown(stock, code, then),
        ];
        const isExact = relation.once && code !== TOTAL;
        builder.sum(
          [
            [flow, 1],
            [now, -1],
            [was, 1],
          ],
          0,
          isExact ? 0 : Infinity,
        );
        // Of an exact flow, which is at least 0 as the stocks are, the same follows from the sum.
        if (isExact) continue;
        builder.atMost(flow, now);
        builder.atMost(was, now);
      }
    }
  }

  /** A stock that cannot fall is at most what it is on the next day of which there is one. */
  #bindDays(days: readonly (readonly [day: string, figures: ReadonlyMap<string, Codes>])[]): void {
    for (const figure of this.#figures) {
      const never = figure.relations.find((relation) => relation.kind === "neverFalls");
      if (never === undefined) continue;
      const last = new Map<string, number>();
      for (const [day, figures] of days) {
        for (const code of figures.get(figure.id)?.keys() ?? []) {
          // Which names it lumps changes with time.
          if (never.except?.includes(code) === true || code === NOT_NAMED.code) continue;
          const unknown = this.#unknown(figure, code, { from: day, to: day });
          const earlier = last.get(code);
          if (earlier !== undefined) this.#builder.atMost(earlier, unknown);
          last.set(code, unknown);
        }
      }
    }
  }

  /**
   * A stock that only the rows of a flow change grows by at most as many as the stock of that flow,
   * from any day to any later one.
   */
  #bindGrowth(
    days: readonly (readonly [day: string, figures: ReadonlyMap<string, Codes>])[],
  ): void {
    for (const grown of this.#figures) {
      for (const relation of grown.relations) {
        if (relation.kind !== "growsBy" || relation.rows !== grown.id) continue;
        const stock = this.#stockOf(relation.flow);
        if (stock === undefined) continue;
        const both = days.filter(
          ([, figures]) =>
            figures.get(grown.id)?.has(WHOLE_COUNT) === true &&
            figures.get(stock.id)?.has(relation.category) === true,
        );
        const numbers = both.map(([day]) => {
          const span = { from: day, to: day };
          return [
            this.#unknown(stock, relation.category, span),
            this.#unknown(grown, WHOLE_COUNT, span),
          ] as const;
        });
        for (const [place, [now, grownNow]] of numbers.entries()) {
          const before = numbers[place - 1];
          if (before === undefined) continue;
          const terms = [
            [now, 1],
            [before[0], -1],
            [grownNow, -1],
            [before[1], 1],
          ] as const;
          this.#builder.sum(terms, 0, Infinity);
        }
      }
    }
  }

  /** The stock that a flow goes into. */
  #stockOf(flow: string): FigureDefinition | undefined {
    const found = this.#figures.find(({ id }) => id === flow);
    return this.#figures.find((stock) => found !== undefined && flowsInto(found, stock));
  }

  /** A flow is at least that of a part of its period, and at most that of parts that make it up. */
  #bindFlowsOfPeriods(): void {
    for (const { period, figure, codes } of this.#flows) {
      const parts = this.#flows.filter(
        (one) =>
          one.figure === figure &&
          !isSame(one.period, period) &&
          one.period.from >= period.from &&
          one.period.to <= period.to,
      );
      const divisions = divisionsOf(period, parts);
      for (const code of codes.keys()) {
        const whole = this.#unknown(figure, code, period);
        const flowOf = (part: { readonly period: Span }): number =>
          this.#unknown(figure, code, part.period);
        for (const part of parts)
          if (part.codes.has(code)) this.#builder.atMost(flowOf(part), whole);
        for (const division of divisions) {
          if (!division.every((part) => part.codes.has(code))) continue;
          const terms = division.map((part) => [flowOf(part), 1] as const);
          this.#builder.sum([...terms, [whole, -1]], 0, Infinity);
        }
      }
    }
  }
}

function flowsInto({ relations }: FigureDefinition, { id }: FigureDefinition): boolean {
  return relations.some((relation) => relation.kind === "flowInto" && relation.stock === id);
}

function codesOf(view: FigureView): Codes {
  return new Map(view.map(({ code, theme }) => [code, theme]));
}
