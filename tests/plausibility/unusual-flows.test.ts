import { describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { cells, figuresIn } from "../compare/figures-beside.ts";
import { doubtsBeside } from "./doubts-of.ts";

const CLOSED = "status.closedInPeriod";
const QUARTERS = ["2022-Q4", "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"];

/** Snapshots of quarters, with the number of trajecten closed in each. */
function kept(values: readonly number[], more = {}): readonly PublishedFigures[] {
  return values.map((value, at) =>
    figuresIn(QUARTERS[at + QUARTERS.length - values.length] ?? "", {
      [CLOSED]: { value, ...more },
    }),
  );
}

function doubts(
  value: number,
  before: readonly PublishedFigures[],
  period = "2024-Q1",
  latestDate = "2024-07-01",
): readonly string[] {
  const source = { rows: 1000, sha256: "00", latestDate };
  const now = figuresIn(period, { [CLOSED]: { value } }, { source });
  return doubtsBeside(now, before).map(({ code, message }) => `${code} ${message}`);
}

describe("a flow compared with snapshots", () => {
  const before = kept([50, 60, 70, 55, 65]);

  it("is reported if it is far more or far less than usual", () => {
    for (const value of [20, 60, 150, 230]) expect(doubts(value, before)).toEqual([]);
    for (const value of [0, 10, 300]) {
      expect(doubts(value, before)).toEqual([
        expect.stringMatching(
          `^export-flow-unusual .*: ${value} in 3 maanden. .* rond de 20 per maand`,
        ) as string,
      ]);
    }
  });

  it("is compared per month if the periods differ in length", () => {
    expect(doubts(60, before, "2024-01")).toEqual([]);
    expect(doubts(100, before, "2024-01")).toHaveLength(1);
    expect(doubts(240, before, "2024")).toEqual([]);
    expect(doubts(240, before, "2024", "2024-12-31")).toEqual([]);
  });

  it("needs at least four periods that do not overlap each other or its own", () => {
    expect(doubts(0, before.slice(1))).toHaveLength(1);
    expect(doubts(0, before.slice(2))).toEqual([]);
    const year = figuresIn("2023", { [CLOSED]: { value: 240 } });
    expect(doubts(0, [...before.slice(2), year])).toEqual([]);
    const own = figuresIn("2024-Q1", { [CLOSED]: { value: 60 } });
    expect(doubts(0, [...before.slice(2), own])).toEqual([]);
  });

  it("may vary if earlier flows vary much, or if it is small", () => {
    expect(doubts(300, kept([10, 150, 40, 12, 160]))).toEqual([]);
    expect(doubts(9, kept([1, 1, 2, 1, 1]))).toEqual([]);
    expect(doubts(40, kept([1, 1, 2, 1, 1]))).toHaveLength(1);
  });

  it("is not reported if it only began", () => {
    expect(doubts(90, kept([0, 0, 0, 0, 0]))).toEqual([]);
    expect(doubts(90, kept([0, 0, 1, 1, 1]))).toEqual([]);
    expect(doubts(90, kept([0, 1, 0, 1, 1]))).toHaveLength(1);
  });

  it("is not reported for a period that the export does not cover", () => {
    expect(doubts(0, before, "2024-Q1", "2024-03-30")).toEqual([]);
  });

  it("ignores numbers before a redefinition", () => {
    const redefinitions = [{ from: "2024-01-01", change: "tellen we anders", before: null }];
    expect(doubts(0, kept([50, 60, 70, 55, 65], { redefinitions }))).toEqual([]);
  });
});

describe("registrations compared with the months before", () => {
  const ALL = ["registrations.inPeriod", "registrations.byMonth"] as const;
  const VIA_LETTER = ["registrations.viaLetterInPeriod", "registrations.viaLetterByMonth"] as const;
  const inPeriod = (
    value: number,
    before: readonly number[],
    [flow, stock]: readonly [string, string] = ALL,
  ) => {
    const months = Object.fromEntries(
      before.map((count, at) => [`2023-${String(at + 1).padStart(2, "0")}`, count]),
    );
    const now = figuresIn(
      "2024-01",
      {
        [flow]: { value },
        [stock]: cells(months, { list: "months" }),
      },
      { source: { rows: 1000, sha256: "00", latestDate: "2024-02-01" } },
    );
    return doubtsBeside(now, []).map(({ column, message }) => `${column} ${message}`);
  };

  it("need no snapshot", () => {
    const months = [30, 28, 35, 40, 33, 31, 29];
    expect(inPeriod(90, months)).toEqual([]);
    expect(inPeriod(300, months)).toEqual([
      expect.stringMatching(/^aanmelddatum .*: 300\. .* rond de 31 per maand/) as string,
    ]);
    expect(inPeriod(2, months)).toHaveLength(1);
  });

  it("need six months, from the first with a registration", () => {
    expect(inPeriod(300, [30, 28, 35, 40, 33])).toEqual([]);
    expect(inPeriod(300, [0, 0, 0, 0, 30, 28, 35, 40, 33], VIA_LETTER)).toEqual([]);
    expect(inPeriod(300, [0, 0, 0, 30, 28, 35, 40, 33, 31], VIA_LETTER)).toHaveLength(1);
  });
});
