import type { Redefinition } from "../../src/codebook/redefinitions.ts";
import {
  isHeld,
  type PublishedFigure,
  type PublishedFigures,
} from "../../src/disclosure/published-figures.ts";
import { wordsFor } from "../../src/document/shares.ts";
import { figureOf } from "../../src/figures/catalogue.ts";
import {
  formatAsOf,
  formatAsOfShort,
  formatDay,
  formatPeriod,
  formatPeriodShort,
} from "../../src/language/dates.ts";
import { listOf } from "../../src/language/words.ts";
import { parseIsoDay } from "../../src/period/day.ts";
import { parsePeriod } from "../../src/period/period.ts";
import type { ReportSource } from "../whole-report.ts";

/** What origins may name. */
export interface OriginSources {
  /** Of the report's own period, then of earlier ones. */
  readonly figures: readonly PublishedFigures[];
  /** Those of earlier periods as they were published and kept. */
  readonly kept?: readonly PublishedFigures[];
  readonly redefinitions: readonly Redefinition[];
  readonly settings: Pick<ReportSource, "website"> &
    Pick<ReportSource["about"], "contact" | "events">;
}

const RULES: Readonly<Record<string, string>> = {
  contactWithinDays: "2",
  welcomeWithinDays: "7",
  ninetiethPercentile: "9 van de 10",
  fewestForShares: "20",
};

/**
 * The texts that may stand where a run has this origin, by the grammar that `Run.origin` tells,
 * worked out from the figures anew. Throws where the origin is not of that grammar, or names what
 * is not there.
 */
export function textsFrom(origin: string, sources: OriginSources): readonly string[] {
  const call = /^(\w+)\(([^()]*)\)(?:\.(\w+))?$/.exec(origin);
  if (call !== null) {
    const [, name = "", given = "", field] = call;
    return textsOfCall(field === undefined ? name : `${name}.${field}`, given, sources);
  }
  const { figures, path } = inPeriod(origin, sources);
  const { period, source } = figures;
  if (path === "period.label") return [period.label];
  if (path === "period.short") {
    return [formatPeriodShort(present(parsePeriod(period.id), origin))];
  }
  if (path === "period.to") return [dayText(period.to)];
  if (path === "source.latestDate") return [dayText(source.latestDate ?? "")];
  const [, kind, name = ""] = /^(rule|settings)\.(\w+)$/.exec(path) ?? [];
  if (kind === "rule") return [present(RULES[name], origin)];
  if (kind === "settings") return settingTexts(name, sources);
  if (path.endsWith(".label")) {
    const [figure, code] = figureAt(path.slice(0, -".label".length), figures);
    return [categoryOf(figure, code, origin).label];
  }
  if (path.endsWith(".asOf")) return asOfTexts(path.slice(0, -".asOf".length), figures, origin);
  if (path.endsWith(".overlaps")) {
    const figure = figures.figures[path.slice(0, -".overlaps".length)];
    if (figure === undefined || !("categories" in figure)) throw new Error(`${origin}: not so`);
    const periods = present(figure.overlaps, origin).map((id) => present(parsePeriod(id), origin));
    return [listOf(periods.map(formatPeriod))];
  }
  if (path.endsWith(".unavailable")) {
    const figure = figures.figures[path.slice(0, -".unavailable".length)];
    if (figure === undefined || !("unavailable" in figure)) throw new Error(`${origin}: not so`);
    return [figure.unavailable.join(", ")];
  }
  return [numberText(valueOf(origin, sources))];
}

function textsOfCall(name: string, given: string, sources: OriginSources): readonly string[] {
  if (name === "share") {
    const [numerator = "", denominator = "", ...more] = given.split(", ");
    if (more.length > 0) throw new Error(`share(${given}): of more than two`);
    return shareTexts(valueOf(numerator, sources, true), valueOf(denominator, sources, true));
  }
  if (name === "signed") {
    const [after = "", before = "", ...more] = given.split(" - ");
    if (more.length > 0) throw new Error(`signed(${given}): of more than two`);
    const difference = valueOf(after, sources, true) - valueOf(before, sources, true);
    const sign = difference > 0 ? "+" : difference < 0 ? "−" : "";
    return [`${sign}${numberText(Math.abs(difference))}`];
  }
  if (name === "perMonth") {
    const months = monthsOf(inPeriod(given, sources).figures);
    return [
      (valueOf(given, sources, true) / months).toFixed(1).replace(/\.0$/, "").replace(".", ","),
    ];
  }
  if (name === "revised") return [numberText(revisedIn(given, sources))];
  if (name === "redefinition.from" || name === "redefinition.change") {
    const found = sources.redefinitions.find(({ figure, from }) => `${figure}@${from}` === given);
    const { from, change } = present(found, given);
    return [name === "redefinition.from" ? dayText(from) : change];
  }
  const [, ofCode = null, from] = /^(.*)\.(\d{4}-\d{2})$/.exec(given) ?? [];
  const { figures, path } = inPeriod(ofCode ?? given.replace(/\.[^.]*\*$/, ""), sources);
  const figure = present(figures.figures[path], given);
  if (name === "label") return [figure.label];
  if (name === "definition") return [definitionOn(figures.period.to, path, sources)];
  const values = categoriesOf(figure, given).map(({ value }) => value ?? 0);
  const codes = categoriesOf(figure, given).map(({ code }) => code);
  const highest = Math.max(...values);
  const start = from === undefined ? 0 : codes.indexOf(from);
  switch (name) {
    case "before":
      return [numberText(values.slice(0, start).reduce((sum, value) => sum + value, 0))];
    case "max":
      return [numberText(highest)];
    case "ties":
      return [numberText(values.filter((value) => value === highest).length)];
    case "sum": {
      const start = present(/\.([^.]*)\*$/.exec(given)?.[1], given);
      const chosen = values.filter((_, index) => codes[index]?.startsWith(start));
      if (chosen.length === 0) throw new Error(`sum(${given}): of nothing`);
      return [numberText(chosen.reduce((sum, value) => sum + value, 0))];
    }
    case "span": {
      const labels = categoriesOf(figure, given).map(({ label }) => label);
      return [`${labels[start]} t/m ${labels.at(-1)}`];
    }
    case "year":
      return [...new Set(codes.map((code) => code.slice(0, 4)))];
    default:
      throw new Error(`${name}(${given}): no such derivation`);
  }
}

/** A value, or the difference or the sum of two, in which none may be held. */
function valueOf(origin: string, sources: OriginSources, isDerived = false): number {
  const [first = "", second, ...others] = origin.split(" + ");
  if (others.length > 0) throw new Error(`${origin}: of more than two`);
  if (second !== undefined) return valueOf(first, sources, true) + valueOf(second, sources, true);
  const [one = "", ...less] = origin.split(" - ");
  if (less.length > 2) throw new Error(`${origin}: of more than three`);
  if (less.length > 0) {
    return Math.abs(
      less.reduce((rest, part) => rest - valueOf(part, sources, true), valueOf(one, sources, true)),
    );
  }
  const { figures, path } = inPeriod(origin, sources);
  if (path === "source.rows") return figures.source.rows;
  if (path.startsWith("disclosure.")) return checkedNumber(path, figures, origin);
  if (path.startsWith("source.skipped.")) return skippedRows(path, figures, origin);
  if (path === "disclosureThreshold") return figures.disclosureThreshold;
  const [figure, field] = figureAt(path, figures);
  if (isDerived && isHeld(heldAt(figure, field))) {
    throw new Error(`${origin}: calculates with a number of an earlier day`);
  }
  const fields = [
    "value",
    "total",
    "numerator",
    "denominator",
    "percentage",
    "n",
    "median",
    "p90",
    "missing",
  ];
  const value: unknown = fields.includes(field)
    ? (figure as Readonly<Record<string, unknown>>)[field]
    : valueOfCategory(figure, field, figures, origin);
  if (typeof value !== "number") throw new Error(`${origin}: not a number that is shown`);
  return value;
}

/** The count or the category at a field, which may be held. */
function heldAt(figure: PublishedFigure, field: string) {
  if (!("categories" in figure)) return figure;
  return figure.categories.find(({ code }) => code === field) ?? figure;
}

/** The day of a number that is held, in full and in few letters. */
function asOfTexts(path: string, figures: PublishedFigures, origin: string): readonly string[] {
  const own = figures.figures[path];
  const held = own ?? heldAt(...figureAt(path, figures));
  if (!isHeld(held)) throw new Error(`${origin}: not held`);
  const day = present(parseIsoDay(held.asOf), origin);
  return [formatAsOf(day), formatAsOfShort(day)];
}

/** A number of what was checked: those that are withheld, held or derivable, or earlier reports. */
function checkedNumber(path: string, { disclosure }: PublishedFigures, origin: string): number {
  const { against, protectChanges: _, ...counts } = present(disclosure, origin);
  const name = path.slice("disclosure.".length);
  const known: Readonly<Record<string, number | null>> = { ...counts, against: against.length };
  return present(known[name] ?? undefined, origin);
}

function monthsOf({ period: { from, to } }: PublishedFigures): number {
  const [first, last] = [new Date(from), new Date(to)];
  const years = last.getUTCFullYear() - first.getUTCFullYear();
  return 12 * years + last.getUTCMonth() - first.getUTCMonth() + 1;
}

/** The figures that an origin is about, by the period before its stroke, and the rest of it. */
function inPeriod(
  origin: string,
  { figures, kept = [] }: OriginSources,
): { readonly figures: PublishedFigures; readonly path: string } {
  const [, id, isKept, path = origin] = /^(\d{4}[^/.@]*)(@kept)?\/(.+)$/.exec(origin) ?? [];
  // Of a period that is there twice, the first may hold what a trend shows only.
  const found =
    id === undefined
      ? figures[0]
      : (isKept === undefined ? figures : kept).findLast(({ period }) => period.id === id);
  return { figures: present(found, origin), path };
}

/** The figure that a path begins with, and the rest of the path. */
function figureAt(path: string, { figures }: PublishedFigures): readonly [PublishedFigure, string] {
  const [, id = "", rest = ""] = /^(\w+\.\w+)\.(.+)$/.exec(path) ?? [];
  return [present(figures[id], path), rest];
}

function categoriesOf(figure: PublishedFigure, origin: string) {
  if (!("categories" in figure)) throw new Error(`${origin}: no breakdown`);
  return figure.categories;
}

function categoryOf(figure: PublishedFigure, code: string, origin: string) {
  return present(
    categoriesOf(figure, origin).find((category) => category.code === code),
    origin,
  );
}

/** The value of a category; of what an open list or the months up to the last do not name, none. */
function valueOfCategory(
  figure: PublishedFigure,
  code: string,
  { period }: PublishedFigures,
  origin: string,
): number | null {
  const found = categoriesOf(figure, origin).find((category) => category.code === code);
  if (found !== undefined || !("list" in figure)) return categoryOf(figure, code, origin).value;
  const isBefore = figure.list === "months" && /^\d{4}-\d{2}$/.test(code) && code <= period.to;
  if (figure.list === "open" || isBefore) return 0;
  return categoryOf(figure, code, origin).value;
}

/** How many figures of a period, or categories of a figure, are not as they were published. */
function revisedIn(given: string, sources: OriginSources): number {
  const [id = "", path] = given.split("/");
  const published = present(
    (sources.kept ?? []).find(({ period }) => period.id === id),
    given,
  );
  const anew = present(
    sources.figures.findLast(({ period }) => period.id === id),
    given,
  );
  const isRevised = (figure: PublishedFigure, other: PublishedFigure | undefined): boolean =>
    numbersOf(figure).some(([key, value]) => {
      const there = new Map(numbersOf(present(other, given)));
      // What is withheld is there, and tells nothing.
      const now = there.has(key) ? (there.get(key) ?? null) : absentIn(figure, key);
      return value !== null && now !== null && value !== now;
    });
  if (path === undefined) {
    const ids = Object.keys(published.figures).filter((one) => {
      const [before, after] = [published.figures[one], anew.figures[one]];
      if (before === undefined || after === undefined) return false;
      if ("unavailable" in before || "unavailable" in after) return false;
      return isRevised(before, after) || isRevised(after, before);
    });
    return ids.length;
  }
  const [before, after] = [published, anew].map(
    (side) => new Map(numbersOf(present(side.figures[path], given))),
  );
  const codes = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...codes].filter(
    (code) => code !== "total" && (before?.get(code) ?? 0) !== (after?.get(code) ?? 0),
  ).length;
}

/** A category that a list need not name counts 0; what else is not there counts for nothing. */
function absentIn(figure: PublishedFigure, key: string): number | null {
  const isNamed = "list" in figure && (figure.list === "open" || figure.list === "months");
  return isNamed && key !== "total" ? 0 : null;
}

/** The numbers of a figure by their fields and the codes of its categories; null where withheld. */
function numbersOf(figure: PublishedFigure): readonly (readonly [string, number | null])[] {
  const fields = ["value", "missing", "total", "numerator", "denominator", "percentage", "n"];
  const own = Object.entries(figure).flatMap(([key, value]: [string, unknown]) =>
    [...fields, "median", "p90"].includes(key)
      ? [[key, typeof value === "number" ? value : null] as const]
      : [],
  );
  if (!("categories" in figure)) return own;
  return [...own, ...figure.categories.map(({ code, value }) => [code, value] as const)];
}

/** A share as a percentage, or in the words that are true of it. */
function shareTexts(numerator: number, denominator: number): readonly string[] {
  const [words] = wordsFor({ numerator, denominator });
  const rounded = Math.round((100 * numerator) / denominator);
  if (rounded === 0 && numerator > 0) return ["minder dan 1%"];
  if (rounded === 100 && numerator < denominator) return ["bijna alle"];
  return [`${rounded}%`, ...(words === null ? [] : [words])];
}

function settingTexts(name: string, { settings }: OriginSources): readonly string[] {
  // Printed without its protocol, as people write an address.
  if (name === "website") return [(settings.website ?? "").replace(/^https?:\/\//, "")];
  if (name === "contact") return [settings.contact ?? ""];
  if (name !== "events") throw new Error(`settings.${name}: no such setting`);
  return settings.events.map(({ day, label }) => `${formatDay(day)}: ${label}`);
}

function definitionOn(day: string, id: string, { redefinitions }: OriginSources): string {
  const later = redefinitions.find(({ figure, from }) => figure === id && day < from);
  return later?.before ?? figureOf(id).definition;
}

function skippedRows(path: string, { source }: PublishedFigures, origin: string): number {
  const rule = path.replace(/^source\.skipped\.(?:byRule\.)?/, "");
  const { skipped } = source;
  return present(rule === "rows" ? skipped?.rows : skipped?.byRule[rule], origin);
}

function numberText(value: number): string {
  return new Intl.NumberFormat("nl-NL").format(value);
}

function dayText(iso: string): string {
  return formatDay(present(parseIsoDay(iso), iso));
}

function present<T>(value: T | undefined, origin: string): T {
  if (value === undefined) throw new Error(`${origin}: there is no such thing`);
  return value;
}
