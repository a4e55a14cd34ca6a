import { describe, expect, it } from "vitest";

import { revisedFigures } from "../../src/compare/revisions.ts";
import { figuresWith } from "../document/report-of.ts";

type Given = Parameters<typeof figuresWith>[0];

const cells = (...values: readonly (number | null)[]) => ({
  list: "closed",
  total: 500,
  categories: values.map((value, index) => ({
    code: `c${index}`,
    label: `Categorie ${index}`,
    value,
    ...(value === null ? { withheld: true } : {}),
  })),
});
const revised = (then: Given, now: Given, disclosureThreshold = 5) =>
  revisedFigures(figuresWith(then), figuresWith(now, { disclosureThreshold })).map(
    ({ figure, numbers, hidesNumbers }) => ({
      figure,
      differences: numbers.map(({ category, field, difference }) => [
        category ?? field,
        difference,
      ]),
      hidesNumbers,
    }),
  );

describe("the revised figures of a period", () => {
  it("are those of which a number changed, each with its difference", () => {
    const of = (total: number, started: number): Given => ({
      "registrations.total": { value: total },
      "status.startedInPeriod": { value: started },
    });
    expect(revised(of(785, 65), of(787, 65))).toEqual([
      { figure: "registrations.total", differences: [["value", 2]], hidesNumbers: false },
    ]);
    expect(revised(of(785, 65), of(785, 65))).toEqual([]);
  });

  it("are not those that only one side shows", () => {
    const then = { "people.bySupported": cells(null, null, 400) };
    const now = { "people.bySupported": cells(6, 9, 400) };
    expect(revised(then, now)).toEqual([]);
    expect(revised({ "children.total": { value: 3 } }, {})).toEqual([]);
  });

  it("tell no category of a sensitive figure where one changed by fewer than the threshold", () => {
    const then = { "people.bySupported": cells(100, 200, 300) };
    const hidden = [{ figure: "people.bySupported", differences: [], hidesNumbers: true }];
    expect(revised(then, { "people.bySupported": cells(104, 200, 300) })).toEqual(hidden);
    expect(revised(then, { "people.bySupported": cells(104, 260, 300) })).toEqual(hidden);
    expect(revised(then, { "people.bySupported": cells(105, 194, 300) })).toEqual([
      {
        figure: "people.bySupported",
        differences: [
          ["c0", 5],
          ["c1", -6],
        ],
        hidesNumbers: false,
      },
    ]);
    expect(revised(then, { "people.bySupported": cells(109, 200, 300) }, 10)).toEqual(hidden);
    expect(revised(then, { "people.bySupported": cells(101, 200, 300) }, 0)).toMatchObject([
      { differences: [["c0", 1]] },
    ]);
  });

  it("tell of a sensitive sum of children nothing but its total: all may come from one family", () => {
    const then = { "children.byMeasure": cells(100, 200) };
    const now = { "children.byMeasure": { ...cells(120, 200), total: 520 } };
    expect(revised(then, now)).toEqual([
      { figure: "children.byMeasure", differences: [["total", 20]], hidesNumbers: true },
    ]);
    expect(
      revised({ "children.returned": { value: 20 } }, { "children.returned": { value: 40 } }),
    ).toEqual([{ figure: "children.returned", differences: [], hidesNumbers: true }]);
  });
});
