import leven, { closestMatch } from "leven";

import { dayOf, isoDay, isYearInRange, parseIsoDay } from "../period/period.ts";
import { monthNumber } from "./dates.ts";

/** Words that reverse the meaning of the other words. */
const NEGATIONS = ["geen", "niet", "nooit", "zonder", "niets", "niemand", "nergens"];
/** Groups of words, or beginnings of words, that exclude each other: each has another meaning. */
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
/**
 * These exclude each other too, but only as whole words: a misspelt "middelen" can begin with
 * "midden".
 */
const DIRECTIONS: readonly string[] =
  "noord oost zuid west midden noordoost noordwest zuidoost zuidwest".split(" ");
/**
 * A shorter word of these groups matches only a whole word. A longer one also matches the beginning
 * of a word: "buiten" matches "buitenland".
 */
const SHORTEST_BEGINNING = 4;

/** The meaning of a text in lower case with `_` between its words. */
interface Meaning {
  readonly words: readonly string[];
  /** For each group of opposites: the words of the text that belong to it. */
  readonly opposites: readonly string[];
}

function meaningOf(text: string): Meaning {
  const words = text.split("_");
  const opposites = OPPOSITES.map((line) => words.map((word) => oppositeIn(word, line)).join(""));
  const directions = words.filter((word) => DIRECTIONS.includes(word)).join("");
  const digits = text.replaceAll(/\P{Nd}/gu, "");
  return { words, opposites: [...opposites, directions, digits] };
}

/**
 * True if a text has another meaning than a term, even if the spellings are close: one of the two
 * is negated, or each has a different word from a group of opposites.
 */
function meansAnother(text: Meaning, term: Meaning): boolean {
  if (text.words.join("") === term.words.join("")) return false;
  return (
    text.opposites.some((own, line) => own !== "" && own !== term.opposites[line]) ||
    term.words.some((word) => NEGATIONS.includes(word) && !comesNear(word, text)) ||
    isNegated(text, term) ||
    isNegated(term, text)
  );
}

function oppositeIn(word: string, line: readonly string[]): string {
  const found = line.filter((one) =>
    one.length < SHORTEST_BEGINNING ? word === one : word.startsWith(one),
  );
  return found.toSorted((a, b) => b.length - a.length)[0] ?? "";
}

/** True if the text contains this word, or a misspelling of it. */
function comesNear(word: string, { words }: Meaning): boolean {
  return words.some((one) => leven(one, word) <= 1);
}

/**
 * True if the first text has a word with "on" before a word of the second: "onveilige" and
 * "veilige".
 */
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

/** A shorter text is never taken for a misspelt term. */
const SHORTEST_TERM = 4;
/** One wrong letter is accepted for every three letters. */
const LETTERS_PER_MISTAKE = 3;
/** Longer texts are not compared, because that takes too much time. */
const LONGEST_TERM = 80;

/**
 * Returns a function that finds the term that a misspelt text most likely means, or undefined if no
 * term is close. It ignores case, surrounding white space and the difference between `_`, `-` and
 * space. A term with another meaning never matches: "geen ouder" is not a misspelling of "Eén
 * ouder".
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

/** Finds the term that a misspelt text most likely means. See `termFinder`. */
export function closestTerm(text: string, terms: readonly string[]): string | undefined {
  return termFinder(terms)(text);
}

/** Words that add no meaning. */
const FILLERS = new Set("van de het der om te tot via bij door voor aan op in".split(" "));

/**
 * True if a text is a misspelling of a term, word for word. This is stricter than `termFinder`,
 * because an added word or another first letter can change the meaning: "wordt niet gestart", or
 * "Nederland" for "Gelderland".
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

/**
 * The only term that begins with the text. Undefined for fewer than four letters, for several such
 * terms, and for a term with a negation.
 */
export function onlyContinuation(text: string, terms: readonly string[]): string | undefined {
  const wanted = folded(text);
  if (wanted.length < SHORTEST_TERM) return undefined;
  const found = terms.filter((term) => folded(term).startsWith(wanted));
  const [term] = found;
  return found.length === 1 && term !== undefined && !NEGATIONS.some((no) => term.includes(no))
    ? term
    : undefined;
}

/** A person can choose between at most this number of names. */
const MOST_NAMES = 3;
/** Another name may be at most this number of letters further off than the nearest name. */
const AS_NEAR = 2;

/**
 * The names that are nearest to a misspelt one, at most three, the nearest first. Empty if none is
 * near.
 */
export function closestTerms(text: string, names: readonly string[]): readonly string[] {
  if (text.length > LONGEST_TERM) return [];
  const wanted = folded(text);
  const most = Math.max(2, Math.floor(wanted.length / LETTERS_PER_MISTAKE));
  const near = names
    .map((name) => {
      // "total" is an incomplete name for "registrations.total".
      const isEnd = folded(name).endsWith(`.${wanted}`);
      return { name, distance: isEnd ? 0 : leven(wanted, folded(name)) };
    })
    .filter(({ distance }) => distance <= most)
    .toSorted((a, b) => a.distance - b.distance);
  const [nearest] = near;
  // Leaves out names that are much further off than the nearest.
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

/** A longer text is not a day, and would take long to match. */
const LONGEST = 60;

/**
 * The ISO day, or the ISO day and time, that a text in another spelling most likely means:
 * "27-05-2024", "27 mei 2024", "2024-05-27 10:30". Undefined if the text is not a day.
 */
export function likelyMoment(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const folded = text.trim().toLowerCase().replaceAll(/\s+/g, " ");
  const match = /^(.*?)(?:(?: om |[t ,]+)(\d\d?)[:.](\d\d)(?: uur)?)?$/.exec(folded);
  const [, date = "", hours, minutes = ""] = match ?? [];
  const day = likelyDay(date);
  if (day === undefined || hours === undefined) return day;
  const isTime = Number(hours) < 24 && Number(minutes) < 60;
  return isTime ? `${day}T${hours.padStart(2, "0")}:${minutes}` : undefined;
}

function likelyDay(text: string): string | undefined {
  const dayFirst = /^(\d{1,2})[-/. ](\d{1,2}|[a-z]+)\.?[-/. ](\d{4})$/.exec(text);
  if (dayFirst !== null) {
    const [, day = "", month = "", year = ""] = dayFirst;
    return existing(year, String(monthNumber(month) ?? month), day);
  }
  const yearFirst = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/.exec(text);
  const [, year = "", month = "", day = ""] = yearFirst ?? [];
  return existing(year, month, day);
}

function existing(year: string, month: string, dayOfMonth: string): string | undefined {
  if (!isYearInRange(Number(year))) return undefined;
  const day = dayOf(Number(year), Number(month), Number(dayOfMonth));
  const iso = day === undefined ? undefined : isoDay(day);
  return iso === undefined || parseIsoDay(iso) === undefined ? undefined : iso;
}
