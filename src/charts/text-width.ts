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
