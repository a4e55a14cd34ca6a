import { describe, expect, it } from "vitest";

import { likelyPeriod } from "../../src/language/likely-period.ts";

describe("the period that a name most likely means", () => {
  it.each([
    ["2024 Q1", "2024-Q1"],
    ["2024-q1", "2024-Q1"],
    ["2024Q1", "2024-Q1"],
    ["2024_Q1", "2024-Q1"],
    ["Q1-2024", "2024-Q1"],
    ["q1 2024", "2024-Q1"],
    ["2024-K1", "2024-Q1"],
    ["1e kwartaal 2024", "2024-Q1"],
    ["Eerste kwartaal 2024", "2024-Q1"],
    ["kwartaal 2 - 2024", "2024-Q2"],
    ["2024-Q01", "2024-Q1"],
    ["2024 H2", "2024-H2"],
    ["tweede halfjaar 2023", "2023-H2"],
    ["maart 2024", "2024-03"],
    ["2024-mrt", "2024-03"],
    ["03-2024", "2024-03"],
    ["2024-3", "2024-03"],
    ["202403", "2024-03"],
    ["2024-01--2024-03", "2024-Q1"],
    ["2024-02 t/m 2024-04", "2024-02--2024-04"],
    ["2024-02..2024-04", "2024-02--2024-04"],
    [" 2024 ", "2024"],
    ["archief", undefined],
    ["2024-Q5", undefined],
    ["2024-13", undefined],
    ["archief 2024", undefined],
    ["januari februari 2024", undefined],
    ["bijlage 12", undefined],
  ])("%j: %s", (text, id) => expect(likelyPeriod(text)?.id).toBe(id));
});
