import type { ChartBlock } from "../../model/blocks.ts";
import { plainText } from "../../model/text.ts";
import {
  inLines,
  type LayOut,
  legendRows,
  type LegendWidths,
  lineCount,
  markRow,
  numberOf,
  type Row,
  widestOf,
  widthIn,
  withShortWords,
} from "../lay-out.ts";

const FONT_SIZE = 13;

/** The heights of a bar and a line of text, and the gap between two parts, in pixels. */
const BAR = 30;
const GAP = 1.5;
const TEXT_LINE = 15;

/** The spaces around a name, a bracket and a legend, and between two bars. */
const BELOW_NAME = 5;
const BRACKET = 6;
const TO_BRACKET = 3;
const TO_LEGEND = 8;
const BETWEEN_BARS = 14;

/** The least space on both sides of a number in its part. */
const INSET = 4;

/** The space between a name and its number within a part. */
const TO_NUMBER = 5;
const NAME_INSET = 8;

/**
 * The colours of the parts, in order, without the second colour, which has its own meaning. Each
 * has the kind of text mark that is readable on it.
 */
const FIRST = [
  { role: "main", shade: 0, inside: "on-dark" },
  { role: "past", shade: 0, inside: "on-light" },
] as const;
/** The shade of the third part if more follow. The last part has none. */
const DARKEST = 0.7;
const UNKNOWN = { role: "unknown", shade: 0, inside: null } as const;
interface Colour {
  readonly role: string;
  readonly shade: number;
  readonly inside: "on-dark" | "on-light" | null;
}

/** The colour of a known part. */
function colourOf(place: number, count: number): Colour {
  const shades = count - FIRST.length;
  const left = shades <= 1 ? 0.5 : (count - 1 - place) / (shades - 1);
  return FIRST[place] ?? { role: "shade", shade: DARKEST * left, inside: "on-light" };
}

/** A part of a bar, with its place. */
interface Part {
  readonly index: number;
  readonly label: string;
  readonly value: number;
  readonly number: string;
  readonly colour: Colour;
  readonly x: number;
  readonly x2: number;
}

/**
 * Lays out bars of equal length below each other, each with its parts side by side. Names that do
 * not fit in their parts go into a legend below.
 */
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
    const inLegend = parts.filter((part) => !isNamedInside(part, widths));
    const legend =
      inLegend.length === 0
        ? { rows: [], height: -TO_LEGEND }
        : legendRows(
            inLegend.map(({ label: text, number, colour: { role, shade } }) => {
              return { label: text, number, colour: { role, shade } };
            }),
            { top: y + BAR + TO_LEGEND, width },
            widths,
          );
    top = y + BAR + TO_LEGEND + legend.height + BETWEEN_BARS;
    return [
      ...names,
      ...brackets.rows,
      ...parts.flatMap((part): Row[] => {
        const { value, x, x2, colour } = part;
        if (value === 0) return [];
        const { role, shade } = colour;
        return [
          markRow("part", { x, x2, y, y2: y + BAR, role, shade }),
          ...textsInside(part, y + BAR / 2, widths),
        ];
      }),
      ...legend.rows,
    ];
  });
  return { width, height: Math.ceil(top - BETWEEN_BARS), rows, params: {}, tooWide: null };
};

/** Returns true if a part has room for its name beside its number. */
function isNamedInside({ value, label, number, x, x2, colour }: Part, widths: LegendWidths) {
  const width = widths.label(label) + TO_NUMBER + widths.number(number);
  return value > 0 && colour.inside !== null && width + 2 * NAME_INSET <= x2 - x;
}

/** The name of a part and its number, or only the number, or nothing: as much as fits. */
function textsInside(part: Part, y: number, widths: LegendWidths): readonly Row[] {
  const { label, number, x, x2, colour } = part;
  const { inside } = colour;
  const middle = (x + x2) / 2;
  const [name, digits] = [widths.label(label), widths.number(number)];
  if (inside === null || digits + 2 * INSET > x2 - x) return [];
  if (!isNamedInside(part, widths)) return [markRow(inside, { x: middle, y, text: number })];
  const half = TO_NUMBER / 2;
  return [
    markRow(`name-${inside}`, { x: middle - digits / 2 - half, y, text: label }),
    markRow(inside, { x: middle + name / 2 + half, y, text: number }),
  ];
}

/** The bars, in the order of the categories. */
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
    const count = inBar.filter(({ category }) => category.role !== "unknown").length;
    let [x, known] = [0, 0];
    const parts = inBar.map(({ category, index, value }): Part => {
      const isUnknown = category.role === "unknown";
      const colour = isUnknown ? UNKNOWN : colourOf(known, count);
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

/** Lays out brackets over parts of a bar, each with its text above it. */
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
