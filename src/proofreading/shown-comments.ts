import type { PassageRemark } from "./noticed.ts";
import { isWithin, type ProofText } from "./passage.ts";

/** The beginning of a comment. A comment that does not print is in no passage. */
const COMMENT = /\[\/\/\]:/g;

/**
 * Reports comments that print as text: directly below a paragraph, without brackets, or with inner
 * brackets.
 */
export function shownComments({ passages }: ProofText): readonly PassageRemark[] {
  return passages.flatMap((passage) =>
    Array.from(passage.text.matchAll(COMMENT)).flatMap(({ index }): readonly PassageRemark[] =>
      isWithin([...passage.woven, ...passage.foreign], index)
        ? []
        : [{ code: "text-comment-shown", passage, index }],
    ),
  );
}
