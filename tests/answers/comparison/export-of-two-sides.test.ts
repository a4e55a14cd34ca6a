import { describe, expect, it } from "vitest";

import { comparisonHead } from "../../../src/answers/comparison-lines.ts";
import { compareForReaders } from "../../../src/compare/protect-comparison.ts";
import { figuresIn } from "../../compare/figures-beside.ts";

const of = (period: string, sha256: string) =>
  figuresIn(
    period,
    { "registrations.total": { value: 900 } },
    { source: { rows: 1000, sha256, latestDate: "2024-03-31" } },
  );
const aboutOf = (old: string, now: string) =>
  comparisonHead(compareForReaders(of("2023-Q4", old), of("2024-Q1", now))).about[0];

const HASH = "0123456789abcdef".repeat(4);
const SEEMS_ONE = "Beide kunnen uit dezelfde export komen.";
const TWO = "Ze komen uit twee verschillende exports.";

describe("the export of two sides", () => {
  it.each([
    ["the same beginning of a hash", HASH.slice(0, 12), HASH.slice(0, 12), SEEMS_ONE],
    ["a whole hash, and its beginning", HASH, HASH.slice(0, 12), SEEMS_ONE],
    ["a beginning, and the whole of another", HASH.slice(0, 12), "f".repeat(64), TWO],
    ["too little to tell", "", HASH, TWO],
  ])("is told by %s", (_, old, now, told) => {
    expect(aboutOf(old, now)).toBe(told);
    expect(aboutOf(now, old)).toBe(told);
  });
});
