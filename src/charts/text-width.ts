import { create, type Font } from "fontkit";

import type { FontFile } from "./fonts.ts";

/** Measures text as the browser will set it: the width in pixels at a size in pixels. */
export type MeasureText = (text: string, fontSize: number, isBold: boolean) => number;

/**
 * Makes a measure from the report's own fonts. Without one Vega guesses 0.8 em a character, and
 * labels overlap or are cut off.
 */
export function measureWith(fonts: readonly FontFile[]): MeasureText {
  const load = (weight: number): Font => {
    const file = fonts.find(
      (font) => font.weight === weight && font.style === "normal" && font.subset === "latin",
    );
    if (file === undefined) throw new Error(`no font of weight ${weight}`);
    const font = create(file.bytes);
    if ("fonts" in font) throw new Error("a font file that is a collection");
    return font;
  };
  const regular = load(400);
  const bold = load(600);
  const known = new Map<string, number>();
  return (text, fontSize, isBold) => {
    const key = `${isBold ? "b" : "r"}${text}`;
    let width = known.get(key);
    if (width === undefined) {
      const font = isBold ? bold : regular;
      width = font.layout(text).advanceWidth / font.unitsPerEm;
      known.set(key, width);
    }
    return width * fontSize;
  };
}
