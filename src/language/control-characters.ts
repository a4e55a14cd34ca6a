/**
 * Characters that show nothing and that some file formats forbid: the control characters of ASCII
 * but tab and line ends, halves of a character in UTF-16, and the two code points that XML 1.0
 * (section 2.2) takes for no characters. One of them in a PDF's text or metadata breaks PDF/UA and
 * PDF/A.
 */
const CONTROL = /[[\p{Cc}\p{Cs}\uFFFE\uFFFF]--[\t\n\r\x80-\x9F]]/v;
const CONTROLS = new RegExp(CONTROL, "gv");
/** Control characters that part words: Word writes a line break as U+000B, others a page as U+000C. */
const PARTING = /[\v\f]/;
/** What can steer a terminal, or turn the order of a line around; tab and line ends may stay. */
const STEERING =
  /\r(?!\n)|[[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFFFE\uFFFF]--[\t\n\r]]/gv;

/** What no path or name has, and what would end the line of a message or of the report. */
const OUTSIDE_A_LINE = /(?!\t)\p{Cc}|[\u2028\u2029\uFFFE\uFFFF]|\p{Cs}/u;

/** Where the first control character stands, counted from 0 in UTF-16 units; -1 for none. */
export function firstControl(text: string): number {
  return text.search(CONTROL);
}

/** Where the first character stands that no path or name has, in UTF-16 units; -1 for none. */
export function firstOutsideALine(text: string): number {
  return text.search(OUTSIDE_A_LINE);
}

/** The text without its control characters; `parting` takes the place of one that parts words. */
export function withoutControls(text: string, parting = " "): string {
  return text.replaceAll(CONTROLS, (control) => (PARTING.test(control) ? parting : ""));
}

/**
 * The text as a terminal can be given it: what could steer the terminal is written as `\u001b`.
 * JSON stays the same data by that.
 */
export function withEscapes(text: string): string {
  return text.replaceAll(STEERING, escaped);
}

/** A name or a sentence as it fits within a line: its line ends and tabs are written as `\u000a` as well. */
export function nameWithEscapes(name: string): string {
  return withEscapes(name).replaceAll(/[\t\n\r]/g, escaped);
}

/** "U+001B" of the character at `index`, for a message. */
export function codePointAt(text: string, index: number): string {
  return `U+${hexadecimal(text.charCodeAt(index)).toUpperCase()}`;
}

function escaped(character: string): string {
  return `\\u${hexadecimal(character.charCodeAt(0))}`;
}

function hexadecimal(code: number): string {
  return code.toString(16).padStart(4, "0");
}
