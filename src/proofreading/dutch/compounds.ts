/** In letters. Shorter parts would accept many misspellings: "samenwerk" and "king". */
const SHORTEST_LEFT = 4;
const SHORTEST_RIGHT = 5;
/** Shorter words that end many compounds. */
const SHORT_HEADS: ReadonlySet<string> = new Set(["dag", "lijn", "plan", "team", "week"]);
/** Words with these endings take an s before another word: "ondersteuningsbrief". */
const TAKES_S = /(?:heid|ing|schap|teit|tie)$/;
/** A compound of two common words has no apostrophes, capitals or signs. */
const LOWER_CASE = /^\p{Ll}+$/u;

/** True for a compound of two known words: "kraaiennestoverleg". */
export function isKnownCompound(
  word: string,
  { knows }: { readonly knows: (word: string) => boolean },
): boolean {
  if (!LOWER_CASE.test(word)) return false;
  for (let at = SHORTEST_LEFT; at < word.length; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (right.length < SHORTEST_RIGHT && !SHORT_HEADS.has(right)) continue;
    // A letter typed twice: "aanmeld" and "dingen".
    if (left.at(-1) === right[0] && knows(left + right.slice(1))) return false;
    if (canStandBefore(left, knows) && knows(right)) return true;
  }
  return false;
}

function canStandBefore(left: string, knows: (word: string) => boolean): boolean {
  if (TAKES_S.test(left)) return left.endsWith("tie") && knows(left);
  const stem = left.slice(0, -1);
  if (left.endsWith("s") && knows(stem)) return TAKES_S.test(stem);
  return knows(left);
}
