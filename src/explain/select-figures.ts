import { z } from "zod";

import type { Comparison, ComparisonRow } from "../compare/comparison.ts";
import { CATALOGUE } from "../figures/catalogue.ts";
import { closestTerms } from "../language/likely-meaning.ts";

type Figure = Pick<(typeof CATALOGUE)[number], "id" | "label">;

/** The figure that a text names, or the figures that it may mean. */
export type FoundFigure =
  /** `isId`: the text is exactly its id. */
  | { readonly kind: "found"; readonly id: string; readonly isId: boolean }
  /** The text is a number, not the name of a figure. */
  | { readonly kind: "number" }
  /**
   * `group`: their ids begin with the text. `ambiguous`: all have this name. `near`: similar names.
   */
  | { readonly kind: "near" | "ambiguous" | "group"; readonly figures: readonly Figure[] };

const NUMBER = /^[-+−]?\s*\d[\d.,\s]*%?$/;
/** The greatest number of figures that a question to the user names. */
const MOST_NEAR = 5;

/**
 * Finds a figure by its id, its label or the last part of its id, ignoring case. For a text that
 * names no figure, or more than one, it returns the figures that the text may mean.
 */
export function findFigure(text: string): FoundFigure {
  const wanted = folded(text);
  const exact = CATALOGUE.find(({ id }) => id === text.trim());
  if (exact !== undefined) return { kind: "found", id: exact.id, isId: true };
  if (NUMBER.test(text.trim())) return { kind: "number" };
  const byName = [idOf, labelOf, lastPartOf]
    .map((nameOf) => CATALOGUE.filter((figure) => folded(nameOf(figure)) === wanted))
    .find((figures) => figures.length > 0);
  const [named, ...others] = byName ?? [];
  if (named !== undefined && others.length === 0) {
    return { kind: "found", id: named.id, isId: false };
  }
  if (byName !== undefined) return { kind: "ambiguous", figures: byName };
  const group = CATALOGUE.filter(({ id }) => folded(groupOf(id)) === wanted);
  if (group.length > 0) return { kind: "group", figures: group };
  return { kind: "near", figures: nearest(text) };
}

const idOf = ({ id }: Figure): string => id;
const labelOf = ({ label }: Figure): string => label;
const lastPartOf = ({ id }: Figure): string => id.split(".").slice(1).join(".");

/**
 * Returns the figures with the nearest id or label, or else those whose label contains every word
 * of the text.
 */
function nearest(text: string): readonly Figure[] {
  const names = [idOf, labelOf, lastPartOf];
  const close = closestTerms(
    text,
    names.flatMap((nameOf) => CATALOGUE.map(nameOf)),
  );
  const near = close.flatMap((name) =>
    CATALOGUE.filter((figure) => names.some((nameOf) => nameOf(figure) === name)),
  );
  const words = folded(text).split(" ");
  const holding = CATALOGUE.filter(({ label }) =>
    words.every((word) => word.length >= 4 && folded(label).includes(word)),
  );
  return [...new Set(near.length > 0 ? near : holding)].slice(0, MOST_NEAR);
}

function folded(text: string): string {
  return text.trim().normalize("NFC").toLowerCase().replaceAll(/\s+/gu, " ");
}

/** All figures: the content of `report explain --format json` without a figure. */
export const figureListSchema = z.object({
  schemaVersion: z.literal(1),
  figures: z
    .array(
      z.object({
        id: z.string(),
        group: z.string().meta({ description: "the first part of the id" }),
        label: z.string(),
        kind: z.enum(["count", "share", "breakdown", "quantiles"]),
        measure: z.enum(["stock", "flow"]),
        unit: z.string(),
        definition: z.string().meta({ description: "what is counted exactly" }),
      }),
    )
    .readonly(),
});

export type FigureList = z.infer<typeof figureListSchema>;

/** Returns the group of a figure: the first part of its id. */
function groupOf(id: string): string {
  return id.split(".")[0] ?? id;
}

/** Returns the figures of the catalogue, in its order. */
export function figureList(): FigureList {
  return {
    schemaVersion: 1,
    figures: CATALOGUE.map(({ id, label, kind, measure, unit, definition }) => ({
      id,
      group: groupOf(id),
      label,
      kind,
      measure,
      unit,
      definition,
    })),
  };
}

/** The size by which a withheld difference is sorted: between 0 and the smallest difference. */
const WITHHELD_SIZE = 0.5;

/** The rows to show, and their order. */
export interface Selection {
  readonly onlyChanged: boolean;
  /** The catalogue's order, or the largest difference first. */
  readonly order: "catalogue" | "change";
}

/**
 * Returns the selected rows. Returns no rows if both sides have the same period and nothing
 * changed, because a list of equal numbers is of no use.
 */
export function selectRows(comparison: Comparison, selection: Selection): Comparison {
  const { old, new: now, summary } = comparison;
  const isOfItself = old.period.from === now.period.from && old.period.to === now.period.to;
  if (isOfItself && summary.changed === 0) return { ...comparison, rows: [] };
  const rows = comparison.rows.filter(({ changed }) => changed || !selection.onlyChanged);
  return { ...comparison, rows: selection.order === "change" ? bySize(rows) : rows };
}

/**
 * Sorts by size of the difference, largest first, whatever the unit. Rows without a difference come
 * last, in the catalogue's order. Withheld differences all count as equal, so their order reveals
 * nothing: they come before what did not change.
 */
function bySize(rows: readonly ComparisonRow[]): readonly ComparisonRow[] {
  const sizeOf = ({ difference, withheld }: ComparisonRow): number => {
    if (withheld === true) return WITHHELD_SIZE;
    return difference === null ? -1 : Math.abs(difference);
  };
  return rows.toSorted((a, b) => sizeOf(b) - sizeOf(a));
}

/**
 * Returns a test of whether a figure's id matches one of the patterns: `*` is any text, `?` any
 * letter, and a subject alone (`status`) means all of its figures. Ignores case.
 */
export function figurePattern(patterns: readonly string[]): (figure: string) => boolean {
  return (figure) => {
    const id = figure.toLowerCase();
    return patterns.some((pattern) =>
      endsOf(pattern.toLowerCase(), id).some((end) => end === id.length || id[end] === "."),
    );
  };
}

/**
 * Returns the positions in an id where a match of the pattern from its start can end. Follows all
 * ends at once. A regular expression tries them one by one, which takes very long with many stars.
 */
function endsOf(pattern: string, id: string): readonly number[] {
  let ends = [0];
  for (const sign of pattern.replaceAll(/\*+/g, "*")) {
    const [first] = ends;
    if (first === undefined) return [];
    ends =
      sign === "*"
        ? Array.from({ length: id.length - first + 1 }, (_, at) => first + at)
        : ends
            .filter((end) => end < id.length && (sign === "?" || id[end] === sign))
            .map((end) => end + 1);
  }
  return ends;
}
