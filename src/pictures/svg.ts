import { inLines, withShortWords } from "../charts/lay-out.ts";
import type { MeasureText } from "../charts/text-width.ts";
import { withoutControls } from "../language/control-characters.ts";
import { withMarksForUnprintable } from "../language/printable.ts";
import { escapeExpression } from "../templating/engine.ts";

/** A picture: its size in pixels, and its content as SVG. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly content: string;
}

/** The style of a text: its size in pixels, its weight and its colour. */
export interface TextStyle {
  readonly size: number;
  readonly isBold?: boolean;
  readonly colour: string;
}

/** The distance from one line to the next, in em. */
const LINE = 1.25;
/** From the top of a line to its baseline, in em. */
const BASELINE = 0.97;

/** A text as XML. Forbidden characters are left out, and those without a glyph are marked. */
export function xml(text: string): string {
  return escapeExpression(withMarksForUnprintable(withoutControls(text)));
}

/** Splits a text into lines of at most `room` pixels and of similar length. Wider words break. */
export function linesOf(
  text: string,
  room: number,
  { size, isBold = false }: TextStyle,
  measure: MeasureText,
): readonly string[] {
  const widthOf = (one: string): number => measure(one, size, isBold);
  const words = withShortWords(withoutControls(text).replaceAll(/\s+/g, " ").trim(), room, widthOf);
  return words === "" ? [] : inLines(words, room, widthOf).split("\n");
}

/** The height of lines in pixels. */
export function heightOf(lines: readonly string[], { size }: TextStyle): number {
  return Math.round(lines.length * size * LINE);
}

/** Lines below each other, from `y` down. They start or end at `x`. */
export function textLines(
  lines: readonly string[],
  at: { readonly x: number; readonly y: number; readonly align?: "start" | "end" },
  { size, isBold = false, colour }: TextStyle,
): string {
  const anchor = at.align === "end" ? ' text-anchor="end"' : "";
  const weight = isBold ? ' font-weight="600"' : "";
  return lines
    .map((line, index) => {
      const y = Math.round(at.y + size * (BASELINE + index * LINE));
      return `<text x="${at.x}" y="${y}" font-size="${size}"${weight} fill="${colour}"${anchor}>${xml(line)}</text>`;
    })
    .join("\n");
}
