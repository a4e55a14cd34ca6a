import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { likelyMoment, likelyPeriods } from "../../src/language/likely.ts";
import { parsePeriod } from "../../src/period/period.ts";
import { parseMoment } from "../../src/period/moment.ts";

describe("what is no period", () => {
  it.each([
    ["2024 Q1", ["2024-Q1"]],
    ["Q1 2024", ["2024-Q1"]],
    ["2024Q1", ["2024-Q1"]],
    ["2024-K1", ["2024-Q1"]],
    ["2024/Q1", ["2024-Q1"]],
    ["q4-2023", ["2023-Q4"]],
    ["2024 H2", ["2024-H2"]],
    ["2024-1", ["2024-01", "2024-Q1"]],
    ["2024-5", ["2024-05"]],
    ["03-2024", ["2024-03"]],
    ["maart 2024", ["2024-03"]],
    ["Mrt 2024", ["2024-03"]],
    ["2024 december", ["2024-12"]],
    ["eerste kwartaal 2024", ["2024-Q1"]],
    ["het eerste kwartaal van 2024", ["2024-Q1"]],
    ["2e halfjaar 2024", ["2024-H2"]],
    ["2024-04..2024-02", ["2024-02..2024-04"]],
    ["2024-02 t/m 2024-04", ["2024-02..2024-04"]],
    ["februari t/m april 2024", ["2024-02..2024-04"]],
    ["2024-Q5", []],
    ["2024-13", []],
    ["2024-Q1..2024-Q2", []],
    ["vijfde kwartaal 2024", []],
    ["gisteren", []],
    ["", []],
  ])("%j may mean %j", (text, periods) => expect(likelyPeriods(text)).toEqual(periods));

  it("means periods only", () => {
    const part = fc.constantFrom("2024", "Q1", "h2", "03", "1", "maart", "eerste", "kwartaal", "-");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), fc.constantFrom("", " ", "-"), (parts, gap) => {
        for (const one of likelyPeriods(parts.join(gap))) {
          expect(parsePeriod(one)).toBeDefined();
        }
      }),
    );
  });
});

describe("what is no day", () => {
  it.each([
    ["27-05-2024", "2024-05-27"],
    ["27/5/2024", "2024-05-27"],
    ["27.05.2024", "2024-05-27"],
    ["27 mei 2024", "2024-05-27"],
    ["27 mrt. 2024", "2024-03-27"],
    ["2024/05/27", "2024-05-27"],
    ["20240527", "2024-05-27"],
    ["2024-05-27 10:30", "2024-05-27T10:30"],
    ["27 mei 2024 om 9.30 uur", "2024-05-27T09:30"],
    ["05/27/2024", undefined],
    ["31-02-2024", undefined],
    ["27-05-24", undefined],
    ["27-05-2024 25:00", undefined],
    ["gisteren", undefined],
    ["", undefined],
  ])("%j may mean %j", (text, moment) => {
    expect(likelyMoment(text)).toBe(moment);
    expect(parseMoment(moment ?? "") === undefined).toBe(moment === undefined);
  });
});
