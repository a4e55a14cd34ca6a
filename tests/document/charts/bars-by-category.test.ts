import { describe, expect, it } from "vitest";

import type { ChartBlock } from "../../../src/model/report-model.ts";
import { figuresWith, reportOf } from "../report-of.ts";

const SHORT = "Geweld";
const LONG = "Onvermogen om voor de kinderen te zorgen";

/** The pixels of each bar of a chart of three reasons, most frequent first. */
async function barOf(labels: readonly string[]): Promise<number> {
  const categories = labels.map((label, index) => ({
    code: `reden_${index}`,
    label,
    value: 30 - index,
  }));
  const report = await reportOf(figuresWith({ "placements.byReason": { total: 90, categories } }));
  const chart = report.sections
    .flatMap(({ blocks }) => blocks)
    .find(
      (block): block is ChartBlock => block.type === "chart" && block.id === "placements-by-reason",
    );
  return (chart?.height ?? 0) / labels.length;
}

describe("the bars of a chart by category", () => {
  it.each([
    ["labels of one line", [SHORT, SHORT, SHORT], 23],
    ["one label of two lines between others", [SHORT, LONG, SHORT], 27],
    ["one at the edge of the drawing, which would cut it off", [SHORT, SHORT, LONG], 29],
    ["two of them beside each other", [SHORT, LONG, LONG], 34],
  ])("have the room of %s", async (_, labels, pixels) => {
    expect(await barOf(labels)).toBe(pixels);
  });
});
