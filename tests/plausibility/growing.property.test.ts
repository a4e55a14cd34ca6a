import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { doubtsAbout, doubtsBeside, figuresOfRows, type Row, rowsOf } from "./doubts-of.ts";

const PERIOD = "2024-Q1";
/**
 * The findings that an export can cause if it contains all rows of an earlier one, and new ones.
 */
const ONLY_NEW = new Set(["export-category-appeared", "export-unknown-rose"]);

describe("an export that contains everything in an earlier one", () => {
  const rows = rowsOf();
  const some = fc.subarray([...rows.keys()], { minLength: 40 });
  const chosen = (indexes: readonly number[]): readonly Row[] =>
    indexes.map((at) => rows[at] ?? {});

  it("gives no warning if it is the same", async () => {
    await fc.assert(
      fc.asyncProperty(some, async (indexes) => {
        const figures = await figuresOfRows(chosen(indexes), PERIOD);
        expect(doubtsBeside(figures, [figures])).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it("gives no warning of a loss or an exchange if it grew", async () => {
    await fc.assert(
      fc.asyncProperty(
        some,
        fc.constantFrom("2023-Q3", "2023-Q4", "2023-12", PERIOD),
        async (indexes, before) => {
          const kept = [await figuresOfRows(chosen(indexes), before)];
          const found = await doubtsAbout(rows, PERIOD, kept);
          expect(found.filter(({ code }) => !ONLY_NEW.has(code))).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("never causes a message about a small difference of a sensitive number, whatever was lost", async () => {
    const kept = [await figuresOfRows(rows, "2024-03")];
    const answers = fc.constantFrom("herkomst", "ondersteunde", "gezag", "gezinssamenstelling");
    const lost = fc.record({ column: answers, of: fc.nat(rows.length - 1), count: fc.nat(60) });
    let messages = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(lost, { minLength: 1, maxLength: 3 }), async (all) => {
        const now = rows.map((row) => ({ ...row }));
        for (const { column, of, count } of all) {
          const answer = rows[of]?.[column];
          const same = now.filter((row) => row[column] === answer);
          for (const row of same.slice(0, count)) row[column] = "";
        }
        const found = await doubtsAbout(now, "2024-04", kept);
        const withoutKept = doubtsBeside(await figuresOfRows(now, "2024-04"), kept);
        expect(found.length === 0 || withoutKept.length > 0).toBe(true);
        for (const { message } of found) {
          for (const [, from, to] of message.matchAll(/van ([\d.]+) naar ([\d.]+)/g)) {
            messages += 1;
            expect(Math.abs(numberIn(from) - numberIn(to))).toBeGreaterThanOrEqual(5);
          }
        }
      }),
      { numRuns: 25 },
    );
    expect(messages).toBeGreaterThan(0);
  });
});

function numberIn(text: string | undefined): number {
  return Number(text?.replaceAll(".", ""));
}
