import { isDeepStrictEqual } from "node:util";

import { publishedFiguresSchema, type PublishedFigures } from "../disclosure/published-figures.ts";
import { parseUntrusted } from "../file-system/untrusted-file.ts";
import type { MadeFrom } from "./snapshot.ts";

/**
 * Compares the figures of a snapshot with the same figures of a later release. A later release may
 * add figures, and fields that describe them.
 */

/** The fields that carry information, so that a later release may not add them to a figure. */
const TELLING =
  /^(?:withheld|held|asOf|overlaps|unavailable|missing|value|total|numerator|denominator|percentage|n|median|p90|categories)$/;

/** The fields that describe a figure in words. A later release may change them. */
const DESCRIBING: ReadonlySet<string> = new Set(["definition", "label", "unit"]);

/** Counts in the outcome of the audit that cover all figures. */
const OVER_ALL: ReadonlySet<string> = new Set(["withheld", "held", "fewestValues"]);

/** The figures in a layer, exactly as the file contains them; null if it contains none. */
export function keptFigures(layer: string): PublishedFigures | null {
  const raw = parseUntrusted(layer);
  return publishedFiguresSchema.safeParse(raw).success ? (raw as PublishedFigures) : null;
}

/** The new figures that the snapshot contains too. */
export function withIdsOf(old: PublishedFigures, made: PublishedFigures): PublishedFigures {
  const shared = Object.entries(made.figures).filter(([id]) => Object.hasOwn(old.figures, id));
  return { ...made, figures: Object.fromEntries(shared) };
}

/**
 * True if the new figures say everything that the figures of the snapshot say, and nothing else
 * about those figures.
 */
export function areSameFigures(old: PublishedFigures, made: PublishedFigures): boolean {
  const { figures, disclosure, ...rest } = old;
  return (
    isWithin(rest, made) &&
    Object.entries(figures).every(([id, figure]) =>
      isWithin(withoutDescription(figure), made.figures[id]),
    ) &&
    isDeepStrictEqual(comparedOf(disclosure, old, made), comparedOf(made.disclosure, old, made))
  );
}

/**
 * What a report was made from. Leaves out counts over all figures if the two sides have different
 * ones.
 */
export function comparedMadeFrom(
  { disclosure, ...about }: MadeFrom,
  old: PublishedFigures | null,
  made: PublishedFigures | null,
): object {
  return { ...about, disclosure: comparedOf(disclosure, old, made) };
}

function comparedOf(
  disclosure: PublishedFigures["disclosure"],
  old: PublishedFigures | null,
  made: PublishedFigures | null,
): object | undefined {
  const ids = (figures: PublishedFigures | null) => Object.keys(figures?.figures ?? {}).sort();
  if (disclosure === undefined || isDeepStrictEqual(ids(old), ids(made))) return disclosure;
  return Object.fromEntries(Object.entries(disclosure).filter(([field]) => !OVER_ALL.has(field)));
}

/** A figure without the words that describe it. The words of its categories stay. */
function withoutDescription(figure: object): object {
  return Object.fromEntries(Object.entries(figure).filter(([field]) => !DESCRIBING.has(field)));
}

/** True if `made` contains everything in `old`, and adds at most a description. */
function isWithin(old: unknown, made: unknown): boolean {
  if (typeof old !== "object" || old === null) return old === made;
  if (typeof made !== "object" || made === null) return false;
  if (Array.isArray(old) !== Array.isArray(made)) return false;
  const now = new Map<string, unknown>(Object.entries(made));
  const added = [...now.keys()].filter((key) => !Object.hasOwn(old, key));
  const mayBeAdded = (key: string): boolean => !Array.isArray(old) && !TELLING.test(key);
  return (
    added.every(mayBeAdded) &&
    Object.entries(old).every(([key, inner]) => now.has(key) && isWithin(inner, now.get(key)))
  );
}
