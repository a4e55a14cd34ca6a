import { answerKey } from "../../codebook/codebook.ts";
import type { Choice, Column } from "../../codebook/column.ts";
import type { AnswerHint } from "../../findings/finding.ts";
import { isWordForWord, onlyContinuation, termFinder } from "../../language/likely-meaning.ts";
import { isPlaceholder } from "../../language/words.ts";
import type { DatedCode } from "../case.ts";
import { type CellFault, excelFaultOf, Invalid } from "../export-findings.ts";
import { type DateReader, withoutDates, withoutNearDates } from "./dates.ts";

const MAX_REMEMBERED = 5_000;
const MAX_SUGGESTED = 2_000;
const UNKNOWN = unknownAnswer({ kind: "none" });
const NOT_KNOWN = unknownAnswer({ kind: "not-known" });

// Cells with answers of a closed list: one answer, several, or answers with a date.

/** Finds the codes of one closed list by code, label or alias. */
export class ChoiceFinder {
  readonly #codes = new Map<string, string>();
  /**
   * The spellings seen so far: they repeat, and a look-up is faster than folding a spelling again.
   */
  readonly #met = new Map<string, string>();
  readonly #unknown = new Map<string, Invalid>();
  readonly #closest: (text: string) => string | undefined;
  /** The hints for words that are no answer but have a clear meaning, by the keys of the words. */
  readonly #hints = new Map<string, AnswerHint>();
  /** The codes that a unique beginning can mean; none for answers with a date. */
  readonly #begun: readonly string[];

  constructor({ type, choices = [], unknown, otherWords = {} }: Column) {
    this.#begun = type === "datedChoices" ? [] : choices.map(({ code }) => code);
    for (const { code, label, aliases } of choices) {
      for (const spelling of [...aliases, label]) this.#codes.set(answerKey(spelling), code);
    }
    // Codes come last, so that a code always means itself.
    for (const { code } of choices) this.#codes.set(answerKey(code), code);
    const words = Object.entries(otherWords);
    if (unknown !== undefined) words.push(...[unknown.code, unknown.label].map(toUnknown(unknown)));
    for (const [word, code] of words) {
      const isEmpty = code === "" || code === unknown?.code;
      this.#hints.set(answerKey(word), isEmpty ? { kind: "empty" } : { kind: "instead", code });
    }
    const closest = termFinder([
      ...choices.flatMap(({ code, label, aliases }) => [code, label, ...aliases]),
      // Includes only the other words for the unknown. The rest are short and similar to one
      // another, so only their exact spelling counts.
      ...words.filter(([, code]) => code === unknown?.code).map(([word]) => word),
    ]);
    this.#closest = (text) => {
      const term = closest(text);
      return term !== undefined && isWordForWord(text, term) ? term : undefined;
    };
  }

  /**
   * The code that `text` means; undefined if it means none. Case and surrounding white space do not
   * matter.
   */
  find(text: string): string | undefined {
    const met = this.#met.get(text);
    if (met !== undefined) return met;
    const code = this.#codes.get(answerKey(text));
    if (code !== undefined && this.#met.size < MAX_REMEMBERED) this.#met.set(text, code);
    return code;
  }

  /**
   * The fault of a text that means no code, with a hint if the intended answer is clear.
   *
   * @param answerIn returns the words in a part of the text that should be an answer
   */
  unknown(text: string, answerIn = (part: string) => part): Invalid {
    const met = this.#unknown.get(text);
    if (met !== undefined) return met;
    // Thousands of different spellings are no typing mistakes, and comparing them all takes too
    // long.
    if (this.#unknown.size >= MAX_SUGGESTED) return UNKNOWN;
    const invalid = this.#hintFor(text, answerIn);
    this.#unknown.set(text, invalid);
    return invalid;
  }

  #hintFor(text: string, answerIn: (part: string) => string): Invalid {
    const excel = excelFaultOf(text.trim());
    if (excel !== undefined) return unknownAnswer({ kind: excel });
    const hint = this.#hints.get(answerKey(text)) ?? this.#hints.get(answerKey(answerIn(text)));
    if (hint !== undefined) return unknownAnswer(hint);
    if (isPlaceholder(text)) return NOT_KNOWN;
    if (isJoined(text, (part) => this.#isNearAnswer(answerIn(part)))) {
      const joined = this.#hints.get(answerKey(withJoiningWords(text)));
      return unknownAnswer({
        kind: "joined",
        code: joined?.kind === "instead" ? joined.code : null,
      });
    }
    const term = this.#closest(text) ?? onlyContinuation(text, this.#begun);
    if (term === undefined) return UNKNOWN;
    return unknownAnswer(this.#hints.get(answerKey(term)) ?? { kind: "meant", term });
  }

  /** True for an answer, also a misspelt one. */
  #isNearAnswer(text: string): boolean {
    if (this.find(text) !== undefined) return true;
    const term = this.#closest(text);
    return term !== undefined && !this.#hints.has(answerKey(term));
  }
}

/** The fault of an answer that the codebook does not know, with a hint what to write instead. */
function unknownAnswer(hint: AnswerHint): Invalid {
  return new Invalid({ code: "choice-unknown", hint });
}

function toUnknown({ code }: Choice) {
  return (word: string): [string, string] => [word, code];
}

/** Reads a cell with at most one answer; null if it is empty. */
export function readChoice(finder: ChoiceFinder, text: string): string | null | Invalid {
  if (text === "") return null;
  const code = finder.find(text);
  if (code !== undefined) return code;
  if (text.trim() === "") return null;
  // In this type a bar is no separator: several answers are an error, whatever joins them.
  return finder.unknown(text.replaceAll("|", ","));
}

/** Reads cells with several answers. Equal cells are read once and share their list. */
export class ChoicesReader {
  readonly #finder: ChoiceFinder;
  readonly #met = new Map<string, readonly string[]>();

  constructor(finder: ChoiceFinder) {
    this.#finder = finder;
  }

  /** The codes in the order of the cell, each once; an empty list for an empty cell. */
  read(text: string): readonly string[] | Invalid {
    const met = this.#met.get(text);
    if (met !== undefined) return met;
    const codes = new Set<string>();
    for (const part of text.split("|")) {
      if (part.trim() === "") continue;
      const code = this.#finder.find(part);
      if (code === undefined) return this.#finder.unknown(part);
      codes.add(code);
    }
    const answers = Object.freeze([...codes]);
    if (this.#met.size < MAX_REMEMBERED) this.#met.set(text, answers);
    return answers;
  }
}

const DATE_ALONE = unknownAnswer({ kind: "date-alone" });
const NO_ANSWERS: readonly DatedCode[] = Object.freeze([]);

/**
 * Reads a cell with dated answers, `code@date` with bars between them, in the order of the cell.
 */
export function readDatedChoices(
  finder: ChoiceFinder,
  dates: DateReader,
  text: string,
): readonly DatedCode[] | Invalid {
  if (text === "") return NO_ANSWERS;
  const answers: DatedCode[] = [];
  let faults: Map<CellFault["code"], CellFault> | undefined;
  for (let start = 0; start <= text.length;) {
    const bar = text.indexOf("|", start);
    const end = bar === -1 ? text.length : bar;
    const answer = readPart(finder, dates, text.slice(start, end));
    if (answer instanceof Invalid) {
      faults ??= new Map();
      for (const fault of answer.faults) if (!faults.has(fault.code)) faults.set(fault.code, fault);
    } else if (answer !== null) answers.push(answer);
    start = end + 1;
  }
  return faults === undefined ? answers : new Invalid(...faults.values());
}

/** Reads one dated answer; null for an empty part. */
function readPart(
  finder: ChoiceFinder,
  dates: DateReader,
  part: string,
): DatedCode | null | Invalid {
  const at = part.lastIndexOf("@");
  const answer = at === -1 ? part : part.slice(0, at);
  const code = finder.find(answer);
  if (code === undefined) return part.trim() === "" ? null : unknownPart(finder, part, answer);
  const day = at === -1 ? null : dates.read(part.slice(at + 1));
  if (day === null) return new Invalid({ code: "choice-undated", answer: code });
  return day instanceof Invalid ? day : { code, day };
}

/** The fault of a part whose answer is not known. */
function unknownPart(finder: ChoiceFinder, part: string, answer: string): Invalid {
  // The dates differ from row to row. Without them the rest repeats, so its result is remembered.
  const undated = withoutDates(part);
  const words = wordsOf(undated);
  const bare = wordsOf(withoutNearDates(undated));
  if (bare === "" && /\||\p{Nd}[-./]\p{Nd}|\p{Nd}{4}/u.test(undated)) return DATE_ALONE;
  const known = finder.find(words) ?? finder.find(bare);
  if (known !== undefined) return unknownAnswer({ kind: "instead", code: known });
  const rest = undated === part ? withoutNearDates(answer).trim() : partedAtDates(undated);
  return finder.unknown(rest === "" ? answer : rest, wordsOf);
}

/**
 * The answers of a part in which bars replace the dates. A comma replaces each date before another
 * answer.
 */
function partedAtDates(undated: string): string {
  return undated
    .replaceAll("@", " ")
    .replaceAll(/\|\s+(?=\p{L})/gu, ", ")
    .replaceAll("|", " ")
    .replace(/^[\s,]+/, "")
    .trim();
}

/** Separators that people write between an answer and its date. */
const AROUND_DATES =
  /[|@:=()[\]#–'"]|\s-|-\s|(?<!\p{L})(?:op|per|vanaf|sinds|in|d\.d\.|dd|datum|at|apenstaart(?:je)?)(?!\p{L})/giu;

/** The answer in a part, without the mark for its date and the signs and words around the mark. */
function wordsOf(text: string): string {
  return text
    .replaceAll(AROUND_DATES, " ")
    .replaceAll(/\s+/gu, " ")
    .replaceAll(/^[\s_.,;-]+|[\s_.,;-]+$/gu, "");
}

/** The words that people put between answers instead of a bar. */
const JOINING = String.raw`(?:en|and|plus|daarna|dan|vervolgens)`;
const SIGN = String.raw`(?:[,;+&\n\t¦│｜•→\\]|[-=]*>|\/(?!\d))`;
const BETWEEN = new RegExp(
  String.raw`\s*(?:${SIGN}(?:\s*${JOINING}(?=\s))?|\s${JOINING}\s)\s*`,
  "giu",
);
/** A longer text is a story, not a list of answers. */
const LONGEST = 400;
const MOST_GAPS = 12;

/** A text with "en" in place of every separator. */
function withJoiningWords(text: string): string {
  return text.replaceAll(BETWEEN, " en ");
}

/** True if a text is two or more answers with a separator other than a bar. */
export function isJoined(text: string, isAnswer: (part: string) => boolean): boolean {
  if (text.length > LONGEST) return false;
  const gaps = [...text.matchAll(BETWEEN)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  if (gaps.length === 0 || gaps.length > MOST_GAPS) return false;
  // An answer may itself contain "en" or a slash, so each gap is either a border or part of an
  // answer.
  const failed = new Set<number>();
  const reads = (start: number, hasBorder: boolean): boolean => {
    if (failed.has(start)) return false;
    const rest = text.slice(start).trim();
    if (hasBorder && (rest === "" || isAnswer(rest))) return true;
    const found = gaps.some(
      ({ from, to }) =>
        from >= start && isAnswer(text.slice(start, from).trim()) && reads(to, true),
    );
    if (!found) failed.add(start);
    return found;
  };
  return reads(0, false);
}
