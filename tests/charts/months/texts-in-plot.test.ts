import { describe, expect, it } from "vitest";

import { eventsInPlot, lowestPlace, type Plot } from "../../../src/charts/months/event-texts.ts";

const PLOT: Plot = {
  left: 0,
  right: 400,
  obstacles: [
    { left: 200, right: 220, high: 60 },
    { left: 230, right: 250, high: 20 },
  ],
  grid: [0, 50],
  line: 15,
  widthOf: (text) => 10 * text.length,
};
const lineAt = ({ code }: { readonly code: string }): number => Number(code);
const placesOf = (events: readonly (readonly [number, string])[], plot = PLOT) =>
  eventsInPlot(
    events.map(([x, text]) => ({ code: String(x), text })),
    lineAt,
    plot,
  )?.map(({ code, isBefore, high }) => [Number(code), isBefore, high]);

describe("a text in a plot", () => {
  it.each([
    ["stands low where nothing is below it", 0, 100, 18],
    ["stands above a bar that it crosses", 225, 260, 38],
    ["stands above the highest of those that it crosses", 210, 260, 78],
  ])("%s", (_, left, right, high) => {
    expect(lowestPlace({ left, right, lines: 1 }, PLOT).high).toBe(high);
  });

  it("covers no grid line", () => {
    const plot = { ...PLOT, obstacles: [{ left: 0, right: 50, high: 40 }] };
    expect(lowestPlace({ left: 0, right: 40, lines: 1 }, plot)).toMatchObject({ low: 50 });
    expect(lowestPlace({ left: 60, right: 90, lines: 4 }, plot)).toMatchObject({ low: 50 });
  });
});

describe("events in a plot", () => {
  it("are before their lines, each later one above the lines that it crosses", () => {
    const events = [
      [225, "a".repeat(12)],
      [240, "b".repeat(12)],
    ] as const;
    const places = placesOf(events, { ...PLOT, right: 300 });
    expect(places).toEqual([
      [225, true, 78],
      [240, true, 93],
    ]);
  });

  it("are behind their lines if they are lower there", () => {
    expect(placesOf([[255, "a".repeat(10)]])).toEqual([[255, false, 18]]);
  });

  it("have no place if one is wider than the room on its side", () => {
    expect(placesOf([[200, "a".repeat(30)]])).toBeUndefined();
  });
});
