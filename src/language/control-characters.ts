/**
 * Characters that show nothing and that some file formats forbid: the control characters of ASCII
 * but tab and line ends, and the two code points that XML 1.0 (section 2.2) takes for no
 * characters. One of them in a PDF's text or metadata breaks PDF/UA and PDF/A.
 */
const CONTROL = /(?![\t\n\r\x80-\x9F])\p{Cc}|[\uFFFE\uFFFF]/u;
const CONTROLS = new RegExp(CONTROL, "gu");
/** Control characters that part words: Word writes a line break as U+000B, others a page as U+000C. */
const PARTING = /[\v\f]/;

/** Where the first control character stands, counted from 0 in UTF-16 units; -1 for none. */
export function firstControl(text: string): number {
  return text.search(CONTROL);
}

/** The text without its control characters; one that parts words becomes a space. */
export function withoutControls(text: string): string {
  return text.replaceAll(CONTROLS, (control) => (PARTING.test(control) ? " " : ""));
}
