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
