import { isDeepStrictEqual } from "node:util";

import { publishedFiguresSchema, type PublishedFigures } from "../disclosure/published-figures.ts";
import { parseUntrusted } from "../file-system/untrusted-file.ts";
import type { MadeFrom } from "./snapshot.ts";

/**
 * What kept figures say, and not what a later release says beside it: a figure that its catalogue
 * gained, or a field that describes one.
 */

/** What a figure says where it is there, so that it may not come up later. */
const TELLING =
  /^(?:withheld|held|asOf|overlaps|unavailable|missing|value|total|numerator|denominator|percentage|n|median|p90|categories)$/;

/** What describes a figure in words, which a later release may reword. */
const DESCRIBING: ReadonlySet<string> = new Set(["definition", "label", "unit"]);

/** Counts of the outcome of the audit that are over all figures. */
const OVER_ALL: ReadonlySet<string> = new Set(["withheld", "held", "fewestValues"]);

/** The figures of a kept layer as they stand in it; null where it holds none. */
export function keptFigures(layer: string): PublishedFigures | null {
  const raw = parseUntrusted(layer);
  return publishedFiguresSchema.safeParse(raw).success ? (raw as PublishedFigures) : null;
}

/** The figures of which the kept ones have the ids. */
export function withIdsOf(kept: PublishedFigures, made: PublishedFigures): PublishedFigures {
  const shared = Object.entries(made.figures).filter(([id]) => Object.hasOwn(kept.figures, id));
  return { ...made, figures: Object.fromEntries(shared) };
}

/** True where figures that are made now say all that the kept ones say, and nothing else of those. */
export function areSameFigures(kept: PublishedFigures, made: PublishedFigures): boolean {
  const { figures, disclosure, ...rest } = kept;
  return (
    isWithin(rest, made) &&
    Object.entries(figures).every(([id, figure]) =>
      isWithin(withoutDescription(figure), made.figures[id]),
    ) &&
    isDeepStrictEqual(comparedOf(disclosure, kept, made), comparedOf(made.disclosure, kept, made))
  );
}

/** What a report was made from, without counts over other figures than the kept ones. */
export function comparedMadeFrom(
  { disclosure, ...about }: MadeFrom,
  kept: PublishedFigures | null,
  made: PublishedFigures | null,
): object {
  return { ...about, disclosure: comparedOf(disclosure, kept, made) };
}

function comparedOf(
  disclosure: PublishedFigures["disclosure"],
  kept: PublishedFigures | null,
  made: PublishedFigures | null,
): object | undefined {
  const ids = (figures: PublishedFigures | null) => Object.keys(figures?.figures ?? {}).sort();
  if (disclosure === undefined || isDeepStrictEqual(ids(kept), ids(made))) return disclosure;
  return Object.fromEntries(Object.entries(disclosure).filter(([field]) => !OVER_ALL.has(field)));
}

/** A figure without the words that describe it; those of its categories stay. */
function withoutDescription(figure: object): object {
  return Object.fromEntries(Object.entries(figure).filter(([field]) => !DESCRIBING.has(field)));
}

/** True where all that `kept` says is said by `made`, which at most describes it further. */
function isWithin(kept: unknown, made: unknown): boolean {
  if (typeof kept !== "object" || kept === null) return kept === made;
  if (typeof made !== "object" || made === null) return false;
  if (Array.isArray(kept) !== Array.isArray(made)) return false;
  const now = new Map<string, unknown>(Object.entries(made));
  const added = [...now.keys()].filter((key) => !Object.hasOwn(kept, key));
  const mayBeAdded = (key: string): boolean => !Array.isArray(kept) && !TELLING.test(key);
  return (
    added.every(mayBeAdded) &&
    Object.entries(kept).every(([key, inner]) => now.has(key) && isWithin(inner, now.get(key)))
  );
}
