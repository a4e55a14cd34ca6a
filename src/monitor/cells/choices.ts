import type { Choice } from "../../codebook/column.ts";
import { answerKey } from "../../codebook/spellings.ts";
import { termFinder } from "../../language/closest.ts";
import { Invalid } from "./invalid.ts";

const MAX_REMEMBERED = 5_000;
const MAX_SUGGESTED = 2_000;
const UNKNOWN = new Invalid({ code: "choice-unknown", suggestion: undefined });

/** Finds the codes of one closed list by code, label or alias. */
export class ChoiceFinder {
  readonly #codes = new Map<string, string>();
  /** The spellings met so far: they repeat, and folding one takes longer than finding it. */
  readonly #met = new Map<string, string>();
  readonly #unknown = new Map<string, Invalid>();
  readonly #closest: (text: string) => string | undefined;

  constructor(choices: readonly Choice[]) {
    for (const { code, label, aliases } of choices) {
      for (const spelling of [...aliases, label]) this.#codes.set(answerKey(spelling), code);
    }
    // Last, so that a code always means itself.
    for (const { code } of choices) this.#codes.set(answerKey(code), code);
    this.#closest = termFinder(
      choices.flatMap(({ code, label, aliases }) => [code, label, ...aliases]),
    );
  }

  /** The code that `text` means, undefined for none; case and surrounding white space are free. */
  find(text: string): string | undefined {
    const met = this.#met.get(text);
    if (met !== undefined) return met;
    const code = this.#codes.get(answerKey(text));
    if (code !== undefined && this.#met.size < MAX_REMEMBERED) this.#met.set(text, code);
    return code;
  }

  /** What is wrong with a text that means no code, with the spelling that comes nearest. */
  unknown(text: string): Invalid {
    const met = this.#unknown.get(text);
    if (met !== undefined) return met;
    // Thousands of spellings are no slips of the pen, and to compare them all takes time.
    if (this.#unknown.size >= MAX_SUGGESTED) return UNKNOWN;
    const invalid = new Invalid({ code: "choice-unknown", suggestion: this.#closest(text) });
    this.#unknown.set(text, invalid);
    return invalid;
  }
}

/** A cell with one answer at the most; null where it is empty. */
export function readChoice(finder: ChoiceFinder, text: string): string | null | Invalid {
  if (text === "") return null;
  const code = finder.find(text);
  if (code !== undefined) return code;
  return text.trim() === "" ? null : finder.unknown(text);
}

/** Reads cells with several answers; equal cells are read once and share their list. */
export class ChoicesReader {
  readonly #finder: ChoiceFinder;
  readonly #met = new Map<string, readonly string[]>();

  constructor(finder: ChoiceFinder) {
    this.#finder = finder;
  }

  /** The codes in the order of the cell, each once; none where it is empty. */
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
