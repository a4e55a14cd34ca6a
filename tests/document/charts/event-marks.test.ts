import { describe, expect, it } from "vitest";

import { eventRows, markedEvents } from "../../../src/document/charts/event-marks.ts";
import { parseIsoDay, type Day } from "../../../src/period/day.ts";

const MONTHS = ["2023-08", "2023-09", "2023-10", "2023-11"];

function event(date: string, label: string) {
  return { day: parseIsoDay(date) as Day, label };
}

describe("the events of the settings in the chart of months", () => {
  it("are marked in their month with day and label, those outside the chart left out", () => {
    const marked = markedEvents(
      [event("2023-09-19", "Brieven"), event("2022-01-03", "Start")],
      MONTHS,
    );
    expect(marked).toEqual([
      { month: "2023-09", text: "19 september 2023: Brieven", line: 0, lines: 1 },
    ]);
  });

  it("stand below each other however long they are, the latest at the top", () => {
    const long = "een lange uitleg die niet in een enkele regel naast de lijn past";
    const marked = markedEvents([event("2023-08-02", "Eerst"), event("2023-10-02", long)], MONTHS);
    expect(marked.map(({ month, line, lines }) => [month, line, lines])).toEqual([
      ["2023-10", 0, 2],
      ["2023-08", 2, 1],
    ]);
  });

  it("have their text on the side of their line that has more room", () => {
    const marked = markedEvents([event("2023-08-02", "a"), event("2023-11-02", "b")], MONTHS);
    expect(eventRows(marked, MONTHS).map(({ month, isLate }) => [month, isLate])).toEqual([
      ["2023-11", true],
      ["2023-08", false],
    ]);
  });
});
