import type { Noticed } from "./noticed.ts";
import { isWithin, type ProofText } from "./passage.ts";

/** How a comment begins. One that Markdown takes for a comment is in no passage. */
const COMMENT = /\[\/\/\]:/g;

/** Comments that print as text: right below a paragraph, without brackets, or with some within them. */
export function shownComments({ passages }: ProofText): readonly Noticed[] {
  return passages.flatMap((passage) =>
    Array.from(passage.text.matchAll(COMMENT)).flatMap(({ index }): readonly Noticed[] =>
      isWithin([...passage.woven, ...passage.foreign], index)
        ? []
        : [{ code: "text-comment-shown", passage, index }],
    ),
  );
}
