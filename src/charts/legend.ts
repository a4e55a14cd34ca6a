import type { ChartBlock } from "../model/chart.ts";
import {
  inLines,
  lineCount,
  markRow,
  shortened,
  widestOf,
  withShortWords,
  type Row,
  type WidthOf,
} from "./lay-out.ts";

/** The sizes of a swatch and a line, and the spaces around them, in pixels. */
const SWATCH = 11;
const TO_TEXT = 6;
const LINE = 18;
const TEXT_LINE = 15;
const BETWEEN_COLUMNS = 20;
const TO_NUMBER = 6;

/** The series that is a part of the first series. Undefined if there is none. */
export function partOf(series: ChartBlock["series"]): ChartBlock["series"][number] | undefined {
  return series.slice(1).find(({ isPart }) => isPart === true);
}

/** An entry of a legend: the meaning of a colour. */
interface LegendEntry {
  readonly label: string;
  /** The number after the label, in strong letters. Omitted if there is none. */
  readonly number?: string;
  /** The fields that select the swatch's colour in the spec. */
  readonly colour: Row;
}

/** The measures for the texts of a legend. */
export interface LegendWidths {
  readonly label: WidthOf;
  readonly number: WidthOf;
}

/**
 * Lays out a legend in columns, in the order of the entries from left to right: rows of the kinds
 * `swatch`, `label` and `strong`. A label that is wider than the drawing gets several lines.
 */
export function legendRows(
  entries: readonly LegendEntry[],
  { top, width }: { top: number; width: number },
  widths: LegendWidths,
): { readonly rows: readonly Row[]; readonly height: number } {
  const texts = entries.map(({ label, number = "", colour }) => {
    const behind = number === "" ? 0 : TO_NUMBER + widths.number(number);
    const room = Math.max(SWATCH, width - SWATCH - TO_TEXT - behind);
    const short = withShortWords(label, room, widths.label);
    const lines = shortened(inLines(short, room, widths.label), room, widths.label);
    const wide = widestOf([lines], widths.label).width;
    return { lines, wide, number, colour, width: SWATCH + TO_TEXT + wide + behind };
  });
  const oneLine = texts.reduce((sum, text) => sum + text.width + BETWEEN_COLUMNS, 0);
  const widest = Math.max(...texts.map((text) => text.width));
  const columns = Math.max(1, Math.floor((width + BETWEEN_COLUMNS) / (widest + BETWEEN_COLUMNS)));
  const isOneLine = oneLine - BETWEEN_COLUMNS <= width;
  let [x, y, height] = [0, top, 0];
  const rows = texts.flatMap(({ lines, wide, number, colour, width: own }, index): Row[] => {
    if (index > 0 && !isOneLine) {
      if (index % columns === 0) [x, y, height] = [0, y + height, 0];
      else x += widest + BETWEEN_COLUMNS;
    }
    const middle = y + LINE / 2;
    const last = middle + TEXT_LINE * (lineCount(lines) - 1);
    height = Math.max(height, LINE + last - middle);
    const text = x + SWATCH + TO_TEXT;
    const swatch = { x, x2: x + SWATCH, y: middle - SWATCH / 2, y2: middle + SWATCH / 2 };
    if (isOneLine) x += own + BETWEEN_COLUMNS;
    return [
      markRow("swatch", { ...colour, ...swatch }),
      markRow("label", { x: text, y: middle, text: lines }),
      ...(number === ""
        ? []
        : [markRow("strong", { x: text + wide + TO_NUMBER, y: last, text: number })]),
    ];
  });
  return { rows, height: y + height - top };
}
