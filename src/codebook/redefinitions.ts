/** A figure that began to count something else: numbers from before and after do not compare. */
export interface Redefinition {
  /** The figure's id in the catalogue. */
  readonly figure: string;
  /** The first day on which the new definition holds, as `jjjj-mm-dd`. */
  readonly from: string;
  /** What the figure counted until then, in Dutch, as a whole sentence; null where that is unsaid. */
  readonly before: string | null;
  /** What changed, in Dutch, to come after "Vanaf 1 januari 2024". */
  readonly change: string;
}

/** True where a definition that came in force on `from` holds on a day; both as `jjjj-mm-dd`. */
export function holdsOn(day: string, from: string): boolean {
  return day >= from;
}
