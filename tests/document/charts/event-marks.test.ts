import { describe, expect, it } from "vitest";

import {
  eventRows,
  inOrderOfTime,
  linesOf,
  markedEvents,
} from "../../../src/document/charts/event-marks.ts";
import { parseIsoDay, type Day } from "../../../src/period/day.ts";

const MONTHS = ["2023-08", "2023-09", "2023-10", "2023-11"];

function event(date: string, label: string) {
  return { day: parseIsoDay(date) as Day, label };
}

describe("the events of the settings in the chart of months", () => {
  const inShort = (...events: readonly ReturnType<typeof event>[]) =>
    markedEvents(events, MONTHS).map(({ month, line, lines }) => [month, line, lines]);

  it("are marked in their month with day and label, those outside the chart left out", () => {
    const marked = markedEvents(
      [event("2023-08-19", "Brieven"), event("2022-01-03", "Start")],
      MONTHS,
    );
    expect(marked).toMatchObject([
      { month: "2023-08", text: "19 augustus 2023: Brieven", line: 0, lines: 1, isLate: false },
    ]);
    expect(linesOf(marked)).toBe(1);
  });

  it("stand below each other however long they are, the outermost of each half at the top", () => {
    const long = "een lange uitleg die niet in een enkele regel naast de lijn past";
    const first = event("2023-08-02", "Eerst");
    const second = event("2023-09-02", "Dan");
    expect(inShort(second, first)).toEqual([
      ["2023-08", 0, 1],
      ["2023-09", 1, 1],
    ]);
    expect(inShort(event("2023-10-02", long), event("2023-11-02", "Laatst"))).toEqual([
      ["2023-11", 0, 1],
      ["2023-10", 1, 2],
    ]);
  });

  it("have their text on the side of their line that has more room, and are told in order", () => {
    const marked = markedEvents([event("2023-11-02", "b"), event("2023-08-02", "a")], MONTHS);
    expect(eventRows(marked).map(({ month, isLate }) => [month, isLate])).toEqual([
      ["2023-11", true],
      ["2023-08", false],
    ]);
    expect(inOrderOfTime(marked).map(({ month }) => month)).toEqual(["2023-08", "2023-11"]);
  });
});
