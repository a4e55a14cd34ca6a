import { numberInWords } from "../../language/numbers.ts";
import type { ChartBlock, ChartValue } from "../../model/chart.ts";
import type { Text } from "../../model/text.ts";
import type { Facts } from "../facts.ts";
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
  /** What the alt text says of the lines. */
  readonly told: readonly Sentence[];
  readonly remark?: Text;
  readonly periods: readonly Facts[];
  readonly panels: readonly Panel[];
  /** The value that means all; left out where there is none. */
  readonly whole?: number;
}

/** True for a cell that a line has a point for. */
export function hasPoint({ shown }: Cell): boolean {
  return shown !== null && shown.value !== null;
}

/** A chart of panels over the same periods, of which there must be two. */
export function smallMultiples(chart: SmallMultiples): ChartBlock | null {
  const { id, drawn, finding, told, remark, periods, panels, whole } = chart;
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const head = titled(drawn, finding);
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
  return {
    type: "chart",
    id,
    kind: "multiples",
    ...head,
    alt: altText({ ...head, ...numbers }, linesDrawn(chart), told),
    ...(remark === undefined ? {} : { remark }),
    ...(whole === undefined ? {} : { whole }),
    ...numbers,
  };
}

/** "Twee lijndiagrammen, acht periodes." */
function linesDrawn({ panels, periods }: SmallMultiples): string {
  const [lines, points] = [panels, periods].map(({ length }) => numberInWords(length));
  const words = panels.length === 1 ? "lijndiagram" : `${lines ?? "kleine"} lijndiagrammen`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${points ?? "veel"} periodes.`;
}
