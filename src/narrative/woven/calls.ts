/**
 * What a writer can call in a text, and nothing else: the names are those of the handbook for writers.
 * A call stands for a value that the report knows, or chooses between two pieces of text.
 */

/** Calls that print a value. */
export const VALUE_HELPERS = ["cijfer", "aandeel", "peildatum", "periode", "maand"] as const;
/** Calls around text, which is there only where their condition holds. */
export const CONDITION_HELPERS = ["als", "getoond"] as const;
/** Between the two pieces of text of a condition. */
export const OTHERWISE = "anders";

/** What a number can be compared by. */
export const COMPARISONS = ["groter", "kleiner", "gelijk"] as const;

/** A place in a text without its front matter; both count from 0. */
export interface CallPlace {
  readonly line: number;
  readonly at: number;
}

/** A number of a figure: its id, and what stands behind it in the call. */
interface OfFigure {
  readonly figure: string;
  /** The category or field, and the form in which it is written; not yet told apart. */
  readonly parts: readonly string[];
  readonly place: CallPlace;
}

/** A call that prints a value. */
export type ValueCall =
  | (OfFigure & { readonly kind: "cijfer" | "aandeel"; readonly noun: string | null })
  | {
      readonly kind: "peildatum" | "periode";
      readonly form: string | null;
      readonly place: CallPlace;
    }
  | { readonly kind: "maand"; readonly which: string; readonly place: CallPlace };

/** A condition around text. */
export type Condition =
  | (OfFigure & {
      readonly kind: "als";
      /** All of them must hold. */
      readonly tests: readonly {
        readonly comparison: (typeof COMPARISONS)[number];
        /** A number, another figure, or `vorige`. */
        readonly with: string;
      }[];
    })
  | (OfFigure & { readonly kind: "getoond" });

export type Call = ValueCall | Condition;

/** True for a call around text. */
export function isCondition(call: Call): call is Condition {
  return call.kind === "als" || call.kind === "getoond";
}
