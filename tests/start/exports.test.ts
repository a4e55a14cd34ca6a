import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { type Codebook, STANDARD_CODEBOOK } from "../../src/codebook/codebook.ts";
import { parsePeriod } from "../../src/period/period.ts";
import { emptyExport, SAMPLE_PERIOD, sampleExport } from "../../src/start/base-files.ts";

const SAMPLE = readFileSync("templates/start/monitor-voorbeeld.csv", "utf8");

/** The standard codebook with another header for the first column. */
function withHeader(header: string): Codebook {
  const [first, ...others] = STANDARD_CODEBOOK.columns;
  if (first === undefined) throw new Error("no columns");
  return { ...STANDARD_CODEBOOK, columns: [{ ...first, header }, ...others] };
}

function periodOf(id: string) {
  const period = parsePeriod(id);
  if (period === undefined) throw new Error(id);
  return period;
}

const moved = (id: string, codebook = STANDARD_CODEBOOK) =>
  sampleExport(SAMPLE, codebook, { samplePeriod: SAMPLE_PERIOD, period: periodOf(id) });

describe("an empty export", () => {
  it("has every header, with the separator and the mark that Excel needs", () => {
    const empty = emptyExport(STANDARD_CODEBOOK);
    const names = STANDARD_CODEBOOK.columns.map(({ name }) => name);
    expect(empty).toBe(`\uFEFF${names.join(";")}\r\n`);
    expect(names).toHaveLength(29);
  });

  it("has the headers of a codebook file, in quotes if they need them", () => {
    expect(emptyExport(withHeader("Nummer"))).toMatch(/^\uFEFFNummer;aanmelddatum;/);
    expect(emptyExport(withHeader('Nr "a"; b'))).toMatch(/^\uFEFF"Nr ""a""; b";aanmelddatum;/);
  });
});

describe("the sample export", () => {
  it("is recognisable as a sample by every pseudonym", () => {
    const rows = SAMPLE.trimEnd().split("\n").slice(1);
    expect(rows.length).toBeGreaterThan(200);
    expect(rows.every((row) => /^VOORBEELD-\d{3};/.test(row))).toBe(true);
  });

  it("is unchanged for its own period, under the headers of the codebook", () => {
    const lines = moved("2024-Q1", withHeader("Nummer")).split("\r\n");
    expect(lines[0]).toMatch(/^\uFEFFNummer;aanmelddatum;/);
    expect(lines.slice(1)).toEqual(SAMPLE.split("\n").slice(1));
  });

  it("moves by whole months to end with another period, and keeps the order of days", () => {
    const [before, after] = [moved("2024-Q1"), moved("2025-02")];
    expect(after).not.toBe(before);
    const daysOf = (text: string) => text.match(/\d{4}-\d\d-\d\d/g) ?? [];
    const [old, now] = [daysOf(before), daysOf(after)];
    expect(now).toHaveLength(old.length);
    for (const [at, day] of now.entries()) {
      const [from, to] = [periodOf((old[at] ?? "").slice(0, 7)), periodOf(day.slice(0, 7))];
      expect(to.lastMonth - from.lastMonth).toBe(11);
      // A day that was not after the next one is not after it now.
      const wasAfter = (old[at] ?? "") > (old[at + 1] ?? old[at] ?? "");
      expect(wasAfter || day <= (now[at + 1] ?? day)).toBe(true);
    }
  });

  it("leaves out rows outside the years of an export", () => {
    expect(moved("2000-Q4").split("\r\n").length).toBeLessThan(200);
    expect(moved("2000-Q4")).not.toMatch(/;19\d\d-/);
  });
});
