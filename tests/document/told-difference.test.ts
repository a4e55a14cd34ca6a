import { describe, expect, it } from "vitest";

import type { Comparison } from "../../src/compare/comparison.ts";
import type { Material } from "../../src/document/block-entry.ts";
import { KEY_FIGURES } from "../../src/document/key-figures.ts";
import { RESULT_SENTENCES } from "../../src/document/sentences/results.ts";
import { RETURNED_SENTENCES } from "../../src/document/sentences/returned-children.ts";
import { plainText } from "../../src/model/text.ts";
import { cells, count } from "./sentences/figure-values.ts";
import { materialOfCase } from "./sentences/golden-case.ts";

const MATERIAL = materialOfCase({
  name: "more than before",
  figures: {
    "children.returned": count(40, { families: 30 }),
    "results.byTheme": cells({ gezinsherstel: 60 }, 60),
    "results.inPeriodByTheme": cells({ gezinsherstel: 15 }, 15),
  },
  before: {
    "children.returned": count(30, { families: 20 }),
    "results.byTheme": cells({ gezinsherstel: 50 }, 50),
  },
});

type Row = Comparison["rows"][number];

/** The same material, with other rows for a figure in the comparison. */
function where(id: string, rowsOf: (row: Row) => readonly Row[]): Material {
  const { comparison } = MATERIAL;
  if (comparison === null) throw new Error("nothing to compare with");
  const rows = comparison.rows.flatMap((row) => (row.figure === id ? rowsOf(row) : row));
  return { ...MATERIAL, comparison: { ...comparison, rows } };
}

describe.each<readonly [string, (id: string) => Material]>([
  ["withholds", (id) => where(id, (row) => [{ ...row, difference: null, withheld: true }])],
  ["tells for all numbers together", (id) => where(id, (row) => [{ ...row, field: "all" }])],
  ["does not have", (id) => where(id, () => [])],
])("a difference that the comparison %s", (_, closed) => {
  it("does not appear beside the key figure", () => {
    const changeIn = (material: Material) => KEY_FIGURES["returned"]?.(material)?.change;
    expect(plainText(changeIn(MATERIAL) ?? [])).toBe("eind december 2023 waren het er 30");
    expect(changeIn(closed("children.returned"))).toBeUndefined();
  });

  it("does not appear for the families with a result", () => {
    const said = (material: Material): string =>
      plainText(RESULT_SENTENCES["results.total"]?.(material) ?? []);
    expect(said(MATERIAL)).toMatch(/Voor 10 gezinnen was het hun eerste resultaat\.$/);
    expect(said(closed("results.byTheme"))).toMatch(/gebeurde dat de afgelopen drie maanden\.$/);
  });

  it("does not appear for the children who returned home", () => {
    const said = (material: Material): string =>
      plainText(RETURNED_SENTENCES["children.returned"]?.(material) ?? []);
    expect(said(MATERIAL)).toMatch(/Eind december 2023 waren dat 30 kinderen\.$/);
    expect(said(closed("children.returned"))).toMatch(/gingen terug naar huis\.$/);
  });
});
