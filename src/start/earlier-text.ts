import { initMessages } from "../messages/init.ts";
import { personalDataIn } from "../personal-data/personal-details.ts";
import { commentLines } from "./comment-lines.ts";

/** A text of an earlier period, as an example for the next. */
export interface EarlierText {
  /** The path that the skeleton names. */
  readonly place: string;
  /** Its lines without comments. */
  readonly lines: readonly string[];
}

/** Half of the limits of a text, so that the writer has room. */
const MOST_BYTES = 100_000;
const MOST_LINES = 2000;

/**
 * An earlier text as comments, which no report shows. Leaves out lines that may contain personal
 * data, and cuts a long text. A sentence replaces what is left out.
 */
export function earlierAsComment({ place, lines }: EarlierText): readonly string[] {
  const comments = linesToLookAt(withoutEmptyRuns(lines)).flatMap(commentLines);
  const most = firstThatFit(comments);
  return [
    ...commentLines(initMessages.skeleton.earlier(place)),
    ...commentLines(""),
    ...most,
    ...(most.length < comments.length ? commentLines(initMessages.skeleton.earlierCut) : []),
    ...commentLines(""),
    ...commentLines(initMessages.skeleton.earlierEnd),
  ];
}

/** The lines, with a sentence in place of each line that may contain personal data. */
export function linesToLookAt(lines: readonly string[]): readonly string[] {
  return withoutPersonalData(lines).map((line) => line ?? initMessages.skeleton.earlierLineLeftOut);
}

/** The lines without empty ones at the ends, and with at most one empty line in a row. */
function withoutEmptyRuns(lines: readonly string[]): readonly string[] {
  const isEmpty = (line: string | undefined): boolean => line?.trim() === "";
  const single = lines.filter((line, at) => !isEmpty(line) || (at > 0 && !isEmpty(lines[at - 1])));
  return isEmpty(single.at(-1)) ? single.slice(0, -1) : single;
}

/** The lines, with null for each line that may contain personal data. */
function withoutPersonalData(lines: readonly string[]): readonly (string | null)[] {
  let left: readonly (string | null)[] = lines;
  // Removing a line can make its neighbours read as personal data, so this repeats.
  for (;;) {
    const comments = left.map((line) => commentLines(line ?? "").join(" "));
    const found = [left.map((line) => line ?? ""), comments].flatMap((view) =>
      personalDataIn(view, null, (entity) => entity).map(({ line }) => line),
    );
    if (found.length === 0) return left;
    const places = new Set(found);
    left = left.map((line, at) => (places.has(at) ? null : line));
  }
}

function firstThatFit(comments: readonly string[]): readonly string[] {
  let bytes = 0;
  const end = comments.findIndex((line, at) => {
    bytes += Buffer.byteLength(line) + 1;
    return bytes > MOST_BYTES || at >= MOST_LINES;
  });
  return end < 0 ? comments : comments.slice(0, end);
}
