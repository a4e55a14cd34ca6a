import { describe, expect, it } from "vitest";

import { parsePeriod, type Period } from "../../src/period/period.ts";
import { periodsOfReport } from "../../src/pipeline/periods-of-report.ts";

const idsOf = (text: string) => periodsOfReport(parsePeriod(text) as Period);

describe("the periods that a report draws on", () => {
  it("are its own and the previous one in full, and those before for the trend", () => {
    const asked = idsOf("2024-Q1");
    expect(asked.map(({ period }) => period.id)).toEqual([
      "2024-Q1",
      "2023-Q4",
      "2023-Q3",
      "2023-Q2",
      "2023-Q1",
      "2022-Q4",
      "2022-Q3",
      "2022-Q2",
    ]);
    expect(asked.slice(0, 2).map(({ figures }) => figures)).toEqual([undefined, undefined]);
    for (const { figures } of asked.slice(2)) {
      expect(figures).toContain("responseTimes.contactWithin2DaysInPeriod");
    }
  });

  it("are of equal length", () => {
    const lengths = idsOf("2023-02..2023-03").map(
      ({ period }) => period.lastMonth - period.firstMonth,
    );
    expect(new Set(lengths)).toEqual(new Set([1]));
  });
});
