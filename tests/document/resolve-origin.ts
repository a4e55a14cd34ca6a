import { INHABITANTS } from "../../src/codebook/regions.ts";
import type { Redefinition } from "../../src/codebook/column.ts";
import {
  isHeld,
  type PublishedFigure,
  type PublishedFigures,
} from "../../src/disclosure/published-figures.ts";
import { wordsFor } from "../../src/document/wording.ts";
import { figureOf } from "../../src/figures/catalogue.ts";
import {
  formatAsOf,
  formatAsOfShort,
  formatDay,
  formatDayOfYear,
  formatPeriodInFull,
  formatPeriodShort,
  spelledOut,
  withWholeMonth,
} from "../../src/language/dates.ts";
import { listOf, monthsInWords } from "../../src/language/words.ts";
import { type FiguresOf, numberOf, numberOfToday } from "../../src/model/origins/read-origins.ts";
import { parseOrigin, type Origin } from "../../src/model/origins/origin.ts";
import { parseIsoDay } from "../../src/period/day.ts";
import { parsePeriod } from "../../src/period/period.ts";
import type { Settings } from "../../src/settings/settings.ts";
import type { ReportSource } from "../whole-report.ts";
import { TEST_RELEASE } from "../test-release.ts";

/** The data that origins may name. */
export interface OriginSources {
  /** The figures of the report's own period, then of earlier ones. */
  readonly figures: readonly PublishedFigures[];
  /** The figures of earlier periods, from snapshots. */
  readonly kept?: readonly PublishedFigures[];
  readonly redefinitions: readonly Redefinition[];
  readonly settings: Pick<ReportSource, "website"> &
    Pick<ReportSource["about"], "contact" | "events"> &
    Partial<Pick<Settings, "corrections" | "letterFrom" | "webpage" | "accessibility">>;
}

/**
 * The texts that may have this origin. The numbers come from the interpreter, which has its own
 * tests. The words are computed here. Throws an error if the origin is invalid or names something
 * that does not exist.
 */
export function textsFrom(text: string, sources: OriginSources): readonly string[] {
  const origin = present(parseOrigin(text), text);
  const figuresOf = editionsOf(sources);
  if (origin.kind === "revised") return [numberText(revisedIn(origin, text, figuresOf))];
  if (origin.kind === "redefinition") {
    const { from, change } = present(
      sources.redefinitions.find(
        ({ figure, from: day }) => figure === origin.figure && day === origin.day,
      ),
      text,
    );
    return [origin.field === "from" ? dayText(from) : change];
  }
  if (origin.kind === "share") {
    const [part, whole] = origin.parts.map((one) =>
      shown(numberOfToday(one, figuresOf), text, "calculates with a number that it may not"),
    );
    return shareTexts(part ?? 0, whole ?? 0);
  }
  if (origin.kind === "rounded") {
    const [exact] = origin.parts;
    return roundTexts(shown(numberOf(exact, figuresOf), text, "is not shown"));
  }
  if (origin.kind === "months") {
    const days = shown(numberOfToday(origin.parts[0], figuresOf), text, "is not shown");
    return [present(monthsInWords(days) ?? undefined, text)];
  }
  if (origin.kind === "rate") {
    const [count] = origin.parts;
    const number = shown(
      numberOfToday(count, figuresOf),
      text,
      "calculates with what is not shown",
    );
    const inhabitants = INHABITANTS[count.kind === "number" ? count.field : ""];
    return [rateText((number * 100_000) / present(inhabitants, text))];
  }
  if ("parts" in origin || ["sum", "before", "since", "max", "ties"].includes(origin.kind)) {
    const value = numberOf(origin, figuresOf);
    const number = shown(value, text, "calculates with a number of an earlier day");
    const sign = origin.kind !== "signed" || number === 0 ? "" : number > 0 ? "+" : "−";
    return [`${sign}${numberText(Math.abs(number))}`];
  }
  const figures = present(figuresOf("edition" in origin ? origin.edition : null), text);
  if (origin.kind === "words") return textsOfWords(origin.name, figures, sources);
  if (!("figure" in origin) || origin.kind === "number") {
    const value = present(numberOf(origin, figuresOf), text);
    return value === null ? ["niet getoond", "tonen we niet"] : [numberText(value)];
  }
  return wordsOf(origin, present(figures.figures[origin.figure], text), figures, sources);
}

/** The words that origins of a figure may have. */
function wordsOf(
  origin: Extract<Origin, { figure: string; edition: unknown }>,
  figure: PublishedFigure,
  { period }: PublishedFigures,
  sources: OriginSources,
): readonly string[] {
  const { kind } = origin;
  const categories = "categories" in figure ? figure.categories : [];
  switch (kind) {
    case "label":
      return origin.code === null
        ? [figure.label]
        : categories.flatMap(({ code, label }) => (code === origin.code ? [label] : []));
    case "definition":
      return [definitionOn(period.to, origin.figure, sources)];
    case "year":
      return categories.map(({ code }) => code.slice(0, 4));
    case "span": {
      const from = categories.find(({ code }) => origin.code === null || code === origin.code);
      return [`${present(from, kind).label} tot en met ${categories.at(-1)?.label}`];
    }
    case "asOf": {
      const held = [figure, ...categories].filter(isHeld);
      const days = held.flatMap((one) =>
        ("code" in one ? one.code : null) === origin.code ? (parseIsoDay(one.asOf) ?? []) : [],
      );
      return days.flatMap((day) => {
        const short = formatAsOfShort(day);
        return [formatAsOf(day), short, withWholeMonth(short)];
      });
    }
    case "overlaps": {
      const ids = "overlaps" in figure ? (figure.overlaps ?? []) : [];
      return [listOf(ids.map((id) => formatPeriodInFull(present(parsePeriod(id), id))))];
    }
    case "unavailable":
      return "unavailable" in figure ? [figure.unavailable.join(", ")] : [];
    case "number":
    case "sum":
    case "before":
    case "since":
    case "max":
    case "ties":
      throw new Error(`${kind}: no words`);
  }
}

function textsOfWords(
  name: Extract<Origin, { kind: "words" }>["name"],
  { period, source }: PublishedFigures,
  { settings }: OriginSources,
): readonly string[] {
  const parsed = present(parsePeriod(period.id), period.id);
  return {
    "period.label": [spelledOut(period.label), formatPeriodInFull(parsed)],
    "period.short": [formatPeriodShort(parsed)],
    "period.to": [dayText(period.to), formatDayOfYear(parsed.to), formatAsOf(parsed.to)],
    "source.latestDate": [source.latestDate ?? ""].flatMap((day) =>
      day === "" ? [] : [dayText(day), dayText(day).replace(/ \d{4}$/, "")],
    ),
    "rule.contactWithinDays": ["2"],
    "rule.welcomeWithinDays": ["7"],
    "rule.ninetiethPercentile": ["9 van de 10"],
    "rule.fewestForShares": ["20"],
    "rule.inhabitants": ["100.000"],
    "rule.inhabitantsOn": ["1 januari 2024", "CC BY 4.0"],
    // Printed without its protocol, as people write an address.
    "settings.website": [shownAddress(settings.website)],
    "settings.webpage": [shownAddress(settings.webpage)],
    "settings.accessibility.statement": [shownAddress(settings.accessibility?.statement)],
    "settings.accessibility.contact": ["", "bel "].map(
      (before) => before + shownAddress(settings.accessibility?.contact?.text),
    ),
    "kept.publishedOn": [],
    "texts.field": [],
    "type.title": [],
    "tool.version": [`Peildatum ${TEST_RELEASE.version}`],
    "tool.code": [shownAddress(TEST_RELEASE.code)],
    "settings.letterFrom": [settings.letterFrom ?? ""],
    "settings.contact": [settings.contact ?? ""],
    "settings.corrections": (settings.corrections ?? []).map(({ reason }) => reason),
    "settings.events": settings.events.flatMap(({ day, label }) => [
      `${formatDay(day)}: ${label}`,
      formatDay(day),
      formatDayOfYear(day),
    ]),
  }[name];
}

function shownAddress(address: string | null | undefined): string {
  return (address ?? "").replace(/^https?:\/\//, "");
}

function editionsOf({ figures, kept = [] }: OriginSources): FiguresOf {
  return (edition) =>
    edition === null
      ? figures[0]
      : // A period can occur twice. Then the first has only what a trend shows.
        (edition.isKept ? kept : figures).findLast(({ period }) => period.id === edition.period);
}

function shown(value: number | null | undefined, origin: string, why: string): number {
  const number = present(value, origin);
  if (number === null) throw new Error(`${origin}: ${why}`);
  return number;
}

/** The number of revised figures of a period, or of revised categories of a figure. */
function revisedIn(
  { period, figure: path }: Extract<Origin, { kind: "revised" }>,
  given: string,
  figuresOf: FiguresOf,
): number {
  const published = present(figuresOf({ period, isKept: true }), given);
  const anew = present(figuresOf({ period, isKept: false }), given);
  const isRevised = (figure: PublishedFigure, other: PublishedFigure | undefined): boolean =>
    numbersOf(figure).some(([key, value]) => {
      const there = new Map(numbersOf(present(other, given)));
      // A withheld number exists but its value is unknown.
      const now = there.has(key) ? (there.get(key) ?? null) : absentIn(figure, key);
      return value !== null && now !== null && value !== now;
    });
  if (path === null) {
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

/**
 * A category that may be absent from its list counts as 0. Another absent number does not count.
 */
function absentIn(figure: PublishedFigure, key: string): number | null {
  const isNamed = "list" in figure && (figure.list === "open" || figure.list === "months");
  return isNamed && key !== "total" ? 0 : null;
}

/** The numbers of a figure by field and by code of category. Null for a withheld number. */
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

/** A share as a percentage, or in words. */
function shareTexts(numerator: number, denominator: number): readonly string[] {
  if (numerator === 0) return ["0%", "geen"];
  if (numerator === denominator) return ["100%", "alle"];
  const [words] = wordsFor({ numerator, denominator });
  const rounded = Math.round((100 * numerator) / denominator);
  if (rounded === 0 && numerator > 0) return ["minder dan 1%"];
  if (rounded === 100 && numerator < denominator) {
    return ["bijna alle", "bijna 100%", "meer dan 99%"];
  }
  const step = Math.round(rounded / 5) * 5;
  const near = rounded > step ? `ruim ${step}%` : rounded < step ? `bijna ${step}%` : `${step}%`;
  return [`${rounded}%`, near, ...(words === null ? [] : [words, inLetters(words)])];
}

/** "1 op de 3" without digits. */
function inLetters(words: string): string {
  const names: Readonly<Record<string, string>> = {
    1: "een",
    3: "drie",
    4: "vier",
    5: "vijf",
    6: "zes",
    10: "tien",
  };
  return words.replaceAll(/\d+/g, (digits) => names[digits] ?? digits);
}

/** A number in round words, or as a rounded lower bound. */
function roundTexts(value: number): readonly string[] {
  if (value < 20) return [numberText(value)];
  const step = value < 1000 ? 10 : value < 10_000 ? 100 : 1000;
  const [below, above] = [Math.floor(value / step) * step, Math.ceil(value / step) * step];
  if (below === above) return [numberText(value)];
  const near =
    value - below < above - value ? `ruim ${numberText(below)}` : `bijna ${numberText(above)}`;
  return [near, numberText(below)];
}

function definitionOn(day: string, id: string, { redefinitions }: OriginSources): string {
  const later = redefinitions.find(({ figure, from }) => figure === id && day < from);
  return later?.before ?? figureOf(id).definition;
}

function numberText(value: number): string {
  return new Intl.NumberFormat("nl-NL").format(value);
}

/** With one decimal, rounded half up: "13,7". */
function rateText(value: number): string {
  const fixed = Math.floor(value * 10 + 0.5) / 10;
  return new Intl.NumberFormat("nl-NL", { minimumFractionDigits: 1 }).format(fixed);
}

function dayText(iso: string): string {
  return formatDay(present(parseIsoDay(iso), iso));
}

function present<T>(value: T | undefined, origin: string): T {
  if (value === undefined) throw new Error(`${origin}: there is no such thing`);
  return value;
}
