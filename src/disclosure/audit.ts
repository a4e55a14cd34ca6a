import type { PublishedFigures } from "./published-figures.ts";

/** What can be derived of one figure from a set of publications. */
export interface AuditedFigure {
  readonly figure: string;
  readonly label: string;
  /** The withheld and held numbers of it in all publications together. */
  readonly withheld: number;
  /** How many of them follow exactly. */
  readonly derivable: number;
  /** How many of them keep exactly two values, and how many keep exactly three. */
  readonly twoValues: number;
  readonly threeValues: number;
}

/** What can be derived from a set of publications together. */
export interface Audit {
  /** Of figures that withhold or hold something, in the catalogue's order. */
  readonly figures: readonly AuditedFigure[];
  readonly withheld: number;
  readonly derivable: number;
  /** The fewest values that a withheld number that can be small has; null where none is withheld. */
  readonly fewestValues: number | null;
}

/** Works out what a reader who knows the rules can derive from all of `publications` together. */
export function auditPublications(publications: readonly PublishedFigures[]): Audit {
  void publications;
  return { figures: [], withheld: 0, derivable: 0, fewestValues: null };
}
