import type { ChartBlock, ChartValue } from "../model/chart.ts";
import { plainText } from "../model/text.ts";
import type { MeasureText } from "./text-width.ts";

/** Drawings narrower than this, in pixels, are for a telephone. */
export const NARROW = 400;

/** The fields from which a spec draws one mark. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/**
 * A chart after layout: everything that its spec draws, in pixels from the left and from the top.
 */
export interface LaidOut {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly Row[];
  /** The params of the spec. */
  readonly params: Readonly<Record<string, number>>;
  /** A text that is too wide for any print. Null if all texts fit. */
  readonly tooWide: string | null;
}

/** Lays out a chart of a kind for a width in pixels, with text widths from `measure`. */
export type LayOut = (chart: ChartBlock, width: number, measure: MeasureText) => LaidOut;

/** The width of a text in pixels, in one font and size. */
export type WidthOf = (text: string) => number;

/** Returns the measure for one font and size. */
export function widthIn(measure: MeasureText, fontSize: number, isBold = false): WidthOf {
  return (text) => measure(text, fontSize, isBold);
}

/** The widest line in texts, with its width. Lines end at "\n". */
export function widestOf(texts: readonly string[], widthOf: WidthOf) {
  return texts
    .flatMap((text) => text.split("\n"))
    .map((text) => ({ text, width: widthOf(text) }))
    .reduce((widest, line) => (line.width > widest.width ? line : widest), { text: "", width: 0 });
}

/** The number of lines in a text. */
export function lineCount(text: string): number {
  return text.split("\n").length;
}

/**
 * Breaks a text between words into lines of about equal length, at most `room` pixels wide. A wider
 * word gets its own line.
 */
export function inLines(text: string, room: number, widthOf: WidthOf): string {
  const lines = linesWithin(text, room, widthOf);
  let [least, most] = [0, room];
  // Keep the number of lines, and make them about equally long.
  while (lines.length > 1 && most - least > 1) {
    const middle = (least + most) / 2;
    if (linesWithin(text, middle, widthOf).length > lines.length) least = middle;
    else most = middle;
  }
  return (lines.length > 1 ? linesWithin(text, most, widthOf) : lines).join("\n");
}

/** Breaks a text between its words into lines, each as long as `room` allows. */
export function linesWithin(text: string, room: number, widthOf: WidthOf): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= room) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}

/** Breaks each word that is wider than `room` into pieces, with a space between them. */
export function withShortWords(text: string, room: number, widthOf: WidthOf): string {
  const words = text.split(" ").flatMap((word) => {
    const pieces: string[] = [];
    for (let rest = word; rest !== "";) {
      let length = rest.length;
      while (length > 1 && widthOf(rest.slice(0, length)) > room) length -= 1;
      pieces.push(rest.slice(0, length));
      rest = rest.slice(length);
    }
    return pieces;
  });
  return words.join(" ");
}

/** Cuts each line of a text short that is wider than `room`. */
export function shortened(text: string, room: number, widthOf: WidthOf): string {
  const inRoom = (line: string): string => {
    if (widthOf(line) <= room) return line;
    let length = line.length;
    while (length > 0 && widthOf(`${line.slice(0, length)}…`) > room) length -= 1;
    return `${line.slice(0, length).trimEnd()}…`;
  };
  return text.split("\n").map(inRoom).join("\n");
}

/**
 * Makes the row of one mark. `kind` names the layer of the spec that draws it. Without `x2` and
 * `y2`, the mark ends where it begins.
 */
export function markRow(kind: string, rest: Row & { readonly x: number; readonly y: number }): Row {
  return { kind, x2: rest.x, y2: rest.y, text: "", align: "left", ...rest };
}

/** Returns a number as a drawing shows it: "17", "17 geboden (eind dec 2023)", "niet getoond". */
export function numberOf({ text, asOf }: ChartValue, word = ""): string {
  const day = asOf === undefined ? "" : ` (${plainText(asOf)})`;
  return `${plainText(text)}${word === "" ? "" : ` ${word}`}${day}`;
}
