/** One answer of a closed list. */
export interface Choice {
  readonly code: string;
  readonly label: string;
  /** Other spellings that mean this answer. */
  readonly aliases: readonly string[];
  /** The code of the theme of this answer. */
  readonly theme?: string;
}

/** How the cells of a column are written: the cell types of the contract. */
export type ColumnType =
  "id" | "date" | "count" | "choice" | "choices" | "freeChoices" | "datedChoices";

/**
 * True if a column of this type shows its value on an earlier day: its cells are days, or answers
 * with a day. An `id` never changes.
 */
export function isDated(type: ColumnType): boolean {
  return type === "date" || type === "datedChoices" || type === "id";
}

/** One column of the export. */
export interface Column {
  /** The name of the column in this tool, whatever its header is. */
  readonly name: string;
  /** The header in the export; the name if left out. */
  readonly header?: string;
  /** Other headers that mean this column. */
  readonly otherHeaders?: readonly string[];
  readonly type: ColumnType;
  /** The column in words, for messages and the data dictionary. */
  readonly label: string;
  /** The column must exist. */
  readonly required?: true;
  /** The column must be filled on every row. */
  readonly filled?: true;
  /** The closed list of answers, for the choice types. */
  readonly choices?: readonly Choice[];
  /** A codebook file may add answers, because no rule, map or sentence depends on the list. */
  readonly takesMoreAnswers?: true;
  /** The category of an empty cell. */
  readonly unknown?: Choice;
  /**
   * Words that are no answer but that people write, each with the code of its meaning: an answer,
   * the unknown, or "" for an empty cell. A message suggests what to write instead.
   */
  readonly otherWords?: Readonly<Record<string, string>>;
}

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
