import type { DatedCode } from "../case.ts";
import type { Day } from "../../period/day.ts";
import type { RowValues, RuleReport } from "./row-values.ts";

const DATES = ["eerste_contact_op", "welkomstgesprek_ingepland_op"] as const;
const DATED_CHOICES = ["statusverloop", "verklarende_analyse", "resultaten"] as const;
const UNIQUE_CHOICES = [
  ["verklarende_analyse", "analysis-repeated"],
  ["resultaten", "result-repeated"],
] as const;

/** Checks that nothing is dated before the registration. */
export function checkRegistrationFirst(row: RowValues, report: RuleReport): void {
  const registered = row.aanmelddatum;
  if (registered === undefined) return;
  const isEarlier = (day: Day | null | undefined): boolean =>
    day !== null && day !== undefined && day < registered;
  for (const column of DATES) {
    if (isEarlier(row[column])) report("date-before-registration", column);
  }
  for (const column of DATED_CHOICES) {
    if (row[column]?.some(({ day }) => day < registered) === true) {
      report("date-before-registration", column);
    }
  }
}

/** Checks that no result and no step of the analysis stands in its cell twice. */
export function checkRepeatedChoices(row: RowValues, report: RuleReport): void {
  for (const [column, code] of UNIQUE_CHOICES) {
    if (hasRepeatedCode(row[column] ?? [])) report(code, column);
  }
}

/** Checks that an analysis that is finished was started, on that day or before. */
export function checkAnalysis(row: RowValues, report: RuleReport): void {
  const steps = row.verklarende_analyse ?? [];
  const isUnstarted = steps.some(
    (end) =>
      end.code === "afgerond" &&
      !steps.some((start) => start.code === "gestart" && start.day <= end.day),
  );
  if (isUnstarted) report("analysis-finished-before-start", "verklarende_analyse");
}

function hasRepeatedCode(answers: readonly DatedCode[]): boolean {
  return (
    answers.length > 1 &&
    answers.some(({ code }, index) => answers.findIndex((first) => first.code === code) < index)
  );
}
