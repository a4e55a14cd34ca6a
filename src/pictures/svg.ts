import Handlebars from "handlebars";

import { inLines, withShortWords } from "../charts/lay-out.ts";
import type { MeasureText } from "../charts/text-width.ts";
import { withoutControls } from "../language/control-characters.ts";
import { withMarksForUnprintable } from "../language/printable.ts";

/** A picture: its size in its own pixels, and what is in it as SVG. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly content: string;
}

/** How a text of a picture is set: its size in pixels, its weight and its colour. */
export interface TextStyle {
  readonly size: number;
  readonly isBold?: boolean;
  readonly colour: string;
}

/** The distance from one line to the next, in em. */
const LINE = 1.25;
/** From the top of a line to its baseline, in em. */
const BASELINE = 0.97;

/** A text as XML: what no font holds or no XML may is left out or marked. */
export function xml(text: string): string {
  return Handlebars.escapeExpression(withMarksForUnprintable(withoutControls(text)));
}

/** The lines of a text of at most `room` pixels, about equally long. A word that is wider is broken. */
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

/** How high lines are together. */
export function heightOf(lines: readonly string[], { size }: TextStyle): number {
  return Math.round(lines.length * size * LINE);
}

/** Lines below each other, from their top; `align` says to which side of `x` they stand. */
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
