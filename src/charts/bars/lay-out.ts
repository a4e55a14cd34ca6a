import { plainText } from "../../model/text.ts";
import {
  inLines,
  lineCount,
  NARROW,
  numberOf,
  shortened,
  widestOf,
  widthIn,
  type LayOut,
  type Row,
} from "../lay-out.ts";

const FONT_SIZE = 13;

/** Between a label or a number and its bar, and from the longest bar to the edge. */
const GAP = 8;
const LEAST_BEHIND = 64;

/** Beside the bars: how wide labels may be before they break, and where they leave the bars too little. */
const LABEL_ROOM = 200;
const LATEST_START = 280;
const LEAST_BAR = 20;

/** The height of a bar and of a line of a label, and the room between two of them. */
const BAR = 15;
const IN_GROUP = 1.5;
const BETWEEN_GROUPS = 8;
const TEXT_LINE = 14.5;
const BETWEEN_LABELS = 5;

/** The same where labels stand above their bars, as a narrow screen has no room beside them. */
const NARROW_BAR = 14;
const NARROW_STEP = 17;
const NARROW_LINE = 15;
const NARROW_ROOM = 9;
const NARROW_LONGEST = 230;

const ROLES = ["main", "second"] as const;

/** A label with the bars that belong to it, from the top down. */
interface Group {
  readonly label: string;
  readonly bars: readonly {
    readonly value: number | null;
    readonly number: string;
    readonly role: string;
  }[];
}

/** Bars in the order of the categories; those of several series stand below each other. */
export const layOutBars: LayOut = ({ categories, series }, width, measure) => {
  const widthOf = widthIn(measure, FONT_SIZE);
  const groups = categories.map(({ label, role }, index): Group => {
    return {
      label: plainText(label),
      bars: series.map(({ name, values }, place) => {
        const word = index === 0 && series.length > 1 ? plainText(name) : "";
        const value = values[index] ?? null;
        return {
          // A series that lacks a category counts nothing there.
          value: value === null ? 0 : value.value,
          number: value === null ? `0${word === "" ? "" : ` ${word}`}` : numberOf(value, word),
          role: role === "unknown" ? "unknown" : (ROLES[place] ?? "past"),
        };
      }),
    };
  });
  const numbers = groups.flatMap(({ bars }) => bars.map(({ number }) => number));
  const behind = Math.ceil(widestOf(numbers, widthOf).width) + GAP;
  const nothing = { width, tooWide: null };
  if (width < NARROW) {
    const longest = Math.min(NARROW_LONGEST, width - behind);
    const lines = groups.map(({ label }) =>
      shortened(inLines(label, width, widthOf), width, widthOf),
    );
    return { ...nothing, ...below(groups, lines), params: { start: 0, longest } };
  }
  const lines = groups.map(({ label }) => inLines(label, LABEL_ROOM, widthOf));
  const widest = widestOf(lines, widthOf);
  const start = Math.max(LABEL_ROOM, Math.ceil(widest.width)) + GAP;
  const longest = Math.max(start + LEAST_BAR, width - Math.max(LEAST_BEHIND, behind));
  const tooWide = start > LATEST_START ? widest.text : null;
  return { ...nothing, ...beside(groups, lines), params: { start, longest }, tooWide };
};

/**
 * Labels beside the middle of their bars, all groups as far apart: labels of more lines need room
 * from their neighbours, and from the edges of the drawing.
 */
function beside(groups: readonly Group[], lines: readonly string[]) {
  const heights = lines.map((label) => TEXT_LINE * lineCount(label));
  const between = heights
    .slice(1)
    .map((height, index) => (height + (heights[index] ?? 0)) / 2 + BETWEEN_LABELS);
  const count = groups[0]?.bars.length ?? 1;
  const bars = count * BAR + (count - 1) * IN_GROUP;
  const ends = [heights[0] ?? 0, heights.at(-1) ?? 0];
  const step = Math.ceil(Math.max(bars + BETWEEN_GROUPS, ...between, ...ends));
  const rows = groups.flatMap((group, index) => {
    const middle = step * (index + 0.5);
    const top = (place: number): number => middle - bars / 2 + place * (BAR + IN_GROUP);
    return rowsOf(group, lines[index] ?? "", middle, (place) => [top(place), top(place) + BAR]);
  });
  return { height: step * groups.length, rows };
}

function below(groups: readonly Group[], lines: readonly string[]) {
  let top = 0;
  const rows = groups.flatMap((group, index) => {
    const label = lines[index] ?? "";
    const labelHeight = NARROW_LINE * lineCount(label);
    const labelY = top + labelHeight / 2;
    const first = top + labelHeight + 2;
    top = first + NARROW_STEP * group.bars.length + NARROW_ROOM;
    const at = (place: number): number => first + NARROW_STEP * place;
    return rowsOf(group, label, labelY, (place) => [at(place), at(place) + NARROW_BAR]);
  });
  return { height: Math.ceil(top - NARROW_ROOM), rows };
}

/** A row for each bar of a group; the first bears the label. */
function rowsOf(
  { bars }: Group,
  label: string,
  labelY: number,
  placeOf: (place: number) => readonly [number, number],
): readonly Row[] {
  return bars.map(({ value, number, role }, place): Row => {
    const [y, y2] = placeOf(place);
    return { label: place === 0 ? label : "", labelY, y, y2, value, number, role };
  });
}
