import { describe, expect, it } from "vitest";

import type { Comparison } from "../../src/compare/comparison.ts";
import type { Material } from "../../src/document/block-entry.ts";
import { KEY_FIGURES } from "../../src/document/key-figures.ts";
import { RESULT_SENTENCES } from "../../src/document/sentences/results.ts";
import { plainText } from "../../src/document/text.ts";
import { cells, count } from "./sentences/figure-values.ts";
import { materialOfCase } from "./sentences/golden-case.ts";

const MATERIAL = materialOfCase({
  name: "more than before",
  figures: {
    "children.returned": count(40, { families: 30 }),
    "results.byTheme": cells({ gezinsherstel: 60 }, 60),
  },
  before: {
    "children.returned": count(30, { families: 20 }),
    "results.byTheme": cells({ gezinsherstel: 50 }, 50),
  },
});

/** The same, where the comparison withholds the differences of a figure. */
function withholding(id: string): Material {
  const { comparison } = MATERIAL;
  if (comparison === null) throw new Error("nothing to compare with");
  const rows = comparison.rows.map((row): Comparison["rows"][number] =>
    row.figure === id ? { ...row, difference: null, withheld: true } : row,
  );
  return { ...MATERIAL, comparison: { ...comparison, rows } };
}

describe("a difference that the comparison withholds", () => {
  it("is not told beside the key figure", () => {
    const changeIn = (material: Material) => KEY_FIGURES["returned"]?.(material)?.change;
    expect(plainText(changeIn(MATERIAL) ?? [])).toBe("10 meer dan op 31 december 2023");
    expect(changeIn(withholding("children.returned"))).toBeUndefined();
  });

  it("is not told of the families with a result", () => {
    const said = (material: Material): string =>
      plainText(RESULT_SENTENCES["results.total"]?.(material) ?? []);
    expect(said(MATERIAL)).toContain("meer dan");
    expect(said(withholding("results.byTheme"))).toMatch(/ten minste één resultaat vastgelegd\.$/);
  });
});
