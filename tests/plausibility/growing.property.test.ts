import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { doubtsAbout, doubtsBeside, figuresOfRows, type Row, rowsOf } from "./doubts-of.ts";

const PERIOD = "2024-Q1";
/** What an export can come to that holds all rows of a kept one, and new ones. */
const ONLY_NEW = new Set(["export-category-appeared", "export-unknown-rose"]);

describe("an export that holds all that an earlier one held", () => {
  const rows = rowsOf();
  const some = fc.subarray([...rows.keys()], { minLength: 40 });
  const chosen = (indexes: readonly number[]): readonly Row[] =>
    indexes.map((at) => rows[at] ?? {});

  it("gives no warning where it is the same", async () => {
    await fc.assert(
      fc.asyncProperty(some, async (indexes) => {
        const figures = await figuresOfRows(chosen(indexes), PERIOD);
        expect(doubtsBeside(figures, [figures])).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it("shows nothing that fell, vanished, got lost or was exchanged where it grew", async () => {
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

  it("is never told by a small difference of a sensitive number, whatever was lost", async () => {
    const changes = fc.array(
      fc.record({
        at: fc.nat(rows.length - 1),
        column: fc.constantFrom(
          "herkomst",
          "ondersteunde",
          "kinderen_in_netwerk",
          "resultaten",
          "gezag",
        ),
      }),
      { minLength: 1, maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(changes, async (emptied) => {
        const kept = [await figuresOfRows(rows, "2023-Q4")];
        const now = rows.map((row) => ({ ...row }));
        for (const { at, column } of emptied) Object.assign(now[at] ?? {}, { [column]: "" });
        for (const { message } of await doubtsAbout(now, "2024-01", kept)) {
          for (const [, from, to] of message.matchAll(/van ([\d.]+) naar ([\d.]+)/g)) {
            expect(Math.abs(numberIn(from) - numberIn(to))).toBeGreaterThanOrEqual(5);
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

function numberIn(text: string | undefined): number {
  return Number(text?.replaceAll(".", ""));
}
