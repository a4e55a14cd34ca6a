import type { Spec as VegaSpec } from "vega";

import type { Datum } from "../model/report-model.ts";
import type { MeasureText } from "./text-width.ts";

/**
 * Labels were broken into lines by counting characters, before anyone knew the font. Here they are
 * measured. A spec asks for it with a param: `labelRoom` is the room for `category` before the bars
 * begin and `nameGap` the way from the middle of `text` to the name of its line; both grow with the
 * widest. `tileRoom` is the width that `label` may have; a wider one breaks behind its hyphens.
 * `edgePadding` is the room beside the outer points for their `period`, in steps between points.
 * `longestBar` leaves room for the `number` behind it. `lineRoom` is the width that a line of `label`
 * may have; a wider one is cut short, where the whole text stands elsewhere. Font sizes and widths
 * are in pixels.
 */
const LABEL = { param: "labelRoom", field: "category", fontSize: 13, isBold: false } as const;
const NAME = { param: "nameGap", field: "text", fontSize: 13, isBold: true } as const;
const TILE = { param: "tileRoom", field: "label", fontSize: 12, isBold: false } as const;
const EDGE = { param: "edgePadding", field: "period", fontSize: 11.5, isBold: false } as const;
const NUMBER = { param: "longestBar", field: "number", fontSize: 13, isBold: false } as const;
const LINE = { param: "lineRoom", field: "label", fontSize: 13, isBold: false } as const;

/** The axis of percents takes its widest number and the room around it. */
const PERCENTS = { number: "100%", fontSize: 11.5, around: 9 } as const;

/** Between a label and its bar, and between a number and the name of its line. */
const LABEL_GAP = 8;
const NAME_GAP = 3;

/** Leaves the longest bar long enough to be compared. */
const MOST_LABEL_ROOM = 280;

/** The field of rows that holds a text, and how that is set. */
interface TextLook {
  readonly field: string;
  readonly fontSize: number;
  readonly isBold: boolean;
}

/** A spec with its rows, fitted to each other. */
export interface FittedSpec {
  readonly spec: VegaSpec;
  readonly rows: readonly Datum[];
  /** A text for which there is no room; null where all fit. */
  readonly tooWide: string | null;
}

/** Gives the labels of `rows` the room that they take in the report's font. */
export function fitLabels(
  spec: VegaSpec,
  rows: readonly Datum[],
  measure: MeasureText,
): FittedSpec {
  const label = widestLine(rows, LABEL, measure);
  const name = widestLine(rows, NAME, measure);
  const { spec: withRoom, value: room } = grown(
    spec,
    LABEL.param,
    Math.ceil(label.width + LABEL_GAP),
  );
  const { spec: withGap } = grown(withRoom, NAME.param, Math.ceil(name.width / 2 + NAME_GAP));
  const { spec: withEdge } = grown(withGap, EDGE.param, edgePadding(spec, rows, measure));
  const fitted = withShorterBars(withEdge, rows, measure);
  if (room > MOST_LABEL_ROOM) return { spec: fitted, rows, tooWide: label.text };
  return withBrokenTiles(fitted, withShortLines(spec, rows, measure), measure);
}

function withShortLines(
  spec: VegaSpec,
  rows: readonly Datum[],
  measure: MeasureText,
): readonly Datum[] {
  const room = paramOf(spec, LINE.param);
  if (room === null) return rows;
  return rows.map((row) => shortened(row, { ...LINE, room }, measure));
}

/** The row with the lines of a field cut short where they are wider than `room`. */
export function shortened(
  row: Datum,
  { field, fontSize, isBold, room }: TextLook & { readonly room: number },
  measure: MeasureText,
): Datum {
  const label = row[field];
  if (typeof label !== "string") return row;
  const fits = (line: string): boolean => measure(line, fontSize, isBold) <= room;
  const inRoom = (line: string): string => {
    if (fits(line)) return line;
    let length = line.length;
    while (length > 0 && !fits(`${line.slice(0, length)}…`)) length -= 1;
    return `${line.slice(0, length).trimEnd()}…`;
  };
  return { ...row, [field]: label.split("\n").map(inRoom).join("\n") };
}

function withBrokenTiles(spec: VegaSpec, rows: readonly Datum[], measure: MeasureText): FittedSpec {
  const room = paramOf(spec, TILE.param);
  if (room === null) return { spec, rows, tooWide: null };
  const broken = rows.map((row) =>
    widestLine([row], TILE, measure).width > room ? brokenBehindHyphens(row) : row,
  );
  const widest = widestLine(broken, TILE, measure);
  return { spec, rows: broken, tooWide: widest.width > room ? widest.text : null };
}

function withShorterBars(spec: VegaSpec, rows: readonly Datum[], measure: MeasureText): VegaSpec {
  const given = paramOf(spec, NUMBER.param);
  if (given === null || typeof spec.width !== "number") return spec;
  const room = spec.width - Math.ceil(widestLine(rows, NUMBER, measure).width + LABEL_GAP);
  return withParam(spec, NUMBER.param, Math.min(given, room));
}

/** The padding at which half the widest period fits beside the outer points of `rows`. */
function edgePadding({ width }: VegaSpec, rows: readonly Datum[], measure: MeasureText): number {
  const half = widestLine(rows, EDGE, measure).width / 2;
  const axis = measure(PERCENTS.number, PERCENTS.fontSize, false) + PERCENTS.around;
  const steps = new Set(rows.map((row) => row[EDGE.field])).size - 1;
  // Two paddings and the steps between the points share what the axis leaves.
  return typeof width === "number" ? (half * steps) / (width - axis - 2 * half) : 0;
}

/** The value of a param of a spec; null where it has no such param. */
export function paramOf({ signals = [] }: VegaSpec, param: string): number | null {
  const signal = signals.find(({ name }) => name === param);
  return signal !== undefined && "value" in signal ? Number(signal.value) : null;
}

/** The spec with a param of at least `least`, and that param; 0 where it has no such param. */
export function grown(
  spec: VegaSpec,
  param: string,
  least: number,
): { readonly spec: VegaSpec; readonly value: number } {
  const given = paramOf(spec, param);
  if (given === null) return { spec, value: 0 };
  const value = Math.max(given, least);
  return { spec: withParam(spec, param, value), value };
}

function withParam(spec: VegaSpec, param: string, value: number): VegaSpec {
  const others = (spec.signals ?? []).filter(({ name }) => name !== param);
  return { ...spec, signals: [...others, { name: param, value }] };
}

/** The widest line of the texts in `rows`. */
export function widestLine(
  rows: readonly Datum[],
  { field, fontSize, isBold }: TextLook,
  measure: MeasureText,
): { readonly text: string; readonly width: number } {
  const lines = rows.flatMap((row) => String(row[field] ?? "").split("\n"));
  return lines
    .map((text) => ({ text, width: measure(text, fontSize, isBold) }))
    .reduce((widest, line) => (line.width > widest.width ? line : widest), { text: "", width: 0 });
}

function brokenBehindHyphens(row: Datum): Datum {
  return { ...row, [TILE.field]: String(row[TILE.field]).replaceAll(/-(?=\S)/g, "-\n") };
}
