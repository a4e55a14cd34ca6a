import type { ChartBlock, ChartValue } from "../../model/chart.ts";
import { joinTexts, listTexts, plain, say, type Text } from "../../model/text.ts";
import type { Facts } from "../facts.ts";
import { periodInFull } from "../period-words.ts";
import { cellOf, chartAndTable } from "./category-numbers.ts";
import { readWith, titled } from "./finding.ts";

/** A number of one period. */
export interface Cell {
  /** Null where there is no figure at all. */
  readonly shown: ChartValue | null;
  /** As it is read out, where that is more than the table has room for. */
  readonly readOut?: Text;
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
  /** What the lines show, for the alt text: "van het deel van de aanmeldingen dat …". */
  readonly subject: string;
  readonly remark?: Text;
  readonly periods: readonly Facts[];
  readonly panels: readonly Panel[];
  /** The value that means all; left out where there is none. */
  readonly whole?: number;
  /** Every number is read out, however many they are. */
  readonly isReadWhole?: boolean;
}

/** More numbers than these are too many to listen to: the ends of each line are read out. */
const MOST_READ_OUT = 12;

const NO_FIGURE = plain("geen cijfer");

/** True for a cell that a line has a point for. */
export function hasPoint({ shown }: Cell): boolean {
  return shown !== null && shown.value !== null;
}

/** A chart of panels over the same periods, of which there must be two. */
export function smallMultiples(chart: SmallMultiples): ChartBlock | null {
  const { id, drawn, finding, subject, remark, periods, panels, whole } = chart;
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const isWhole = chart.isReadWhole === true || panels.length * periods.length <= MOST_READ_OUT;
  const readOut = (panel: Panel): Text => (isWhole ? everyCell(panel) : outerCells(panel, periods));
  return {
    type: "chart",
    id,
    kind: "multiples",
    ...titled(drawn, finding),
    alt: readWith(
      finding,
      say`Kleine lijndiagrammen naast elkaar ${subject}, met als eerste punt ${periodInFull(first)} en als laatste ${periodInFull(last)}: ${joinTexts(panels.map(readOut), "; ")}.`,
    ),
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

function readOutOf(cell: Cell | undefined): Text {
  return cell?.readOut ?? textOf(cell);
}

/** As the table has it; a dash is not read out. */
function textOf(cell: Cell | undefined): Text {
  const shown = cell?.shown ?? null;
  return shown === null ? NO_FIGURE : cellOf(shown);
}

function everyCell({ name, cells }: Panel): Text {
  return say`${name} ${listTexts(cells.map(readOutOf))}`;
}

/** The first and the last number of a line, each with its period where another has none. */
function outerCells({ name, cells }: Panel, periods: readonly Facts[]): Text {
  const shown = cells.flatMap((cell, index) => (hasPoint(cell) ? [index] : []));
  const at = (index: number): Text => {
    const [text, facts] = [textOf(cells[index]), periods[index]];
    const isOuter = index === 0 || index === periods.length - 1;
    return isOuter || facts === undefined ? text : say`${text} (${facts.shortPeriodRun})`;
  };
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) return say`${name} ${readOutOf(cells.at(-1))}`;
  if (first === last) return say`${name} alleen ${at(first)}`;
  return say`${name} van ${at(first)} naar ${at(last)}`;
}
