/** Measures text as the browser will set it: the width in pixels at a size in pixels. */
export type MeasureText = (text: string, fontSize: number, isBold: boolean) => number;

/** The width of a text in em. */
export type WidthInEm = (text: string, isBold: boolean) => number;

/** How wide texts are, in fonts that are opened once. */
export interface Measures {
  /**
   * As the browser sets them. Without it Vega guesses 0.8 em a character, and labels overlap or are
   * cut off.
   */
  readonly measure: MeasureText;
  /** Adds up single letters, in a fraction of the time: without kerning it is a hair off. */
  readonly roughly: MeasureText;
}

/** Makes measures from widths in em. The width of each text is computed once. */
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
