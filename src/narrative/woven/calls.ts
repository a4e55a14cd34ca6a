/**
 * The calls that a writer can use in a text. The names are those of the handbook for writers. A
 * call stands for a value of the report, or chooses between two pieces of text.
 */

/** Calls that print a value. */
export const VALUE_HELPERS = ["cijfer", "aandeel", "peildatum", "periode", "maand"] as const;
/** Calls around text. The text shows only if the condition is true. */
export const CONDITION_HELPERS = ["als", "getoond"] as const;
/** Separates the two pieces of text of a condition. */
export const OTHERWISE = "anders";

/** The most calls of a text: more than a report has figures. */
export const MOST_CALLS = 500;

/** The names of comparisons of a number. */
export const COMPARISONS = ["groter", "kleiner", "gelijk"] as const;

/** A place in a text without its front matter. Both numbers count from 0. */
export interface CallPlace {
  readonly line: number;
  readonly at: number;
}

/** A number of a figure: the id of the figure, and the words after it. */
interface OfFigure {
  readonly figure: string;
  /** The category or field, and the form of the number, not yet distinguished. */
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
      /** All of them must be true. */
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
