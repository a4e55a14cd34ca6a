import type { Comparison, ComparisonRow } from "../compare/comparison.ts";
import { NOT_SHOWN } from "../language/words.ts";
import type { Material } from "./block-entry.ts";
import { signedRun } from "./changes.ts";
import { COMPARED_FIGURES, type ComparedFigure } from "./compared-figures.ts";
import { countAlone, type Facts } from "./facts.ts";
import { FEWEST_FOR_SHARES, shareRun } from "./shares.ts";
import { numberRun, say, type Run, type Text } from "../model/text.ts";

/** Why there is no difference to be told. */
export type Incomparable = "small" | "held" | "hidden" | "redefined" | "few";

/** How a figure changed, as `report diff` tells it. */
export interface Difference {
  /** In numbers, or in points of a percentage. */
  readonly value: number;
  /** The same with its sign: "+149", "−3", "0". */
  readonly run: Run;
  readonly now: number;
  readonly before: number;
}

/** A figure of the previous period and of this one. */
export interface ComparedRow {
  readonly figure: ComparedFigure;
  readonly label: Text;
  readonly measure: ComparisonRow["measure"];
  /** Both as they print: a number, maybe with its day, a percentage, or that it is not shown. */
  readonly before: Text;
  readonly now: Text;
  readonly change: Difference | Incomparable;
}

type SideName = "old" | "new";

/** What one side of a row says. */
interface Side {
  readonly text: Text;
  readonly isHidden: boolean;
  readonly isFew: boolean;
}

/**
 * The key figures beside what they were, by the comparison alone; none of a figure that a side
 * does not have, or that neither side shows.
 */
export function comparedRows({ facts, previous, comparison }: Material): readonly ComparedRow[] {
  if (previous === null || comparison === null) return [];
  const facing = { old: previous.evenIfRedefined, new: facts };
  return COMPARED_FIGURES.flatMap((figure) => comparedRow(figure, comparison, facing) ?? []);
}

function comparedRow(
  figure: ComparedFigure,
  comparison: Comparison,
  facing: Readonly<Record<SideName, Facts>>,
): ComparedRow | null {
  const field = figure.kind === "share" ? "percentage" : "value";
  const row = comparison.rows.find(
    (one) => one.figure === figure.figure && one.category === null && one.field === field,
  );
  if (row === undefined || row.class === "unavailable") return null;
  const before = sideOf("old", figure, row, facing.old);
  const now = sideOf("new", figure, row, facing.new);
  if (before.isHidden && now.isHidden) return null;
  const originIn = (side: SideName): string => facing[side].originOf(`${figure.figure}.${field}`);
  return {
    figure,
    label: figure.label,
    measure: row.measure,
    before: before.text,
    now: now.text,
    change: whyNot(row, [before, now]) ?? differenceOf(row, originIn),
  };
}

function sideOf(which: SideName, figure: ComparedFigure, row: ComparisonRow, facts: Facts): Side {
  const id = figure.figure;
  const count = figure.kind === "count" ? facts.shownCount(id) : null;
  const share = figure.kind === "share" ? facts.share(id) : null;
  const { value } = row[which];
  const side = { isHidden: false, isFew: false };
  if (value === null) {
    const origin = facts.originOf(`${id}.${row.field}`);
    return { ...side, text: [{ text: NOT_SHOWN, origin }], isHidden: true };
  }
  if (share !== null) {
    const { numerator, denominator, origins } = share;
    const isFew = denominator < FEWEST_FOR_SHARES;
    const text = isFew
      ? say`${numberRun(numerator, origins[0])} van de ${numberRun(denominator, origins[1])}`
      : say`${shareRun(share) ?? ""}`;
    return { ...side, text, isFew };
  }
  const text =
    count === null ? [numberRun(value, facts.originOf(`${id}.value`))] : countAlone(count);
  return { ...side, text };
}

/** What stands in the way of a difference, first what hides it; null for nothing. */
function whyNot(row: ComparisonRow, sides: readonly Side[]): Incomparable | null {
  if (sides.some(({ isHidden }) => isHidden)) return "hidden";
  if (row.class === "protection") return "held";
  if (row.class === "definition") return "redefined";
  if (sides.some(({ isFew }) => isFew)) return "few";
  return row.withheld === true ? "small" : null;
}

function differenceOf(
  { difference, old, new: now }: ComparisonRow,
  originIn: (side: SideName) => string,
): Difference {
  if (difference === null || old.value === null || now.value === null) {
    throw new Error("a comparison of two numbers without a difference");
  }
  const run = signedRun(difference, originIn("new"), originIn("old"));
  return { value: difference, run, now: now.value, before: old.value };
}
