import { HARD_WORDS } from "./hard-words.ts";
import { NOMINAL_PHRASES } from "./nominal-phrases.ts";

/** What an organisation says of words itself. */
export interface OwnWords {
  /** Words that are spelt right. */
  readonly known: readonly string[];
  /** Hard words with plain ones; null allows a word that we call hard. */
  readonly plainer: ReadonlyMap<string, string | null>;
}

/** Words and phrases in small letters, each with the plain way. */
type Phrases = ReadonlyMap<string, string>;

/** The words that a text is held against. */
export interface WordList {
  readonly hard: Phrases;
  readonly nominal: Phrases;
}

/** Our lists with what an organisation adds, replaces and allows. */
export function wordListOf({ plainer }: Pick<OwnWords, "plainer">): WordList {
  const own = new Map(Array.from(plainer, ([word, plain]) => [foldedPhrase(word), plain]));
  const nominal = phrasesOf(NOMINAL_PHRASES, own);
  const hard = phrasesOf(HARD_WORDS, own);
  for (const [word, plain] of own) {
    if (plain !== null && !nominal.has(word)) hard.set(word, plain);
  }
  return { hard, nominal };
}

/** The words of a text as phrases are looked up by: small letters, straight apostrophes. */
export function foldedPhrase(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll("\u00AD", "")
    .replaceAll("’", "'")
    .toLowerCase()
    .trim()
    .replaceAll(/\s+/gu, " ");
}

/** What an organisation says of one form holds for all forms of ours. */
function phrasesOf(
  list: Readonly<Record<string, string>>,
  own: ReadonlyMap<string, string | null>,
): Map<string, string> {
  const phrases = new Map<string, string>();
  for (const [pattern, ours] of Object.entries(list)) {
    const forms = pattern.split(/\|(?![^(]*\))/).flatMap(formsOf);
    const said = forms.find((form) => own.has(form));
    const plain = said === undefined ? ours : (own.get(said) ?? null);
    if (plain === null) continue;
    for (const form of forms) phrases.set(form, plain);
  }
  return phrases;
}

/** "geen", "geene" of "geen(|e)". */
function formsOf(pattern: string): readonly string[] {
  const [, before = "", choices = "", behind = ""] = /^([^(]*)\(([^)]*)\)(.*)$/.exec(pattern) ?? [];
  if (choices === "") return [pattern];
  return choices.split("|").flatMap((one) => formsOf(before + one + behind));
}
