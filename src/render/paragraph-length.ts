/** Less than this is one line of a column, which stays with the chart or table that it leads to. */
const CHARACTERS_OF_A_LINE = 80;

/** Of the fullest paragraph of five lines: shorter ones leave no three lines on either side. */
const CHARACTERS_OF_FIVE_LINES = 450;

export function isOneLine(text: string): boolean {
  return text.length <= CHARACTERS_OF_A_LINE;
}

/**
 * Long enough to be broken over two columns. Chromium leaves one line behind of a shorter one,
 * whatever the style says of widows and orphans, so those are kept in one piece.
 */
export function mayBreak(text: string): boolean {
  return text.length > CHARACTERS_OF_FIVE_LINES;
}
