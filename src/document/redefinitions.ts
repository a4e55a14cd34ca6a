import { holdsOn, type Redefinition } from "../codebook/redefinitions.ts";
import type { PublishedFigures } from "../disclosure/published-figures.ts";
import { isoDay, parseIsoDay } from "../period/day.ts";
import type { Facts } from "./facts.ts";
import { figuresIn } from "./figures-in.ts";
import type { Block } from "./report-model.ts";
import { dayRun, joinTexts, say, uncapitalised, type Text } from "./text.ts";

/** What a redefinition changed, for the figure that it touches; null before it holds. */
function redefinitionRemark(facts: Facts, { from, change, figure }: Redefinition): Text | null {
  const day = parseIsoDay(from);
  if (day === undefined || !holdsOn(isoDay(facts.referenceDay), from)) return null;
  // The change may hold a number, which the codebook answers for.
  const what = { text: change, origin: `redefinition(${figure}@${from}).change` };
  return say`Vanaf ${dayRun(day, `redefinition(${figure}@${from}).from`)} ${what}. Cijfers van voor en na die datum zijn daarom niet zomaar te vergelijken.`;
}

/** The same where it stands by itself, so that it must say what it is about. */
export function namedRedefinitionRemark(facts: Facts, redefinition: Redefinition): Text | null {
  const remark = redefinitionRemark(facts, redefinition);
  return remark === null ? null : named(facts, redefinition, remark);
}

/**
 * The figures of which a redefinition lies between two periods: they do not compare. A stock is
 * dated at the end of its period; a flow counts by the old definition from its beginning on.
 */
export function redefinedBetween(
  earlier: PublishedFigures,
  later: PublishedFigures,
  redefinitions: readonly Redefinition[],
): ReadonlySet<string> {
  const between = redefinitions.filter(({ figure, from }) => {
    const isFlow = later.figures[figure]?.measure === "flow";
    const before = isFlow ? earlier.period.from : earlier.period.to;
    return holdsOn(later.period.to, from) && !holdsOn(before, from);
  });
  return new Set(between.map(({ figure }) => figure));
}

/**
 * The blocks of a section with what a reader must know of each redefined figure in it, once: below
 * the first table, chart or list with the figure, else behind the last text that has it.
 */
export function withRedefinitions(
  blocks: readonly Block[],
  facts: Facts,
  redefinitions: readonly Redefinition[],
): readonly Block[] {
  return redefinitions.reduce<readonly Block[]>((current, redefinition) => {
    const remark = redefinitionRemark(facts, redefinition);
    const touched = current.filter((block) => figuresIn([block]).has(redefinition.figure));
    const last = touched.at(-1);
    if (remark === null || last === undefined) return current;
    const first = touched.find(takesRemark);
    if (first === undefined) {
      const text = named(facts, redefinition, remark);
      const paragraph: Block = { type: "paragraph", text, isLead: false };
      return current.flatMap((block) => (block === last ? [block, paragraph] : [block]));
    }
    const remarked = { ...first, remark: joinTexts([first.remark ?? null, remark]) };
    return current.map((block) => (block === first ? remarked : block));
  }, blocks);
}

type Remarkable = Extract<Block, { type: "table" | "chart" | "list" }>;

function takesRemark(block: Block): block is Remarkable {
  return block.type === "table" || block.type === "chart" || block.type === "list";
}

function named(facts: Facts, { figure }: Redefinition, remark: Text): Text {
  return say`Let op bij “${facts.labelOf(figure)}”: ${uncapitalised(remark)}`;
}
