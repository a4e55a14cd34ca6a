import { type Comparison, type ComparisonRow, publicDifference } from "../compare/comparison.ts";
import { figureOf } from "../figures/catalogue.ts";
import { NOT_APPLICABLE, NOT_SHOWN, nounFor, NOUNS } from "../language/words.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import {
  capitalised,
  type Count,
  countAlone,
  joinTexts,
  numberRun,
  plain,
  plainText,
  type Run,
  say,
  type Text,
} from "../model/text.ts";
import { letterOf, type Material, type TableEntries } from "./block-entry.ts";
import type { Facts } from "./facts.ts";
import { CONTACT_DAYS, WELCOME_DAYS } from "./subjects/waiting.ts";
import { withheldRemark } from "./withheld.ts";
import { FEWEST_FOR_SHARES, periodBefore, periodInFull, shareRun, thisPeriod } from "./wording.ts";

/** A count and the same count in the previous period. */
export interface ShownChange {
  readonly now: Count;
  readonly before: Count;
  /** The count minus the earlier count, as the comparison gives it. */
  readonly difference: number;
}

/**
 * The change of a count, or of the total of a breakdown, since the previous period. Null if there
 * is no previous period, or if the comparison withholds the difference.
 */
export function shownChange(
  { facts, previous, comparison }: Pick<Material, "facts" | "previous" | "comparison">,
  id: string,
): ShownChange | null {
  const isBreakdown = figureOf(id).kind === "breakdown";
  const countIn = (side: Facts): Count | null => (isBreakdown ? side.total(id) : side.count(id));
  const now = countIn(facts);
  const before = previous === null ? null : countIn(previous);
  const difference = publicDifference(comparison, id);
  if (now === null || before === null || difference === null) return null;
  return { now, before, difference };
}

/** A figure with a change since the previous period that the report describes. */
export interface ComparedFigure {
  readonly figure: string;
  readonly label: Text;
  /** `days` is the median of a waiting time. */
  readonly kind: "count" | "share" | "days";
}

/** The registrations through the support letter. There are none before the letter was sent. */
const VIA_LETTER = "registrations.viaLetterInPeriod";

/**
 * The figures in the table of changes, one for each row: first what happened in the period, then
 * the stocks at its end. The table has no totals since the start, and no figure that changes
 * because more becomes known about families.
 */
export const COMPARED_FIGURES: readonly ComparedFigure[] = [
  { figure: "registrations.inPeriod", kind: "count", label: plain("Mensen die zich aanmeldden") },
  { figure: VIA_LETTER, kind: "count", label: plain("Via de ondersteuningsbrief") },
  {
    figure: "responseTimes.contactWithin2DaysInPeriod",
    kind: "share",
    label: say`Eerste contact binnen ${CONTACT_DAYS} dagen`,
  },
  {
    figure: "responseTimes.welcomeWithin7DaysInPeriod",
    kind: "share",
    label: say`Welkomstgesprek binnen ${WELCOME_DAYS} dagen gepland`,
  },
  {
    figure: "waitingTimes.daysToStartInPeriod",
    kind: "days",
    label: plain("Wachttijd: de helft hooguit"),
  },
  { figure: "status.startedInPeriod", kind: "count", label: plain("Trajecten gestart") },
  { figure: "status.closedInPeriod", kind: "count", label: plain("Trajecten afgesloten") },
  { figure: "status.supported", kind: "count", label: plain("Met ondersteuning, aan het eind") },
  { figure: "children.returned", kind: "count", label: plain("Kinderen terug naar huis, totaal") },
];

/**
 * The reason why the table shows no difference: the difference is below the threshold (`small`), a
 * number is held (`held`) or withheld (`hidden`), the definition changed (`redefined`), or there
 * are too few cases for a percentage (`few`).
 */
type Incomparable = "small" | "held" | "hidden" | "redefined" | "few";

/** The change of a figure, as the command `report diff` gives it. */
interface Difference {
  /** The change in numbers, in percentage points or in days. */
  readonly value: number;
  /** The change without its sign. */
  readonly run: Run;
}

/** A row of the table: a figure in the previous period and in this one. */
interface ComparedRow {
  readonly figure: ComparedFigure;
  readonly measure: ComparisonRow["measure"];
  /**
   * Both sides as printed: a number (with its day if it is held), a percentage, or "niet getoond".
   */
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
function comparedRows(material: Material): readonly ComparedRow[] {
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

/** A percentage, or the two numbers of the share if there are too few cases. */
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
 * The reason why a row shows no difference; null if it shows one. A withheld number goes before
 * other reasons.
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

/** The words that replace a difference that is not shown. A small difference has its own text. */
const INSTEAD: Readonly<Record<Exclude<Incomparable, "small">, string>> = {
  held: "niet te vergelijken",
  hidden: NOT_SHOWN,
  redefined: "niet te vergelijken",
  few: "niet te vergelijken",
};

/** The words for more and less, by the kind of figure. */
const MORE_OR_LESS = {
  count: ["meer", "minder"],
  share: ["hoger", "lager"],
  days: ["langer", "korter"],
} as const;

/**
 * "50 meer", "9 procentpunt lager", "6 dagen langer". A small difference that is not shown is
 * "minder dan 5 verschil". If only the printed texts of two shares differ, the text is "bijna
 * gelijk".
 */
function differenceText({ figure, before, now, change }: ComparedRow, material: Material): Text {
  if (change === "small") return say`minder dan ${material.facts.thresholdRun} verschil`;
  if (typeof change === "string") return plain(INSTEAD[change]);
  const { value, run } = change;
  if (value === 0) {
    return plain(plainText(before) === plainText(now) ? "gelijk" : "bijna gelijk");
  }
  const unit = {
    count: "",
    share: " procentpunt",
    days: ` ${nounFor(NOUNS.day, Math.abs(value))}`,
  }[figure.kind];
  const [more, less] = MORE_OR_LESS[figure.kind];
  return say`${run}${unit} ${value > 0 ? more : less}`;
}

/** How to read the rows, and why some rows show no difference. */
function remarksOn(rows: readonly ComparedRow[], material: Material): Text | undefined {
  const { facts } = material;
  const has = (reason: Incomparable): boolean => rows.some(({ change }) => change === reason);
  const isOf = (kind: ComparedRow["figure"]["kind"]): boolean =>
    rows.some(({ figure }) => figure.kind === kind);
  const fewest = { text: String(FEWEST_FOR_SHARES), origin: "rule.fewestForShares" };
  const stocks = rows.filter(({ measure }) => measure === "stock");
  const remark = joinTexts([
    stocks.length > 0 && stocks.length < rows.length
      ? plain("Waar niets anders bij staat, gaat een rij over wat er in de periode gebeurde.")
      : null,
    isOf("share") && !has("few")
      ? plain("De percentages zijn van de mensen die zich in die periode aanmeldden.")
      : null,
    has("few") ? say`Van minder dan ${fewest} mensen geven we geen percentage.` : null,
    has("small")
      ? say`Minder dan ${facts.thresholdRun} verschil: aan zo’n klein verschil zou je een gezin kunnen herkennen.`
      : null,
    has("held")
      ? plain("Een aantal van een eerdere dag kunnen we niet met een ander vergelijken.")
      : null,
    withheldRemark(has("hidden") ? [{ value: null }] : [], facts) ?? null,
  ]);
  return remark.length === 0 ? undefined : remark;
}

export const CHANGE_TABLES: TableEntries = {
  "changes.keyFigures": (material) => {
    const { facts, previous } = material;
    const rows = comparedRows(material);
    if (previous === null || rows.length === 0) return null;
    return {
      type: "table",
      id: "changes.keyFigures",
      caption: capitalised(say`${thisPeriod(facts)} en ${periodBefore(previous)}`),
      columns: [
        { label: plain("Cijfer"), numeric: false },
        { label: [periodInFull(previous)], numeric: true },
        { label: [periodInFull(facts)], numeric: true },
        { label: plain("Verschil"), numeric: true },
      ],
      rows: rows.map((row) => ({
        cells: [row.figure.label, row.before, row.now, differenceText(row, material)],
        isTotal: false,
      })),
      remark: remarksOn(rows, material),
    };
  },
};
