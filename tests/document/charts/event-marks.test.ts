import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { eventMarks } from "../../../src/document/charts/event-marks.ts";
import { parseIsoDay, type Day } from "../../../src/period/day.ts";
import { addMonths, isoMonth, monthOf } from "../../../src/period/month.ts";

const MONTHS = monthsFrom(2022, 4, 24);
const LONG = "een gebeurtenis waarover heel veel te vertellen is, zodat het niet past op een regel";

function monthsFrom(year: number, month: number, count: number): readonly string[] {
  const first = monthOf(year, month);
  return Array.from({ length: count }, (_, index) => isoMonth(addMonths(first, index)));
}

function event(date: string, label: string) {
  return { day: parseIsoDay(date) as Day, label };
}

/** The marks of events, and what is wrong with where they stand. */
function marked(months: readonly string[], ...events: readonly ReturnType<typeof event>[]) {
  const marks = eventMarks(events, months);
  const step = (986 - 40) / months.length;
  const boxes = marks.rows.map((row) => {
    const lines = String(row["text"]).split("\n");
    const x = 40 + step * (months.indexOf(String(row["month"])) + 0.15);
    // As wide as letters are at most.
    const width = 6 + 7 * Math.max(...lines.map(({ length }) => length));
    const top = Number(row["line"]);
    const [left, right] = row["isLate"] === true ? [x - width, x] : [x, x + width];
    return { x, left, right, top, bottom: top + lines.length };
  });
  const faults = boxes.flatMap((one, index) =>
    boxes.flatMap((other, place) => {
      if (index === place) return [];
      const isOver =
        one.left < other.right &&
        other.left < one.right &&
        one.top < other.bottom &&
        other.top < one.bottom;
      const isCrossed =
        other.x !== one.x && other.x > one.left && other.x < one.right && other.top < one.bottom;
      return [...(isOver ? ["over another"] : []), ...(isCrossed ? ["crossed by a line"] : [])];
    }),
  );
  const isCut = boxes.some(({ left, right }) => left < 0 || right > 986);
  return { ...marks, faults: isCut ? [...faults, "cut"] : faults };
}

describe("the events of the settings in the chart of months", () => {
  it("are marked in their month with day and label, those outside the chart left out", () => {
    const { rows, lines, events } = marked(
      MONTHS,
      event("2022-08-19", "Brieven"),
      event("2022-01-03", "Start"),
    );
    expect(rows).toEqual([
      {
        kind: "event",
        month: "2022-08",
        text: "19 augustus 2022: Brieven",
        line: 0,
        isLate: false,
      },
    ]);
    expect(lines).toBe(1);
    expect(events.map(({ text }) => text)).toEqual(["19 augustus 2022: Brieven"]);
  });

  it("have their text on the side of their line that has more room, and are told in order", () => {
    const { rows, events } = marked(MONTHS, event("2023-11-02", "b"), event("2022-08-02", "a"));
    expect(rows.map(({ month, isLate }) => [month, isLate])).toEqual([
      ["2023-11", true],
      ["2022-08", false],
    ]);
    expect(events.map(({ month }) => month)).toEqual(["2022-08", "2023-11"]);
  });

  it("stand below each other where they would meet, the outermost of each half at the top", () => {
    const { rows, faults } = marked(
      MONTHS,
      event("2022-06-02", "Dan"),
      event("2022-05-02", "Eerst"),
      event("2024-01-02", LONG),
      event("2024-02-02", "Laatst"),
    );
    expect(rows.map(({ month, line }) => [month, line])).toEqual([
      ["2024-02", 0],
      ["2024-01", 1],
      ["2022-05", 0],
      ["2022-06", 1],
    ]);
    expect(faults).toEqual([]);
  });

  it("turn away from each other where they would meet in the middle", () => {
    const { rows, faults, letters } = marked(
      MONTHS,
      event("2023-03-01", LONG.slice(0, 60)),
      event("2023-04-01", LONG.slice(0, 60)),
    );
    expect(letters).toBeNull();
    expect(new Set(rows.map(({ isLate }) => isLate)).size).toBe(1);
    expect(faults).toEqual([]);
  });

  it("are letters where their texts have no room, one for each month", () => {
    const { rows, lines, letters, events, faults } = marked(
      MONTHS,
      ...MONTHS.flatMap((month) => [event(`${month}-03`, LONG), event(`${month}-28`, "En dan")]),
    );
    expect(events).toHaveLength(48);
    expect([...(letters ?? [])].map(([letter, some]) => [letter, some.length])).toEqual(
      Array.from({ length: 24 }, (_, index) => [String.fromCharCode(65 + index), 2]),
    );
    expect(new Set(rows.map(({ month }) => month)).size).toBe(24);
    expect(lines).toBeLessThan(4);
    expect(faults).toEqual([]);
  });

  it("are letters where a word of theirs is too long to stand beside a line", () => {
    const { letters, faults } = marked(MONTHS, event("2023-04-01", "w".repeat(80)));
    expect([...(letters?.keys() ?? [])]).toEqual(["A"]);
    expect(faults).toEqual([]);
  });

  it("never cross another's text or line, wherever they are", () => {
    const some = fc.array(
      fc.record({ at: fc.nat(59), day: fc.integer({ min: 1, max: 28 }), words: fc.nat(12) }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), some, (count, chosen) => {
        const months = monthsFrom(2019, 1, count);
        const events = chosen.map(({ at, day, words }) => {
          const label = `Iets ${"met een woord ".repeat(words)}`.slice(0, 80).trim();
          return event(`${months[at % count]}-${String(day).padStart(2, "0")}`, label);
        });
        const { faults, lines } = marked(months, ...events);
        expect(faults).toEqual([]);
        expect(lines).toBeLessThanOrEqual(12);
      }),
      { numRuns: 300 },
    );
  });
});
