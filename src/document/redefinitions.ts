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

/** The day from which a redefinition holds; null before. */
function dayOfRedefinition(facts: Facts, { from, figure }: Redefinition): Run | null {
  const day = parseIsoDay(from);
  if (day === undefined || !holdsOn(isoDay(facts.referenceDay), from)) return null;
  return dayRun(day, ORIGIN_OF.redefinition(figure, from, "from"));
}

/** What a redefinition changed, with the name of the figure that it touches; null before it holds. */
export function namedRedefinitionRemark(facts: Facts, redefinition: Redefinition): Text | null {
  const { from, change, figure } = redefinition;
  const day = dayOfRedefinition(facts, redefinition);
  if (day === null) return null;
  // The change may hold a number, which the codebook answers for.
  const what = { text: change, origin: ORIGIN_OF.redefinition(figure, from, "change") };
  return say`Let op bij “${facts.labelOf(figure)}”: vanaf ${day} ${what}. Vergelijk dit daarom niet met cijfers van voor die datum.`;
}

/** Where the figure stands: that it counts something else, and where to read what. */
function shortRemark(facts: Facts, redefinition: Redefinition): Text | null {
  const day = dayOfRedefinition(facts, redefinition);
  if (day === null) return null;
  return joinTexts([say`vanaf ${day} tellen we dit anders.`, seeAccountability(facts)]);
}

/** The figures of which a redefinition lies between two periods: they do not compare. */
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
 * Compares two periods as the command does. A comparison goes by the redefinitions that its figures
 * know, and those of a report are the codebook's.
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
 * The blocks of a section with what a reader must know of each redefined figure in it, once: below
 * the first table, chart or list with the figure, else behind the last text that has it. It names
 * the figure, unless it stands below a block of that figure alone.
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
    // Of numbers that are not shown none can be compared.
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
