import { BsnColumn } from "./bsn-column.ts";
import { hasIban } from "../../personal-data/iban.ts";

const SHORTEST_IBAN = 15;
const FEWEST_DIGITS = 8;
const DIGIT_NINE = "9";
const ENDING_NUMBER = /(?<!\d)\d{8,9}$/;

/**
 * Searches the pseudonyms of a file. They may look like much that is personal elsewhere, so only
 * an IBAN is looked for, and BSNs by the whole column, with a fixed prefix (`T-`) left aside.
 */
export class IdSearch {
  readonly numbers = new BsnColumn();
  #prefix: string | undefined;

  /** Takes the next pseudonym; true where it is an IBAN. */
  take(text: string, line: number): boolean {
    this.#judgeNumber(text.trim(), line);
    return text.length >= SHORTEST_IBAN && hasIban(text);
  }

  #judgeNumber(id: string, line: number): void {
    if (id.length < FEWEST_DIGITS || id.charAt(id.length - 1) > DIGIT_NINE) return;
    const number = ENDING_NUMBER.exec(id)?.[0];
    if (number === undefined) return;
    const prefixLength = id.length - number.length;
    this.#prefix ??= id.slice(0, prefixLength);
    if (this.#prefix.length === prefixLength && id.startsWith(this.#prefix)) {
      this.numbers.take(number, line);
    }
  }
}
