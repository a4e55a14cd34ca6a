/** One answer of a closed list. */
export interface Choice {
  readonly code: string;
  readonly label: string;
  /** Other spellings that mean this answer. */
  readonly aliases: readonly string[];
  /** The theme under which the answer is clustered. */
  readonly theme?: string;
}

/** How the cells of a column are written: the cell types of the export's contract. */
export type ColumnType =
  "id" | "date" | "count" | "choice" | "choices" | "freeChoices" | "datedChoices";

/**
 * True where a column of this type tells of another day what it held then: its cells are days, or
 * answers with a day. `id` changes on no day.
 */
export function isDated(type: ColumnType): boolean {
  return type === "date" || type === "datedChoices" || type === "id";
}

/** One column of the export. */
export interface Column {
  /** What the tool knows the column by, whatever its header says. */
  readonly name: string;
  /** The header that the monitor gives it; its name where left out. */
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
  /** A codebook of one's own may add answers: no rule, map or sentence rests on the list. */
  readonly takesMoreAnswers?: true;
  /** The category that stands for an empty cell. */
  readonly unknown?: Choice;
  /**
   * Words that are no answer and that people write all the same, each with the code of what it
   * means: of an answer, of the unknown, or "" for an empty cell. A message says what to write instead.
   */
  readonly otherWords?: Readonly<Record<string, string>>;
}
