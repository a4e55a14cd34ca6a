import type { ColumnName } from "../../codebook/codebook.ts";
import type { DatedCode } from "../case.ts";
import { checkChildren, checkReturn } from "./children-rules.ts";
import { checkAnalysis, checkRegistrationFirst, checkRepeatedChoices } from "./date-rules.ts";
import type { RowValues, RuleReport } from "./row-values.ts";

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

/** Which steps can follow a step of `statusverloop`. */
const FOLLOWING: ReadonlyMap<string, readonly string[]> = new Map([
  ["gestart", ["afgesloten"]],
  ["nooit_gestart", ["gestart"]],
  ["afgesloten", ["heropend"]],
  ["heropend", ["afgesloten"]],
]);
const FIRST: readonly string[] = ["gestart", "nooit_gestart"];

/** Checks that the steps of a traject follow one another, in kind and in time. */
function checkStatus(steps: readonly DatedCode[], report: RuleReport): void {
  let allowed = FIRST;
  let isAllowed = true;
  let isOrdered = true;
  let latest = -Infinity;
  for (const { code, day } of steps) {
    isAllowed &&= allowed.includes(code);
    isOrdered &&= day >= latest;
    allowed = FOLLOWING.get(code) ?? [];
    latest = day;
  }
  if (!isAllowed) report("status-step", "statusverloop");
  if (!isOrdered) report("status-order", "statusverloop");
}
