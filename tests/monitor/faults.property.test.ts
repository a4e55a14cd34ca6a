import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/findings/finding.ts";
import { findingMessages } from "../../src/messages/monitor.ts";
import { runsOf } from "../run/sample.ts";
import { readExport } from "./export.ts";
import { breakBy, type Break } from "./random/breaks.ts";
import { CELL_FAULTS } from "./random/cell-faults.ts";
import { CHILDREN_FAULTS } from "./random/children-faults.ts";
import { COURSE_FAULTS } from "./random/course-faults.ts";
import { HEADER_BREAKS } from "./random/header-breaks.ts";
import { PERSONAL_FAULTS } from "./random/personal-faults.ts";
import { SHAPE_BREAKS } from "./random/shape-breaks.ts";
import { writeTable, type WrittenTable } from "./random/styles.ts";

const FAULTS = { ...CELL_FAULTS, ...CHILDREN_FAULTS, ...COURSE_FAULTS, ...PERSONAL_FAULTS };
const BREAKS: readonly (readonly [string, fc.Arbitrary<Break>])[] = [
  ...Object.entries(FAULTS).map(([name, toFault]) => [name, breakBy(toFault)] as const),
  ...Object.entries({ ...SHAPE_BREAKS, ...HEADER_BREAKS }),
];

/**
 * Warnings about all dates of a file: the rows here are of any year, and a changed cell also
 * changes these warnings.
 */
const OF_ALL_DATES: ReadonlySet<string> = new Set(["dates-ambiguous", "dates-shifted", "date-far"]);

/** Errors and warnings about the whole file, which belong to no row or cell. */
const OF_THE_FILE: ReadonlySet<string> = new Set([
  "file-too-large",
  "encoding-invalid",
  "nul-character",
  "no-rows",
  "too-many-columns",
  "column-nameless",
  "file-not-csv",
  "line-ends-invalid",
  "no-valid-rows",
  "region-unknown",
  "region-garbled",
  "too-many-skipped",
  "encoding-mixed",
  "header-not-first",
  "columns-exchanged",
  "dates-month-first",
  ...OF_ALL_DATES,
]);

type Found = Pick<Finding, "code" | "line" | "column" | "relatedLine">;

async function foundIn(bytes: Uint8Array): Promise<Found[]> {
  const { findings } = await readExport(bytes);
  const ofRows = findings.filter(({ code }) => !OF_ALL_DATES.has(code));
  return ofRows.map(({ code, line, column, relatedLine }) => ({
    code,
    line,
    column,
    ...(relatedLine === undefined ? {} : { relatedLine }),
  }));
}

/** The findings that the contract prescribes for a broken file. */
function expectedIn({ lines, rawLine }: WrittenTable, broken: Break): Found {
  const { code, column, at, relatedAt } = broken;
  return {
    code,
    line: rawLine ?? (at === null ? null : (lines[at] ?? null)),
    column,
    ...(relatedAt === undefined ? {} : { relatedLine: lines[relatedAt] ?? 0 }),
  };
}

/** The warnings that a valid file may have. */
const UNKNOWN: ReadonlySet<string> = new Set(["column-unknown", "region-unknown"]);

const produced = new Set<string>();

describe.each(BREAKS)("%s", (_, breaks) => {
  it("is found at its line and column, and nothing else is found", async () => {
    await fc.assert(
      fc.asyncProperty(breaks, async (change) => {
        const before = await foundIn(writeTable(change.sound, change.style).bytes);
        expect(before.filter(({ code }) => !UNKNOWN.has(code))).toEqual([]);
        const file = writeTable(change.broken, change.style);
        const warnedBefore = new Set(before.map((finding) => JSON.stringify(finding)));
        const after = await foundIn(file.bytes);
        const found = after.filter((finding) => !warnedBefore.has(JSON.stringify(finding)));
        expect(found).toEqual([expectedIn(file, change)]);
        produced.add(change.code);
      }),
      { numRuns: runsOf(50) },
    );
  });
});

describe("a row beyond every limit", () => {
  const header = "traject_id;aanmelddatum;aanmeldroute;statusverloop;een;twee";
  const row = "2024-01-01;;";
  const errorsIn = async (cells: string) => {
    const found = await foundIn(Buffer.from(`${header}\nT-1;${row};;\nT-2;${row};${cells}\nT-3\n`));
    return found
      .filter(({ code }) => code !== "column-unknown")
      .map(({ code, line }) => `${line} ${code}`);
  };

  it("ends the reading at the line where it starts", async () => {
    const errors = await errorsIn(`;"\n${"x".repeat(9_000_000)}"`);
    expect(errors).toEqual(["3 row-too-large", "3 cell-too-long"]);
    produced.add("row-too-large");
  });
});

describe("the breaks above", () => {
  it("cover every code that a cell or a row can have", () => {
    const codes = Object.keys(findingMessages).filter((code) => !OF_THE_FILE.has(code));
    expect([...produced].toSorted()).toEqual(codes.toSorted());
  });
});
