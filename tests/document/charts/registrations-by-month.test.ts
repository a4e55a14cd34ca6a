import { describe, expect, it } from "vitest";

import { CHARTS } from "../../../src/document/entries.ts";
import type { Datum } from "../../../src/model/report-model.ts";
import { plainText } from "../../../src/model/text.ts";
import { months } from "../sentences/figure-values.ts";
import { lieOf, runsIn } from "../origin-lies.ts";
import { materialOfCase, publishedOfCase, type GoldenCase } from "../sentences/golden-case.ts";

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

describe("an event that has no room beside its line", () => {
  const WORD = "w".repeat(80);
  const material = materialOfCase({
    name: "a long word",
    figures: { "registrations.byMonth": months("2023-10", 10, 11, 12, 13, 14, 15) },
    events: [
      ["2024-01-05", WORD],
      ["2024-01-19", "Kort"],
    ],
  });
  const chart = CHARTS["registrations-by-month"]?.(material);

  it("is a letter, with what it stands for below the chart and in the alt text", () => {
    const events = chart?.rows.filter(({ kind }) => kind === "event");
    expect(events).toMatchObject([{ month: "2024-01", text: "A", line: 0 }]);
    const words = `A: 5 januari 2024: ${WORD}; 19 januari 2024: Kort.`;
    expect(plainText(chart?.remark ?? [])).toContain(words);
    expect(plainText(chart?.alt ?? [])).toContain("Bij lijn A hoort “19 januari 2024: Kort”.");
  });

  it("is whole in the narrow drawing, which has no letters", () => {
    const { rows = [], own } = chart?.narrow ?? {};
    const events = rows.filter(({ kind }) => kind === "event").map(({ label }) => String(label));
    expect(events.map((label) => label.replaceAll(/\s/g, ""))).toEqual([
      `5januari2024:${WORD}`,
      "19januari2024:Kort",
    ]);
    const widest = Math.max(
      ...events.flatMap((label) => label.split("\n")).map((one) => one.length),
    );
    expect(widest).toBeLessThanOrEqual(28);
    expect(plainText(own?.remark ?? [])).not.toContain("A:");
    expect(plainText(own?.alt ?? [])).toContain("Bij een lijn staat “19 januari 2024: Kort”.");
  });
});

describe("the line of an event", () => {
  const stopsOf = (values: readonly number[], month: string): readonly unknown[] => {
    const material = materialOfCase({
      name: "a line at a number",
      figures: { "registrations.byMonth": months("2022-04", ...values) },
      events: [[`${month}-05`, "Brieven"]],
    });
    const rows = CHARTS["registrations-by-month"]?.(material)?.rows ?? [];
    const room = Number(rows.find(({ kind }) => kind === "room")?.["value"]);
    return rows
      .filter(({ kind }) => kind === "event")
      .map(({ stop }) => (typeof stop === "number" ? Math.round(stop * room) : stop));
  };
  const values = Array.from({ length: 24 }, (_, index) => (index === 5 ? 11_285 : 10_000 + index));

  it("stops above a number that is wider than its bar, and else goes down to the axis", () => {
    expect(stopsOf(values, "2022-09")).toEqual([11_285]);
    expect(stopsOf(values, "2022-11")).toEqual([undefined]);
    expect(
      stopsOf(
        values.map((value) => value - 9_990),
        "2022-11",
      ),
    ).toEqual([undefined]);
  });
});

describe("a registration of years before all others", () => {
  const OTHERS = [10, 11, 12, 13, 14, 15];
  const caseOf = (early: number, firstDate?: string, start = "2003-05"): GoldenCase => {
    const gap = Array.from({ length: 250 }, () => 0);
    const values = [early, ...gap].slice(0, monthsUntil(start)).concat(OTHERS);
    return {
      name: "one far date",
      figures: { "registrations.byMonth": months(start, ...values) },
      ...(firstDate === undefined ? {} : { firstDate }),
    };
  };
  const chartOf = (...about: Parameters<typeof caseOf>) => {
    const material = materialOfCase(caseOf(...about));
    const chart = CHARTS["registrations-by-month"]?.(material) ?? null;
    if (chart === null) throw new Error("no chart");
    return chart;
  };
  /** The months from a month until October 2023. */
  const monthsUntil = (start: string): number =>
    (2023 - Number(start.slice(0, 4))) * 12 + 10 - Number(start.slice(5));
  const monthsIn = (rows: readonly Datum[], field: string): readonly unknown[] =>
    rows.filter(({ kind }) => kind === "month").map((row) => row[field]);

  it("leaves the chart, its narrow twin and its table to the others, and is told below it", () => {
    const chart = chartOf(1, "2023-08-14");
    const drawn = ["2023-10", "2023-11", "2023-12", "2024-01", "2024-02", "2024-03"];
    expect(monthsIn(chart.rows, "month")).toEqual(drawn);
    expect(monthsIn(chart.narrow.rows, "value")).toEqual(OTHERS);
    expect(chart.table.columns.map(({ label }) => plainText(label))).toEqual([
      "Maand",
      "2023",
      "2024",
    ]);
    expect(plainText(chart.title)).toBe("Aanmeldingen per maand, oktober 2023 t/m maart 2024");
    expect(plainText(chart.remark ?? [])).toContain(
      "In de grafiek en de tabel ontbreekt 1 aanmelding van vóór oktober 2023, omdat die datum ver van alle andere ligt.",
    );
    const several = chartOf(2, "2023-08-14");
    expect(plainText(several.remark ?? [])).toContain(
      "ontbreken 2 aanmeldingen van vóór oktober 2023, omdat die datums ver van alle andere liggen.",
    );
  });

  it("is drawn where nothing says that it is far", () => {
    const chart = chartOf(1);
    expect(monthsIn(chart.rows, "month")).toHaveLength(monthsUntil("2003-05") + 6);
    expect(plainText(chart.remark ?? [])).not.toContain("ontbreekt");
  });

  it("is not the peak of what is drawn", () => {
    expect(plainText(chartOf(99, "2023-10-01").alt)).not.toMatch(/Het hoogst|99/);
    expect(plainText(chartOf(1, "2023-10-01").alt)).toContain("Het hoogst is maart 2024, met 15");
  });

  it("changes nothing where the far date is of another kind", () => {
    const of = (firstDate?: string) => chartOf(10, firstDate, "2023-09");
    expect(of("2021-01-01")).toEqual(of());
  });

  it("has told its number and months from the figures", () => {
    const { alt, remark, table, title } = chartOf(3, "2023-08-14");
    const figures = publishedOfCase(caseOf(3, "2023-08-14"));
    const sources = {
      figures: [figures],
      redefinitions: [],
      settings: { website: "", contact: null, events: [] },
    };
    const runs = runsIn([alt, remark, table, title]);
    expect(runs.map(({ origin }) => origin)).toContain("before(registrations.byMonth.2023-10)");
    expect(runs.map((run) => lieOf(run, sources)).filter((lie) => lie !== null)).toEqual([]);
  });
});
