import type { ChartBlock } from "../../model/chart.ts";
import { plainText } from "../../model/text.ts";
import {
  inLines,
  lineCount,
  markRow,
  NARROW,
  numberOf,
  shortened,
  widestOf,
  widthIn,
  withShortWords,
  type LayOut,
  type Row,
} from "../lay-out.ts";
import { legendRows } from "../legend.ts";

const FONT_SIZE = 13;

/** Between labels and lines, and from the middle of a point to its number. */
const GAP = 10;
const TO_NUMBER = 9;

/** From the middle of an open point to its edge. */
const RING = 5;

/** How much of the width labels may take beside their lines. */
const LABEL_SHARE = 0.45;

/** Pixels of a line of text, of a row of points, and between two rows. */
const TEXT_LINE = 15;
const ROW = 18;
const BETWEEN_ROWS = 7;
const BELOW_LEGEND = 8;

/** With less room for the lines, what is not shown stands below them. */
const LEAST_PLOT = 90;

/** The first series is what was before or asked for, the second what the chart is about. */
const POINTS = [
  { kind: "ring", number: "label", role: "past" },
  { kind: "dot", number: "strong", role: "main" },
] as const;

interface Point {
  readonly value: number | null;
  readonly number: string;
}

/** A category with its points, and what is said of those that have none. */
interface Pair {
  readonly label: string;
  readonly points: readonly Point[];
  readonly hidden: string;
}

/** Two points for each category with a line between them, each with its number on the outer side. */
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
    const said = shortened(below ? inLines(pair.hidden, room, label) : pair.hidden, room, label);
    const saidY = below ? y + height / 2 + TEXT_LINE / 2 : y;
    top = y + height / 2 + (below ? TEXT_LINE * lineCount(said) : 0) + BETWEEN_ROWS;
    return [
      markRow("label", { x: 0, y: labelTop + TEXT_LINE / 2, text }),
      ...marksOf(pair.points, at, y),
      ...(said === ""
        ? []
        : below || !hasPoint
          ? [markRow("quiet", { x: start, y: saidY, text: said })]
          : [markRow("quiet", { x: width, y: saidY, text: said, align: "right" })]),
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
    const told = series.slice(0, POINTS.length).map(({ name, values }) => {
      const value = values[index] ?? null;
      // A series that lacks a category counts nothing there.
      if (value === null) return { value: 0, number: "0", hidden: "" };
      const hidden = value.value === null ? `${plainText(name)}: ${numberOf(value)}` : "";
      return { value: value.value, number: numberOf(value), hidden };
    });
    return {
      label: plainText(category.label),
      points: told,
      hidden: told.flatMap(({ hidden }) => (hidden === "" ? [] : [hidden])).join(", "),
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
    // A single point has its number behind it.
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
