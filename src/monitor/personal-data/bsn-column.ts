import { passesElevenTest } from "../../personal-data/bsn.ts";

const FEWEST_PASSES = 5;

/**
 * Judges the bare numbers of one column together: of arbitrary case numbers one in eleven passes
 * the eleven-test, of citizen service numbers every one.
 */
export class BsnColumn {
  #judged = 0;
  #passed = 0;
  #firstLine = 0;

  /** Takes a cell that holds nothing but eight or nine digits. */
  take(number: string, line: number): void {
    this.#judged += 1;
    if (!passesElevenTest(number)) return;
    if (this.#passed === 0) this.#firstLine = line;
    this.#passed += 1;
  }

  /** The line of the first number that passes and how many do; undefined where they are no BSNs. */
  hit(): { readonly line: number; readonly passed: number } | undefined {
    const isHit = this.#passed >= FEWEST_PASSES && this.#passed * 2 > this.#judged;
    return isHit ? { line: this.#firstLine, passed: this.#passed } : undefined;
  }
}
