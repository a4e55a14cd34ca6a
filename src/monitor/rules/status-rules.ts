import type { DatedCode } from "../case.ts";
import type { RuleReport } from "./row-values.ts";

/** Which steps can follow a step of `statusverloop`. */
const FOLLOWING: ReadonlyMap<string, readonly string[]> = new Map([
  ["gestart", ["afgesloten"]],
  ["nooit_gestart", ["gestart"]],
  ["afgesloten", ["heropend"]],
  ["heropend", ["afgesloten"]],
]);
const FIRST: readonly string[] = ["gestart", "nooit_gestart"];

/** Checks that the steps of a traject follow one another, in kind and in time. */
export function checkStatus(steps: readonly DatedCode[], report: RuleReport): void {
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
