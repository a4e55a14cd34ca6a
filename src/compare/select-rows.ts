import type { Comparison, ComparisonRow } from "./comparison.ts";

/** A sort size between no difference and the smallest difference. */
const WITHHELD_SIZE = 0.5;

/** The rows to show, and their order. */
export interface Selection {
  readonly onlyChanged: boolean;
  /** The catalogue's order, or the largest difference first. */
  readonly order: "catalogue" | "change";
}

/**
 * Returns the selected rows. A comparison of a period with itself without any change has no rows: a
 * list of equal numbers is of no use.
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
 * Returns the positions in an id where a match of the pattern from its start can end. All ends
 * advance at once: a regular expression tries them one by one, which takes for ever with many
 * stars.
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
