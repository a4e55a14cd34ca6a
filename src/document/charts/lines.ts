import { formatAsOf } from "../../language/dates.ts";
import { nounFor, NOUNS, numberInWords } from "../../language/words.ts";
import type { ChartBlock, ChartValue } from "../../model/blocks.ts";
import { capitalised, plain, plainText, type Run, say, type Text } from "../../model/text.ts";
import type { Facts } from "../facts.ts";
import { periodInFull } from "../wording.ts";
import type { Sentence } from "./alt-text.ts";
import { chartAndTable, chartBlock } from "./chart-block.ts";

/** A number of one period. */
export interface Cell {
  /** Null if the period does not have the figure. */
  readonly shown: ChartValue | null;
}

/** The cell of a period that does not have the figure. */
export const NO_CELL: Cell = { shown: null };

/** A line over time with its name. Several panels are drawn side by side. */
export interface Panel {
  /** The title above the line. */
  readonly title: Text;
  /** The name within a sentence. */
  readonly name: Text;
  /** The name at the head of a column. */
  readonly head: Text;
  /** One cell for each period. */
  readonly cells: readonly Cell[];
}

/** A chart of small multiples: panels with the same periods and the same scale. */
interface SmallMultiples {
  readonly id: string;
  /** What is drawn. It is the title, or the subtitle if there is a finding. */
  readonly subject: Text;
  readonly finding: Text | null;
  /** The sentences of the alt text about the lines. */
  readonly sentences: readonly Sentence[];
  readonly remark?: Text;
  readonly periods: readonly Facts[];
  readonly panels: readonly Panel[];
  /** The value for the whole, such as 100 for percentages; left out if there is none. */
  readonly whole?: number;
}

/** True for a cell that is a point of its line. */
export function hasPoint({ shown }: Cell): boolean {
  return shown !== null && shown.value !== null;
}

/** The chart of panels over the same periods. Null for fewer than two periods. */
export function smallMultiples(chart: SmallMultiples): ChartBlock | null {
  const { id, subject, finding, sentences, remark, periods, panels, whole } = chart;
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const numbers = chartAndTable({
    head: "Periode",
    categories: periods.map((facts) => ({
      code: facts.period.id,
      label: [facts.shortPeriodRun],
      inTable: [facts.periodRun],
    })),
    series: panels.map(({ title: name, head: column, cells }) => ({
      name,
      head: column,
      values: cells.map(({ shown }) => shown),
    })),
  });
  const drawing = linesDrawn(chart);
  const kind = "multiples";
  return chartBlock({ id, kind, subject, finding, drawing, sentences, remark, whole, numbers });
}

/** "Twee lijndiagrammen, acht periodes." */
function linesDrawn({ panels, periods }: SmallMultiples): string {
  const [lines, points] = [panels, periods].map(({ length }) => numberInWords(length));
  const words = panels.length === 1 ? "lijndiagram" : `${lines ?? "kleine"} lijndiagrammen`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${points ?? "veel"} periodes.`;
}

/* The sentences in an alt text about lines over time. */

/** For a chart with more lines than this, the alt text names only the line that changed most. */
const MOST_LINES_NAMED = 2;

interface Point {
  readonly value: number;
  readonly text: Text;
  readonly facts: Facts;
}

/** A line with its points. The alt text names the first and the last point. */
interface Line {
  readonly name: Text;
  readonly points: readonly Point[];
  readonly first: Point;
  readonly last: Point;
  /** True if a period has no point. */
  readonly hasGap: boolean;
}

/** @param periods the periods of the cells, in the same order */
function linesOf(panels: readonly Panel[], periods: readonly Facts[]): readonly Line[] {
  return panels.flatMap(({ name, cells }) => {
    const points = cells.flatMap(({ shown }, index): readonly Point[] => {
      const facts = periods[index];
      if (facts === undefined || shown === null || shown.value === null) return [];
      return [{ value: shown.value, text: shown.text.map(withNoun), facts }];
    });
    const [first, last] = [points[0], points.at(-1)];
    const hasGap = points.length < cells.length;
    return first && last ? [{ name: capitalised(name), points, first, last, hasGap }] : [];
  });
}

/** In these sentences "bijna alle" has no noun, so it becomes "bijna 100%". */
function withNoun(run: Run): Run {
  return run.text === "bijna alle" ? { ...run, text: "bijna 100%" } : run;
}

/** True if a line has the same printed number in all periods. */
function isFlat({ points, last, hasGap }: Line): boolean {
  return !hasGap && points.every(({ text }) => plainText(text) === plainText(last.text));
}

/**
 * The last change of each line of shares: "Contact binnen 2 dagen zakte in januari tot en met maart
 * 2024 van 90% naar 84%." Leaves out a line whose last number is in the title. If one line remains,
 * the text also gives its highest or lowest point, after the last change, so that nobody takes that
 * point for the trend.
 */
export function lastSteps(
  panels: readonly Panel[],
  periods: readonly Facts[],
  title: Text | null,
): readonly Sentence[] {
  const inTitle = new Set(title?.flatMap(({ origin }) => origin ?? []));
  const lines = linesOf(panels, periods)
    .filter(({ last }) => !last.text.some(({ origin = "" }) => inTitle.has(origin)))
    .map((line) => ({ line, before: pointBefore(line) }))
    .toSorted((a, b) => sizeOfStep(b) - sizeOfStep(a));
  const steps = lines.map((step, index) => stepForms(step, whenOf(step, periods, index === 0)));
  const [only, other] = lines;
  return only === undefined || other !== undefined ? steps : [...steps, extremeOf(only)];
}

interface Step {
  readonly line: Line;
  /** The point of the period right before the last one; null if there is none. */
  readonly before: Point | null;
}

function pointBefore({ points, last }: Line): Point | null {
  const before = points.at(-2);
  const isNext = before?.facts.period.lastMonth === last.facts.period.firstMonth - 1;
  return before !== undefined && isNext ? before : null;
}

function sizeOfStep({ line, before }: Step): number {
  return before === null ? 0 : Math.abs(line.last.value - before.value);
}

/**
 * The period of a change. Its name appears once, and again for a line that ends in an earlier
 * period.
 */
function whenOf({ line }: Step, periods: readonly Facts[], isFirst: boolean): Sentence {
  const { facts } = line.last;
  const isNow = facts === periods.at(-1);
  return [
    ...(isFirst || !isNow ? [say`in ${periodInFull(facts)}`] : []),
    ...(isNow ? [plain("in de laatste periode")] : []),
  ];
}

function stepForms({ line, before }: Step, within: Sentence): Sentence {
  const { name, last } = line;
  if (isFlat(line)) return [say`${name}: steeds ${last.text}.`];
  if (before === null) return within.map((when) => say`${name}: ${last.text} ${when}.`);
  if (plainText(before.text) === plainText(last.text)) {
    return within.map((when) => say`${name} bleef ${when} gelijk: ${last.text}.`);
  }
  const change = last.value - before.value;
  const verb = change === 0 ? "ging" : change > 0 ? "steeg" : "zakte";
  return [
    ...within.map((when) => say`${name} ${verb} ${when} van ${before.text} naar ${last.text}.`),
    ...within.map((when) => say`${name} ${verb} ${when} naar ${last.text}.`),
  ];
}

/**
 * "Het laagst was 75%, in januari tot en met maart 2023." Empty for a tie, and for a point that has
 * already been named.
 */
function extremeOf({ line, before }: Step): Sentence {
  const { points, last, hasGap } = line;
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isLow = last.value - low > high - last.value;
  const [found, tie] = points.filter(({ value }) => value === (isLow ? low : high));
  if (found === undefined || tie !== undefined || found === last || found === before) return [];
  const shown = hasGap ? " van wat we tonen" : "";
  const which = `Het ${isLow ? "laagst" : "hoogst"}${shown}`;
  return [say`${which} was ${found.text}, in ${periodInFull(found.facts)}.`];
}

/**
 * The growth of stocks of families: "Gezinsherstel steeg van 10 gezinnen eind maart 2023 naar 40
 * eind maart 2024." For many lines, only the line that changed most.
 */
export function growthSentences(
  panels: readonly Panel[],
  periods: readonly Facts[],
): readonly Sentence[] {
  const lines = linesOf(panels, periods);
  if (panels.length <= MOST_LINES_NAMED) return lines.map((line) => growthForms(line, ""));
  const changeOf = ({ first, last }: Line): number => last.value - first.value;
  const byChange = lines.toSorted((a, b) => Math.abs(changeOf(b)) - Math.abs(changeOf(a)));
  const [most, next] = byChange;
  if (most === undefined || changeOf(most) === 0) return [];
  if (next !== undefined && Math.abs(changeOf(next)) === Math.abs(changeOf(most))) return [];
  const isHidden = panels.some(({ cells }) => !cells.every(hasPoint));
  return [growthForms(most, isHidden ? " het meest, van wat we tonen:" : " het meest:")];
}

/** @param among the words after the verb that compare the line with the others */
function growthForms(line: Line, among: string): Sentence {
  const { name, first, last } = line;
  const count = ({ value, text }: Point): Text => say`${text} ${nounFor(NOUNS.family, value)}`;
  if (isFlat(line)) return [say`${name}: steeds ${count(last)}.`];
  const end = say`${name}: ${count(last)} ${standOf(last)}.`;
  if (first.value === last.value) return [end];
  const isMore = last.value > first.value;
  const verb = among === "" ? (isMore ? "steeg" : "daalde") : isMore ? "steeg" : "veranderde";
  const course = say`van ${count(first)} ${standOf(first)} naar ${last.text} ${standOf(last)}`;
  const whole = say`${name} ${verb}${among} ${course}.`;
  return among === "" ? [whole, end] : [whole];
}

/** "eind maart 2024" */
function standOf({ facts }: Point): Run {
  return { text: formatAsOf(facts.referenceDay), origin: facts.originOf("period.to") };
}
