import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  findingMessages,
  WARNING_CODES,
  type FindingCode,
} from "../../../src/messages/findings.ts";
import type { Finding } from "../../../src/messages/finding.ts";
import { readExport, type RowText } from "../export.ts";
import { CELL_FAULTS } from "./cell-faults.ts";
import type { Fault, FaultMaker } from "./fault.ts";
import { PERSONAL_FAULTS } from "./personal-faults.ts";
import { RULE_FAULTS } from "./rule-faults.ts";
import { styles, writeTable, type Style } from "./styles.ts";
import { COLUMN_NAMES, registrationDays, UNKNOWN_HEADERS, validRow } from "./valid-rows.ts";

const HEADERS: readonly string[] = [...COLUMN_NAMES, ...UNKNOWN_HEADERS];
const MAKERS: Readonly<Record<string, FaultMaker>> = {
  ...CELL_FAULTS,
  ...RULE_FAULTS,
  ...PERSONAL_FAULTS,
};
/** What concerns the whole file, or a column as a whole: other tests are about that. */
const OF_THE_FILE = /^(?:file|encoding|nul|line-ends|no-|column-|too-many|row-|quote-|region-)/;
const produced = new Set<FindingCode>();

/** A row with a fault in it, and the same row without. */
interface Pair {
  readonly fault: Fault;
  readonly faulty: RowText;
  readonly sound: RowText;
}

function pairs(make: FaultMaker): fc.Arbitrary<Pair> {
  return registrationDays
    .chain((day) => fc.tuple(validRow(day), make(day)))
    .map(([row, fault]) => {
      const sound = { ...row, ...fault.base };
      return { fault, sound, faulty: { ...sound, [fault.column]: fault.text } };
    });
}

/** Rows that stand before and after it; they get ids of their own. */
const row = registrationDays.chain(validRow);
const others = fc.array(row, { maxLength: 2 });

async function findingsIn(rows: readonly RowText[], style: Style) {
  const numbered = rows.map((row, index) => ({ traject_id: `T-${index}`, ...row }));
  const cells = numbered.map((row: RowText) => HEADERS.map((header) => row[header] ?? ""));
  const written = writeTable([HEADERS, ...cells], style);
  const { findings } = await readExport(written.bytes);
  // Unknown columns are there on purpose.
  return { written, findings: findings.filter(({ code }) => code !== "column-unknown") };
}

const placeOf = ({ code, line, column }: Finding) => ({ code, line, column });

describe("a cell that breaks one rule is found, at its line and column, and nothing else is", () => {
  it.each(Object.entries(MAKERS))("%s", async (_, make) => {
    await fc.assert(
      fc.asyncProperty(pairs(make), others, others, styles, async (pair, before, after, style) => {
        const { fault, faulty, sound } = pair;
        const clean = await findingsIn([...before, sound, ...after], style);
        expect(clean.findings).toEqual([]);
        const { findings, written } = await findingsIn([...before, faulty, ...after], style);
        const line = written.lines[before.length + 1] ?? null;
        // A header of more lines is named by its first.
        const [column] = fault.blamed.split("\n");
        expect(findings.map(placeOf)).toEqual([{ code: fault.code, line, column }]);
        const severity = WARNING_CODES.has(fault.code) ? "warning" : "error";
        expect(findings[0]?.severity).toBe(severity);
        produced.add(fault.code);
      }),
      { numRuns: 60 },
    );
  });

  it("names a pseudonym that stands twice with both lines", async () => {
    await fc.assert(
      fc.asyncProperty(row, others, others, styles, async (first, between, after, style) => {
        const twice = ["Z-9", " Z-9"].map((id): RowText => ({ ...first, traject_id: id }));
        const rows = [...twice.slice(0, 1), ...between, ...twice.slice(1), ...after];
        const { findings, written } = await findingsIn(rows, style);
        expect(findings.map(placeOf)).toEqual([
          { code: "id-repeated", line: written.lines[between.length + 2], column: "traject_id" },
        ]);
        expect(findings[0]?.relatedLine).toBe(written.lines[1]);
        produced.add("id-repeated");
      }),
      { numRuns: 40 },
    );
  });

  it("covers every rule of cells and rows", () => {
    const expected = Object.keys(findingMessages).filter(
      (code) => !OF_THE_FILE.test(code) && code !== "personal-data-header",
    );
    expect([...produced].toSorted()).toEqual(
      expected.filter((code) => code !== "personal-data-bsn-column").toSorted(),
    );
  });
});
