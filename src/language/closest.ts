import leven from "leven";
import { closestMatch } from "leven";

/** Words that turn around what the others mean. */
const NEGATIONS = ["geen", "niet", "nooit", "zonder", "niets", "niemand", "nergens"];
/** Words, and beginnings of words, that each say something else than the others of their line. */
const OPPOSITES: readonly (readonly string[])[] = [
  [...NEGATIONS, "wel", "met"],
  ["nee", "ja"],
  ["een", "beide", "alle", "twee", "alleen", "enkel", "sommige"],
  ["nu", "eerder", "later"],
  ["binnen", "buiten"],
  ["intern", "extern"],
  [
    "start",
    "gestart",
    "begonnen",
    "stop",
    "gestopt",
    "gestaakt",
    "geopend",
    "heropend",
    "herstart",
  ],
  ["verbeter", "verslechter"],
  ["geregeld", "ontregeld"],
  ["gevonden", "behouden", "hervonden", "verloren"],
  ["aangepakt", "aangegaan", "aangehouden"],
];
/** The same, where only whole words count: "middelen" misspelt can begin with "midden". */
const DIRECTIONS: readonly string[] =
  "noord oost zuid west midden noordoost noordwest zuidoost zuidwest".split(" ");
/** A word of so many letters says the same as the beginning of a longer one: "buitenland". */
const SHORTEST_BEGINNING = 4;

/** What a text says that another may deny. Its words are in small letters, with `_` between them. */
interface Meaning {
  readonly words: readonly string[];
  /** What stands in it of each line of opposites. */
  readonly said: readonly string[];
}

/** Reads the meaning of a text in small letters with `_` between its words. */
function meaningOf(text: string): Meaning {
  const words = text.split("_");
  const said = OPPOSITES.map((line) => words.map((word) => saidBy(word, line)).join(""));
  const directions = words.filter((word) => DIRECTIONS.includes(word)).join("");
  const digits = text.replaceAll(/\P{Nd}/gu, "");
  return { words, said: [...said, directions, digits] };
}

/**
 * True where a text says something else than a term, however near their letters come: one of the two
 * is negated, or each has another word of a line of opposites.
 */
function meansAnother(text: Meaning, term: Meaning): boolean {
  if (text.words.join("") === term.words.join("")) return false;
  return (
    text.said.some((said, line) => said !== "" && said !== term.said[line]) ||
    term.words.some((word) => NEGATIONS.includes(word) && !comesNear(word, text)) ||
    isNegated(text, term) ||
    isNegated(term, text)
  );
}

function saidBy(word: string, line: readonly string[]): string {
  const found = line.filter((one) =>
    one.length < SHORTEST_BEGINNING ? word === one : word.startsWith(one),
  );
  return found.toSorted((a, b) => b.length - a.length)[0] ?? "";
}

/** True where one of the words is this one, or this one misspelt. */
function comesNear(word: string, { words }: Meaning): boolean {
  return words.some((one) => leven(one, word) <= 1);
}

/** True where a word of the first is "on" before a word of the second: "onveilige", "veilige". */
function isNegated(first: Meaning, second: Meaning): boolean {
  return first.words.some((word) => {
    if (!word.startsWith("on")) return false;
    const stem = word.slice("on".length);
    return (
      stem.length >= SHORTEST_BEGINNING &&
      second.words.some((one) => leven(one, stem) <= 1 && leven(one, stem) < leven(one, word))
    );
  });
}

/** A term of at least this many letters may be misspelt and still be known. */
const SHORTEST_TERM = 4;
/** One letter in so many may be wrong. */
const LETTERS_PER_MISTAKE = 3;
/** No term is longer: to compare longer texts would only take time. */
const LONGEST_TERM = 80;

/**
 * Makes what finds the term that a misspelt text most likely means; undefined where none comes
 * near. Case, surrounding white space and the difference between `_`, `-` and space do not matter.
 * A term with another meaning never comes near: "geen ouder" is no misspelt "Eén ouder".
 */
export function termFinder(terms: readonly string[]): (text: string) => string | undefined {
  const byFolded = new Map<string, string>();
  for (const term of terms) {
    const key = folded(term);
    if (!byFolded.has(key)) byFolded.set(key, term);
  }
  const candidates = [...byFolded.keys()].map((key) => ({ key, meaning: meaningOf(key) }));
  return (text) => {
    if (text.length < SHORTEST_TERM || text.length > LONGEST_TERM) return undefined;
    const wanted = folded(text);
    if (wanted.length < SHORTEST_TERM) return undefined;
    const maxDistance = Math.floor(wanted.length / LETTERS_PER_MISTAKE);
    const meaning = meaningOf(wanted);
    const near = candidates.filter((candidate) => !meansAnother(meaning, candidate.meaning));
    const keys = near.map(({ key }) => key);
    const found = closestMatch(wanted, keys, { maxDistance });
    return found === undefined ? undefined : byFolded.get(found);
  };
}

/** The same for one text. */
export function closestTerm(text: string, terms: readonly string[]): string | undefined {
  return termFinder(terms)(text);
}

/** Words that add no meaning. */
const FILLERS = new Set("van de het der om te tot via bij door voor aan op in".split(" "));

/**
 * True where a text misspells a term word for word. An added word or another first letter can reverse
 * or change the meaning: "wordt niet gestart", or "Nederland" beside "Gelderland".
 */
export function isWordForWord(text: string, term: string): boolean {
  const [first, second] = [text, term].map(wordsWithoutFillers);
  if (first === undefined || second === undefined) return false;
  if (first[0]?.[0] !== second[0]?.[0]) return false;
  if (first.length !== second.length) return leven(first.join(""), second.join("")) <= 1;
  return first.every((word, at) => {
    const other = second[at] ?? "";
    const most = Math.floor(Math.max(word.length, other.length) / LETTERS_PER_MISTAKE);
    return leven(word, other) <= Math.max(1, most);
  });
}

function wordsWithoutFillers(text: string): readonly string[] {
  const plain = folded(text).normalize("NFKD").replaceAll(/\p{M}/gu, "");
  return plain.split("_").filter((word) => word !== "" && !FILLERS.has(word));
}

/** The only term that begins with the text, of at least four letters; undefined for a negation. */
export function onlyContinuation(text: string, terms: readonly string[]): string | undefined {
  const wanted = folded(text);
  if (wanted.length < SHORTEST_TERM) return undefined;
  const found = terms.filter((term) => folded(term).startsWith(wanted));
  const [term] = found;
  return found.length === 1 && term !== undefined && !NEGATIONS.some((no) => term.includes(no))
    ? term
    : undefined;
}

/** So many names are a choice that a person can make. */
const MOST_NAMES = 3;
/** In letters: so much further off a name may be meant as well. */
const AS_NEAR = 2;

/** The names that come nearest to a misspelt one, the nearest first; none where none is near. */
export function closestTerms(text: string, names: readonly string[]): readonly string[] {
  if (text.length > LONGEST_TERM) return [];
  const wanted = folded(text);
  const most = Math.max(2, Math.floor(wanted.length / LETTERS_PER_MISTAKE));
  const near = names
    .map((name) => {
      // Of "registrations.total" the end alone is a name that is only not whole.
      const isEnd = folded(name).endsWith(`.${wanted}`);
      return { name, distance: isEnd ? 0 : leven(wanted, folded(name)) };
    })
    .filter(({ distance }) => distance <= most)
    .toSorted((a, b) => a.distance - b.distance);
  const [nearest] = near;
  // Names that are much further off than the nearest are not meant.
  return near
    .filter(({ distance }) => distance <= (nearest?.distance ?? 0) + AS_NEAR)
    .slice(0, MOST_NAMES)
    .map(({ name }) => name);
}

function folded(text: string): string {
  return text
    .trim()
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, "_");
}
