import { initMessages } from "../messages/init.ts";
import { personalDataIn } from "../personal-data/personal-details.ts";
import { commentLines } from "./comment-lines.ts";

/** A text of an earlier period, to look at while writing the next. */
export interface EarlierText {
  /** Where it stands, as the skeleton names it. */
  readonly place: string;
  /** What was written in it, without its comments. */
  readonly lines: readonly string[];
}

/** Half of what a text may hold, so that there is room to write. */
const MOST_BYTES = 100_000;
const MOST_LINES = 2000;

const { skeleton: texts } = initMessages;

/**
 * An earlier text as the lines of a comment, which no report holds, whatever is in it. A line with
 * what may be of a person is left out, and what is too long is cut; both are said in their place.
 */
export function earlierAsComment({ place, lines }: EarlierText): readonly string[] {
  const kept = linesToLookAt(withoutEmptyRuns(lines)).flatMap(commentLines);
  const most = firstThatFit(kept);
  return [
    ...commentLines(texts.earlier(place)),
    ...commentLines(""),
    ...most,
    ...(most.length < kept.length ? commentLines(texts.earlierCut) : []),
    ...commentLines(""),
    ...commentLines(texts.earlierEnd),
  ];
}

/** The same lines; in place of one with what may be of a person stands that it was left out. */
export function linesToLookAt(lines: readonly string[]): readonly string[] {
  return withoutPersonalData(lines).map((line) => line ?? texts.earlierLineLeftOut);
}

/** The lines of a text that were written in it: none at its ends are empty, and no two after each other. */
function withoutEmptyRuns(lines: readonly string[]): readonly string[] {
  const isEmpty = (line: string | undefined): boolean => line?.trim() === "";
  const single = lines.filter((line, at) => !isEmpty(line) || (at > 0 && !isEmpty(lines[at - 1])));
  return isEmpty(single.at(-1)) ? single.slice(0, -1) : single;
}

/** The same lines, with null for each that holds what may be of a person. */
function withoutPersonalData(lines: readonly string[]): readonly (string | null)[] {
  let left: readonly (string | null)[] = lines;
  // What a line without its neighbour reads as, it may only read as then.
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
