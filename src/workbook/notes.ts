import { workbookMessages as texts } from "../messages/workbook.ts";

/** The notes of a workbook: numbered as they are first called, each text once. */
export class Notes {
  readonly #numbers = new Map<string, number>();

  /** A text with the calls of its notes behind it: "Gezag [noot 1] [noot 3]". */
  called(text: string, notes: readonly string[]): string {
    const numbers = notes.map((note) => {
      const number = this.#numbers.get(note) ?? this.#numbers.size + 1;
      this.#numbers.set(note, number);
      return number;
    });
    const calls = [...new Set(numbers)].toSorted((a, b) => a - b).map(texts.noteCall);
    return [text, ...calls].join(" ");
  }

  /** All notes, each with its call. */
  get all(): readonly (readonly [call: string, text: string])[] {
    return [...this.#numbers].map(([text, number]) => [texts.noteCall(number), text]);
  }
}
