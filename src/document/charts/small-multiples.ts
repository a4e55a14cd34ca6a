import { numberInWords } from "../../language/numbers.ts";
import type { ChartBlock, ChartValue } from "../../model/chart.ts";
import { capitalised, plainText, say, type Text } from "../../model/text.ts";
import type { Facts } from "../facts.ts";
import { periodInFull } from "../period-words.ts";
import { altText, type Sentence } from "./alt-text.ts";
import { chartAndTable } from "./category-numbers.ts";
import { titled } from "./finding.ts";

/** A number of one period. */
export interface Cell {
  /** Null where there is no figure at all. */
  readonly shown: ChartValue | null;
}

/** A line over time with its name, of which several stand side by side. */
export interface Panel {
  /** What stands above the line. */
  readonly title: Text;
  /** The same within a sentence. */
  readonly name: Text;
  /** The same at the head of a column. */
  readonly head: Text;
  /** One for each period. */
  readonly cells: readonly Cell[];
}

/** A chart of small multiples: the same periods and one scale in all panels. */
interface SmallMultiples {
  readonly id: string;
  /** What is drawn: the title, or the subtitle below the finding. */
  readonly drawn: Text;
  readonly finding: Text | null;
  /** The period of the report, of which a number is one of now. */
  readonly now: Facts;
  readonly remark?: Text;
  readonly periods: readonly Facts[];
  readonly panels: readonly Panel[];
  /** The value that means all; left out where there is none. */
  readonly whole?: number;
}

/** Of more lines than these only the one that changed most is told. */
const LINES_TOLD = 2;

/** True for a cell that a line has a point for. */
export function hasPoint({ shown }: Cell): boolean {
  return shown !== null && shown.value !== null;
}

/** A chart of panels over the same periods, of which there must be two. */
export function smallMultiples(chart: SmallMultiples): ChartBlock | null {
  const { id, drawn, finding, remark, periods, panels, whole } = chart;
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  return {
    type: "chart",
    id,
    kind: "multiples",
    ...titled(drawn, finding),
    alt: altText(linesDrawn(chart), linesTold(chart)),
    ...(remark === undefined ? {} : { remark }),
    ...(whole === undefined ? {} : { whole }),
    ...chartAndTable({
      head: "Periode",
      categories: periods.map((facts) => ({
        code: facts.period.id,
        label: [facts.shortPeriodRun],
        inTable: [facts.periodRun],
      })),
      series: panels.map(({ title: name, head, cells }) => ({
        name,
        head,
        values: cells.map(({ shown }) => shown),
      })),
    }),
  };
}

/** "Twee lijndiagrammen, acht periodes." */
function linesDrawn({ panels, periods }: SmallMultiples): string {
  const [lines, points] = [panels, periods].map(({ length }) => numberInWords(length));
  const words = panels.length === 1 ? "lijndiagram" : `${lines ?? "kleine"} lijndiagrammen`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${points ?? "veel"} periodes.`;
}

/** What each line does, or of many the one that changed most. */
function linesTold(chart: SmallMultiples): readonly Sentence[] {
  const { panels } = chart;
  const told = panels.map((panel) => courseOf(panel, chart).map((form) => say`${form}.`));
  if (panels.length <= LINES_TOLD) {
    return told.map((forms) => forms.map((form) => capitalised(form)));
  }
  const byChange = panels
    .map((panel, index) => ({ change: changeOf(panel), forms: told[index] ?? [] }))
    .toSorted((a, b) => b.change - a.change);
  const [most, next] = byChange;
  if (most === undefined || most.change === next?.change) return [];
  const isHidden = panels.some(({ cells }) => !cells.every(hasPoint));
  const lead = `Het meest veranderde${isHidden ? ", van wat we tonen," : ""}`;
  return [most.forms.map((form) => say`${lead} ${form}`)];
}

/** By how much the ends of a line differ; 0 where it has one point. */
function changeOf({ cells }: Panel): number {
  const values = cells.flatMap(({ shown }) => shown?.value ?? []);
  return Math.abs((values.at(-1) ?? 0) - (values[0] ?? 0));
}

interface Point {
  readonly value: number;
  readonly text: Text;
  readonly facts: Facts;
}

/**
 * The course of a line: "contact binnen 2 dagen: het laagst in januari tot en met maart 2023 (75%),
 * nu 84%", or "10 in januari tot en met maart 2023, nu 40" where it begins furthest away. The
 * shorter form has its last number alone.
 */
function courseOf({ name, cells }: Panel, { periods, now }: SmallMultiples): Sentence {
  const points = cells.flatMap(({ shown }, index): readonly Point[] => {
    const facts = periods[index];
    if (facts === undefined || shown === null || shown.value === null) return [];
    return [{ value: shown.value, text: shown.text, facts }];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const told = ({ text, facts }: Point): Text =>
    facts === now ? say`nu ${text}` : say`${text} in ${periodInFull(facts)}`;
  const end = say`${name}: ${told(last)}`;
  const isFlat = points.every(({ text }) => plainText(text) === plainText(last.text));
  if (isFlat && points.length === cells.length) return [say`${name}: steeds ${last.text}`];
  const far = furthest(points, last);
  if (far === null) return [end];
  if (far === first) return [say`${name}: ${told(far)}, ${told(last)}`, end];
  const shown = points.length < cells.length ? " van wat we tonen" : "";
  const extreme = `het ${far.value < last.value ? "laagst" : "hoogst"}${shown}`;
  return [say`${name}: ${extreme} in ${periodInFull(far.facts)} (${far.text}), ${told(last)}`, end];
}

/** The lowest or the highest point, whichever is further from the last; null for a tie. */
function furthest(points: readonly Point[], last: Point): Point | null {
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const value = last.value - low > high - last.value ? low : high;
  const [found, tie] = points.filter((point) => point.value === value);
  return found === undefined || tie !== undefined || found === last ? null : found;
}
