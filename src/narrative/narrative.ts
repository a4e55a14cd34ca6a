import type { Page } from "../document-type/document-type.ts";
import type { NarrativeCode } from "../findings/codes.ts";

/** An image of a report. It is encoded again, without the metadata of its file. */
export interface NarrativeImage {
  /** The name of its file, as the text writes it. */
  readonly file: string;
  readonly mediaType: "image/png" | "image/jpeg";
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly base64: string;
}

/**
 * A value that is woven into a text, in place of a call: its words, in pieces with the origin of
 * the number in each.
 */
export type Value = readonly { readonly text: string; readonly origin?: string | undefined }[];

/** A text that the communications staff wrote for a section of a document. */
export interface Narrative {
  /** The name of the file without `.md`, as in the manifest of the document type. */
  readonly name: string;
  readonly markdown: string;
  /** It marks languages or captions. */
  readonly hasMarks?: true;
  /** It contains a box. */
  readonly hasBoxes?: true;
  /** The values that are woven in. `{{0}}` in the Markdown is the place of the first. */
  readonly woven?: readonly Value[];
  /** It has an address in running text, which is a link. */
  readonly hasBareLinks?: true;
  /** The images that it shows, each once, in the order of the text. */
  readonly images?: readonly NarrativeImage[];
  /** The text is an example, which the report mentions. */
  readonly isSample: boolean;
}

/** A call of a text, with its place in the file. */
export interface WrittenCall {
  readonly call: Call;
  readonly file: string;
  readonly place: TextPlace;
}

/** A text with calls that passed all checks: it contains only allowed constructs. */
export interface TextTemplate {
  readonly source: Lines;
  readonly tree: hbs.AST.Program;
  /** The calls, by their statements in the tree. */
  readonly calls: ReadonlyMap<hbs.AST.Node, Call>;
  /** The depth of nested conditions. */
  readonly depth: number;
}

/** A text as it was written, with its calls unanswered. */
export interface WrittenText {
  /** The text itself, if nothing is woven in. */
  readonly narrative: Narrative;
  /** The file as findings name it. */
  readonly file: string;
  /** The text without front matter and without the words of comments, with the same lines. */
  readonly body: string;
  /** The text without front matter, with the words of comments. */
  readonly writtenBody: string;
  /** The line on which the body begins, counted from 1. */
  readonly bodyLine: number;
  /** Null for a text without calls. */
  readonly template: TextTemplate | null;
  readonly form: TextForm;
}

/** What a document type accepts in a text. */
export interface TextForm {
  readonly takesImages: boolean;
  /** The printed page; null if it is unknown. */
  readonly page: Page | null;
}

/** A place in the file of a text. Both numbers count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly position: number;
}

/**
 * A text for proofreading, with its values in place and a function that gives places in its file.
 */
export interface ReadableText {
  readonly name: string;
  /** The file as findings name it. */
  readonly file: string;
  readonly markdown: string;
  /** The words of the values, by the number of their place. */
  readonly values: readonly string[];
  readonly takesImages: boolean;
  /** The place in the file of a character of `markdown`. Both arguments count from 0. */
  readonly placeOf: (line: number, at: number) => TextPlace;
}

// The calls that a writer can use in a text. The handbook for writers uses the same names. A call
// prints a value of the report, or chooses between two pieces of text.

/** Calls that print a value. */
export const VALUE_HELPERS = ["cijfer", "aandeel", "peildatum", "periode", "maand"] as const;
/** Calls around text. The text shows only if the condition is true. */
export const CONDITION_HELPERS = ["als", "getoond"] as const;
/** The word that separates the two pieces of text of a condition. */
export const OTHERWISE = "anders";

/** The maximum number of calls in a text. A report has fewer figures. */
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
  /**
   * The words after the figure: a category or field, and a form. It is not yet known which is
   * which.
   */
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

// Places in a text.

/** A remark on a place in a text. The line and the character count from 0. */
export interface Remark {
  readonly code: NarrativeCode;
  readonly line: number;
  readonly at?: number;
  /** Words to follow the message of the code. */
  readonly more?: string;
}

/** A text by its lines, to convert between indexes and places. */
export class Lines {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) {
      starts.push(end + 1);
    }
    this.#starts = starts;
  }

  /** The place of the character at an index, in UTF-16 units. */
  placeAt(index: number): CallPlace {
    const line = Math.max(0, this.#lineOf(index));
    return { line, at: index - (this.#starts[line] ?? 0) };
  }

  /** The index of a position of Handlebars: its lines count from 1, its columns from 0. */
  indexOf({ line, column }: hbs.AST.Position): number {
    return (this.#starts[line - 1] ?? 0) + column;
  }

  /** The index of a place. */
  indexAt({ line, at }: CallPlace): number {
    return (this.#starts[line] ?? 0) + at;
  }

  /** The last line that begins at or before an index. */
  #lineOf(index: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
