import type { ComparisonRow } from "../../compare/comparison.ts";
import type { RevisedFigure } from "../../compare/revisions.ts";
import type { PublishedFigures } from "../../disclosure/published-figures.ts";
import { formatInteger, signed } from "../../language/numbers.ts";
import { snapshotMessages as texts } from "../../messages/snapshots.ts";

/** A revised figure in words: its name, and a line for each of its numbers. */
export interface RevisionLines {
  readonly label: string;
  readonly lines: readonly string[];
}

/** The revised figures of a report that was published, for whoever reads them as text. */
export function revisionLines(
  revisions: readonly RevisedFigure[],
  { figures }: PublishedFigures,
): readonly RevisionLines[] {
  return revisions.map(({ figure, numbers, hidesNumbers }) => ({
    label: figures[figure]?.label ?? figure,
    lines: [...numbers.map(lineOf), ...(hidesNumbers ? [texts.hidden] : [])],
  }));
}

/** "december 2023: 103 → 105 (+2)". */
function lineOf({ categoryLabel, field, unit, old, new: now, difference }: ComparisonRow): string {
  const name = categoryLabel ?? texts.fields[field] ?? field;
  const number = (value: number | null): string =>
    value === null ? "–" : `${formatInteger(value)}${unit === "procent" ? "%" : ""}`;
  const change = difference === null ? "" : ` (${signed(formatInteger(difference), difference)})`;
  return `${name === "" ? "" : `${name}: `}${number(old.value)} → ${number(now.value)}${change}`;
}
