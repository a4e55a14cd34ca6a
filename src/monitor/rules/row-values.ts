import type { ColumnName } from "../../codebook/codebook.ts";
import type { FindingCode, MessageParameters } from "../../messages/findings.ts";
import type { Case } from "../case.ts";

/** The cells of one row as they were read; undefined for a cell that is not valid. */
export type RowValues = { -readonly [C in ColumnName]: Case[C] | undefined };

/** Told of each rule that a row breaks, with the column at which it is reported. */
export type RuleReport = <C extends FindingCode>(
  code: C,
  column: ColumnName,
  ...parameters: MessageParameters<C>
) => void;
