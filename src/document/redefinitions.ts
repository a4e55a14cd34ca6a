import { holdsOn, type Redefinition } from "../codebook/redefinitions.ts";
import type { Comparison } from "../compare/comparison.ts";
import { compareForReaders } from "../compare/protect-comparison.ts";
import { isRedefinedBetween } from "../compare/redefined.ts";
import { isWithheld, type PublishedFigures } from "../disclosure/published-figures.ts";
import { isoDay, parseIsoDay } from "../period/day.ts";
import type { Facts } from "./facts.ts";
import { mentionedIn } from "../model/origins/mentioned.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import type { Block } from "../model/report-model.ts";
import { capitalised, dayRun, joinTexts, say, type Run, type Text } from "../model/text.ts";
import { seeAccountability } from "./withheld.ts";

/** The day from which a redefinition applies; null before that day. */
function dayOfRedefinition(facts: Facts, { from, figure }: Redefinition): Run | null {
  const day = parseIsoDay(from);
  if (day === undefined || !holdsOn(isoDay(facts.referenceDay), from)) return null;
  return dayRun(day, ORIGIN_OF.redefinition(figure, from, "from"));
}

/**
 * A remark that names the redefined figure and says what changed. Null before the redefinition
 * applies.
 */
export function namedRedefinitionRemark(facts: Facts, redefinition: Redefinition): Text | null {
  const { from, change, figure } = redefinition;
  const day = dayOfRedefinition(facts, redefinition);
  if (day === null) return null;
  // The description may contain a number, so it has an origin in the codebook.
  const what = { text: change, origin: ORIGIN_OF.redefinition(figure, from, "change") };
  return say`Let op bij “${facts.labelOf(figure)}”: vanaf ${day} ${what}. Vergelijk dit daarom niet met cijfers van voor die datum.`;
}

/**
 * A short remark for a place where the figure is shown: it is counted differently, and where to
 * read more.
 */
function shortRemark(facts: Facts, redefinition: Redefinition): Text | null {
  const day = dayOfRedefinition(facts, redefinition);
  if (day === null) return null;
  return joinTexts([say`vanaf ${day} tellen we dit anders.`, seeAccountability(facts)]);
}

/** The ids of the figures with a redefinition between two periods. They cannot be compared. */
export function redefinedBetween(
  earlier: PublishedFigures,
  later: PublishedFigures,
  redefinitions: readonly Redefinition[],
): ReadonlySet<string> {
  const between = redefinitions.filter(({ figure, from }) => {
    const { measure = "stock" } = later.figures[figure] ?? {};
    return isRedefinedBetween(measure, earlier.period, later.period, from);
  });
  return new Set(between.map(({ figure }) => figure));
}

/**
 * Compares two periods like the command does. It uses the redefinitions of the codebook, where the
 * command uses those that the figures contain.
 */
export function comparePeriods(
  earlier: PublishedFigures,
  later: PublishedFigures,
  redefinitions: readonly Redefinition[],
): Comparison {
  const figures = Object.entries(later.figures).map(([id, figure]) => {
    const own = redefinitions.filter((one) => one.figure === id);
    const known = own.map(({ from, change, before }) => ({ from, change, before }));
    return [id, known.length === 0 ? figure : { ...figure, redefinitions: known }] as const;
  });
  return compareForReaders(earlier, { ...later, figures: Object.fromEntries(figures) });
}

/**
 * Adds one remark for each redefined figure to the blocks of a section: below the first table,
 * chart or list with the figure, or else behind the last text with it. The remark names the figure,
 * unless it is below a block with that figure alone.
 */
export function withRedefinitions(
  blocks: readonly Block[],
  facts: Facts,
  redefinitions: readonly Redefinition[],
): readonly Block[] {
  const known = facts.entries().map(([id]) => id);
  return redefinitions.reduce<readonly Block[]>((current, redefinition) => {
    const remark = shortRemark(facts, redefinition);
    const touched = current.filter((block) => mentionedIn([block]).has(redefinition.figure));
    const last = touched.at(-1);
    if (remark === null || last === undefined) return current;
    // Withheld numbers cannot be compared.
    if (facts.breakdown(redefinition.figure)?.categories.every(isWithheld) === true) return current;
    const first = touched.find(takesRemark);
    if (first === undefined) {
      const text = named(facts, redefinition, remark);
      const paragraph: Block = { type: "paragraph", text, isLead: false };
      return current.flatMap((block) => (block === last ? [block, paragraph] : [block]));
    }
    const shown = mentionedIn([first]);
    const isAlone = known.filter((id) => shown.has(id)).length === 1;
    const due = isAlone ? capitalised(remark) : named(facts, redefinition, remark);
    const remarked = { ...first, remark: joinTexts([first.remark ?? null, due]) };
    return current.map((block) => (block === first ? remarked : block));
  }, blocks);
}

type Remarkable = Extract<Block, { type: "table" | "chart" | "list" }>;

function takesRemark(block: Block): block is Remarkable {
  return block.type === "table" || block.type === "chart" || block.type === "list";
}

function named(facts: Facts, { figure }: Redefinition, remark: Text): Text {
  return say`Let op bij “${facts.labelOf(figure)}”: ${remark}`;
}
