import { create, type Font } from "fontkit";

import { familiesOf, type FontFile } from "./fonts.ts";
import { type Measures, measuresBy } from "./lay-out.ts";

/** Makes measures that lay out each text in the report's own fonts. */
export function measuresWith(fonts: readonly FontFile[]): Measures {
  const [regular, bold] = [fontsFor(fonts, 400), fontsFor(fonts, 600)];
  return measuresBy((text, isBold) => widthOf(text, isBold ? bold : regular));
}

/** Opens a font once, at its first use. */
type LateFont = () => Font;

/**
 * The upright fonts that CSS searches for characters of a weight, in order. A family without a
 * semibold uses its bold.
 */
function fontsFor(fonts: readonly FontFile[], weight: number): readonly LateFont[] {
  const chosen = familiesOf(fonts).flatMap((family) => {
    const upright = fonts.filter((font) => font.family === family && font.style === "normal");
    const nearest = Math.min(...upright.map((font) => font.weight).filter((one) => one >= weight));
    return upright.filter((font) => font.weight === nearest);
  });
  if (chosen.length === 0) throw new Error(`no font of weight ${weight}`);
  return chosen.map(({ bytes }) => {
    let opened: Font | undefined;
    return () => (opened ??= open(bytes));
  });
}

function open(bytes: Buffer): Font {
  const font = create(bytes);
  if ("fonts" in font) throw new Error("a font file must contain one font");
  return font;
}

/** The width of a text in em. Each run uses the first font that contains its characters. */
function widthOf(text: string, fonts: readonly LateFont[]): number {
  const runs: { readonly font: Font; text: string }[] = [];
  for (const character of text) {
    const font = fontOf(character, fonts);
    const run = runs.at(-1);
    if (font === run?.font) run.text += character;
    else runs.push({ font, text: character });
  }
  return runs.reduce(
    (sum, { font, text: run }) => sum + font.layout(run).advanceWidth / font.unitsPerEm,
    0,
  );
}

function fontOf(character: string, fonts: readonly LateFont[]): Font {
  const code = character.codePointAt(0) ?? 0;
  const late = fonts.find((font) => font().hasGlyphForCodePoint(code)) ?? fonts[0];
  if (late === undefined) throw new Error("no font to measure with");
  return late();
}
