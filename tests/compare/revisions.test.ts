import { describe, expect, it } from "vitest";

import { revisedFigures } from "../../src/compare/protect-comparison.ts";
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
/** Returns the revised figures except the registrations; `came` registrations were added. */
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
  it("are those with a changed number, each with its difference", () => {
    const of = (total: number, started: number): Given => ({
      "registrations.total": { value: total },
      "status.startedInPeriod": { value: started },
    });
    expect(revised(of(785, 65), of(787, 65))).toEqual([
      { figure: "registrations.total", differences: [["value", 2]], hidesNumbers: false },
    ]);
    expect(revised(of(785, 65), of(785, 65))).toEqual([]);
  });

  it("exclude those that only one side shows", () => {
    const then = { "people.bySupported": cells(null, null, 400) };
    const now = { "people.bySupported": cells(6, 9, 400) };
    expect(revised(then, now)).toEqual([]);
    expect(revised({ "children.total": { value: 3 } }, {})).toEqual([]);
  });

  it("show no category of a sensitive figure if one changed by less than the threshold", () => {
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

  it("show how many rows lack a number of children, and not the children", () => {
    const returned = (value: number, missing: number): Given => ({
      "children.returned": { value, missing },
    });
    expect(revised(returned(20, 50), returned(40, 60))).toEqual([
      { figure: "children.returned", differences: [["missing", 10]], hidesNumbers: true },
    ]);
  });

  it("show nothing of a sensitive figure if its total changed by less than the threshold", () => {
    const then = { "people.bySupported": cells(100, 200, 300) };
    const now = { "people.bySupported": { ...cells(108, 194, 300), total: 502 } };
    expect(revised(then, now)).toEqual([
      { figure: "people.bySupported", differences: [], hidesNumbers: true },
    ]);
  });
});

describe("a revision by fewer registrations than the threshold", () => {
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

  it("shows numbers of the registrations and their months, and only the names of others", () => {
    const nameAlone = (figure: string) => ({ figure, differences: [], hidesNumbers: true });
    expect(revised(then, now)).toEqual([
      { figure: TOTAL, differences: [["value", 2]], hidesNumbers: false },
      { figure: "registrations.byMonth", differences: [["c1", 2]], hidesNumbers: false },
      nameAlone("registrations.byRoute"),
      nameAlone("responseTimes.contactWithin2Days"),
      nameAlone("people.bySupported"),
    ]);
  });

  it("shows everything if protection is off", () => {
    expect(revised(then, now, 0).every(({ hidesNumbers }) => !hidesNumbers)).toBe(true);
  });
});
