import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { likelyPeriods, listedPeriods, writtenPeriods } from "../../src/language/dates.ts";
import { parsePeriod } from "../../src/period/period.ts";

/** Each reading of a text, as the ids of its periods with spaces between them. */
function readings(text: string): readonly string[] {
  return writtenPeriods(text).map(({ periods }) => periods.map(({ id }) => id).join(" "));
}

describe("a period as people write it", () => {
  it.each([
    ["2024-Q1", ["2024-Q1"]],
    ["2024 q1", ["2024-Q1"]],
    ["Q1 2024", ["2024-Q1"]],
    ["Q1-2024", ["2024-Q1"]],
    ["2024Q1", ["2024-Q1"]],
    ["2024K1", ["2024-Q1"]],
    ["2024-K1", ["2024-Q1"]],
    ["2024/Q1", ["2024-Q1"]],
    ["q4-2023", ["2023-Q4"]],
    ["kwartaal 1 2024", ["2024-Q1"]],
    ["2024 H2", ["2024-H2"]],
    ["2024-1", ["2024-01", "2024-Q1"]],
    ["2024-5", ["2024-05"]],
    ["202403", ["2024-03"]],
    ["03-2024", ["2024-03"]],
    ["maart 2024", ["2024-03"]],
    ["Mrt. 2024", ["2024-03"]],
    ["2024 december", ["2024-12"]],
    ["eerste kwartaal 2024", ["2024-Q1"]],
    ["1e kwartaal 2024", ["2024-Q1"]],
    ["2de kwartaal van 2024", ["2024-Q2"]],
    ["2024 4e kwartaal", ["2024-Q4"]],
    ["het eerste kwartaal van 2024", ["2024-Q1"]],
    ["2e halfjaar 2024", ["2024-H2"]],
    ["de tweede helft van 2024", ["2024-H2"]],
    ["tweede helft van 2024", ["2024-H2"]],
    ["heel 2024", ["2024"]],
    ["jaar 2024", ["2024"]],
    ["2024-02..2024-04", ["2024-02--2024-04"]],
    ["2024-02 t/m 2024-04", ["2024-02--2024-04"]],
    ["februari t/m april 2024", ["2024-02--2024-04"]],
    ["februari-april 2024", ["2024-02--2024-04"]],
    ["dec 2023 tot en met feb 2024", ["2023-12--2024-02"]],
    ["januari t/m maart 2024", ["2024-Q1"]],
    ["2024-01..2024-03", ["2024-Q1"]],
    ["2023-Q3..2024-Q1", ["2023-Q3 2023-Q4 2024-Q1"]],
    ["2023-Q3..2023-Q3", ["2023-Q3"]],
    ["Q1 t/m Q2 2024", ["2024-Q1 2024-Q2"]],
    ["2022..2024", ["2022 2023 2024"]],
    ["2023-H2..2024-H1", ["2023-H2 2024-H1"]],
    ["Q1 en Q2 2024", ["2024-Q1 2024-Q2"]],
    ["januari en februari 2024", ["2024-01--2024-02"]],
    ["2024-Q1 en 2024-Q3", []],
    ["januari en maart 2024", []],
    ["2023-Q1..2024-03", []],
    ["2023..2024-Q1", []],
    ["2024-Q5", []],
    ["2024-13", []],
    ["1999-Q1", []],
    ["vijfde kwartaal 2024", []],
    ["kwartaal 1", []],
    ["maart", []],
    ["gisteren", []],
    ["27-05-2024", []],
    ["", []],
  ])("%j names %j", (text, periods) => expect(readings(text)).toEqual(periods));

  it("is marked as reversed if its last part comes first", () => {
    for (const text of ["2024-04..2024-02", "Q2 2024 t/m Q1 2024", "2024..2023"]) {
      expect(writtenPeriods(text)).toMatchObject([{ isTurned: true }]);
    }
    expect(likelyPeriods("2024-04..2024-02")).toEqual(["2024-02..2024-04"]);
  });

  it("gives only valid periods for any text", () => {
    const parts = "2024 Q1 h2 03 1 maart eerste kwartaal - .. t/m van".split(" ");
    const part = fc.constantFrom(...parts);
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 6 }),
        fc.constantFrom("", " ", "-"),
        (chosen, gap) => {
          const text = chosen.join(gap);
          for (const id of readings(text).flatMap((one) => one.split(" "))) {
            expect(parsePeriod(id)?.id).toBe(id);
          }
          for (const one of likelyPeriods(text)) expect(parsePeriod(one)).toBeDefined();
        },
      ),
    );
  });
});

it.each([
  ["2024-Q1", ["2024-Q1"]],
  ["2023-Q1,2023-Q2", ["2023-Q1", "2023-Q2"]],
  ["2023-Q1; 2023-Q2", ["2023-Q1", " 2023-Q2"]],
  ["2023-Q1 en 2024-Q1", ["2023-Q1", "2024-Q1"]],
  ["2023-Q1, 2023-Q4 en 2024-Q2", ["2023-Q1", " 2023-Q4", "2024-Q2"]],
  // Periods that follow each other are a span.
  ["2023-Q4 en 2024-Q1", ["2023-Q4 en 2024-Q1"]],
  ["iets en niets", ["iets en niets"]],
  [",", [","]],
])("the list %j has the items %j", (text, listed) => {
  expect(listedPeriods(text)).toEqual(listed);
});
