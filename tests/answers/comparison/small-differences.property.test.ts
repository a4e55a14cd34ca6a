import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { comparisonGroups } from "../../../src/answers/comparison-lines.ts";
import {
  comparisonCsv,
  comparisonJson,
  comparisonMarkdown,
  comparisonText,
} from "../../../src/answers/comparison.ts";
import { terminalOf } from "../../../src/answers/terminal-lines.ts";
import type { Comparison } from "../../../src/compare/comparison.ts";
import { compareForReaders } from "../../../src/compare/protect-comparison.ts";
import { selectRows } from "../../../src/explain/select-figures.ts";
import { CATALOGUE } from "../../../src/figures/catalogue.ts";
import { figuresIn } from "../../compare/figures-beside.ts";

const THRESHOLD = 5;
const SENSITIVE = CATALOGUE.filter(({ sensitive }) => sensitive);
const IDS: ReadonlySet<string> = new Set(SENSITIVE.map(({ id }) => id));

/** The outcomes of protection for a number: shown, withheld, or held from an earlier day. */
const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 5, max: 16 }).map((value) => ({ value })) },
  { weight: 1, arbitrary: fc.constant({ value: 0 }) },
  { weight: 1, arbitrary: fc.constant({ value: null, withheld: true }) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 5, max: 16 })
      .map((value) => ({ value, held: true, asOf: "2023-09-30" })),
  },
);
const figure = fc.tuple(fc.array(number, { minLength: 3, maxLength: 3 }), fc.nat(40));

/** All sensitive figures, with a few numbers each. */
const side = fc
  .tuple(fc.array(figure, { minLength: SENSITIVE.length, maxLength: SENSITIVE.length }), fc.nat(12))
  .map(([figures, came]) => ({
    "registrations.total": { value: 200 + came },
    ...Object.fromEntries(
      SENSITIVE.map(({ id, kind }, index) => {
        const [numbers = [], total = 0] = figures[index] ?? [];
        const categories = numbers.map((one, at) => ({ code: `c${at}`, label: `c${at}`, ...one }));
        const ofKind =
          kind === "count" ? { ...numbers[0] } : { list: "closed", total: total + 16, categories };
        return [id, ofKind];
      }),
    ),
  }));

const periods = fc.constantFrom(
  ["2024-Q1", "2024-Q1"],
  ["2023-Q4", "2024-Q1"],
  ["2024-01", "2024-Q1"],
);

/** The sizes of the differences of sensitive figures in each output. */
function sizesIn(comparison: Comparison): readonly (readonly [output: string, size: number])[] {
  const json = JSON.parse(comparisonJson(comparison)) as Comparison;
  const csv = parse(comparisonCsv(comparison), {
    delimiter: ";",
    bom: true,
    columns: true,
  }) as Record<string, string>[];
  const lines = comparisonGroups(comparison).flatMap((group) => group.lines);
  const sizes = [
    ...json.rows.map((row) => ["json", row.figure, row.difference ?? 0] as const),
    ...csv.map((row) => ["csv", row["figure"] ?? "", Number(row["difference"])] as const),
    ...lines.map((line) => {
      const digits = /^[+−](\d+)/.exec(line.difference)?.[1] ?? "0";
      return ["lines", line.row?.figure ?? "", Number(digits)] as const;
    }),
  ];
  return sizes
    .filter(([, id]) => IDS.has(id))
    .map(([output, , size]) => [output, Math.abs(size)] as const);
}

const isSmall = (size: number): boolean => size > 0 && size < THRESHOLD;

describe("for any two publications", () => {
  it("no output of their comparison contains a small difference of a sensitive number", () => {
    fc.assert(
      fc.property(side, side, periods, (old, now, [before = "", after = ""]) => {
        const comparison = compareForReaders(figuresIn(before, old), figuresIn(after, now));
        expect(sizesIn(comparison).filter(([, size]) => isSmall(size))).toEqual([]);
        const told = comparison.rows.filter(({ withheld, old: was, new: is }) => {
          return withheld === true || was.status === "held" || is.status === "held";
        });
        for (const { difference, percent, perMonth } of told) {
          expect([difference, percent, perMonth]).toEqual([null, null, null]);
        }
        // A table and Markdown come from the same lines, and add no number.
        const texts = [
          comparisonMarkdown(comparison),
          comparisonText(comparison, terminalOf(120, false)),
        ];
        for (const text of texts) {
          for (const [, digits] of text.matchAll(/[+−](\d+)(?= )/g)) {
            const isOfTotal = comparison.rows.some(
              (row) => !IDS.has(row.figure) && Math.abs(row.difference ?? 0) === Number(digits),
            );
            expect(isSmall(Number(digits)) && !isOfTotal).toBe(false);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("the order by size reveals nothing about hidden differences", () => {
    fc.assert(
      fc.property(side, side, (old, now) => {
        const comparison = compareForReaders(figuresIn("2023-Q4", old), figuresIn("2024-Q1", now));
        const sorted = selectRows(comparison, { onlyChanged: false, order: "change" }).rows;
        const hidden = (rows: Comparison["rows"]) => rows.filter(({ withheld }) => withheld);
        expect(hidden(sorted)).toEqual(hidden(comparison.rows));
        const places = sorted.flatMap(({ withheld }, at) => (withheld === true ? [at] : []));
        const first = places[0] ?? 0;
        expect(places).toEqual(places.map((_, index) => first + index));
      }),
      { numRuns: 40 },
    );
  });

  it("finds a small difference if there is one", () => {
    const of = (value: number) => ({
      "registrations.total": { value: 200 },
      "children.returned": { value },
    });
    const open = { disclosureThreshold: 0 };
    const comparison = compareForReaders(
      figuresIn("2023-Q4", of(20), open),
      figuresIn("2024-Q1", of(22), open),
    );
    expect(sizesIn(comparison)).toEqual([
      ["json", 2],
      ["csv", 2],
      ["lines", 2],
    ]);
  });
});
