import { describe, expect, it } from "vitest";

import type { PublishedFigures } from "../../src/disclosure/published-figures.ts";
import { isoDay, parsePeriod, type Period } from "../../src/period/period.ts";
import { figuresOfReport, periodsOfReport } from "../../src/pipeline/build-from-figures.ts";
import { figuresWith } from "../document/report-of.ts";

const NOTHING_KEPT = { chain: [], latest: null, isElsewhere: false };

const idsOf = (text: string) => periodsOfReport(parsePeriod(text) as Period, NOTHING_KEPT, 7);

describe("the periods that a report takes from the export", () => {
  it("are its own with all figures, the previous one with its dated figures, and those before with the figures of a trend", () => {
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
    const [own, previous] = asked;
    expect(own?.figures).toBeUndefined();
    expect(previous?.figures).toContain("results.byResult");
    for (const undated of ["families.byCustody", "children.returned", "regions.byRegion"]) {
      expect(previous?.figures).not.toContain(undated);
    }
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

const CODEBOOK = "c".repeat(64);
const figuresIn = (
  id: string,
  given: Parameters<typeof figuresWith>[0] = { "registrations.total": { value: 900 } },
): PublishedFigures => {
  const { from, to } = parsePeriod(id) as Period;
  const period = { id, from: isoDay(from), to: isoDay(to), label: id };
  return figuresWith(given, { period });
};
const keptReport = (id: string) => ({
  period: parsePeriod(id) as Period,
  figures: figuresIn(id),
  codebook: CODEBOOK,
  publishedOn: null,
  sha256: "",
});

describe("the periods of a report after an earlier report", () => {
  const december = keptReport("2023-12");
  const quarter = keptReport("2023-Q4");
  const kept = { chain: [quarter], latest: december, isElsewhere: false };
  const asked = periodsOfReport(parsePeriod("2024-Q1") as Period, kept, 7);

  it("are its own and, last, that of the earlier report with all figures, and those before with the figures of a trend", () => {
    expect(asked.at(-1)).toEqual({ period: december.period, isForComparison: true });
    const [own, ...before] = asked.slice(0, -1);
    expect(own?.figures).toBeUndefined();
    expect(before).toHaveLength(7);
    for (const { figures } of before) expect(figures).toContain("registrations.total");
  });

  it("are computed once if the earlier report is of the previous period", () => {
    const previous = { chain: [quarter], latest: quarter, isElsewhere: false };
    const periods = periodsOfReport(parsePeriod("2024-Q1") as Period, previous, 7);
    expect(periods).toHaveLength(8);
    expect(periods[1]).toEqual({ period: quarter.period, isForComparison: true });
    const custody = {
      "registrations.total": { value: 900 },
      "families.byCustody": { total: 9, categories: [] },
    };
    const figures = periods.map(({ period: { id } }) => figuresIn(id, custody));
    const { publications, earlierFigures } = figuresOfReport(figures, previous, CODEBOOK, 7);
    expect(publications?.latest?.anew).toBe(figures[1]);
    const compared = earlierFigures.at(-1)?.figures;
    expect(compared?.["registrations.total"]).toBeDefined();
    expect(compared?.["families.byCustody"]).toBeUndefined();
  });

  it("give an earlier report further back no more figures than the others", () => {
    const summer = keptReport("2023-Q3");
    const given = {
      "registrations.total": { value: 900 },
      "families.byCustody": { total: 9, categories: [] },
    };
    const further = { chain: [], latest: summer, isElsewhere: false };
    const periods = periodsOfReport(parsePeriod("2024-Q1") as Period, further, 7);
    const figures = periods.map(({ period: { id } }) => figuresIn(id, given));
    const { earlierFigures, publications } = figuresOfReport(figures, further, CODEBOOK, 7);
    expect(publications?.latest?.anew.figures["families.byCustody"]).toBeDefined();
    for (const one of earlierFigures) {
      expect(one.figures["registrations.total"]).toBeDefined();
      expect(one.figures["families.byCustody"]).toBeUndefined();
    }
  });

  it("are sorted by purpose: the published figures, and those that the export gives now", () => {
    const figures = asked.map(({ period }) => figuresIn(period.id));
    const { publications, earlierFigures } = figuresOfReport(figures, kept, CODEBOOK, 7);
    expect(publications?.chain).toEqual([quarter.figures]);
    expect(publications?.latest?.published).toBe(december.figures);
    expect(publications?.latest?.anew.period.id).toBe("2023-12");
    expect(earlierFigures.map(({ period }) => period.id).at(-1)).toBe("2023-Q4");
    expect(earlierFigures).toHaveLength(7);
  });

  it("know whether only documents of other types have snapshots", () => {
    const figures = asked.map(({ period }) => figuresIn(period.id));
    const of = (isElsewhere: boolean) =>
      figuresOfReport(figures, { ...NOTHING_KEPT, isElsewhere }, CODEBOOK, 7).publications;
    expect(of(false)).toBeUndefined();
    expect(of(true)).toEqual({ chain: [], latest: null, isElsewhere: true });
  });

  it.each([
    ["the same codebook", CODEBOOK, false],
    ["another codebook", "d".repeat(64), true],
    ["the standard codebook", null, true],
  ])("know whether it was published by %s", (_, codebook, isOther) => {
    const figures = asked.map(({ period }) => figuresIn(period.id));
    const { publications } = figuresOfReport(figures, kept, codebook, 7);
    expect(publications?.latest?.isOtherCodebook).toBe(isOther);
  });
});
