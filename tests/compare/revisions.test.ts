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
const TOTAL = "registrations.total";
/** The revised figures but the registrations, of which so many came. */
const revised = (then: Given, now: Given, disclosureThreshold = 5, came = 100) =>
  revisedFigures(
    figuresWith({ [TOTAL]: { value: 900 }, ...then }),
    figuresWith({ [TOTAL]: { value: 900 + came }, ...now }, { disclosureThreshold }),
  )
    .filter(({ figure }) => figure !== TOTAL || then[TOTAL] !== undefined)
    .map(({ figure, numbers, hidesNumbers }) => ({
      figure,
      differences: numbers.map(({ category, field, difference }) => [
        category ?? field,
        difference,
      ]),
      hidesNumbers,
    }));

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

  it.each(["children.byMeasure", "children.byResidence"])(
    "tell no number of %s, its total neither: all may come from one family",
    (figure) => {
      const then = { [figure]: cells(100, 200) };
      const nothing = [{ figure, differences: [], hidesNumbers: true }];
      expect(revised(then, { [figure]: { ...cells(120, 200), total: 520 } })).toEqual(nothing);
      expect(revised(then, { [figure]: { ...cells(100, 200), total: 505 } })).toEqual(nothing);
      expect(revised(then, { [figure]: cells(120, 180) })).toEqual(nothing);
    },
  );

  it("tell of a count of children how many rows lack it, and not the children", () => {
    const returned = (value: number, missing: number): Given => ({
      "children.returned": { value, missing },
    });
    expect(revised(returned(20, 50), returned(40, 60))).toEqual([
      { figure: "children.returned", differences: [["missing", 10]], hidesNumbers: true },
    ]);
  });

  it("tell nothing of a sensitive figure of which the total changed by fewer than the threshold", () => {
    const then = { "people.bySupported": cells(100, 200, 300) };
    const now = { "people.bySupported": { ...cells(108, 194, 300), total: 502 } };
    expect(revised(then, now)).toEqual([
      { figure: "people.bySupported", differences: [], hidesNumbers: true },
    ]);
  });
});

describe("a revision that fewer registrations brought than the threshold", () => {
  const months = (last: number) => ({ ...cells(20, last), list: "months" });
  const then: Given = {
    [TOTAL]: { value: 785 },
    "registrations.byMonth": months(50),
    "registrations.byRoute": cells(400, 385),
    "status.supported": { value: 300 },
    "responseTimes.contactWithin2Days": { numerator: 500, denominator: 785, percentage: 64 },
    "people.bySupported": cells(300, 485),
  };
  const now: Given = {
    [TOTAL]: { value: 787 },
    "registrations.byMonth": months(52),
    "registrations.byRoute": cells(440, 385),
    "status.supported": { value: 300 },
    "responseTimes.contactWithin2Days": { numerator: 502, denominator: 787, percentage: 64 },
    "people.bySupported": cells(340, 485),
  };

  it("tells numbers of the registrations and their months, and of others the name alone", () => {
    const nameAlone = (figure: string) => ({ figure, differences: [], hidesNumbers: true });
    expect(revised(then, now)).toEqual([
      { figure: TOTAL, differences: [["value", 2]], hidesNumbers: false },
      { figure: "registrations.byMonth", differences: [["c1", 2]], hidesNumbers: false },
      nameAlone("registrations.byRoute"),
      nameAlone("responseTimes.contactWithin2Days"),
      nameAlone("people.bySupported"),
    ]);
  });

  it("tells all where protection is off", () => {
    expect(revised(then, now, 0).every(({ hidesNumbers }) => !hidesNumbers)).toBe(true);
  });
});
