import { familiesOf, type FontFile } from "./fonts.ts";
import { standardWidths } from "./standard-widths.ts";
import { widthsFrom } from "./table-widths.ts";

/** Measures text as the browser will set it: the width in pixels at a size in pixels. */
export type MeasureText = (text: string, fontSize: number, isBold: boolean) => number;

/** The width of a text in em. */
type WidthInEm = (text: string, isBold: boolean) => number;

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

/** Gives measures for all texts within a piece of data, such as charts. */
export type MeasuresFor = (data: unknown) => Promise<Measures>;

/**
 * Measures texts in the report's fonts. The widths of the standard font are known from the build:
 * opening it takes as long as drawing a report. Fonts are opened for a house style that has its own,
 * and for characters of which those widths say nothing.
 */
export function measuresIn(fonts: readonly FontFile[]): MeasuresFor {
  const hasOwn = familiesOf(fonts).length > 1;
  let standard: Measures | undefined;
  let opened: Promise<Measures> | undefined;
  return async (data) => {
    if (!hasOwn && standardFont().holds(data)) {
      return (standard ??= measuresBy(standardFont().widthOf));
    }
    opened ??= import("./opened-fonts.ts").then(({ measuresWith }) => measuresWith(fonts));
    return await opened;
  };
}

/** The widths from the build. */
interface KnownWidths {
  readonly widthOf: WidthInEm;
  /** Whether they are of every character within data. */
  readonly holds: (data: unknown) => boolean;
}

let known: KnownWidths | undefined;

function standardFont(): KnownWidths {
  if (known === undefined) {
    const { regular, bold } = standardWidths();
    const [inRegular, inBold] = [widthsFrom(regular), widthsFrom(bold)];
    const codes = regular.units.filter((unit) => unit.length === 1).map(escaped);
    // JSON writes characters of control as what follows a backslash.
    const other = new RegExp(`[^${codes.join("")}]|\\\\[^"\\\\]`, "u");
    known = {
      widthOf: (text, isBold) => (isBold ? inBold : inRegular)(text),
      holds: (data) => !other.test(JSON.stringify(data)),
    };
  }
  return known;
}

/** A character as a regular expression names it. */
function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Makes measures of a width in em, which is worked out once for each text. */
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
