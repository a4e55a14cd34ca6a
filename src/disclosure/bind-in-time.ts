import type { FigureDefinition } from "../figures/definition.ts";
import { dayBefore, divisionsOf, type Span } from "./divisions.ts";
import { flowsInto, isSameSpan, type Codes, type Links } from "./links.ts";
import { NOT_NAMED } from "./published-figures.ts";
import { TOTAL, WHOLE_COUNT } from "./publication-view.ts";

/** A day, with the categories of each stock on that day. */
type Day = readonly [day: string, figures: ReadonlyMap<string, Codes>];

/** Relates a flow to two stocks: at the end of its period, and on the day before the period. */
export function bindFlow(links: Links, figure: FigureDefinition, codes: Codes, period: Span): void {
  const builder = links.builder;
  const before = dayBefore(period.from);
  const then = { from: before, to: before };
  for (const relation of figure.relations) {
    if (relation.kind !== "flowInto") continue;
    const stock = links.figures.find(({ id }) => id === relation.stock);
    if (stock === undefined) continue;
    for (const code of codes.keys()) {
      const [flow, now, was] = [
        links.unknown(figure, code, period),
        links.unknown(stock, code, period),
        links.unknown(stock, code, then),
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
      if (isExact) {
        // This follows, because the flow and the stock before it are at least 0.
        builder.impliesAtMost(flow, now);
        builder.impliesAtMost(was, now);
      } else {
        builder.atMost(flow, now);
        builder.atMost(was, now);
      }
    }
  }
}

/**
 * Relates each stock that cannot fall to its next known day: it is at most the stock on that day.
 */
export function bindDays(links: Links, days: readonly Day[]): void {
  for (const figure of links.figures) {
    const never = figure.relations.find((relation) => relation.kind === "neverFalls");
    if (never === undefined) continue;
    const last = new Map<string, number>();
    for (const [day, figures] of days) {
      for (const code of figures.get(figure.id)?.keys() ?? []) {
        // The category of rare names contains other regions at each date.
        if (never.except?.includes(code) === true || code === NOT_NAMED.code) continue;
        const unknown = links.unknown(figure, code, { from: day, to: day });
        const earlier = last.get(code);
        if (earlier !== undefined) links.builder.atMost(earlier, unknown);
        last.set(code, unknown);
      }
    }
  }
}

/**
 * Relates a stock that only the rows of one flow change to the stock of that flow: from any day to
 * any later day it grows by at most as many rows as that stock.
 */
export function bindGrowth(links: Links, days: readonly Day[]): void {
  for (const grown of links.figures) {
    for (const relation of grown.relations) {
      if (relation.kind !== "growsBy" || relation.rows !== grown.id) continue;
      const stock = stockOf(relation.flow, links);
      if (stock === undefined) continue;
      const both = days.filter(
        ([, figures]) =>
          figures.get(grown.id)?.has(WHOLE_COUNT) === true &&
          figures.get(stock.id)?.has(relation.category) === true,
      );
      const numbers = both.map(([day]) => {
        const span = { from: day, to: day };
        return [
          links.unknown(stock, relation.category, span),
          links.unknown(grown, WHOLE_COUNT, span),
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
        links.builder.sum(terms, 0, Infinity);
      }
    }
  }
}

/** Returns the stock that a flow goes into; undefined if there is none. */
function stockOf(flow: string, links: Links): FigureDefinition | undefined {
  const found = links.figures.find(({ id }) => id === flow);
  return links.figures.find((stock) => found !== undefined && flowsInto(found, stock));
}

/**
 * Relates a flow to the flows of parts of its period: it is at least the flow of each part, and at
 * most the sum of the parts that make up the period.
 */
export function bindFlowsOfPeriods(links: Links): void {
  for (const { period, figure, codes } of links.flows) {
    const parts = links.flows.filter(
      (one) =>
        one.figure === figure &&
        !isSameSpan(one.period, period) &&
        one.period.from >= period.from &&
        one.period.to <= period.to,
    );
    const divisions = divisionsOf(period, parts);
    for (const code of codes.keys()) {
      const whole = links.unknown(figure, code, period);
      const flowOf = (part: { readonly period: Span }): number =>
        links.unknown(figure, code, part.period);
      for (const part of parts) if (part.codes.has(code)) links.builder.atMost(flowOf(part), whole);
      for (const division of divisions) {
        if (!division.every((part) => part.codes.has(code))) continue;
        const terms = division.map((part) => [flowOf(part), 1] as const);
        links.builder.sum([...terms, [whole, -1]], 0, Infinity);
      }
    }
  }
}
