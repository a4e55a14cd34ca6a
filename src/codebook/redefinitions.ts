/** A figure that began to count something else, so numbers before and after cannot be compared. */
export interface Redefinition {
  /** The figure's id in the catalogue. */
  readonly figure: string;
  /** The first day of the new definition, as `jjjj-mm-dd`. */
  readonly from: string;
  /**
   * What the figure counted until then: a whole Dutch sentence, or null if the file does not say.
   */
  readonly before: string | null;
  /** What changed, in Dutch, as the continuation of "Vanaf 1 januari 2024". */
  readonly change: string;
}

/** True if a definition that came into force on `from` applies on `day`; both as `jjjj-mm-dd`. */
export function holdsOn(day: string, from: string): boolean {
  return day >= from;
}
