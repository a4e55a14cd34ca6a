import type { ChartBlock } from "../../model/chart.ts";
import { plainText } from "../../model/text.ts";
import {
  inLines,
  lineCount,
  markRow,
  numberOf,
  widestOf,
  widthIn,
  withShortWords,
  type LayOut,
  type Row,
} from "../lay-out.ts";
import { legendRows, type LegendWidths } from "../legend.ts";

const FONT_SIZE = 13;

/** Pixels of a bar, of the page's colour between two parts, and of a line of text. */
const BAR = 30;
const GAP = 1.5;
const TEXT_LINE = 15;

/** Around a name, a bracket, a legend, and between two bars. */
const BELOW_NAME = 5;
const BRACKET = 6;
const TO_BRACKET = 3;
const TO_LEGEND = 8;
const BETWEEN_BARS = 14;

/** The least room at both sides of a number in its part. */
const INSET = 4;

/** The colours of the parts in their order; on those that can bear text, the kind of its mark. */
const COLOURS = [
  { role: "main", shade: 0, inside: "on-dark" },
  { role: "past", shade: 0, inside: "on-light" },
  { role: "second", shade: 0, inside: "on-dark" },
  { role: "shade", shade: 0.5, inside: "on-light" },
  { role: "shade", shade: 0, inside: "on-light" },
  { role: "shade", shade: 0.75, inside: "on-light" },
  { role: "shade", shade: 0.25, inside: "on-light" },
] as const;
const UNKNOWN = { role: "unknown", shade: 0, inside: null } as const;
type Colour = (typeof COLOURS)[number] | typeof UNKNOWN;

/** A part of a bar, with where it is drawn. */
interface Part {
  readonly index: number;
  readonly label: string;
  readonly value: number;
  readonly number: string;
  readonly colour: Colour;
  readonly x: number;
  readonly x2: number;
}

/** Bars of one length below each other, each with its parts side by side and a legend below it. */
export const layOutStack: LayOut = (chart, width, measure) => {
  const label = widthIn(measure, FONT_SIZE);
  const widths: LegendWidths = { label, number: widthIn(measure, FONT_SIZE, true) };
  let top = 0;
  const rows = barsOf(chart, width).flatMap(({ name, parts }): readonly Row[] => {
    const lines = name === "" ? "" : inLines(withShortWords(name, width, label), width, label);
    const names =
      name === "" ? [] : [markRow("label", { x: 0, y: top + TEXT_LINE / 2, text: lines })];
    top += name === "" ? 0 : TEXT_LINE * lineCount(lines) + BELOW_NAME;
    const brackets = bracketsOf(chart, parts, { top, width, label });
    const y = brackets.bottom;
    const legend = legendRows(
      parts.map(({ label: text, number, colour: { role, shade } }) => {
        return { label: text, number, colour: { role, shade } };
      }),
      { top: y + BAR + TO_LEGEND, width },
      widths,
    );
    top = y + BAR + TO_LEGEND + legend.height + BETWEEN_BARS;
    return [
      ...names,
      ...brackets.rows,
      ...parts.flatMap(({ value, x, x2, number, colour: { role, shade, inside } }): Row[] => {
        if (value === 0) return [];
        const hasRoom = inside !== null && widths.number(number) + 2 * INSET <= x2 - x;
        return [
          markRow("part", { x, x2, y, y2: y + BAR, role, shade }),
          ...(hasRoom ? [markRow(inside, { x: (x + x2) / 2, y: y + BAR / 2, text: number })] : []),
        ];
      }),
      ...legend.rows,
    ];
  });
  return { width, height: Math.ceil(top - BETWEEN_BARS), rows, params: {}, tooWide: null };
};

/** The bars in the order in which the categories name them. */
function barsOf({ categories, series }: ChartBlock, width: number) {
  const values = series[0]?.values ?? [];
  const named = categories.map((category, index) => {
    const bar = category.bar === undefined ? "" : plainText(category.bar);
    return { category, index, bar, value: values[index] ?? null };
  });
  return [...Map.groupBy(named, ({ bar }) => bar)].map(([name, inBar]) => {
    const sum = inBar.reduce((all, { value }) => all + (value?.value ?? 0), 0);
    const shown = inBar.filter(({ value }) => (value?.value ?? 0) > 0).length;
    const unit = sum === 0 ? 0 : (width - GAP * (shown - 1)) / sum;
    let [x, known] = [0, 0];
    const parts = inBar.map(({ category, index, value }): Part => {
      const isUnknown = category.role === "unknown";
      const colour = isUnknown ? UNKNOWN : (COLOURS[known % COLOURS.length] ?? UNKNOWN);
      if (!isUnknown) known += 1;
      const drawn = value?.value ?? 0;
      const number = value === null ? "0" : numberOf(value);
      const part = { index, label: plainText(category.label), value: drawn, number, colour };
      const begin = x;
      if (drawn > 0) x += drawn * unit + GAP;
      return { ...part, x: begin, x2: begin + drawn * unit };
    });
    return { name, parts };
  });
}

/** Brackets over parts of a bar, each with its text above it. */
function bracketsOf(
  { categories, annotations }: ChartBlock,
  parts: readonly Part[],
  { top, width, label }: { top: number; width: number; label: LegendWidths["label"] },
) {
  let bottom = top;
  const rows = annotations.flatMap(({ code, until = code, text }): readonly Row[] => {
    const first = categories.findIndex((category) => category.code === code);
    const last = categories.findIndex((category) => category.code === until);
    const spanned = parts.filter(
      ({ index, value }) => index >= first && index <= last && first !== -1 && value > 0,
    );
    const [left, right] = [spanned[0]?.x, spanned.at(-1)?.x2];
    if (left === undefined || right === undefined) return [];
    const lines = inLines(withShortWords(plainText(text), width, label), width, label);
    const half = widestOf([lines], label).width / 2;
    const x = Math.min(Math.max((left + right) / 2, half), width - half);
    const textY = bottom + TEXT_LINE / 2;
    const y = bottom + TEXT_LINE * lineCount(lines) + TO_BRACKET;
    bottom = y + BRACKET + TO_BRACKET;
    return [
      markRow("over", { x, y: textY, text: lines }),
      markRow("rule", { x: left, x2: right, y }),
      markRow("rule", { x: left, y, y2: y + BRACKET }),
      markRow("rule", { x: right, y, y2: y + BRACKET }),
    ];
  });
  return { rows, bottom };
}
