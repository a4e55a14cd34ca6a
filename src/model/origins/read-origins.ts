import {
  isHeld,
  type PublishedFigure,
  type PublishedFigures,
} from "../../disclosure/published-figures.ts";
import type { Block } from "../blocks.ts";
import { type Edition, type Origin, parseOrigin, type Term, type Value } from "./origin.ts";

/** Returns the figures of an edition; undefined if there are none. */
export type FiguresOf = (edition: Edition | null) => PublishedFigures | undefined;

/**
 * Computes the number of an origin from the figures. Returns null if it is not shown, or if a
 * derivation contains a number that is not shown or that is held: no text calculates with a number
 * of an earlier day. Returns undefined if the origin is not a number, or names something that does
 * not exist.
 */
export function numberOf(origin: Origin, figuresOf: FiguresOf): number | null | undefined {
  const { kind } = origin;
  if (kind === "number" || kind === "own") return valueOf(origin, figuresOf);
  if (kind === "plus") return derived(origin.parts, figuresOf, sumOf);
  if (kind === "minus") {
    return derived(origin.parts, figuresOf, ([first = 0, ...less]) =>
      Math.abs(first - sumOf(less)),
    );
  }
  if (kind === "signed") {
    return derived(origin.parts, figuresOf, ([now = 0, before = 0]) => now - before);
  }
  if (isOfCategories(origin)) {
    return ofCategories(origin, figuresOf(origin.edition)?.figures[origin.figure]);
  }
  return undefined;
}

/** Computes a part of a derivation. Returns null also for a held number. */
export function numberOfToday(term: Term, figuresOf: FiguresOf): number | null | undefined {
  if (term.kind !== "number") return numberOf(term, figuresOf);
  const figure = figuresOf(term.edition)?.figures[term.figure];
  const part =
    figure !== undefined && "categories" in figure
      ? figure.categories.find(({ code }) => code === term.field)
      : figure;
  return part !== undefined && isHeld(part) ? null : valueOf(term, figuresOf);
}

function derived(
  parts: readonly Value[],
  figuresOf: FiguresOf,
  calculate: (values: readonly number[]) => number,
): number | null | undefined {
  const values = parts.map((part) => numberOfToday(part, figuresOf));
  if (values.includes(undefined)) return undefined;
  const shown = values.filter((value) => typeof value === "number");
  return shown.length < values.length ? null : calculate(shown);
}

function valueOf(value: Value, figuresOf: FiguresOf): number | null | undefined {
  const figures = figuresOf(value.edition);
  if (figures === undefined) return undefined;
  if (value.kind === "number") return numberIn(figures.figures[value.figure], value.field, figures);
  const { source, disclosure, disclosureThreshold } = figures;
  if (typeof value.name !== "string") return source.skipped?.byRule[value.name.skippedBy];
  return {
    "source.rows": source.rows,
    "source.skipped.rows": source.skipped?.rows,
    "disclosure.withheld": disclosure?.withheld,
    "disclosure.held": disclosure?.held,
    "disclosure.derivable": disclosure?.derivable,
    "disclosure.against": disclosure?.against.length,
    disclosureThreshold,
  }[value.name];
}

function numberIn(
  figure: PublishedFigure | undefined,
  field: string,
  { period }: PublishedFigures,
): number | null | undefined {
  if (figure === undefined) return undefined;
  const own: unknown = Object.entries(figure).find(([key]) => key === field)?.[1];
  if (typeof own === "number" || own === null) return own;
  if (!("categories" in figure)) return undefined;
  const found = figure.categories.find(({ code }) => code === field);
  if (found !== undefined) return found.value;
  // An open list has only categories with cases, so an absent category has none. A month before the
  // first has none either.
  const isBefore = figure.list === "months" && /^\d{4}-\d{2}$/.test(field) && field <= period.to;
  return figure.list === "open" || isBefore ? 0 : undefined;
}

function ofCategories(
  { kind, code: wanted }: OfCategories,
  figure: PublishedFigure | undefined,
): number | null | undefined {
  if (figure === undefined || !("categories" in figure)) return undefined;
  const { categories } = figure;
  const end = categories.findIndex(({ code }) => code === wanted);
  const isCut = kind === "before" || kind === "since";
  if (isCut && end < 0) return undefined;
  const chosen = isCut
    ? kind === "before"
      ? categories.slice(0, end)
      : categories.slice(end)
    : categories.filter(({ code }) => code.startsWith(wanted ?? ""));
  if (kind !== "before" && chosen.length === 0) return undefined;
  const values = chosen.flatMap((one) => (one.value === null || isHeld(one) ? [] : [one.value]));
  if (values.length < chosen.length) return null;
  if (kind === "sum" || isCut) return sumOf(values);
  const highest = Math.max(...values);
  return kind === "max" ? highest : values.filter((value) => value === highest).length;
}

type OfCategories = Extract<Origin, { kind: "sum" | "before" | "since" | "max" | "ties" }>;

function isOfCategories(origin: Origin): origin is OfCategories {
  return ["sum", "before", "since", "max", "ties"].includes(origin.kind);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/**
 * Returns the ids of the figures from which blocks take their numbers and names, by their origins.
 */
export function mentionedIn(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(
    originsIn(blocks)
      .flatMap(figuresOf)
      .map(({ figure }) => figure),
  );
}

/** Returns true for a figure of an earlier period that blocks take from today's export. */
export type IsFromTodaysExport = (period: string, figure: string) => boolean;

/**
 * Returns a test of whether blocks take a figure of an earlier period from today's export, by their
 * origins.
 */
export function fromTodaysExportIn(blocks: readonly Block[]): IsFromTodaysExport {
  const fromToday = new Set(
    originsIn(blocks)
      .flatMap(figuresOf)
      .flatMap(({ edition, figure }) =>
        edition === null || edition.isKept ? [] : [`${edition.period}/${figure}`],
      ),
  );
  return (period, figure) => fromToday.has(`${period}/${figure}`);
}

function originsIn(blocks: readonly Block[]): readonly Origin[] {
  const origins = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (key === "origin" && typeof inner === "string") origins.add(inner);
        else visit(inner);
      }
    }
  };
  visit(blocks);
  return [...origins].flatMap((origin) => parseOrigin(origin) ?? []);
}

interface OfFigure {
  readonly edition: Edition | null;
  readonly figure: string;
}

function figuresOf(origin: Origin): readonly OfFigure[] {
  if ("parts" in origin) return origin.parts.flatMap(figuresOf);
  if (!("figure" in origin) || origin.figure === null) return [];
  return [{ edition: "edition" in origin ? origin.edition : null, figure: origin.figure }];
}
