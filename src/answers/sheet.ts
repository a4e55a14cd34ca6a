/**
 * What a command answers on standard output, before it is laid out. A writer builds a sheet. The
 * two printers in `print-sheet.ts` lay it out: for a terminal, and as Markdown.
 */
export interface Sheet {
  readonly title?: Title;
  /** Warnings that readers must not miss. A terminal shows them first, Markdown below the title. */
  readonly notices?: readonly string[];
  /** The blocks below the title. */
  readonly about?: readonly Block[];
  readonly parts: readonly Part[];
}

/** A piece of a sheet. Empty lines separate parts. A part without content is left out. */
export interface Part {
  readonly title?: Title;
  readonly blocks: readonly Block[];
  /** True for a title that is shown even without content, because the next parts belong to it. */
  readonly isSection?: boolean;
}

export interface Title {
  readonly text: Text;
  /** The level of the heading in Markdown; "bold" for a bold line. */
  readonly level: 1 | 2 | 3 | 4 | "bold";
  /** False for a title that only Markdown shows. */
  readonly isOnTerminal?: false;
}

/** A text, or pieces of text with a meaning. The printers put nothing between the pieces. */
export type Text = string | readonly Run[];

/** A piece of text. */
export interface Run {
  readonly text: string;
  /**
   * `code`: a name in a file or on a command line. `gone` and `new`: old words and new words.
   * `bold` and `alert` are styles of a terminal.
   */
  readonly mark?: "code" | "gone" | "new" | "bold" | "alert";
}

/** The style of a line on a terminal. */
export type Tone = "plain" | "bold" | "faint" | "alert";

export type Block = Sentences | Facts | List | Entries | Table | ForEach;

/** How far a block moves to the right on a terminal, in characters. */
interface Indented {
  readonly indent?: number;
}

/** Sentences: a terminal begins each on a new line, Markdown makes one paragraph. */
export interface Sentences extends Indented {
  readonly kind: "sentences";
  readonly texts: readonly Text[];
  readonly tone?: Tone;
  /** A terminal does not break these lines, so that readers can copy a path. */
  readonly isWhole?: boolean;
}

/** Values, each after a word that names it. */
export interface Facts extends Indented {
  readonly kind: "facts";
  readonly facts: readonly (readonly [word: string, value: Text])[];
  /** The characters that a terminal leaves for a word. Without it, the longest word decides. */
  readonly wordWidth?: number;
  /** False for words without a colon on a terminal. */
  readonly hasColons?: boolean;
}

export interface List extends Indented {
  readonly kind: "list";
  readonly items: readonly Item[];
  readonly tone?: Tone;
  /** How far a terminal indents the second line of an item; 0 without it. */
  readonly hang?: number;
}

/** An item of a list. `more` goes below its text; `items` are a list in the item, in Markdown only. */
export type Item =
  | Text
  | { readonly text: Text; readonly more: Text }
  | { readonly text: Text; readonly items: readonly Text[] };

/** Short names, each with a text that can take several lines. Markdown makes a table of them. */
export interface Entries extends Indented {
  readonly kind: "entries";
  /** The heads of the columns in Markdown; the last one is the head of the texts. */
  readonly columns: readonly Column[];
  readonly entries: readonly Entry[];
  /** The characters that a terminal leaves for the names. Without it, the longest names decide. */
  readonly nameWidths?: readonly number[];
}

interface Entry {
  readonly names: readonly Text[];
  readonly text: Text;
  readonly tone?: Tone;
}

/** Numbers and words in columns. */
export interface Table extends Indented {
  readonly kind: "table";
  /** The first column has the names of the rows. */
  readonly columns: readonly Column[];
  readonly groups: readonly RowGroup[];
  /** The word before a remark. */
  readonly remark?: string;
  /** The heads that a terminal shows; Markdown shows all. */
  readonly headsShown?: "all" | "withoutFirst" | "none";
  /** Markdown makes the names of level 0 bold. */
  readonly hasBoldNames?: boolean;
  readonly widths?: TableWidths;
}

/** A column of a table. */
export interface Column {
  /** A line break in a head makes two lines on a terminal. */
  readonly head: string;
  /** True for a column that aligns right. */
  readonly isNumeric?: true;
}

/** Rows that belong together. */
interface RowGroup {
  readonly rows: readonly Row[];
  /** Remarks about these rows. A terminal shows it below them, Markdown below the table. */
  readonly remarks?: readonly string[];
  /** The name of the group in Markdown's list of remarks. */
  readonly label?: string;
}

export interface Row {
  readonly name: string;
  /** How deep the row is below the row that it belongs to. */
  readonly level?: 0 | 1 | 2;
  /** The cells after the name. Both printers show them unchanged. */
  readonly cells: readonly string[];
  readonly tone?: Tone;
  /** The tone of the last cell, for a last column with words. */
  readonly lastTone?: Tone;
}

/** How a terminal divides its width over the columns of a table, in characters. */
interface TableWidths {
  /** The longest line of a name. After a longer line, the eye does not find the numbers. */
  readonly widestName?: number;
  /** The least room for a name, even if numbers then go beyond the terminal. */
  readonly narrowestName?: number;
  /** With less room for a name than this, the gaps between columns become smaller. */
  readonly pressedName?: number;
  /** The part of the width for names. Columns that do not fit beside them go below each other. */
  readonly shareOfNames?: number;
  /** The empty room after the longest name. */
  readonly spare?: number;
  /** The longest line of a cell. */
  readonly widestCell?: number;
}

/** Blocks for one printer only, for what a terminal and Markdown show differently. */
interface ForEach {
  readonly kind: "forEach";
  readonly terminal: readonly Block[];
  readonly markdown: readonly Block[];
}

/** A block of sentences. */
export function sentences(
  texts: readonly Text[],
  options: Omit<Sentences, "kind" | "texts"> = {},
): Sentences {
  return { kind: "sentences", texts, ...options };
}

/** A block with a list. */
export function list(items: readonly Item[], options: Omit<List, "kind" | "items"> = {}): List {
  return { kind: "list", items, ...options };
}

/** A name in a file or on a command line. */
export function code(text: string): Run {
  return { text, mark: "code" };
}

/** The characters of a text, without the marks that a printer adds. */
export function textOf(text: Text): string {
  return typeof text === "string" ? text : text.map((run) => run.text).join("");
}
