import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  addMonths,
  firstDay,
  isoDay,
  lastDay,
  monthOf,
  monthOfDay,
  parseIsoDay,
  parsePeriod,
  periodOfMonths,
  precedingPeriod,
} from "../../src/period/period.ts";

describe("parsePeriod", () => {
  it.each([
    ["2024", "2024", "2024-01-01", "2024-12-31"],
    ["2024-H1", "2024-H1", "2024-01-01", "2024-06-30"],
    ["2024-H2", "2024-H2", "2024-07-01", "2024-12-31"],
    ["2024-Q1", "2024-Q1", "2024-01-01", "2024-03-31"],
    ["2024-q4", "2024-Q4", "2024-10-01", "2024-12-31"],
    ["2024-02", "2024-02", "2024-02-01", "2024-02-29"],
    ["2023-02", "2023-02", "2023-02-01", "2023-02-28"],
    ["2024-02..2024-04", "2024-02--2024-04", "2024-02-01", "2024-04-30"],
    ["2024-02--2024-04", "2024-02--2024-04", "2024-02-01", "2024-04-30"],
    ["2024-02/2024-04", "2024-02--2024-04", "2024-02-01", "2024-04-30"],
    ["2024-01..2024-03", "2024-Q1", "2024-01-01", "2024-03-31"],
    ["2024-07..2024-12", "2024-H2", "2024-07-01", "2024-12-31"],
    ["2024-01..2024-12", "2024", "2024-01-01", "2024-12-31"],
    ["2024-05..2024-05", "2024-05", "2024-05-01", "2024-05-31"],
    ["2023-12..2024-02", "2023-12--2024-02", "2023-12-01", "2024-02-29"],
    ["2023-01..2024-12", "2023-01--2024-12", "2023-01-01", "2024-12-31"],
  ])("%s is %s, from %s to %s", (text, id, from, to) => {
    const period = parsePeriod(text);
    expect(period && [period.id, isoDay(period.from), isoDay(period.to)]).toEqual([id, from, to]);
  });

  it.each(["", "24", "2024-13", "2024-00", "2024-Q5", "2024-H3", "2024-1", "2024-Q1..2024-Q2"])(
    "%j is no period",
    (text) => expect(parsePeriod(text)).toBeUndefined(),
  );

  it.each(["2024-04..2024-02", "1999-12", "2100-01", "2024-02-2024-04", "2024-02…2024-04"])(
    "%j is no period either",
    (text) => expect(parsePeriod(text)).toBeUndefined(),
  );

  it("reads back its own id for any months", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1100 }),
        fc.integer({ min: 0, max: 90 }),
        (start, length) => {
          const first = addMonths(monthOf(2000, 1), start);
          const period = periodOfMonths(first, addMonths(first, length));
          expect(parsePeriod(period.id)).toEqual(period);
        },
      ),
    );
  });

  it("puts the preceding period directly before, with the same length", () => {
    const ids = ["2024-Q1", "2024-02--2024-04", "2023-02--2023-03", "2024", "2024-01"].map((id) => {
      const period = parsePeriod(id);
      return period && precedingPeriod(period).id;
    });
    expect(ids).toEqual(["2023-Q4", "2023-11--2024-01", "2022-12--2023-01", "2023", "2023-12"]);
  });
});

describe("days and months", () => {
  it.each(["2023-02-29", "2024-02-30", "2024-04-31", "2024-13-01", "2024-00-10", "1999-12-31"])(
    "%s does not exist",
    (text) => expect(parseIsoDay(text)).toBeUndefined(),
  );

  it("a day is in its month, between the first and the last day", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          const day = parseIsoDay(iso);
          if (day === undefined) throw new Error(`${iso} should exist`);
          const month = monthOfDay(day);
          expect(isoDay(day)).toBe(iso);
          expect(firstDay(month)).toBeLessThanOrEqual(day);
          expect(lastDay(month)).toBeGreaterThanOrEqual(day);
        },
      ),
    );
  });
});
