import * as fc from "fast-check";
import { isoDay } from "../../../src/period/period.ts";
import type { RowText } from "../export.ts";
import { lone, type Fault, type FaultMaker } from "./fault.ts";
import { columnsOfType } from "./valid-rows.ts";
import type { MonitorCode } from "../../../src/findings/codes.ts";

const COUNTS = columnsOfType("count");
const NO_COUNTS: RowText = Object.fromEntries(COUNTS.map((name) => [name, ""]));
const PLACED = ["kinderen_nu_uithuisgeplaatst", "kinderen_eerder_uithuisgeplaatst"] as const;

/**
 * Counts whose first ones have a larger sum than the others. One of the first was unknown before;
 * without it the rule was not checked or not broken.
 */
function tooMany(
  code: MonitorCode,
  parts: readonly string[],
  whole: readonly string[],
  others: RowText = {},
): fc.Arbitrary<Fault> {
  const shares = (names: readonly string[], most: number) =>
    fc.tuple(...names.map(() => fc.integer({ min: 0, max: most })));
  return fc
    .tuple(shares(parts, 9), shares(whole, 9), fc.constantFrom(...parts, ...whole))
    .filter(([some, all, changed]) => {
      const known = sum(some) - (some[parts.indexOf(changed)] ?? 0);
      return sum(some) > sum(all) && (whole.includes(changed) || known <= sum(all));
    })
    .map(([some, all, column]) => {
      const cells = [...parts, ...whole].map((name, index): [string, string] => [
        name,
        `${[...some, ...all][index]}`,
      ]);
      const counts: RowText = { ...NO_COUNTS, ...others, ...Object.fromEntries(cells) };
      const text = counts[column] ?? "";
      return { code, column, text, blamed: parts[0] ?? "", base: { ...counts, [column]: "" } };
    });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Every rule that the counts of children of one row can break together. */
export const CHILDREN_FAULTS: Readonly<Record<string, FaultMaker>> = {
  "more children placed than there are": () =>
    tooMany("children-placed-exceed", PLACED, ["kinderen"]),
  "more measures than children placed": () =>
    tooMany(
      "measures-exceed-placed",
      COUNTS.filter((name) => name.endsWith("maatregel")),
      PLACED,
    ),
  "more whereabouts than children placed": () =>
    tooMany(
      "whereabouts-exceed-placed",
      COUNTS.filter((name) => /_(?:in|bij)_/.test(name)),
      PLACED,
    ),
  "more children returned than placed": (day) =>
    tooMany("returned-exceed-placed", ["kinderen_teruggeplaatst"], PLACED, {
      resultaten: `terugplaatsing_kinderen@${isoDay(day)}`,
    }),
  "children returned without the result": (day) =>
    fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom("", "gezag_terug_of_behouden"))
      .chain(([count, other]) => {
        const without = other === "" ? "" : `${other}@${isoDay(day)}`;
        const counts = { ...NO_COUNTS, kinderen_teruggeplaatst: `${count}` };
        const blamed = "kinderen_teruggeplaatst";
        return fc.constantFrom<Fault[]>(
          {
            ...lone("returned-without-result", "resultaten", without),
            blamed,
            base: { ...counts, resultaten: `terugplaatsing_kinderen@${isoDay(day)}` },
          },
          {
            ...lone("returned-without-result", blamed, `${count}`),
            base: { ...NO_COUNTS, resultaten: without },
          },
        );
      }),
};
