import { HARD_WORDS } from "./hard-words.ts";
import { NOMINAL_PHRASES } from "./nominal-phrases.ts";

/** The words of an organisation. */
export interface OwnWords {
  /** Words with a correct spelling. */
  readonly known: readonly string[];
  /** Hard words with plain alternatives; null allows a hard word. */
  readonly plainer: ReadonlyMap<string, string | null>;
}

/** Words and phrases in lower case, each with the plain alternative. */
type Phrases = ReadonlyMap<string, string>;

/** The lists that a text is checked with. */
export interface WordList {
  readonly hard: Phrases;
  readonly nominal: Phrases;
}

/** The standard lists, with the additions, replacements and exceptions of an organisation. */
export function wordListOf({ plainer }: Pick<OwnWords, "plainer">): WordList {
  const own = new Map(Array.from(plainer, ([word, plain]) => [foldedPhrase(word), plain]));
  const nominal = phrasesOf(NOMINAL_PHRASES, own);
  const hard = phrasesOf(HARD_WORDS, own);
  for (const [word, plain] of own) {
    if (plain !== null && !nominal.has(word)) hard.set(word, plain);
  }
  return { hard, nominal };
}

/** The form in which phrases are looked up: lower case, straight apostrophes, single spaces. */
export function foldedPhrase(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll("\u00AD", "")
    .replaceAll("’", "'")
    .toLowerCase()
    .trim()
    .replaceAll(/\s+/gu, " ");
}

/** What an organisation decides about one form applies to all forms of the entry. */
function phrasesOf(
  list: Readonly<Record<string, string>>,
  own: ReadonlyMap<string, string | null>,
): Map<string, string> {
  const phrases = new Map<string, string>();
  for (const [pattern, standard] of Object.entries(list)) {
    const forms = pattern.split(/\|(?![^(]*\))/).flatMap(formsOf);
    const ownForm = forms.find((form) => own.has(form));
    const plain = ownForm === undefined ? standard : (own.get(ownForm) ?? null);
    if (plain === null) continue;
    for (const form of forms) phrases.set(form, plain);
  }
  return phrases;
}

/** The forms of an entry: "benodigd" and "benodigde" for "benodigd(|e)". */
function formsOf(pattern: string): readonly string[] {
  const [, before = "", choices = "", behind = ""] = /^([^(]*)\(([^)]*)\)(.*)$/.exec(pattern) ?? [];
  if (choices === "") return [pattern];
  return choices.split("|").flatMap((one) => formsOf(before + one + behind));
}
