import { observationsOf, type Observation } from "../disclosure/observations.ts";
import {
  compareWithheld,
  NOT_NAMED,
  type PublishedFigure,
  type PublishedFigures,
} from "../disclosure/published-figures.ts";
import type { ComparedValue } from "./comparison.ts";

/** One number of a figure on both sides. */
export interface NumberPair {
  readonly id: string;
  /** Its names, kind and unit: from the new side, or from the old side if the new side lacks it. */
  readonly about: Observation;
  /** Which categories the figure lists; null for a number of the figure as a whole. */
  readonly list: "closed" | "open" | "months" | null;
  readonly old: ComparedValue;
  readonly new: ComparedValue;
}

/** The two sides of one figure; one of them may lack it. */
export interface FigurePair {
  readonly id: string;
  readonly old: PublishedFigure | undefined;
  readonly new: PublishedFigure | undefined;
  readonly numbers: readonly NumberPair[];
}

/** Returns the figures of both sides in the catalogue's order, with all their numbers in pairs. */
export function pairFigures(old: PublishedFigures, now: PublishedFigures): readonly FigurePair[] {
  const oldNumbers = Map.groupBy(observationsOf(old), ({ figure }) => figure);
  const newNumbers = Map.groupBy(observationsOf(now), ({ figure }) => figure);
  const ids = merged(Object.keys(old.figures), Object.keys(now.figures));
  return ids.map((id): FigurePair => {
    const sides = { old: old.figures[id], new: now.figures[id] };
    const numbers = pairNumbers(id, sides, oldNumbers.get(id) ?? [], newNumbers.get(id) ?? []);
    return { id, ...sides, numbers };
  });
}

function pairNumbers(
  id: string,
  sides: Pick<FigurePair, "old" | "new">,
  old: readonly Observation[],
  now: readonly Observation[],
): readonly NumberPair[] {
  const keyOf = ({ category, field }: Observation): string => `${field}\n${category}`;
  const [oldByKey, newByKey] = [old, now].map(
    (all) => new Map(all.map((one) => [keyOf(one), one])),
  );
  // The only line of an unavailable figure is not a number.
  const keys = merged(
    isThere(sides.old) || !isThere(sides.new) ? old.map(keyOf) : [],
    isThere(sides.new) || !isThere(sides.old) ? now.map(keyOf) : [],
  );
  const pairs = keys.flatMap((key): NumberPair[] => {
    const [before, after] = [oldByKey?.get(key), newByKey?.get(key)];
    const about = after ?? before;
    if (about === undefined) return [];
    const list =
      about.category === "" ? null : (listOf(sides.new) ?? listOf(sides.old) ?? "closed");
    return [{ id, about, list, old: valueOf(sides.old, before), new: valueOf(sides.new, after) }];
  });
  return (listOf(sides.new) ?? listOf(sides.old)) === "open" ? withheldLast(pairs) : pairs;
}

/**
 * Moves withheld categories to the end, sorted by name. In a list by size, their positions would
 * reveal their sizes.
 */
function withheldLast(pairs: readonly NumberPair[]): readonly NumberPair[] {
  const isHidden = (pair: NumberPair): boolean =>
    pair.old.status === "withheld" || pair.new.status === "withheld";
  const categories = pairs.filter(({ list }) => list !== null);
  const hidden = categories.filter(isHidden);
  return [
    ...categories.filter((pair) => !isHidden(pair)),
    ...hidden.toSorted((a, b) => compareWithheld(a.about.category, b.about.category)),
    ...pairs.filter(({ list }) => list === null),
  ];
}

function isThere(figure: PublishedFigure | undefined): boolean {
  return figure !== undefined && !("unavailable" in figure);
}

function listOf(figure: PublishedFigure | undefined): NumberPair["list"] | undefined {
  return figure !== undefined && "categories" in figure ? figure.list : undefined;
}

function hasRareNames(figure: PublishedFigure | undefined): boolean {
  return (
    figure !== undefined &&
    "categories" in figure &&
    figure.categories.some(({ code }) => code === NOT_NAMED.code)
  );
}

function valueOf(
  figure: PublishedFigure | undefined,
  observation: Observation | undefined,
): ComparedValue {
  if (!isThere(figure)) return { status: "unavailable", value: null };
  if (observation === undefined) {
    // A category that a list does not contain can be one of its rare names.
    return { status: hasRareNames(figure) ? "withheld" : "absent", value: null };
  }
  const { status, value, asOf } = observation;
  return { status, value, ...(asOf === undefined ? {} : { asOf }) };
}

/**
 * Merges two lists in the order of the second. An item that only the first contains follows the
 * item that precedes it there.
 */
function merged(first: readonly string[], second: readonly string[]): readonly string[] {
  const all = [...second];
  const known = new Set(second);
  first.forEach((item, index) => {
    if (known.has(item)) return;
    known.add(item);
    const before = first[index - 1];
    all.splice(before === undefined ? 0 : all.indexOf(before) + 1, 0, item);
  });
  return all;
}
