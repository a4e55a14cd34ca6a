import { initMessages } from "../messages/init.ts";
import { personalDataIn } from "../personal-data/personal-details.ts";
import { commentLines } from "./comment-lines.ts";

/** A text of an earlier period, as an example for the next. */
export interface EarlierText {
  /** Its path as the skeleton names it. */
  readonly place: string;
  /** Its lines without comments. */
  readonly lines: readonly string[];
}

/** Half of the limits of a text, so that there is room to write. */
const MOST_BYTES = 100_000;
const MOST_LINES = 2000;

const { skeleton: texts } = initMessages;

/**
 * An earlier text as comments, which no report holds. It leaves out lines that may hold personal data,
 * and cuts a long text. A sentence stands in the place of what is left out.
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

/** The same lines; a sentence stands in the place of each that may hold personal data. */
export function linesToLookAt(lines: readonly string[]): readonly string[] {
  return withoutPersonalData(lines).map((line) => line ?? texts.earlierLineLeftOut);
}

/** The lines without empty ones at the ends, and with at most one empty line in a row. */
function withoutEmptyRuns(lines: readonly string[]): readonly string[] {
  const isEmpty = (line: string | undefined): boolean => line?.trim() === "";
  const single = lines.filter((line, at) => !isEmpty(line) || (at > 0 && !isEmpty(lines[at - 1])));
  return isEmpty(single.at(-1)) ? single.slice(0, -1) : single;
}

/** The same lines, with null for each line that may hold personal data. */
function withoutPersonalData(lines: readonly string[]): readonly (string | null)[] {
  let left: readonly (string | null)[] = lines;
  // Without a neighbour, a line may read as personal data only now.
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
