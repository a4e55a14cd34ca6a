import type { ChartBlock } from "../../model/blocks.ts";
import { plainText } from "../../model/text.ts";
import {
  inLines,
  type LayOut,
  legendRows,
  lineCount,
  markRow,
  NARROW,
  numberOf,
  type Row,
  shortened,
  widestOf,
  widthIn,
  withShortWords,
} from "../lay-out.ts";

const FONT_SIZE = 13;

/** The space between labels and lines, and from the middle of a point to its number. */
const GAP = 10;
const TO_NUMBER = 9;

/** The radius of an open point. */
const RING = 5;

/** The fraction of the width that labels may take beside their lines. */
const LABEL_SHARE = 0.45;

/**
 * The heights of a line of text and of a row of points, and the space between two rows, in pixels.
 */
const TEXT_LINE = 15;
const ROW = 18;
const BETWEEN_ROWS = 7;
const BELOW_LEGEND = 8;

/** With less room for the lines, values that are not shown are listed below them. */
const LEAST_PLOT = 90;

/** The first series is the former or requested value, the second is the subject of the chart. */
const POINTS = [
  { kind: "ring", number: "label", role: "past" },
  { kind: "dot", number: "strong", role: "main" },
] as const;

interface Point {
  readonly value: number | null;
  readonly number: string;
}

/** A category with its points, and the text for values that are not shown. */
interface Pair {
  readonly label: string;
  readonly points: readonly Point[];
  readonly hidden: string;
}

/**
 * Lays out two points for each category with a line between them. Each has its number on the outer
 * side.
 */
export const layOutPairs: LayOut = (chart, width, measure) => {
  const label = widthIn(measure, FONT_SIZE);
  const number = widthIn(measure, FONT_SIZE, true);
  const pairs = pairsOf(chart);
  const shown = pairs.flatMap(({ points }) => sidesOf(points));
  const roomAt = (isLeft: boolean): number => {
    const numbers = shown.filter((point) => point.isLeft === isLeft).map((point) => point.number);
    return TO_NUMBER + Math.ceil(widestOf(numbers, number).width);
  };
  const [before, after] = [roomAt(true), roomAt(false)];
  const linesIn = (room: number): readonly string[] =>
    pairs.map((pair) => {
      const short = withShortWords(pair.label, room, label);
      return shortened(inLines(short, room, label), room, label);
    });
  const besideRoom = Math.floor(width * LABEL_SHARE);
  const besideStart = Math.ceil(widestOf(linesIn(besideRoom), label).width) + GAP;
  const isNarrow = width < NARROW || width - besideStart - before - after < LEAST_PLOT;
  const labels = linesIn(isNarrow ? width : besideRoom);
  const start = isNarrow ? 0 : besideStart;
  const widestHidden = widestOf(
    pairs.map((pair) => pair.hidden),
    label,
  ).width;
  const behind = widestHidden === 0 ? 0 : GAP + widestHidden;
  const isBelow = width - start - before - after - behind < LEAST_PLOT;
  const from = start + before;
  const to = Math.max(from, width - after - (isBelow ? 0 : behind));
  const most = Math.max(1, ...shown.map(({ value }) => value ?? 0));
  const at = (value: number): number => from + (value / most) * (to - from);

  const names = POINTS.flatMap(({ role }, index) => {
    const name = chart.series[index]?.name;
    return name === undefined ? [] : [{ label: plainText(name), colour: { role } }];
  });
  const legend = legendRows(names, { top: 0, width }, { label, number });
  let top = legend.height + BELOW_LEGEND;
  const rows = pairs.flatMap((pair, index): readonly Row[] => {
    const text = labels[index] ?? "";
    const lines = TEXT_LINE * lineCount(text);
    const height = isNarrow ? ROW : Math.max(ROW, lines);
    const y = top + (isNarrow ? lines : 0) + height / 2;
    const labelTop = isNarrow ? top : y - lines / 2;
    const hasPoint = pair.points.some(({ value }) => value !== null);
    const below = isBelow && hasPoint && pair.hidden !== "";
    const room = width - start;
    const hidden = shortened(below ? inLines(pair.hidden, room, label) : pair.hidden, room, label);
    const hiddenY = below ? y + height / 2 + TEXT_LINE / 2 : y;
    top = y + height / 2 + (below ? TEXT_LINE * lineCount(hidden) : 0) + BETWEEN_ROWS;
    return [
      markRow("label", { x: 0, y: labelTop + TEXT_LINE / 2, text }),
      ...marksOf(pair.points, at, y),
      ...(hidden === ""
        ? []
        : below || !hasPoint
          ? [markRow("quiet", { x: start, y: hiddenY, text: hidden })]
          : [markRow("quiet", { x: width, y: hiddenY, text: hidden, align: "right" })]),
    ];
  });
  return {
    width,
    height: Math.ceil(top - BETWEEN_ROWS),
    rows: [...legend.rows, ...rows],
    params: {},
    tooWide: null,
  };
};

function pairsOf({ categories, series }: ChartBlock): readonly Pair[] {
  return categories.map((category, index) => {
    const values = series.slice(0, POINTS.length).map((one) => {
      const value = one.values[index] ?? null;
      // A series without a value for a category counts nothing there.
      if (value === null) return { value: 0, number: "0", hidden: "" };
      const hidden = value.value === null ? `${plainText(one.name)}: ${numberOf(value)}` : "";
      return { value: value.value, number: numberOf(value), hidden };
    });
    return {
      label: plainText(category.label),
      points: values,
      hidden: values.flatMap(({ hidden }) => (hidden === "" ? [] : [hidden])).join(", "),
    };
  });
}

/** The points that are shown, each with the side of its number: the outer one. */
function sidesOf(points: readonly Point[]) {
  const placed = points.flatMap(({ value, number }, index) => {
    const look = POINTS[index];
    return value === null || look === undefined ? [] : [{ value, number, look }];
  });
  return placed.map((point, index) => {
    const other = placed[1 - index];
    // A single point has its number on its right.
    const isLeft =
      other !== undefined && (index === 0 ? point.value <= other.value : point.value < other.value);
    return { ...point, isLeft };
  });
}

/** The line between two points, the points and their numbers. */
function marksOf(points: readonly Point[], at: (value: number) => number, y: number): Row[] {
  const placed = sidesOf(points);
  const [first, second] = placed;
  const gap = at(second?.value ?? 0) - at(first?.value ?? 0);
  const edge = at(first?.value ?? 0) + Math.sign(gap) * RING;
  return [
    ...(second === undefined || Math.abs(gap) <= RING
      ? []
      : [markRow("rule", { x: edge, x2: at(second.value), y })]),
    ...placed.map(({ value, look }) => markRow(look.kind, { x: at(value), y, role: look.role })),
    ...placed.map(({ value, number, look, isLeft }) => {
      const x = at(value) + (isLeft ? -TO_NUMBER : TO_NUMBER);
      return markRow(look.number, { x, y, text: number, align: isLeft ? "right" : "left" });
    }),
  ];
}
