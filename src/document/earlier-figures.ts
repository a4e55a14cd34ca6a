import { holdsOn, type Redefinition } from "../codebook/column.ts";
import { type Comparison, type ComparisonRow, isRedefinedBetween } from "../compare/comparison.ts";
import { compareForReaders, type RevisedFigure } from "../compare/protect-comparison.ts";
import { isWithheld, type PublishedFigures } from "../disclosure/published-figures.ts";
import { formatInteger, NOT_SHOWN, signed, wholePercentage } from "../language/words.ts";
import type { Block, BlockOf } from "../model/blocks.ts";
import { ORIGIN_OF } from "../model/origins/origin.ts";
import { mentionedIn } from "../model/origins/read-origins.ts";
import {
  capitalised,
  countAlone,
  dayRun,
  joinTexts,
  numberRun,
  plain,
  type Run,
  say,
  type Text,
} from "../model/text.ts";
import { isoDay, parseIsoDay } from "../period/period.ts";
import type { ListEntries, Revisions, SentenceEntries } from "./block-entry.ts";
import type { Facts } from "./facts.ts";
import { spokenLabel } from "./ranking.ts";
import { MOST_REVISIONS_LISTED } from "./revisions.ts";
import { seeAccountability } from "./withheld.ts";
import { FEWEST_FOR_SHARES, shareRun } from "./wording.ts";

/*
 * The figures of earlier reports: how they were revised since, and which of them cannot be compared
 * with the figures of now because their definition changed.
 */

type Item = BlockOf<"terms">["items"][number];

const MONTHS = "registrations.byMonth";

/** The names of the numbers of a figure, except the number with the figure's own name. */
const FIELDS: Readonly<Record<string, Text>> = {
  missing: plain("aanmeldingen waarbij het niet is ingevuld"),
  total: plain("totaal"),
  n: plain("aanmeldingen"),
  median: plain("de helft binnen"),
  p90: say`${{ text: "9 van de 10", origin: "rule.ninetiethPercentile" }} binnen`,
};

export const REVISED_FIGURE_LISTS: ListEntries = {
  "accountability.revisedFigures": ({ revisions }) =>
    revisions === null || revisions.figures.length === 0
      ? null
      : {
          type: "terms",
          items: revisions.figures.flatMap((revised) => itemsOf(revised, revisions)),
        },
};

export const REVISED_FIGURE_SENTENCES: SentenceEntries = {
  "accountability.hiddenRevisions": ({ facts, revisions }) =>
    revisions === null || revisions.figures.every(({ hidesNumbers }) => !hidesNumbers)
      ? null
      : say`Waar bij een aangepast cijfer “${NOT_SHOWN}” staat, zouden we te veel vertellen: een verandering van minder dan ${facts.thresholdRun} kan op een gezin wijzen. Bij aantallen kinderen kan elke verandering dat, want kinderen kunnen uit één gezin komen. Dan tonen we ook de andere veranderingen van dat cijfer niet. En als er minder dan ${facts.thresholdRun} aanmeldingen bij kwamen of vervielen, kun je aan alle veranderingen samen zien om welke gezinnen het gaat. Dan geven we alleen getallen van de aanmeldingen in totaal en per maand.`,
};

/**
 * A figure with its revisions as one item of the list. Many revised months become one item for each
 * year, so that a column can break between them.
 */
function itemsOf(revised: RevisedFigure, revisions: Revisions): readonly Item[] {
  const label = revisions.recomputed.labelOf(revised.figure);
  const itemOf = (numbers: readonly ComparisonRow[], term: Text): Item => ({
    term,
    explanation: revisionText({ ...revised, numbers }, revisions),
  });
  const months = revised.numbers.filter(({ category }) => category !== null);
  if (revised.figure !== MONTHS || months.length <= MOST_REVISIONS_LISTED) {
    return [itemOf(revised.numbers, [label])];
  }
  const whole = revised.numbers.filter(({ category }) => category === null);
  const byYear = Map.groupBy(months, ({ category }) => category?.slice(0, 4) ?? "");
  return [
    ...(whole.length === 0 ? [] : [itemOf(whole, [label])]),
    ...[...byYear].map(([year, ofYear]) => {
      const isGone = ofYear.every(({ new: now }) => now.status === "absent");
      const side = isGone ? revisions.published : revisions.recomputed;
      const run = { text: year, origin: ORIGIN_OF.year(side.originOf(MONTHS)) };
      return itemOf(ofYear, say`${label}, ${run}`);
    }),
  ];
}

/** For each number of a figure: the old value, the new value and the difference. */
function revisionText(revised: RevisedFigure, revisions: Revisions): Text {
  const { figure, numbers, hidesNumbers } = revised;
  const isBreakdown = revisions.published.total(figure) !== null;
  const hidden = plain(isBreakdown && numbers.length > 0 ? `per groep: ${NOT_SHOWN}` : NOT_SHOWN);
  const isShare = numbers.some(({ kind }) => kind === "share");
  const parts = [
    ...(isShare
      ? [shareText(figure, revisions)]
      : numbers.map((row) => numberText(row, revisions))),
    ...(hidesNumbers ? [hidden] : []),
  ];
  return say`${capitalised(joinTexts(parts, "; "))}.`;
}

/** "van 103 naar 105 (+2)", with the name of the number if it is not the main number. */
function numberText(row: ComparisonRow, { published, recomputed }: Revisions): Text {
  const { figure, category, categoryLabel, field, difference } = row;
  if (difference === null) throw new Error("a revision that may be shown needs a difference");
  const path = `${figure}.${category ?? field}`;
  const [before, now] = [
    numberOn(row, "old", path, published),
    numberOn(row, "new", path, recomputed),
  ];
  const run = signedRun(difference, now.origin, before.origin);
  const change = say`van ${before.text} naar ${now.text} (${run})`;
  if (category !== null) {
    const side = row.new.status === "absent" ? published : recomputed;
    const origin = side.originOf(`${path}.label`);
    return say`${{ text: spokenLabel(categoryLabel ?? category), origin }}: ${change}`;
  }
  const name = FIELDS[field];
  return name === undefined ? change : say`${name}: ${change}`;
}

function numberOn(
  row: ComparisonRow,
  which: "old" | "new",
  path: string,
  facts: Facts,
): { readonly origin: string; readonly text: Text } {
  const origin = facts.originOf(path);
  const count = row.field === "value" && row.category === null ? facts.count(row.figure) : null;
  // An open list has only categories with cases, so an absent category has none.
  const text = count === null ? [numberRun(row[which].value ?? 0, origin)] : countAlone(count);
  return { origin, text };
}

/** "van 84% (86 van 102) naar 85% (88 van 104): +1 procentpunt". */
function shareText(id: string, { published, recomputed }: Revisions): Text {
  const [before, now] = [shareWithNumbers(id, published), shareWithNumbers(id, recomputed)];
  const change = say`van ${before.text} naar ${now.text}`;
  if (before.percentage === null || now.percentage === null) return change;
  const difference = now.percentage - before.percentage;
  if (difference === 0) return say`${change}: afgerond hetzelfde`;
  return say`${change}: ${signedRun(difference, now.origin, before.origin)} procentpunt`;
}

/**
 * A difference with its sign, "+149" or "−3". Its origin consists of the origins of the two
 * numbers.
 */
function signedRun(difference: number, now: string, before: string): Run {
  const text = signed(formatInteger(difference), difference);
  return { text, origin: ORIGIN_OF.signed(now, before) };
}

/** A share as a percentage with its two numbers. If there are few cases, only the two numbers. */
export function shareWithNumbers(
  id: string,
  facts: Facts,
): { readonly text: Text; readonly percentage: number | null; readonly origin: string } {
  const figure = facts.entries().find(([one]) => one === id)?.[1];
  const { numerator, denominator } =
    figure !== undefined && "numerator" in figure ? figure : { numerator: 0, denominator: 0 };
  const origins = [facts.originOf(`${id}.numerator`), facts.originOf(`${id}.denominator`)] as const;
  const origin = facts.originOf(`${id}.percentage`);
  const part = numberRun(numerator, origins[0]);
  const whole = numberRun(denominator, origins[1]);
  const percentage = shareRun({ numerator, denominator, origins });
  if (denominator < FEWEST_FOR_SHARES || percentage === null) {
    return { text: say`${part} van de ${whole}`, percentage: null, origin };
  }
  return {
    text: say`${percentage} (${part} van ${whole})`,
    percentage: wholePercentage(numerator, denominator),
    origin,
  };
}

/* Redefinitions. */

/**
 * Adds one remark for each redefined figure to the blocks of a section: below the first table,
 * chart or list with the figure, or else after the last text with it. The remark names the figure,
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

/** The day from which a redefinition applies; null before that day. */
function dayOfRedefinition(facts: Facts, { from, figure }: Redefinition): Run | null {
  const day = parseIsoDay(from);
  if (day === undefined || !holdsOn(isoDay(facts.referenceDay), from)) return null;
  return dayRun(day, ORIGIN_OF.redefinition(figure, from, "from"));
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
 * Compares two periods like the command `report diff`, but with the redefinitions of the codebook.
 * The command uses the redefinitions in the figures.
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
