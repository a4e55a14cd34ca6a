/** The words that people put between answers instead of a bar. */
const JOINING = String.raw`(?:en|and|plus|daarna|dan|vervolgens)`;
const SIGN = String.raw`(?:[,;+&\n\t¦│｜•→\\]|[-=]*>|\/(?!\d))`;
const BETWEEN = new RegExp(
  String.raw`\s*(?:${SIGN}(?:\s*${JOINING}(?=\s))?|\s${JOINING}\s)\s*`,
  "giu",
);
/** A longer text is a story, not a list of answers. */
const LONGEST = 400;
const MOST_GAPS = 12;

/** A text with "en" in place of every separator. */
export function withJoiningWords(text: string): string {
  return text.replaceAll(BETWEEN, " en ");
}

/** True if a text is two or more answers with a separator other than a bar. */
export function isJoined(text: string, isAnswer: (part: string) => boolean): boolean {
  if (text.length > LONGEST) return false;
  const gaps = [...text.matchAll(BETWEEN)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  if (gaps.length === 0 || gaps.length > MOST_GAPS) return false;
  // An answer may itself contain "en" or a slash, so each gap is either a border or part of an
  // answer.
  const failed = new Set<number>();
  const reads = (start: number, hasBorder: boolean): boolean => {
    if (failed.has(start)) return false;
    const rest = text.slice(start).trim();
    if (hasBorder && (rest === "" || isAnswer(rest))) return true;
    const found = gaps.some(
      ({ from, to }) =>
        from >= start && isAnswer(text.slice(start, from).trim()) && reads(to, true),
    );
    if (!found) failed.add(start);
    return found;
  };
  return reads(0, false);
}
