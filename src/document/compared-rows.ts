import type { Comparison, ComparisonRow } from "../compare/comparison.ts";
import { nounFor, NOT_APPLICABLE, NOT_SHOWN, NOUNS } from "../language/words.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import { letterOf } from "./letter.ts";
import { numberRun, plain, say, type Run, type Text } from "../model/text.ts";
import type { Material } from "./block-entry.ts";
import { COMPARED_FIGURES, VIA_LETTER, type ComparedFigure } from "./compared-figures.ts";
import { countAlone } from "./counts.ts";
import { type Facts } from "./facts.ts";
import { FEWEST_FOR_SHARES, shareRun } from "./shares.ts";

/**
 * The reason why the table shows no difference: the difference is below the threshold (`small`), a
 * number is held or withheld (`hidden`), the definition changed (`redefined`), or there are too few
 * cases for a percentage (`few`).
 */
export type Incomparable = "small" | "held" | "hidden" | "redefined" | "few";

/** The change of a figure, as the command `report diff` gives it. */
interface Difference {
  /** In numbers, in percentage points or in days. */
  readonly value: number;
  /** The change without its sign. */
  readonly run: Run;
}

/** A row of the table: a figure in the previous period and in this one. */
export interface ComparedRow {
  readonly figure: ComparedFigure;
  readonly measure: ComparisonRow["measure"];
  /** Both sides as printed: a number, maybe with its day, a percentage, or that it is not shown. */
  readonly before: Text;
  readonly now: Text;
  readonly change: Difference | Incomparable;
}

type SideName = "old" | "new";

/** One side of a row. */
interface Side {
  readonly text: Text;
  readonly isHidden: boolean;
  readonly isFew: boolean;
}

const FIELDS = { count: "value", share: "percentage", days: "median" } as const;

/**
 * The rows of the table of changes, taken from the comparison alone. Leaves out a figure if one
 * side does not have it, or if both sides withhold it.
 */
export function comparedRows(material: Material): readonly ComparedRow[] {
  const { facts, previous, comparison } = material;
  if (previous === null || comparison === null) return [];
  const facing = { old: previous.withRedefined, new: facts };
  return COMPARED_FIGURES.filter(
    // Before the letter was sent there is nothing to compare.
    ({ figure }) =>
      figure !== VIA_LETTER || letterOf({ facts: previous, events: material.events }) !== null,
  ).flatMap((figure) => comparedRow(figure, comparison, facing) ?? []);
}

function comparedRow(
  figure: ComparedFigure,
  comparison: Comparison,
  facing: Readonly<Record<SideName, Facts>>,
): ComparedRow | null {
  const field = FIELDS[figure.kind];
  const row = comparison.rows.find(
    (one) => one.figure === figure.figure && one.category === null && one.field === field,
  );
  if (row === undefined || row.class === "unavailable") return null;
  const before = sideOf("old", figure, row, facing.old);
  const now = sideOf("new", figure, row, facing.new);
  // A number of days is withheld if there are too few cases. Then there is nothing to compare.
  const isComparable = figure.kind === "days" ? !before.isHidden && !now.isHidden : true;
  if (!isComparable || (before.isHidden && now.isHidden)) return null;
  const originIn = (side: SideName): string => facing[side].originOf(`${figure.figure}.${field}`);
  return {
    figure,
    measure: row.measure,
    before: before.text,
    now: now.text,
    change: whyNot(row, [before, now]) ?? differenceOf(row, originIn),
  };
}

function sideOf(which: SideName, figure: ComparedFigure, row: ComparisonRow, facts: Facts): Side {
  const id = figure.figure;
  const { value } = row[which];
  const side = { isHidden: false, isFew: false };
  const origin = facts.originOf(`${id}.${row.field}`);
  if (value === null) return { ...side, text: [{ text: NOT_SHOWN, origin }], isHidden: true };
  if (figure.kind === "days") {
    const text = say`${numberRun(value, origin)} ${nounFor(NOUNS.day, value)}`;
    return { ...side, text };
  }
  if (figure.kind === "share") return { ...side, ...shareSide(id, facts) };
  const count = facts.shownCount(id);
  return { ...side, text: count === null ? [numberRun(value, origin)] : countAlone(count) };
}

/** A percentage, or the two numbers behind it if there are too few cases. */
function shareSide(id: string, facts: Facts): Pick<Side, "text" | "isFew"> {
  const share = facts.share(id);
  if (share === null) return { text: plain(NOT_APPLICABLE), isFew: true };
  const { numerator, denominator, origins } = share;
  const isFew = denominator < FEWEST_FOR_SHARES;
  const text = isFew
    ? say`${numberRun(numerator, origins[0])} van de ${numberRun(denominator, origins[1])}`
    : say`${shareRun(share) ?? ""}`;
  return { text, isFew };
}

/**
 * The reason why a row shows no difference, with a withheld number as the first. Null for no
 * reason.
 */
function whyNot(row: ComparisonRow, sides: readonly Side[]): Incomparable | null {
  if (sides.some(({ isHidden }) => isHidden)) return "hidden";
  if (row.class === "protection") return "held";
  if (row.class === "definition") return "redefined";
  if (sides.some(({ isFew }) => isFew)) return "few";
  return row.withheld === true ? "small" : null;
}

function differenceOf(
  { difference }: ComparisonRow,
  originIn: (side: SideName) => string,
): Difference {
  if (difference === null) throw new Error("a comparison of two numbers needs a difference");
  const run = numberRun(Math.abs(difference), ORIGIN_OF.minus(originIn("new"), originIn("old")));
  return { value: difference, run };
}
