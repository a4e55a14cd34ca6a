/** A note to show below its call. */
export interface Note {
  readonly number: number;
  readonly html: string;
}

/**
 * Numbers the notes of a document through all sections, in the order of their calls. Each block
 * takes the notes that it called, to show them below it.
 */
export class Notes {
  #last = 0;
  #open: Note[] = [];

  /** Adds a note that is called here, and returns its number. */
  call(html: string): number {
    this.#last += 1;
    this.#open.push({ number: this.#last, html });
    return this.#last;
  }

  /** Returns the notes that were called since the last time. */
  take(): readonly Note[] {
    const taken = this.#open;
    this.#open = [];
    return taken;
  }
}

/**
 * The call of a note within a text. Its space keeps "in 2024" and note 1 from reading as "20241".
 */
export function noteCallHtml(number: number): string {
  return `<sup class="note-call"> <a id="aanroep-${number}" href="#noot-${number}" aria-label="Noot ${number}">${number}</a></sup>`;
}
