import type { ColumnName } from "../../codebook/codebook.ts";
import type { RowValues, RuleReport } from "./row-values.ts";

type NameOf = (column: ColumnName) => string;

const RETURN_RESULT = "terugplaatsing_kinderen";

/** Checks that the counts of children of one row fit into one another. */
export function checkChildren(row: RowValues, nameOf: NameOf, report: RuleReport): void {
  const { kinderen_nu_uithuisgeplaatst: now, kinderen_eerder_uithuisgeplaatst: before } = row;
  const placed = sum(now, before);
  const measures = atLeast(
    row.kinderen_met_maatregel,
    row.kinderen_zonder_maatregel,
    row.kinderen_met_en_zonder_maatregel,
  );
  const whereabouts = atLeast(
    row.kinderen_in_pleeggezin,
    row.kinderen_bij_andere_ouder,
    row.kinderen_in_netwerk,
    row.kinderen_in_instelling,
  );
  // Nothing exceeds NaN, which stands for a bound that is not known.
  if (atLeast(now, before) > sum(row.kinderen)) {
    report("children-placed-exceed", "kinderen_nu_uithuisgeplaatst", nameOf("kinderen"));
  }
  if (measures > placed) report("measures-exceed-placed", "kinderen_met_maatregel");
  if (whereabouts > placed) report("whereabouts-exceed-placed", "kinderen_in_pleeggezin");
  if (atLeast(row.kinderen_teruggeplaatst) > placed) {
    report("returned-exceed-placed", "kinderen_teruggeplaatst");
  }
}

/** Checks that children who returned home come with the result that says so. */
export function checkReturn(row: RowValues, nameOf: NameOf, report: RuleReport): void {
  const { kinderen_teruggeplaatst: returned, resultaten: results } = row;
  if (returned === undefined || returned === null || returned === 0) return;
  if (results === undefined || results.some(({ code }) => code === RETURN_RESULT)) return;
  report("returned-without-result", "kinderen_teruggeplaatst", RETURN_RESULT, nameOf("resultaten"));
}

/** The counts that are known together: with those that are not, there can only be more. */
function atLeast(...counts: readonly (number | null | undefined)[]): number {
  let total = 0;
  for (const count of counts) total += count ?? 0;
  return total;
}

/** The counts together; NaN where one of them is not known or not valid. */
function sum(...counts: readonly (number | null | undefined)[]): number {
  let total = 0;
  for (const count of counts) total += count ?? NaN;
  return total;
}
