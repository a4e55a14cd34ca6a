import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { compareForReaders } from "../../src/compare/protect-comparison.ts";
import { cells, figuresIn } from "./figures-beside.ts";

const PEOPLE = "people.bySupported";
const TOTAL = "registrations.total";
const HIDDEN = { status: "withheld", value: null };

type Given = Parameters<typeof figuresIn>[1];

const compare = (
  old: Given,
  now: Given,
  periods: readonly string[] = ["2024-Q1", "2024-Q1"],
  threshold = 5,
) =>
  compareForReaders(
    figuresIn(periods[0] ?? "", old, { disclosureThreshold: threshold }),
    figuresIn(periods[1] ?? "", now, { disclosureThreshold: threshold }),
  );

describe("a revision by few registrations", () => {
  const months = (last: number) => cells({ "2024-02": 50, "2024-03": last }, { list: "months" });
  const old: Given = {
    [TOTAL]: { value: 100 },
    "registrations.byMonth": months(50),
    "registrations.byRoute": cells({ rechtstreeks: 60, professional: 40 }),
    "registrations.viaLetter": { value: 20 },
    [PEOPLE]: cells({ moeder: 60, vader: 40 }),
    "status.supported": { value: 80 },
  };
  const now: Given = {
    [TOTAL]: { value: 102 },
    "registrations.byMonth": months(52),
    "registrations.byRoute": cells({ rechtstreeks: 62, professional: 40 }),
    "registrations.viaLetter": { value: 21 },
    [PEOPLE]: cells({ moeder: 62, vader: 40 }),
    "status.supported": { value: 80 },
  };
  const { rows, summary } = compare(old, now);
  const of = (id: string) => rows.filter(({ figure }) => figure === id);

  it("shows numbers for the registrations and their months", () => {
    expect(of(TOTAL)).toMatchObject([{ difference: 2 }]);
    const [, march] = of("registrations.byMonth");
    expect(march).toMatchObject({ category: "2024-03", old: { value: 50 }, difference: 2 });
  });

  it("shows only the names of other figures, sensitive or not", () => {
    for (const id of ["registrations.byRoute", "registrations.viaLetter", PEOPLE]) {
      expect(of(id)).toMatchObject([
        {
          category: null,
          old: HIDDEN,
          new: HIDDEN,
          difference: null,
          percent: null,
          withheld: true,
          class: "revision",
          changed: true,
        },
      ]);
    }
    expect(of(PEOPLE)[0]?.field).toBe("all");
    expect(of("status.supported")).toMatchObject([{ old: { value: 80 }, new: { value: 80 } }]);
  });

  it("counts as one number for each figure without details", () => {
    expect(summary.rows).toBe(rows.length);
    expect(summary.changed).toBe(6);
  });

  it("shows everything if protection is off", () => {
    const open = compare(old, now, ["2024-Q1", "2024-Q1"], 0);
    expect(open.rows.every(({ withheld }) => withheld === undefined)).toBe(true);
    expect(open.rows.find(({ category }) => category === "moeder")?.difference).toBe(2);
  });

  it("is assumed if the registrations are unknown", () => {
    const unknown = { [TOTAL]: { unavailable: ["kolom"] } };
    const found = compare({ ...old, ...unknown }, { ...now, ...unknown }).rows.find(
      ({ figure }) => figure === PEOPLE,
    );
    expect(found).toMatchObject({ field: "all", withheld: true });
  });
});

describe("a revision by many registrations", () => {
  it("shows figures that are not sensitive, and hides small changes of those that are", () => {
    const { rows } = compare(
      {
        [TOTAL]: { value: 100 },
        "status.supported": { value: 60 },
        [PEOPLE]: cells({ moeder: 60, vader: 30, kinderen: 10 }),
        "families.byComposition": cells({ eenoudergezin: 60, intact_gezin: 40 }),
      },
      {
        [TOTAL]: { value: 110 },
        "status.supported": { value: 62 },
        [PEOPLE]: cells({ moeder: 69, vader: 31, kinderen: 10 }),
        "families.byComposition": cells({ eenoudergezin: 70, intact_gezin: 40 }),
      },
    );
    expect(rows.find(({ figure }) => figure === "status.supported")?.difference).toBe(2);
    const people = rows.filter(({ figure }) => figure === PEOPLE);
    expect(people.map(({ category, field, withheld }) => [category, field, withheld])).toEqual([
      [null, "value", true],
      [null, "total", undefined],
    ]);
    const families = rows.filter(({ figure }) => figure === "families.byComposition");
    expect(families.map(({ difference }) => difference)).toEqual([10, 0, 10]);
  });
});

describe("the difference of two periods", () => {
  it("is hidden for a sensitive figure if it is small; both numbers are shown", () => {
    const { rows } = compare(
      { [TOTAL]: { value: 90 }, [PEOPLE]: cells({ moeder: 50, vader: 40 }) },
      { [TOTAL]: { value: 93 }, [PEOPLE]: cells({ moeder: 52, vader: 45 }) },
      ["2023-Q4", "2024-Q1"],
    );
    const [total, mothers, fathers] = rows;
    expect(total).toMatchObject({ difference: 3, percent: 3.3 });
    expect(mothers).toMatchObject({
      old: { value: 50 },
      new: { value: 52 },
      difference: null,
      percent: null,
      withheld: true,
      class: "new",
    });
    expect(fathers).toMatchObject({ difference: 5 });
    expect(fathers?.withheld).toBeUndefined();
  });
});

describe("any two protected sides", () => {
  const count = fc.oneof(fc.integer({ min: 5, max: 30 }), fc.constant(0));
  const sides = fc.record({ moeder: count, vader: count, kinderen: count });

  it("never reveal a small difference of a sensitive figure", () => {
    const periods = fc.constantFrom(["2024-Q1", "2024-Q1"], ["2023-Q4", "2024-Q1"]);
    fc.assert(
      fc.property(sides, sides, fc.nat(20), periods, (old, now, came, both) => {
        const { rows } = compare(
          { [TOTAL]: { value: 200 }, [PEOPLE]: cells(old) },
          { [TOTAL]: { value: 200 + came }, [PEOPLE]: cells(now) },
          both,
        );
        const shown = rows.filter(({ figure, withheld }) => figure === PEOPLE && !withheld);
        for (const { difference } of shown) {
          const size = Math.abs(difference ?? 0);
          expect(size === 0 || size >= 5).toBe(true);
        }
        const hidden = rows.filter((row) => row.withheld && row.class === "revision");
        for (const row of hidden) expect([row.old, row.new]).toEqual([HIDDEN, HIDDEN]);
        // Nothing reveals which category of a revised figure changed little.
        const hidesCategories = hidden.some(({ field }) => field === "value");
        const hasCategories = rows.some(({ category }) => category !== null);
        expect(hidesCategories && hasCategories).toBe(false);
      }),
    );
  });
});

describe("a stock that changed by a few cases between two periods", () => {
  const both = (figure: string, old: number, now: number, isSameExport: boolean) =>
    compareForReaders(
      figuresIn("2023-Q4", { [figure]: cells({ wonen: old, overig: 20 }) }),
      figuresIn("2024-Q1", { [figure]: cells({ wonen: now, overig: 20 }) }),
      undefined,
      isSameExport,
    ).rows.find(({ category }) => category === "wonen");

  it("shows neither number if a flow from the same export would reveal the change", () => {
    expect(both("results.byResult", 8, 11, true)).toMatchObject({
      old: HIDDEN,
      new: HIDDEN,
      difference: null,
      withheld: true,
    });
    expect(both("results.byResult", 8, 13, true)).toMatchObject({
      old: { value: 8 },
      difference: 5,
    });
  });

  it.each([
    ["no flow does", "regions.byRegion", true],
    ["both were published by themselves", "results.byResult", false],
  ])("shows both numbers where %s", (_, figure, isSameExport) => {
    expect(both(figure, 8, 11, isSameExport)).toMatchObject({
      old: { value: 8 },
      new: { value: 11 },
      difference: null,
      withheld: true,
    });
  });
});
