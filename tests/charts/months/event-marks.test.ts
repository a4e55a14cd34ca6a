import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type ChartEvent, eventMarks } from "../../../src/charts/months/event-texts.ts";
import { addMonths, isoMonth, monthOf } from "../../../src/period/period.ts";

const MONTHS = monthsFrom(2022, 4, 24);
const LONG = "een gebeurtenis waarover heel veel te vertellen is, zodat het niet past op een regel";
const LETTER = 7;

function monthsFrom(year: number, month: number, count: number): readonly string[] {
  const first = monthOf(year, month);
  return Array.from({ length: count }, (_, index) => isoMonth(addMonths(first, index)));
}

const event = (code: string, text: string): ChartEvent => ({ code, text });

/** The marks of events, and the errors in their places. */
function marked(months: readonly string[], ...events: readonly ChartEvent[]) {
  const step = (986 - 40) / months.length;
  const lineAt = ({ code, day }: Pick<ChartEvent, "code" | "day">): number =>
    40 + step * (months.indexOf(code) + (day === undefined ? 0.125 : Number(day.slice(8)) / 32));
  const widthOf = (text: string): number => LETTER * text.length;
  const found = eventMarks(events, { months, width: 986, lineAt, widthOf });
  const boxes = found.marks.map(({ text, line, isBefore, ...event }) => {
    const lines = text.split("\n");
    const x = lineAt(event);
    const width = 6 + LETTER * Math.max(...lines.map(({ length }) => length));
    const [left, right] = isBefore ? [x - width, x] : [x, x + width];
    return { x, left, right, top: line, bottom: line + lines.length };
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
  return { ...found, faults: isCut ? [...faults, "cut"] : faults };
}

describe("events in a chart of months", () => {
  it("have their text beside their line", () => {
    const { marks, lines, key } = marked(MONTHS, event("2022-08", "19 augustus 2022: Brieven"));
    expect(marks).toEqual([
      { code: "2022-08", text: "19 augustus 2022: Brieven", line: 0, isBefore: false },
    ]);
    expect([lines, key]).toEqual([1, ""]);
  });

  it("have their text on the side of their line that has more room", () => {
    const { marks } = marked(MONTHS, event("2022-08", "a"), event("2023-11", "b"));
    expect(marks.map(({ code, isBefore }) => [code, isBefore])).toEqual([
      ["2023-11", true],
      ["2022-08", false],
    ]);
  });

  it("are below each other if they would meet, with the outermost of each half at the top", () => {
    const { marks, faults } = marked(
      MONTHS,
      event("2022-05", "2 mei 2022: Eerst"),
      event("2022-06", "2 juni 2022: Dan"),
      event("2024-01", `2 januari 2024: ${LONG}`),
      event("2024-02", "2 februari 2024: Laatst"),
    );
    expect(marks.map(({ code, line }) => [code, line])).toEqual([
      ["2024-02", 0],
      ["2024-01", 1],
      ["2022-05", 0],
      ["2022-06", 1],
    ]);
    expect(faults).toEqual([]);
  });

  it("turn away from each other if they would meet in the middle", () => {
    const texts = ["2023-03", "2023-04"].map((code) => event(code, LONG.slice(0, 60)));
    const { marks, faults, key } = marked(MONTHS, ...texts);
    expect(key).toBe("");
    expect(new Set(marks.map(({ isBefore }) => isBefore)).size).toBe(1);
    expect(faults).toEqual([]);
  });

  it("are letters if their texts have no room, one for each month", () => {
    const events = MONTHS.flatMap((code) => [event(code, LONG), event(code, "En dan")]);
    const { marks, lines, key, faults } = marked(MONTHS, ...events);
    const letters = MONTHS.map((_, index) => String.fromCharCode(65 + index));
    expect(key).toBe(letters.map((letter) => `${letter}: ${LONG}; En dan.`).join(" "));
    expect(new Set(marks.map(({ code }) => code)).size).toBe(24);
    expect(lines).toBeLessThan(4);
    expect(faults).toEqual([]);
  });

  it("are letters if one of their words is too long for the space beside a line", () => {
    const { key, faults } = marked(MONTHS, event("2023-04", "w".repeat(80)));
    expect(key).toMatch(/^A: w{80}\.$/);
    expect(faults).toEqual([]);
  });

  it("never cross another's text or line, wherever they are", () => {
    const some = fc.array(fc.record({ at: fc.nat(59), words: fc.nat(12) }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), some, (count, chosen) => {
        const months = monthsFrom(2019, 1, count);
        const events = chosen
          .toSorted((a, b) => (a.at % count) - (b.at % count))
          .map(({ at, words }) => {
            const text = `3 maart 2022: Iets ${"met een woord ".repeat(words)}`;
            return event(months[at % count] ?? "", text.slice(0, 90).trim());
          });
        const { faults, lines } = marked(months, ...events);
        expect(faults).toEqual([]);
        expect(lines).toBeLessThanOrEqual(12);
      }),
      { numRuns: 300 },
    );
  });
});
