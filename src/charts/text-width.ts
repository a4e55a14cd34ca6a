import { create, type Font } from "fontkit";

import { familiesOf, type FontFile } from "./fonts.ts";

/** Measures text as the browser will set it: the width in pixels at a size in pixels. */
export type MeasureText = (text: string, fontSize: number, isBold: boolean) => number;

/** How wide texts are, in fonts that are opened once. */
interface Measures {
  /**
   * As the browser sets them. Without it Vega guesses 0.8 em a character, and labels overlap or are
   * cut off.
   */
  readonly measure: MeasureText;
  /** Adds up single letters, in a fraction of the time: without kerning it is a hair off. */
  readonly roughly: MeasureText;
}

/** Makes measures from the report's own fonts. */
export function measuresWith(fonts: readonly FontFile[]): Measures {
  const [regular, bold] = [fontsFor(fonts, 400), fontsFor(fonts, 600)];
  const known = new Map<string, number>();
  const widthInEm = (text: string, isBold: boolean): number => {
    const key = `${isBold ? "b" : "r"}${text}`;
    let width = known.get(key);
    if (width === undefined) {
      width = widthOf(text, isBold ? bold : regular);
      known.set(key, width);
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

/** The spacing that a page must bear between letters and between words, in em (WCAG 2.2, 1.4.12). */
const BETWEEN_LETTERS = 0.12;
const BETWEEN_WORDS = 0.16;

/** The measure of texts in the spacing that their reader may set. */
export function withReadersSpacing(measure: MeasureText): MeasureText {
  return (text, fontSize, isBold) => {
    const spaces = text.split(/[ \u00A0]/).length - 1;
    const spacing = BETWEEN_LETTERS * text.length + BETWEEN_WORDS * spaces;
    return measure(text, fontSize, isBold) + spacing * fontSize;
  };
}

/** Opens a font once, when it is first needed. */
type LateFont = () => Font;

/**
 * The upright fonts that CSS looks in for characters of a weight, in that order. A family without
 * a semibold gives its bold.
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
  if ("fonts" in font) throw new Error("a font file that is a collection");
  return font;
}

/** The width of a text in em, each run of it in the first font that holds its characters. */
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
