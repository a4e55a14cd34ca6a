/** What may stand before a comment: the marks of the quotes and the item that it stands in. */
const BEFORE = /^(?:\s*>)*\s*(?:(?:[-+*]|\d{1,9}[.)])\s+)?/;
/** A comment: the text of a link that leads nowhere, which Markdown prints nowhere. */
const COMMENT = /^\[\/\/\]:\s*#(?:\s|$)/;

/** True for a line that is a comment: `[//]: # (words)`. */
export function isComment(line: string): boolean {
  return COMMENT.test(line.replace(BEFORE, ""));
}
