import { numberInWords } from "../../language/numbers.ts";
import type { ChartBlock, ChartValue } from "../../model/chart.ts";
import type { Text } from "../../model/text.ts";
import type { Facts } from "../facts.ts";
import { altText, type Sentence } from "./alt-text.ts";
import { chartAndTable } from "./category-numbers.ts";
import { titled } from "./finding.ts";

/** A number of one period. */
export interface Cell {
  /** Null if the period does not have the figure. */
  readonly shown: ChartValue | null;
}

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
  readonly drawn: Text;
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
  const { id, drawn, finding, sentences, remark, periods, panels, whole } = chart;
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
    alt: altText({ ...head, ...numbers }, linesDrawn(chart), sentences),
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
