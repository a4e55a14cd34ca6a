import type { ColumnName } from "../../codebook/codebook.ts";
import { checkChildren, checkReturn } from "./children-rules.ts";
import { checkAnalysis, checkRegistrationFirst, checkRepeatedChoices } from "./date-rules.ts";
import type { RowValues, RuleReport } from "./row-values.ts";
import { checkStatus } from "./status-rules.ts";

/**
 * Checks the rules across the cells of one row. A rule is left out where a cell that it needs is
 * not valid, or its column is absent. `nameOf` tells the header by which a message names a column.
 */
export function checkRow(
  row: RowValues,
  columns: ReadonlySet<ColumnName>,
  nameOf: (column: ColumnName) => string,
  report: RuleReport,
): void {
  checkRegistrationFirst(row, report);
  if (row.statusverloop !== undefined) checkStatus(row.statusverloop, report);
  checkChildren(row, nameOf, report);
  if (columns.has("resultaten")) checkReturn(row, nameOf, report);
  checkRepeatedChoices(row, report);
  checkAnalysis(row, report);
  checkCustody(row, report);
}

function checkCustody({ gezag: custody }: RowValues, report: RuleReport): void {
  if (custody !== undefined && custody.length > 1 && custody.includes("geen")) {
    report("custody-contradiction", "gezag");
  }
}
