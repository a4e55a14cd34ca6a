import { NOT_SHOWN } from "../../language/words.ts";
import type { ChartBlock, ChartValue } from "../../model/blocks.ts";
import { plainText } from "../../model/text.ts";
import {
  inLines,
  type LaidOut,
  type LayOut,
  legendRows,
  lineCount,
  NARROW,
  numberOf,
  partOf,
  type Row,
  shortened,
  widestOf,
  widthIn,
  type WidthOf,
} from "../lay-out.ts";

const FONT_SIZE = 13;

/**
 * The space between a label or a number and its bar, and the least space between the longest bar
 * and the edge.
 */
const GAP = 8;
const LEAST_BEHIND = 64;

/**
 * The width at which labels break, and the largest start of bars that leaves them enough room. Each
 * is a number of pixels, or a fraction of the width if that is larger.
 */
const LABEL_ROOM = { least: 200, part: 0.42 };
const LATEST_START = { least: 280, part: 0.5 };
const LEAST_BAR = 20;

/** The height of a bar and of a line of a label, and the space between two of them. */
const BAR = 14;
const IN_GROUP = 1.5;
const BETWEEN_GROUPS = 6;
const TEXT_LINE = 14.5;
const BETWEEN_LABELS = 4;

/**
 * The same sizes for labels above their bars, because a narrow screen has no room beside them.
 */
const NARROW_BAR = 14;
const NARROW_STEP = 17;
const NARROW_LINE = 15;
const NARROW_ROOM = 7;
const NARROW_LONGEST = { least: 230, part: 0.69 };

const BELOW_LEGEND = 8;

const ROLES = ["main", "second"] as const;

interface Bar {
  readonly value: number | null;
  /** The size of the highlighted part at the end of the value. 0 if there is none. */
  readonly part: number;
  readonly number: string;
  /** The text after the number, in quiet letters. */
  readonly more: string;
  readonly role: string;
}

/** A label with its bars, from top to bottom. */
interface Group {
  readonly label: string;
  readonly bars: readonly Bar[];
}

/**
 * Lays out bars in the order of the categories. The bars of several series are below each other. A
 * series that is a part of the first is highlighted within the bars of the first.
 */
export const layOutBars: LayOut = (chart, width, measure) => {
  const widthOf = widthIn(measure, FONT_SIZE);
  const groups = groupsOf(chart);
  const bars = groups.flatMap((group) => group.bars);
  const peak = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  /** The longest possible bar in `room` pixels that leaves each bar room for its number. */
  const lengthIn = (room: number): number =>
    Math.min(
      ...bars.map(({ value, number, more }) => {
        const left = room - Math.ceil(widthOf(`${number} ${more}`.trimEnd())) - GAP;
        return (left * peak) / Math.max(1, value ?? 0);
      }),
    );
  const legend = legendOf(chart, width, widthOf);
  const top = legend.height;
  const all = ({ rows, height }: Pick<LaidOut, "rows" | "height">) => {
    return { width, height, rows: [...legend.rows, ...rows] };
  };
  if (width < NARROW) {
    const longest = Math.min(ofWidth(NARROW_LONGEST, width), lengthIn(width));
    const lines = groups.map(({ label }) =>
      shortened(inLines(label, width, widthOf), width, widthOf),
    );
    const drawn = all(below(groups, lines, top, widthOf));
    return { ...drawn, params: { start: 0, longest }, tooWide: null };
  }
  const lines = groups.map(({ label }) => inLines(label, ofWidth(LABEL_ROOM, width), widthOf));
  const widest = widestOf(lines, widthOf);
  const start = Math.ceil(widest.width) + GAP;
  const longest =
    start + Math.max(LEAST_BAR, Math.min(width - start - LEAST_BEHIND, lengthIn(width - start)));
  const tooWide = start > ofWidth(LATEST_START, width) ? widest.text : null;
  return { ...all(beside(groups, lines, top, widthOf)), params: { start, longest }, tooWide };
};

function ofWidth({ least, part }: typeof LABEL_ROOM, width: number): number {
  return Math.max(least, part * width);
}

function groupsOf({ categories, series }: ChartBlock): readonly Group[] {
  const shown = series.filter(({ isPart }, index) => index === 0 || isPart !== true);
  const part = partOf(series);
  return categories.map(({ label, role }, index): Group => {
    return {
      label: plainText(label),
      bars: shown.map(({ name, values }, place): Bar => {
        const word = index === 0 && shown.length > 1 ? plainText(name) : "";
        const value = values[index] ?? null;
        // A series without a value for a category counts nothing there.
        const drawn = value === null ? 0 : value.value;
        const number = value === null ? `0${word === "" ? "" : ` ${word}`}` : numberOf(value, word);
        const colour = ROLES[place] ?? "past";
        const bar = { value: drawn, number, role: role === "unknown" ? "unknown" : colour };
        if (part === undefined || place > 0) return { ...bar, part: 0, more: "" };
        const of = part.values[index] ?? null;
        // A hidden part of a total adds nothing to the total.
        const isShown = of !== null && of.value !== null && of.value !== 0;
        return {
          ...bar,
          role: role === "unknown" || isHidden(of) ? "unknown" : "past",
          part: Math.min(of?.value ?? 0, drawn ?? 0),
          number: isShown ? `${number},` : number,
          more: isShown ? `waarvan ${numberOf(of)}` : "",
        };
      }),
    };
  });
}

/** Returns true for a part that exists but must not be shown. */
function isHidden(of: ChartValue | null): boolean {
  return of !== null && of.value === null;
}

/** The legend for the colours of a bar and its part. Empty if there is no part. */
function legendOf({ series }: ChartBlock, width: number, widthOf: WidthOf) {
  const part = partOf(series);
  if (part === undefined) return { rows: [], height: 0 };
  const isShown = (_: unknown, index: number): boolean =>
    (series[0]?.values[index]?.value ?? null) !== null;
  const hides = part.values.filter(isShown).some(isHidden);
  const name = plainText(part.name);
  const legend = legendRows(
    [
      { label: EARLIER, colour: { role: "past" } },
      { label: name, colour: { role: "main" } },
      ...(hides ? [{ label: `${name} ${NOT_SHOWN}`, colour: { role: "unknown" } }] : []),
    ],
    { top: 0, width },
    { label: widthOf, number: widthOf },
  );
  return {
    rows: legend.rows.map((row): Row => {
      const { kind = null, x = 0, x2 = 0, y = 0, y2 = 0, text = "", role = "past" } = row;
      return { ...NO_BAR, kind, x, x2, label: text, labelY: y, y, y2, role };
    }),
    height: legend.height + BELOW_LEGEND,
  };
}

/** The label for the rest of a bar with a part. The name of the series means both together. */
const EARLIER = "eerder";

/** The fields that a row of another mark leaves empty. */
const NO_BAR = { from: 0, value: null, number: "", more: "", moreX: 0 } as const;

/**
 * Puts labels beside the middle of their bars. A label with several lines keeps a distance from its
 * neighbours and from the edges. The other groups are as close together as their bars allow.
 */
function beside(
  groups: readonly Group[],
  lines: readonly string[],
  from: number,
  widthOf: WidthOf,
) {
  const count = groups[0]?.bars.length ?? 1;
  const bars = count * BAR + (count - 1) * IN_GROUP;
  const least = bars + BETWEEN_GROUPS;
  const heights = lines.map((label) => TEXT_LINE * lineCount(label));
  const toEdge = (height = 0): number => Math.ceil(Math.max(least, height) / 2);
  let middle = from + toEdge(heights[0]);
  const rows = groups.flatMap((group, index) => {
    const height = heights[index] ?? 0;
    const between = (height + (heights[index - 1] ?? 0)) / 2 + BETWEEN_LABELS;
    if (index > 0) middle += Math.ceil(Math.max(least, between));
    const first = middle - bars / 2;
    const top = (place: number): number => first + place * (BAR + IN_GROUP);
    const at = (place: number) => [top(place), top(place) + BAR] as const;
    return rowsOf(group, { label: lines[index] ?? "", labelY: middle }, at, widthOf);
  });
  return { height: middle + toEdge(heights.at(-1)), rows };
}

/** Puts each label above its bars. */
function below(groups: readonly Group[], lines: readonly string[], from: number, widthOf: WidthOf) {
  let top = from;
  const rows = groups.flatMap((group, index) => {
    const label = lines[index] ?? "";
    const labelHeight = NARROW_LINE * lineCount(label);
    const labelY = top + labelHeight / 2;
    const first = top + labelHeight + 2;
    top = first + NARROW_STEP * group.bars.length + NARROW_ROOM;
    const at = (place: number): number => first + NARROW_STEP * place;
    const placeOf = (place: number) => [at(place), at(place) + NARROW_BAR] as const;
    return rowsOf(group, { label, labelY }, placeOf, widthOf);
  });
  return { height: Math.ceil(top - NARROW_ROOM), rows };
}

/**
 * A row for each bar of a group, or two if it has a highlighted part. The first row has the label.
 */
function rowsOf(
  { bars }: Group,
  { label, labelY }: { readonly label: string; readonly labelY: number },
  placeOf: (place: number) => readonly [number, number],
  widthOf: WidthOf,
): readonly Row[] {
  return bars.flatMap(({ value, part, number, more, role }, place): readonly Row[] => {
    const [y, y2] = placeOf(place);
    const at = { kind: "bar", x: 0, x2: 0, labelY, y, y2 };
    const end = { value, number, more, moreX: more === "" ? 0 : widthOf(`${number} `) };
    const name = place === 0 ? label : "";
    if (value === null || part === 0) return [{ ...at, ...end, label: name, from: 0, role }];
    const before = value - part;
    return [
      { ...at, ...NO_BAR, label: name, value: before, role },
      { ...at, ...end, label: "", from: before, role: "main" },
    ];
  });
}
