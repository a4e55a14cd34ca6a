import type { Comparison, ComparisonRow } from "./comparison.ts";

/** Less than any difference, and more than none. */
const WITHHELD_SIZE = 0.5;

/** Which rows to show, and in which order. */
export interface Selection {
  readonly onlyChanged: boolean;
  /** The catalogue's order, or the largest difference first. */
  readonly order: "catalogue" | "change";
}

/**
 * The rows that were asked for. Of a period beside itself, where nothing changed, there are none:
 * a list of what is the same tells nothing.
 */
export function selectRows(comparison: Comparison, selection: Selection): Comparison {
  const { old, new: now, summary } = comparison;
  const isOfItself = old.period.from === now.period.from && old.period.to === now.period.to;
  if (isOfItself && summary.changed === 0) return { ...comparison, rows: [] };
  const rows = comparison.rows.filter(({ changed }) => changed || !selection.onlyChanged);
  return { ...comparison, rows: selection.order === "change" ? bySize(rows) : rows };
}

/**
 * The largest difference first, whatever it is of; what has none last, in the catalogue's order.
 * Those that are withheld are all alike, so that their order tells nothing: they come before what
 * did not change.
 */
function bySize(rows: readonly ComparisonRow[]): readonly ComparisonRow[] {
  const sizeOf = ({ difference, withheld }: ComparisonRow): number => {
    if (withheld === true) return WITHHELD_SIZE;
    return difference === null ? -1 : Math.abs(difference);
  };
  return rows.toSorted((a, b) => sizeOf(b) - sizeOf(a));
}

/**
 * Whether a figure's id is meant by one of the patterns: `*` is any text, `?` any letter, and a
 * subject alone (`status`) is all of its figures. Case does not matter.
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
 * Where in an id a match of the pattern from its start can end. All ends go along at once: a regular
 * expression tries them one by one, and with many stars that takes for ever.
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
