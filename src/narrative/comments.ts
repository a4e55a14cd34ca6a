/** A comment: the text of a link that leads nowhere, which Markdown prints nowhere. */
const COMMENT = /^ {0,3}\[\/\/\]:\s*#(?:\s|$)/;

/** True for a line that is a comment: `[//]: # (words)`. */
export function isComment(line: string): boolean {
  return COMMENT.test(line);
}
