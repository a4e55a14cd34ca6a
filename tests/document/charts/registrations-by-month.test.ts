import { describe, expect, it } from "vitest";

import { CHARTS } from "../../../src/document/entries.ts";
import { plainText } from "../../../src/document/text.ts";
import { months } from "../sentences/figure-values.ts";
import { materialOfCase } from "../sentences/golden-case.ts";

/** The chart of half a year with the events given as day and label. */
function chartWith(...events: readonly (readonly [day: string, label: string])[]) {
  const material = materialOfCase({
    name: "half a year",
    figures: { "registrations.byMonth": months("2023-10", 10, 11, 12, 13, 14, 15) },
    events,
  });
  const chart = CHARTS["registrations-by-month"]?.(material) ?? null;
  if (chart === null) throw new Error("no chart");
  return {
    alt: plainText(chart.alt),
    events: chart.rows.filter(({ kind }) => kind === "event"),
    room: chart.rows.find(({ kind }) => kind === "room")?.["value"],
  };
}

describe("the settings' events in the chart of months", () => {
  it("stand in their month with their day, in the drawing and in the alt text", () => {
    const { alt, events } = chartWith(["2023-11-09", "Brieven verstuurd"]);
    const text = "9 november 2023: Brieven verstuurd";
    expect(events).toEqual([{ kind: "event", month: "2023-11", text, line: 0, isLate: false }]);
    expect(alt).toContain(`Bij een lijn staat “${text}”.`);
  });

  it("are left out where the chart has no such month", () => {
    const { alt, events } = chartWith(["2023-09-30", "Te vroeg"], ["2024-04-01", "Te laat"]);
    expect(events).toEqual([]);
    expect(alt).not.toMatch(/lijn|Te /);
  });

  it("have lines and room of their own, the latest highest, long ones more than one line", () => {
    const long = "een gebeurtenis waarover heel veel te vertellen is, zodat het niet past";
    const first = ["2023-11-09", "Brieven verstuurd"] as const;
    const { events, room } = chartWith(first, ["2024-02-01", long]);
    expect(events.map(({ month, line, isLate }) => [month, line, isLate])).toEqual([
      ["2024-02", 0, true],
      ["2023-11", 2, false],
    ]);
    expect(events[0]?.["text"]).toMatch(/^1 februari 2024: een .*\n/);
    expect(Number(room)).toBeGreaterThan(Number(chartWith(first).room));
    expect(Number(chartWith(first).room)).toBeGreaterThan(Number(chartWith().room));
  });
});
