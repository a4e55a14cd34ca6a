import type { ChartBlock, ChartValue } from "../model/blocks.ts";
import { plainText } from "../model/text.ts";

// What the layouts of all kinds of charts share: texts in lines, marks, legends and measures.

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

/** Cuts short each line of a text that is wider than `room`. */
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

// Legends.

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

// Measures.

/**
 * Measures text as the browser will set it. Returns the width in pixels for a font size in pixels.
 */
export type MeasureText = (text: string, fontSize: number, isBold: boolean) => number;

/** The width of a text in em. */
export type WidthInEm = (text: string, isBold: boolean) => number;

/** Measures of text, in fonts that are opened once. */
export interface Measures {
  /**
   * The exact width in the browser. Without it, Vega guesses 0.8 em for each character, and labels
   * overlap or are cut off.
   */
  readonly measure: MeasureText;
  /** Adds up single letters, in a fraction of the time. Without kerning, it differs slightly. */
  readonly roughly: MeasureText;
}

/** Makes measures from widths in em. Each text is computed once. */
export function measuresBy(widthOf: WidthInEm): Measures {
  const widths = { regular: new Map<string, number>(), bold: new Map<string, number>() };
  const widthInEm = (text: string, isBold: boolean): number => {
    const of = isBold ? widths.bold : widths.regular;
    let width = of.get(text);
    if (width === undefined) {
      width = widthOf(text, isBold);
      of.set(text, width);
    }
    return width;
  };
  return {
    measure: (text, fontSize, isBold) => widthInEm(text, isBold) * fontSize,
    roughly: (text, fontSize, isBold) => {
      let width = 0;
      for (const letter of text) width += widthInEm(letter, isBold);
      return width * fontSize;
    },
  };
}

/**
 * The spacing between letters and between words that a page must support, in em (WCAG 2.2, 1.4.12).
 */
const BETWEEN_LETTERS = 0.12;
const BETWEEN_WORDS = 0.16;

/** The measure of texts with the spacing that a reader may set. */
export function withReadersSpacing(measure: MeasureText): MeasureText {
  return (text, fontSize, isBold) => {
    const spaces = text.split(/[ \u00A0]/).length - 1;
    const spacing = BETWEEN_LETTERS * text.length + BETWEEN_WORDS * spaces;
    return measure(text, fontSize, isBold) + spacing * fontSize;
  };
}

/** The widths of a font, in its own units. */
export interface FontWidths {
  readonly unitsPerEm: number;
  /** The units with a width: characters and ligatures. */
  readonly units: readonly string[];
  /** The advance of each unit. */
  readonly advances: readonly number[];
  /** The row in `kerning` of each unit as the first of a pair, and its column as the second. */
  readonly first: readonly number[];
  readonly second: readonly number[];
  /** The extra width of the first unit of a pair if the second follows it. */
  readonly kerning: readonly (readonly number[])[];
}

/** The widths of the standard font, which a report uses if its house style has no font. */
export interface StandardWidths {
  readonly regular: FontWidths;
  readonly bold: FontWidths;
}

/**
 * Returns a function that computes the width of a text in em from a table. It throws an Error for a
 * character that the table lacks.
 */
export function widthsFrom(table: FontWidths): (text: string) => number {
  const { unitsPerEm, units, advances, first, second, kerning } = table;
  const places = new Map(units.map((unit, place) => [unit, place]));
  const together = units.filter((unit) => unit.length > 1);
  const split = new RegExp(`${together.join("|")}|[^]`, "gu");
  return (text) => {
    let [width, before] = [0, -1];
    for (const unit of text.match(split) ?? []) {
      const place = places.get(unit);
      if (place === undefined) throw new Error(`no width of U+${codeOf(unit)}`);
      width += advances[place] ?? 0;
      if (before !== -1) width += kerning[first[before] ?? 0]?.[second[place] ?? 0] ?? 0;
      before = place;
    }
    return width / unitsPerEm;
  };
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}
