import { describe, expect, it } from "vitest";

import { cells, figuresIn } from "../compare/figures-beside.ts";
import { doubtsBeside } from "./doubts-of.ts";

const TOTAL = { "registrations.total": { value: 900 } };
const RESIDENCE = { pleeggezin: 200, andere_ouder: 140, netwerk: 100, instelling: 70 };

/** Returns the findings about a period compared with the one before it, in short. */
function between(
  before: Parameters<typeof figuresIn>[1],
  now: Parameters<typeof figuresIn>[1],
  period = "2024-Q1",
): readonly string[] {
  const kept = figuresIn("2023-Q4", { ...TOTAL, ...before });
  return doubtsBeside(figuresIn(period, { ...TOTAL, ...now }), [kept]).map(
    ({ code, column, message }) => [code, column ?? "", message].join(" "),
  );
}

describe("a fall compared with a snapshot", () => {
  const of = (residence: Readonly<Record<string, number | null>>, more = {}) => ({
    "children.byResidence": cells({ ...RESIDENCE, ...residence }, { total: 510, ...more }),
  });

  it("is reported from the threshold on, with the column of its cell", () => {
    expect(between(of({}), of({ netwerk: 96 }))).toEqual([]);
    const [found, ...others] = between(of({}), of({ netwerk: 95 }));
    expect(others).toEqual([]);
    expect(found).toMatch(/^export-stock-fell kinderen_in_netwerk .*netwerk van 100 naar 95\./);
  });

  it("ignores withheld and held numbers", () => {
    expect(between(of({}), of({ netwerk: null }))).toEqual([]);
    const held = { code: "netwerk", label: "netwerk", value: 60, held: true, asOf: "2023-09-30" };
    const { categories } = cells(RESIDENCE) as { categories: { code: string }[] };
    const withHeld = categories.map((one) => (one.code === "netwerk" ? held : one));
    expect(between(of({}), of({}, { categories: withHeld }))).toEqual([]);
  });

  it("ignores numbers before a redefinition", () => {
    const redefinitions = [{ from: "2024-01-01", change: "tellen we anders", before: null }];
    const more = { redefinitions };
    expect(between(of({}), of({ netwerk: 50 }, more))).toEqual([]);
    const earlier = { redefinitions: [{ ...redefinitions[0], from: "2023-01-01" }] };
    expect(between(of({}), of({ netwerk: 50 }, earlier))).toHaveLength(1);
  });

  it("only names the figure if both have one reference date", () => {
    const [found] = between(of({}), of({ netwerk: 50 }), "2023-Q4");
    expect(found).toMatch(/^export-stock-fell /);
    expect(found).not.toMatch(/netwerk van|\b50\b/);
    const total = between({}, { "registrations.total": { value: 899 } }, "2023-Q4");
    expect(total.join()).toContain("van 900 naar 899");
  });

  it("is not reported for what may fall", () => {
    const analyses = (lopend: number) => ({ "analyses.byState": cells({ lopend, afgerond: 20 }) });
    expect(between(analyses(20), analyses(9))).toEqual([]);
    const people = (unknown: number) => ({
      "people.bySupported": cells({ moeder: 100, nog_niet_in_beeld: unknown }, { total: 900 }),
    });
    expect(between(people(90), people(20))).toEqual([]);
  });

  it("is reported once if its sum and its themes follow from it", () => {
    const children = (now: number) => ({
      "children.placedNow": { value: now },
      "children.placedBefore": { value: 300 },
      "children.placed": { value: now + 300 },
    });
    const found = between(children(400), children(350));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("kinderen_nu_uithuisgeplaatst");
  });
});

describe("columns that seem exchanged", () => {
  it("are reported without a number", () => {
    const exchanged = { ...RESIDENCE, pleeggezin: 100, netwerk: 200 };
    const [found, ...others] = between(
      { "children.byResidence": cells(RESIDENCE) },
      { "children.byResidence": cells(exchanged) },
    );
    expect(others).toEqual([]);
    expect(found).toContain("kinderen_in_pleeggezin en kinderen_in_netwerk");
    expect(found).not.toMatch(/100|200/);
  });

  it("are not reported if they contain similar numbers, or if only one of them fell", () => {
    const of = (netwerk: number, pleeggezin: number) => ({
      "children.byResidence": cells({ ...RESIDENCE, netwerk, pleeggezin }, { total: 510 }),
    });
    const codes = (found: readonly string[]) => found.map((one) => one.split(" ")[0]);
    expect(codes(between(of(100, 110), of(110, 100)))).toEqual(["export-stock-fell"]);
    expect(codes(between(of(100, 200), of(100, 100)))).toEqual(["export-stock-fell"]);
  });
});

describe("a snapshot of a later day", () => {
  it("is not used for stocks, and for rows only if the export covers the same dates", () => {
    const later = figuresIn("2024-Q2", { "registrations.total": { value: 990 } });
    const rows = { rows: 800, sha256: "00", latestDate: "2024-03-31" };
    const now = figuresIn("2024-Q1", TOTAL, { source: rows });
    const kept = { ...later, source: { ...rows, rows: 900, latestDate: "2024-06-30" } };
    expect(doubtsBeside(now, [kept])).toEqual([]);
    const since = { ...now, source: { ...rows, latestDate: "2024-07-31" } };
    expect(doubtsBeside(since, [kept]).map(({ code }) => code)).toEqual(["export-rows-fewer"]);
  });
});

describe("a month without registrations", () => {
  const months = (values: readonly number[]) =>
    Object.fromEntries(
      values.map((value, at) => [`2023-${String(at + 1).padStart(2, "0")}`, value]),
    );
  const doubts = (values: readonly number[], latestDate = "2023-12-31", kept: number[] = []) => {
    const of = (own: readonly number[]) =>
      figuresIn(
        "2023",
        { "registrations.byMonth": cells(months(own), { list: "months" }) },
        { source: { rows: 900, sha256: "00", latestDate } },
      );
    return doubtsBeside(of(values), kept.length === 0 ? [] : [of(kept)]).map(
      ({ message }) => message,
    );
  };
  const FULL = [30, 28, 25, 31, 22, 18, 27, 24, 29, 33, 26, 21];
  const with0 = (...at: number[]) => FULL.map((value, index) => (at.includes(index) ? 0 : value));

  it("is reported among well-filled months, at the end too", () => {
    expect(doubts(FULL)).toEqual([]);
    expect(doubts(with0(4)).join()).toContain("In mei 2023 zijn er geen aanmeldingen");
    expect(doubts(with0(10, 11)).join()).toContain("In november 2023 en december 2023");
  });

  it("is not reported among thin months, before its end, or if it was published so", () => {
    expect(doubts(with0(4).map((value) => Math.floor(value / 4)))).toEqual([]);
    expect(doubts(with0(11), "2023-12-04")).toEqual([]);
    expect(doubts(with0(4), "2023-12-31", with0(4))).toEqual([]);
  });
});
