import type {
  PublishedBreakdown,
  PublishedFigure,
  PublishedFigures,
} from "../../../src/disclosure/published-figures.ts";
import { System } from "./system.ts";

/**
 * The links between published numbers, derived from the descriptions of the figures and of the
 * export alone. They do not use the tool's relations, so that a link that the tool overlooks is
 * found.
 */

/** Figures in which a row or a child is in one category. */
const EXCLUSIVE: readonly string[] = [
  "registrations.byOrigin",
  "people.bySupported",
  "families.byComposition",
  "children.byMeasure",
  "children.byResidence",
  "analyses.byState",
];

/** Figures in which a row can be in several categories. */
const SEVERAL: readonly string[] = [
  "families.byCustody",
  "placements.byReason",
  "regions.byRegion",
  "support.desiredSituation",
  "support.requestsByTheme",
  "support.providedByTheme",
  "results.byTheme",
  "results.byResult",
  "results.inPeriodByTheme",
  "results.inPeriodByResult",
];

function isFlow(figure: string): boolean {
  return figure.startsWith("results.inPeriod");
}

const COUNTS: readonly string[] = [
  "children.placedNow",
  "children.placedBefore",
  "children.placed",
  "children.returned",
  "children.returnedFamilies",
];

export const RETURNED: readonly string[] = ["children.returned", "children.returnedFamilies"];

export const SENSITIVE_STOCKS: readonly string[] = [...EXCLUSIVE, ...SEVERAL, ...COUNTS].filter(
  (figure) => !isFlow(figure),
);

/** Categories without an answer, which a later export can replace by an answer. */
export const NO_ANSWER: readonly string[] = ["onbekend", "nog_niet_in_beeld"];
/** A row in this category is in no other one of its breakdown. */
const ALONE = "nog_niet_in_beeld";
const TOTAL = "=";
const HOME = "terugplaatsing_kinderen";
/** The greatest number of children in a row. */
const MOST_CHILDREN = 99;

/** A number that is withheld, or shown with an older value. */
export interface Secret {
  readonly publication: number;
  readonly figure: string;
  /** Empty for a count. */
  readonly code: string;
  readonly unknown: number;
  readonly held: boolean;
}

/** What follows from the arithmetic of some publications, and what they withhold. */
export interface Linked {
  readonly system: System;
  readonly secrets: readonly Secret[];
}

/** Returns the day before another, both as `jjjj-mm-dd`. */
function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** Returns the name of the unknown of a number: numbers of one moment are one unknown. */
export function nameOf(figure: string, code: string, { from, to }: Span): string {
  return isFlow(figure) ? `${figure}|${code}@${from}~${to}` : `${figure}|${code}@${to}`;
}

interface Span {
  readonly from: string;
  readonly to: string;
}

/**
 * Collects what the publications state together; `system` receives everything else that is known.
 */
export function linkPublications(publications: readonly PublishedFigures[]): Linked {
  const system = new System();
  const secrets = publications.flatMap((one, index) => numbersOf(system, one, index));
  const themes = themesOf(publications);
  for (const one of publications) linkWithin(system, one);
  linkResults(system, publications, themes);
  neverFall(system, publications);
  return { system, secrets };
}

/** Returns the numbers of one publication, shown or not. */
function numbersOf(system: System, publication: PublishedFigures, index: number): Secret[] {
  const { figures, period, disclosureThreshold: t } = publication;
  const secrets: Secret[] = [];
  const note = (figure: string, code: string, number: KnownNumber): void => {
    const unknown = system.unknown(nameOf(figure, code, period));
    if ("held" in number && number.held) {
      // The number of children is unknown: they come from few families.
      const most = figure === "children.returned" ? Infinity : number.value + t - 1;
      system.bound(unknown, number.value + 1, most);
      const then = { from: period.from, to: number.asOf };
      system.bound(system.unknown(nameOf(figure, code, then)), number.value, number.value);
      secrets.push({ publication: index, figure, code, unknown, held: true });
    } else if (number.value === null) {
      secrets.push({ publication: index, figure, code, unknown, held: false });
    } else {
      system.bound(unknown, number.value, number.value);
    }
  };
  for (const figure of [...EXCLUSIVE, ...SEVERAL]) {
    const breakdown = breakdownOf(figures[figure]);
    if (breakdown === undefined) continue;
    const total = system.unknown(nameOf(figure, TOTAL, period));
    system.bound(total, breakdown.total, breakdown.total);
    for (const category of breakdown.categories) {
      note(figure, category.code, category);
      // An open list contains only categories that occur.
      if (breakdown.list !== "open") continue;
      system.bound(system.unknown(nameOf(figure, category.code, period)), 1);
    }
  }
  for (const figure of COUNTS) {
    const count = figures[figure];
    if (count?.kind === "count" && !("unavailable" in count)) note(figure, "", count);
  }
  return secrets;
}

type KnownNumber =
  | { readonly value: number | null }
  | { readonly value: number; readonly held: true; readonly asOf: string };

export function breakdownOf(figure: PublishedFigure | undefined): PublishedBreakdown | undefined {
  return figure?.kind === "breakdown" && "categories" in figure ? figure : undefined;
}

function linkWithin(system: System, { figures, period }: PublishedFigures): void {
  const number = (figure: string, code: string): number =>
    system.unknown(nameOf(figure, code, period));
  const has = (figure: string): boolean => {
    const found = figures[figure];
    return found !== undefined && !("unavailable" in found);
  };
  for (const figure of EXCLUSIVE) {
    const breakdown = breakdownOf(figures[figure]);
    if (breakdown === undefined) continue;
    const cells = breakdown.categories.map(({ code }) => number(figure, code));
    system.sum(cells, [number(figure, TOTAL)], 0, 0);
  }
  for (const figure of SEVERAL) {
    const breakdown = breakdownOf(figures[figure]);
    if (breakdown === undefined) continue;
    const total = number(figure, TOTAL);
    const others = breakdown.categories.filter(({ code }) => code !== ALONE);
    const alone = others.length < breakdown.categories.length ? [number(figure, ALONE)] : [];
    const cells = others.map(({ code }) => number(figure, code));
    for (const cell of cells) system.atMost([cell, ...alone], [total]);
    system.atMost([total], [...cells, ...alone]);
    if (alone.length > 0) system.atMost(alone, [total]);
  }
  if (has("children.placed")) {
    const parts = ["children.placedNow", "children.placedBefore"].map((id) => number(id, ""));
    system.sum(parts, [number("children.placed", "")], 0, 0);
  }
  if (has("children.returned") && has("children.returnedFamilies")) {
    const families = number("children.returnedFamilies", "");
    const children = number("children.returned", "");
    system.atMost([families], [children]);
    system.rows.push({
      terms: [
        [families, MOST_CHILDREN],
        [children, -1],
      ],
      low: 0,
      high: Infinity,
    });
    if (has("results.byResult")) system.atMost([families], [number("results.byResult", HOME)]);
  }
}

/** Returns the codes of the results of each theme. */
function themesOf(publications: readonly PublishedFigures[]): Map<string, Set<string>> {
  const themes = new Map<string, Set<string>>();
  for (const { figures } of publications) {
    for (const figure of ["results.byResult", "results.inPeriodByResult"]) {
      for (const { code, theme } of breakdownOf(figures[figure])?.categories ?? []) {
        if (theme === undefined) continue;
        themes.set(theme, (themes.get(theme) ?? new Set()).add(code));
      }
    }
  }
  return themes;
}

/** Links stocks and flows of all days and spans: a result has one day. */
function linkResults(
  system: System,
  publications: readonly PublishedFigures[],
  themes: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const described = publications.filter(({ figures }) => breakdownOf(figures["results.byResult"]));
  const days = [
    ...new Set(described.flatMap(({ period: { from, to } }) => [dayBefore(from), to])),
  ].toSorted();
  // The shortest spans: between two successive days, published or not.
  const shortest = days.slice(1).map((to, index) => ({ from: dayAfter(days[index] ?? to), to }));
  const spans = [
    ...new Map(
      [...described.map(({ period }) => period), ...shortest].map((one) => [
        one.from + one.to,
        one,
      ]),
    ).values(),
  ];
  const stock = (code: string, to: string): number =>
    system.unknown(nameOf("results.byResult", code, { from: to, to }));
  const stockOf = (theme: string, to: string): number =>
    system.unknown(nameOf("results.byTheme", theme, { from: to, to }));
  const all = [...themes.keys()];
  for (const to of days) {
    const total = stockOf(TOTAL, to);
    system.sum([stock(TOTAL, to)], [total], 0, 0);
    clusters(
      system,
      themes,
      (theme) => stockOf(theme, to),
      (code) => stock(code, to),
    );
    for (const theme of all) system.atMost([stockOf(theme, to)], [total]);
    system.atMost(
      [total],
      all.map((theme) => stockOf(theme, to)),
    );
  }
  const codes = [...themes.values()].flatMap((results) => [...results]);
  for (const [index, to] of days.entries()) {
    const earlier = days[index - 1];
    if (earlier === undefined) continue;
    for (const code of codes) system.atMost([stock(code, earlier)], [stock(code, to)]);
    for (const theme of [TOTAL, ...all]) {
      system.atMost([stockOf(theme, earlier)], [stockOf(theme, to)]);
    }
  }
  const flowOf = (theme: string, span: Span): number =>
    system.unknown(nameOf("results.inPeriodByTheme", theme, span));
  for (const span of spans) {
    const before = dayBefore(span.from);
    const flow = (code: string): number =>
      system.unknown(nameOf("results.inPeriodByResult", code, span));
    for (const code of codes) {
      system.sum([stock(code, before), flow(code)], [stock(code, span.to)], 0, 0);
    }
    clusters(system, themes, (theme) => flowOf(theme, span), flow);
    for (const theme of [TOTAL, ...all]) {
      system.atMost([flowOf(theme, span)], [stockOf(theme, span.to)]);
      system.atMost([stockOf(theme, span.to)], [stockOf(theme, before), flowOf(theme, span)]);
    }
    for (const outer of spans) {
      if (outer === span || outer.from > span.from || outer.to < span.to) continue;
      for (const theme of [TOTAL, ...all]) {
        system.atMost([flowOf(theme, span)], [flowOf(theme, outer)]);
      }
    }
    const parts = shortest.filter(({ from, to }) => from >= span.from && to <= span.to);
    if (parts.length < 2) continue;
    for (const theme of [TOTAL, ...all]) {
      system.atMost(
        [flowOf(theme, span)],
        parts.map((part) => flowOf(theme, part)),
      );
    }
  }
  for (const { figures, period } of described) {
    const [all = NaN, now = NaN] = ["registrations.total", "registrations.inPeriod"].map((id) =>
      countOf(figures[id]),
    );
    // A row with a result before the period was registered before it.
    const most = all - now;
    if (most >= 0) system.bound(stockOf(TOTAL, dayBefore(period.from)), 0, most);
  }
  linkReturns(system, described, days);
}

/** Links themes and results: a theme counts the rows that have one of its results. */
function clusters(
  system: System,
  themes: ReadonlyMap<string, ReadonlySet<string>>,
  ofTheme: (theme: string) => number,
  ofResult: (code: string) => number,
): void {
  for (const [theme, codes] of themes) {
    const results = [...codes].map(ofResult);
    for (const result of results) system.atMost([result], [ofTheme(theme)]);
    system.atMost([ofTheme(theme)], results);
  }
}

/**
 * Links returns and results: a family with returned children has that result since the same day.
 */
function linkReturns(
  system: System,
  described: readonly PublishedFigures[],
  days: readonly string[],
): void {
  if (
    !described.some(
      ({ figures }) => countOf(figures["children.returnedFamilies"], null) !== undefined,
    )
  )
    return;
  const families = (to: string): number =>
    system.unknown(nameOf("children.returnedFamilies", "", { from: to, to }));
  const home = (to: string): number =>
    system.unknown(nameOf("results.byResult", HOME, { from: to, to }));
  for (const [index, to] of days.entries()) {
    system.atMost([families(to)], [home(to)]);
    const before = days[index - 1];
    if (before === undefined) continue;
    system.atMost([families(before)], [families(to)]);
    system.atMost([families(to), home(before)], [families(before), home(to)]);
  }
}

/** Returns the value of a count; undefined if it is unavailable. */
function countOf(figure: PublishedFigure | undefined, otherwise?: null): number | undefined {
  if (figure?.kind !== "count" || "unavailable" in figure) return undefined;
  return figure.value ?? (otherwise === null ? 0 : undefined);
}

/** Stocks without a flow grow too, as long as no answer is replaced. */
function neverFall(system: System, publications: readonly PublishedFigures[]): void {
  const inTime = publications.toSorted((a, b) => (a.period.to < b.period.to ? -1 : 1));
  for (const figure of [...EXCLUSIVE, ...SEVERAL]) {
    if (figure.startsWith("results.")) continue;
    const falls = figure === "analyses.byState" ? ["lopend"] : NO_ANSWER;
    const last = new Map<string, Span>();
    for (const { figures, period } of inTime) {
      for (const { code } of breakdownOf(figures[figure])?.categories ?? []) {
        if (falls.includes(code)) continue;
        const then = last.get(code);
        last.set(code, period);
        if (then === undefined) continue;
        const [less, more] = [then, period].map((one) => system.unknown(nameOf(figure, code, one)));
        if (less !== undefined && more !== undefined) system.atMost([less], [more]);
      }
    }
  }
  for (const figure of COUNTS) {
    const described = inTime.filter(({ figures }) => countOf(figures[figure], null) !== undefined);
    for (const [index, { period }] of described.entries()) {
      const then = described[index - 1]?.period;
      if (then === undefined) continue;
      system.atMost(
        [system.unknown(nameOf(figure, "", then))],
        [system.unknown(nameOf(figure, "", period))],
      );
    }
  }
}
