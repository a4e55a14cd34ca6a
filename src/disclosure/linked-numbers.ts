import { CATALOGUE } from "../figures/catalogue.ts";
import type { FigureDefinition } from "../figures/definition.ts";
import {
  type Codes,
  dayBefore,
  divisionsOf,
  flowsInto,
  isSameSpan,
  type LinearSystem,
  Links,
  type PublishedRange,
  type Span,
} from "./links.ts";
import { type PublicationView, TOTAL, WHOLE_COUNT } from "./publication-view.ts";
import { NOT_NAMED } from "./published-figures.ts";

/**
 * The unknowns of some publications with the constraints between them, and separately the range
 * that each publication gives for each unknown.
 */
export interface LinkedNumbers {
  readonly system: LinearSystem;
  readonly ranges: readonly PublishedRange[];
}

/**
 * Builds the system that a reader who knows the relations of the catalogue can calculate with. It
 * contains all numbers of some figures in some publications, and unpublished numbers that are
 * related to them, such as the stock before a period.
 *
 * @param figures the ids of a group of linked figures
 */
export function linkedNumbers(
  publications: readonly PublicationView[],
  figures: ReadonlySet<string>,
): LinkedNumbers {
  const links = new Links(CATALOGUE.filter(({ id }) => figures.has(id)));
  for (const publication of publications) links.addPublication(publication);
  links.addFlowsBetween();
  const days = [...links.days].toSorted(([one], [other]) => (one < other ? -1 : 1));
  for (const [day, ofDay] of days) {
    for (const figure of links.figures.filter(({ measure }) => measure === "stock")) {
      const codes = ofDay.get(figure.id);
      if (codes !== undefined) bindWithin(links, figure, codes, { from: day, to: day }, ofDay);
    }
  }
  for (const { period, figure, codes } of links.flows) {
    const related = links.flows.filter((flow) => isSameSpan(flow.period, period));
    const ofPeriod = new Map(related.map((flow) => [flow.figure.id, flow.codes]));
    bindWithin(links, figure, codes, period, ofPeriod);
    bindFlow(links, figure, codes, period);
  }
  bindDays(links, days);
  bindGrowth(links, days);
  bindFlowsOfPeriods(links);
  return { system: links.builder.build(), ranges: links.ranges };
}

/** Returns the system, narrowed by the ranges that publications give. */
export function withPublishedRanges(
  system: LinearSystem,
  ranges: readonly PublishedRange[],
): LinearSystem {
  const low = [...system.low];
  const high = [...system.high];
  for (const one of ranges) {
    low[one.unknown] = Math.max(low[one.unknown] ?? 0, one.low);
    high[one.unknown] = Math.min(high[one.unknown] ?? Infinity, one.high);
  }
  return { ...system, low, high };
}

/**
 * Adds the constraints on the numbers of one figure on one day or in one period, and those that
 * relate them to other figures of that day or period.
 */
function bindWithin(
  links: Links,
  figure: FigureDefinition,
  codes: Codes,
  span: Span,
  related: ReadonlyMap<string, Codes>,
): void {
  const { builder } = links;
  const number = (code: string): number => links.unknown(figure, code, span);
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
        // The constraints on themes and on the results of each theme already imply these.
        if (!isComplete || isCovered(links, figure, codes, related)) break;
        const { alone } = relation;
        for (const code of cells) {
          const apart = alone === undefined || code === alone ? [] : [[number(alone), -1] as const];
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
        const results = [...(related.get(relation.figure) ?? new Map<string, undefined>())];
        const ofResults = links.figures.find(({ id }) => id === relation.figure);
        if (ofResults === undefined) break;
        for (const theme of cells) {
          const ofTheme = results.filter(([, of]) => of === theme);
          if (ofTheme.length === 0) continue;
          const unknowns = ofTheme.map(([code]) => links.unknown(ofResults, code, span));
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
        const other = links.figures.find(({ id }) => id === relation.figure);
        if (other === undefined || related.get(other.id)?.has(code) !== true) break;
        builder.atMost(number(WHOLE_COUNT), links.unknown(other, code, span));
        break;
      }
      case "totalAtMost": {
        const other = links.figures.find(({ id }) => id === relation.figure);
        if (!isComplete || other === undefined || other.measure !== figure.measure) break;
        if (related.get(other.id)?.has(WHOLE_COUNT) !== true) break;
        builder.atMost(number(TOTAL), links.unknown(other, WHOLE_COUNT, span));
        break;
      }
      case "sumOf": {
        const parts = relation.figures.map((id) => links.figures.find((one) => one.id === id));
        if (parts.some((part) => part === undefined || !related.has(part.id))) break;
        const terms = parts.flatMap((part) =>
          part === undefined ? [] : [[links.unknown(part, WHOLE_COUNT, span), 1] as const],
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

/**
 * Returns true if a related figure contains all themes of a figure, so that the figure's own sum
 * adds no information.
 */
function isCovered(
  links: Links,
  { id }: FigureDefinition,
  codes: Codes,
  related: ReadonlyMap<string, Codes>,
): boolean {
  const ofThemes = links.figures.find(({ relations }) =>
    relations.some((one) => one.kind === "themesOf" && one.figure === id),
  );
  const themes = ofThemes === undefined ? undefined : related.get(ofThemes.id);
  if (themes?.has(TOTAL) !== true) return false;
  return [...codes].every(
    ([code, theme]) => code === TOTAL || (theme !== undefined && themes.has(theme)),
  );
}

/** A day, with the categories of each stock on that day. */
type Day = readonly [day: string, figures: ReadonlyMap<string, Codes>];

/** Relates a flow to two stocks: at the end of its period, and on the day before the period. */
function bindFlow(links: Links, figure: FigureDefinition, codes: Codes, period: Span): void {
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
        // The sum implies both, because the flow and the stock before it are at least 0.
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
function bindDays(links: Links, days: readonly Day[]): void {
  for (const figure of links.figures) {
    const never = figure.relations.find((relation) => relation.kind === "neverFalls");
    if (never === undefined) continue;
    const last = new Map<string, number>();
    for (const [day, figures] of days) {
      for (const code of figures.get(figure.id)?.keys() ?? []) {
        // The category of rare names can contain different regions on each day.
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
 * Relates a stock that changes only through the rows of one flow to the stock of that flow: between
 * two days it grows by at most as much as that stock.
 */
function bindGrowth(links: Links, days: readonly Day[]): void {
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
function bindFlowsOfPeriods(links: Links): void {
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
