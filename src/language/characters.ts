/**
 * Characters that show nothing and that some file formats forbid: the ASCII control characters
 * except tab and line ends, unpaired UTF-16 surrogates, and the two code points that XML 1.0
 * (section 2.2) does not accept as characters. One of them in the text or metadata of a PDF breaks
 * PDF/UA and PDF/A.
 */
const CONTROL = /[[\p{Cc}\p{Cs}\uFFFE\uFFFF]--[\t\n\r\x80-\x9F]]/v;
const CONTROLS = new RegExp(CONTROL, "gv");
/**
 * Control characters that separate words: Word writes a line break as U+000B, other programs write
 * a page break as U+000C.
 */
const PARTING = /[\v\f]/;
/**
 * Characters that can control a terminal or reverse the order of a line. Tab and line ends are not
 * among them.
 */
const STEERING =
  /\r(?!\n)|[[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFFFE\uFFFF]--[\t\n\r]]/gv;

/**
 * Characters that no path or name contains and that would end the line of a message or of the
 * report.
 */
const OUTSIDE_A_LINE = /(?!\t)\p{Cc}|[\u2028\u2029\uFFFE\uFFFF]|\p{Cs}/u;

/**
 * The place of the first control character, counted from 0 in UTF-16 units; -1 if there is none.
 */
export function firstControl(text: string): number {
  return text.search(CONTROL);
}

/**
 * The place of the first character that no path or name contains, counted from 0 in UTF-16 units;
 * -1 if there is none.
 */
export function firstOutsideALine(text: string): number {
  return text.search(OUTSIDE_A_LINE);
}

/**
 * Returns the text without its control characters. `parting` replaces a control character that
 * separates words.
 */
export function withoutControls(text: string, parting = " "): string {
  return text.replaceAll(CONTROLS, (control) => (PARTING.test(control) ? parting : ""));
}

/**
 * Returns the text in a form that is safe for a terminal: it writes characters that can control the
 * terminal as `\u001b`. JSON keeps its meaning.
 */
export function withEscapes(text: string): string {
  return text.replaceAll(STEERING, escaped);
}

/**
 * Returns a name or sentence in a form that fits on one line: like `withEscapes`, but it also
 * writes line ends and tabs as `\u000a`.
 */
export function nameWithEscapes(name: string): string {
  return withEscapes(name).replaceAll(/[\t\n\r]/g, escaped);
}

/** The code of the character at `index`, for a message: "U+001B". */
export function codePointAt(text: string, index: number): string {
  return `U+${hexadecimal(text.charCodeAt(index)).toUpperCase()}`;
}

function escaped(character: string): string {
  return `\\u${hexadecimal(character.charCodeAt(0))}`;
}

function hexadecimal(code: number): string {
  return code.toString(16).padStart(4, "0");
}

/**
 * The characters that all fonts of the report contain, in hexadecimal. A test compares this list
 * with the fonts.
 */
const IN_THE_FONTS = `
  20-7e a0-181 186 18a 18d-190 192-194 196-197 19a-19b 19e 1a0-1a1 1af-1b1 1b7 1bf-1c3 1cd-1dd
  1e2-1e7 1ea-1eb 1ee-1f0 1f4-1f5 1f7-201 204-205 208-209 20c-20d 218-220 222-223 226-227 237
  23a-23e 241-245 248-249 250-27b 27d-285 287-292 294-295 298-299 29b-29f 2a1-2a8 2b0-2b4
  2b7-2b9 2bb-2c1 2c6-2cc 2d0-2d7 2da 2dc-2de 2e0-2e4 2ed 300-301 303-304 308-309 323 329 1d25
  1d2c 1d2e 1d30-1d31 1d33-1d3a 1d3c 1d3e-1d43 1d47-1d4b 1d4d 1d4f-1d52 1d56-1d58 1d5b
  1d6f-1d70 1d79 1d7b 1d7f 1d9c 1da0 1dac 1dae 1db0 1dbb 1dbf 1e02-1e03 1e06-1e07 1e0a-1e11
  1e16-1e17 1e1e-1e2b 1e32-1e3b 1e3e-1e49 1e52-1e53 1e56-1e63 1e66-1e67 1e6a-1e6f 1e72-1e73
  1e7e-1e85 1e8e-1e97 1e9e-1e9f 1ef2-1ef9 2009 200b 2013-2014 2018-201a 201c-201e 2020 2022
  2026 2032-2033 2039-203a 2044 20a1 20a3-20a4 20a6-20a7 20a9 20ab-20ac 20ae 20b1-20b2
  20b4-20b5 20b8-20ba 20bd 2113 2122 2191 2193 2212 2215 2c60-2c62 2c65-2c66 2c71 2c7d
  a722-a725 a74e-a74f a75a-a75b a764-a765 a779-a787 a789 a7ad-a7ae a7b3 a7b5 a7f2-a7f4
`;

/**
 * The characters of Open Sans. The browser uses this font for characters that the fonts of the
 * report lack, such as Greek and Hebrew.
 */
const IN_THE_BROWSERS_FONT = `
  20-7e a0-17f 192 1a0-1a1 1af-1b0 1ea-1ed 1f0 1fa-1ff 218-21b 237 259 2bc 2c6-2c7 2c9 2d8-2dd
  2f3 300-304 306-30c 30f 312 323 326-328 384-38a 38c 38e-3a1 3a3-3ce 3d1-3d2 3d6 400-486 488-513
  5b0-5be 5c1-5c2 5c7 5d0-5ea 1e00-1e01 1e3e-1e3f 1e80-1e85 1e9e 1ea0-1ef9 2000-200b 2013-2015
  2017-201e 2020-2022 2026 2030 2032-2033 2039-203a 203c 2044 2070 2074-207a 207c-208a 208c-208e
  20a3-20a4 20a7 20aa-20ac 2105 2113 2116 2120 2122 2126 212e 215b-215e 2202 2206 220f 2211-2212
  2215 221a 221e 222b 2248 2260 2264-2265 25ca fb00-fb04 fffd
`;

/** Characters that print no ink. No font needs them. */
const WITHOUT_INK = "9-a d ad 200c-200d 2028-2029 202f 2060 feff";

type Range = readonly [first: number, last: number];

function rangesOf(text: string): readonly Range[] {
  return text
    .trim()
    .split(/\s+/)
    .map((range) => {
      const [first = "", last = first] = range.split("-");
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
    });
}

const OWN = rangesOf(`${IN_THE_FONTS} ${WITHOUT_INK}`);
const WITH_THE_BROWSERS = [...OWN, ...rangesOf(IN_THE_BROWSERS_FONT)];

function isIn(ranges: readonly Range[], character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return ranges.some(([first, last]) => code >= first && code <= last);
}

/** The mark for a character that no font contains. */
const REPLACEMENT = "\uFFFD";
/**
 * Hyphens that look like "-", so that no font needs them. The second one keeps a word on its line
 * in Word.
 */
const HYPHEN = /^[\u2010\u2011]$/;
/**
 * Characters that choose the shape of the character before them, or the direction of a text without
 * letters. The marks that can reverse the order of words are not among them.
 */
const UNSEEN = /^[\p{Variation_Selector}\u200E\u200F]$/u;
const OTHER = /[^\t\n\r\x20-\x7E]/gu;

/**
 * Returns the text with a mark (U+FFFD) for each character that no font of the print contains, and
 * with "-" for a hyphen that looks like it. Without this the print would contain the glyph
 * ".notdef", which PDF/A and PDF/UA forbid.
 */
export function withMarksForUnprintable(text: string): string {
  return text.replaceAll(OTHER, (character) => {
    if (isIn(WITH_THE_BROWSERS, character)) return character;
    if (HYPHEN.test(character)) return "-";
    return UNSEEN.test(character) ? "" : REPLACEMENT;
  });
}

/**
 * The place of the first character that the report's own fonts lack, counted from 0 in UTF-16
 * units; -1 if they contain all. Such a character prints in another font, or is lost.
 */
export function firstUnprintable(text: string): number {
  return firstOutside(text, OWN);
}

/**
 * The place of the first character that the print would lose, counted from 0 in UTF-16 units; -1 if
 * there is none. A character is lost if no font of the print contains it, or if it is the mark for
 * an earlier loss (U+FFFD).
 */
export function firstLost(text: string): number {
  const lost = firstOutside(text, WITH_THE_BROWSERS);
  const mark = text.indexOf(REPLACEMENT);
  return lost < 0 || (mark >= 0 && mark < lost) ? mark : lost;
}

const INVISIBLE = /^[\s\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/**
 * True if a text prints nothing: it has only white space, soft hyphens, joiners and other invisible
 * characters.
 */
export function showsNothing(text: string): boolean {
  return INVISIBLE.test(text);
}

/** A character with the combining accents that follow it. */
const WITH_ACCENTS = /\P{M}\p{M}*|\p{M}+/gu;
/** Nearly all Dutch text uses only these characters, and every font contains them. */
const COMMON = /^[\t\n\r\x20-\x7E\u00A0-\u017F–—‘’“”…]*$/;

function firstOutside(text: string, ranges: readonly Range[]): number {
  if (COMMON.test(text)) return -1;
  for (const { 0: written, index } of text.matchAll(WITH_ACCENTS)) {
    // The browser prints a letter and its accent as one character if a font contains that
    // character.
    const composed = written.length === 1 ? written : written.normalize("NFC");
    let at = index;
    for (const character of composed) {
      const isHeld = isIn(ranges, character) || HYPHEN.test(character) || UNSEEN.test(character);
      if (!isHeld) return composed === written ? at : index;
      at += character.length;
    }
  }
  return -1;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/**
 * Escapes a text for HTML and XML. The result is also safe within an attribute in double quotes.
 */
export function escapedMarkup(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

/**
 * Compares two texts by code point, for sorting that is the same on every machine. The operator `<`
 * of JavaScript compares UTF-16 units: it puts characters beyond U+FFFF before some characters that
 * have a lower code point.
 */
export function compareCodePoints(a: string, b: string): number {
  const [first, second] = [Array.from(a), Array.from(b)];
  const shared = Math.min(first.length, second.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = (first[index]?.codePointAt(0) ?? 0) - (second[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return first.length - second.length;
}
