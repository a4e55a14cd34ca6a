import { describe, expect, it } from "vitest";

import { figuresOfRows } from "./few-rows.ts";

/** Returns the days of one traject, registered on 10 January 2024, in the first quarter. */
async function daysOf(course: string) {
  const figures = await figuresOfRows("2024-Q1", "", [`T-1;2024-01-10;overig;${course}`]);
  return Object.fromEntries(
    Object.entries(figures).flatMap(([id, figure]) => {
      if (!id.startsWith("waitingTimes.") || !("n" in figure)) return [];
      expect(figure.n).toBe(figure.median === null ? 0 : 1);
      expect(figure.p90).toBe(figure.median);
      return [[id.replace("waitingTimes.", ""), figure.median]];
    }),
  );
}

const NOWHERE = {
  daysToStart: null,
  daysToStartInPeriod: null,
  daysWaiting: null,
  daysOfSupport: null,
};
const STARTED = { ...NOWHERE, daysToStart: 10, daysToStartInPeriod: 10 };

describe("a traject of 10 January 2024, on 31 March", () => {
  it.each([
    ["that waits", "", { ...NOWHERE, daysWaiting: 81 }],
    ["that started", "gestart@2024-01-20", STARTED],
    [
      "that started on the day of the registration",
      "gestart@2024-01-10",
      { ...STARTED, daysToStart: 0, daysToStartInPeriod: 0 },
    ],
    [
      "that started on the reference date",
      "gestart@2024-03-31",
      { ...STARTED, daysToStart: 81, daysToStartInPeriod: 81 },
    ],
    ["that starts a day later", "gestart@2024-04-01", { ...NOWHERE, daysWaiting: 81 }],
    ["that never starts", "nooit_gestart@2024-02-01", NOWHERE],
    [
      "that is found never to start later",
      "nooit_gestart@2024-04-01",
      { ...NOWHERE, daysWaiting: 81 },
    ],
    ["that started after all", "nooit_gestart@2024-01-15|gestart@2024-01-20", STARTED],
    ["that starts after all, but later", "nooit_gestart@2024-01-15|gestart@2024-04-20", NOWHERE],
    [
      "that was closed",
      "gestart@2024-01-20|afgesloten@2024-03-01",
      { ...STARTED, daysOfSupport: 41 },
    ],
    [
      "that was closed on the day of its start",
      "gestart@2024-01-20|afgesloten@2024-01-20",
      { ...STARTED, daysOfSupport: 0 },
    ],
    ["that is closed later", "gestart@2024-01-20|afgesloten@2024-04-01", STARTED],
    [
      "that was closed and reopened",
      "gestart@2024-01-20|afgesloten@2024-03-01|heropend@2024-03-10",
      { ...STARTED, daysOfSupport: 41 },
    ],
    [
      "that was closed a second time",
      "gestart@2024-01-20|afgesloten@2024-03-01|heropend@2024-03-10|afgesloten@2024-03-20",
      { ...STARTED, daysOfSupport: 41 },
    ],
  ])("%s", async (_, course, days) => {
    expect(await daysOf(course)).toEqual(days);
  });
});

describe("waiting times", () => {
  it("count a start in its own period, whenever the registration was", async () => {
    const rows = [
      "T-1;2023-12-01;overig;gestart@2024-01-10",
      "T-2;2023-11-01;overig;gestart@2023-12-31",
      "T-3;2023-11-01;overig;gestart@2023-12-01|afgesloten@2024-01-05|heropend@2024-02-01",
    ];
    const figures = await figuresOfRows("2024-Q1", "", rows);
    expect(figures["waitingTimes.daysToStartInPeriod"]).toMatchObject({ n: 1, median: 40 });
    expect(figures["waitingTimes.daysToStart"]).toMatchObject({ n: 3, median: 40, p90: 60 });
  });

  it("leave out rows registered after the reference date", async () => {
    const rows = ["T-1;2024-04-01;overig;", "T-2;2024-04-01;overig;gestart@2024-04-02"];
    const figures = await figuresOfRows("2024-Q1", "", rows);
    for (const id of Object.keys(figures).filter((one) => one.startsWith("waitingTimes."))) {
      expect(figures[id]).toMatchObject({ n: 0, median: null, p90: null });
      expect(figures[id]).not.toHaveProperty("withheld");
    }
  });

  it.each([
    [1, ["median", "p90"]],
    [9, ["median", "p90"]],
    [10, ["p90"]],
    [49, ["p90"]],
    [50, undefined],
  ])("of %d rows withhold %j", async (n, withheld) => {
    const rows = Array.from({ length: n }, (_, row) => `T-${row};2024-03-01;overig;`);
    const figures = await figuresOfRows("2024-Q1", "", rows, 5);
    const median = withheld?.includes("median") === true ? null : 30;
    const p90 = withheld === undefined ? 30 : null;
    const waiting = figures["waitingTimes.daysWaiting"];
    expect(waiting).toMatchObject({ n, median, p90 });
    expect(waiting && "n" in waiting ? waiting.withheld : null).toEqual(withheld);
  });
});
