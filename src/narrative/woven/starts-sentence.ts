/** The marks of a quote, a heading or emphasis at the beginning of a paragraph. */
const BEGINS = /^(?:[ \t]*>)*[ \t]*(?:#{1,6}[ \t]+)?["“‘*_[]*$/;
const BLANK = /^(?:[ \t]*>)*[ \t]*$/;
const HEADING = /^(?:[ \t]*>)*[ \t]*#{1,6}[ \t]/;
const SENTENCE_ENDS = /[.!?…]["”’)\]*_]*\s+["“‘(*_[]*$/;
/** The full stop of an abbreviation ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:bijv|bv|ca|nr|nrs|art|incl|excl|resp|max|min|enz|o\.a|m\.n|d\.w\.z|i\.p\.v|t\.o\.v)\.\s+$/i;

/** True if a sentence begins at an index of a text: a value there starts with a capital. */
export function startsSentence(text: string, index: number): boolean {
  // A part of a condition directly before the index is not part of the sentence.
  const before = text
    .slice(0, index)
    .replace(/(?:\{\{(?:#[^}]*|anders|\/\w+)\}\}\s*)+$/, (tags) =>
      tags.includes("\n") ? "\n" : "",
    );
  if (SENTENCE_ENDS.test(before)) return !ABBREVIATION.test(before);
  const lines = before.split("\n");
  const line = lines.at(-1) ?? "";
  if (!BEGINS.test(line)) return false;
  return HEADING.test(line) || BLANK.test(lines.at(-2) ?? "");
}
