import type { Comparison, ComparisonRow } from "./comparison.ts";

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

/** The largest difference first, whatever it is of; what has none last, in the catalogue's order. */
function bySize(rows: readonly ComparisonRow[]): readonly ComparisonRow[] {
  const sizeOf = ({ difference }: ComparisonRow): number =>
    difference === null ? -1 : Math.abs(difference);
  return rows.toSorted((a, b) => sizeOf(b) - sizeOf(a));
}

/**
 * Whether a figure's id is meant by one of the patterns: `*` is any text, `?` any letter, and a
 * subject alone (`status`) is all of its figures. Case does not matter.
 */
export function figurePattern(patterns: readonly string[]): (figure: string) => boolean {
  const tests = patterns.map((pattern) => {
    const literal = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
    const whole = literal.replaceAll("*", ".*").replaceAll("?", ".");
    return new RegExp(String.raw`^${whole}(\..*)?$`, "i");
  });
  return (figure) => tests.some((test) => test.test(figure));
}
