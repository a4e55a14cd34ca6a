import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countErrors } from "../../src/findings/finding.ts";
import { DELIMITERS, ENCODINGS } from "../../src/monitor/case.ts";
import type { ReadOptions } from "../../src/monitor/read-monitor.ts";
import { readExport } from "./export.ts";
import { mutators } from "./random/mutated-bytes.ts";
import { styles, writeTable } from "./random/styles.ts";
import { cellsOf, tables } from "./random/tables.ts";

/** In milliseconds; much more than a file of some kilobytes takes. */
const LIMIT = 3_000;
const runs = (count: number) => ({
  numRuns: count,
  timeout: LIMIT,
});

const forced: fc.Arbitrary<Partial<ReadOptions>> = fc.record({
  encoding: fc.option(fc.constantFrom(...ENCODINGS), { nil: undefined }),
  delimiter: fc.option(fc.constantFrom(...DELIMITERS), { nil: undefined }),
});
const MARKS = [[], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]] as const;
const HEADER = Buffer.from("traject_id;aanmelddatum;aanmeldroute;statusverloop;jeugdzorgregios\n");

/** Bytes without NUL or line feed are text for longer, and get further into the reader. */
const bytesOfAnyKind = fc
  .tuple(
    fc.constantFrom(...MARKS),
    fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.array(fc.constantFrom(...Buffer.from('"";;,\n\n\rT-1|@é 2024-01-02\t')), {
        maxLength: 400,
      }),
    ),
  )
  .map(([mark, bytes]) => Uint8Array.from([...mark, ...bytes]));

/** Reads an export in reasonable time. No finding may be outside the file. */
async function readWithin(bytes: Uint8Array, options: Partial<ReadOptions>) {
  const started = performance.now();
  const reading = await readExport(bytes, options);
  expect(performance.now() - started).toBeLessThan(LIMIT);
  const lines = bytes.filter((byte) => byte === 0x0a).length + 1;
  for (const { line, message } of reading.findings) {
    expect(line ?? 1).toBeGreaterThan(0);
    expect(line ?? 1).toBeLessThanOrEqual(lines);
    expect(message).not.toBe("");
  }
  return reading;
}

describe("random bytes", () => {
  it("are refused, and never break or hang the reader", async () => {
    await fc.assert(
      fc.asyncProperty(bytesOfAnyKind, forced, async (bytes, options) => {
        const reading = await readWithin(bytes, options);
        expect(countErrors(reading)).toBeGreaterThan(0);
        expect(reading.cases).toEqual([]);
      }),
      runs(3_000),
    );
  });

  it("below a row of headers never break or hang the reader", async () => {
    await fc.assert(
      fc.asyncProperty(bytesOfAnyKind, forced, async (bytes, options) => {
        const reading = await readWithin(Buffer.concat([HEADER, bytes]), options);
        expect(reading.cases.length > 0 || countErrors(reading) > 0).toBe(true);
      }),
      runs(3_000),
    );
  });
});

describe("an export with changed bytes", () => {
  it("never breaks or hangs the reader, in any encoding", async () => {
    const files = fc
      .tuple(tables([], { minRows: 1, maxRows: 4 }), styles, mutators)
      .map(([table, style, mutate]) => mutate(writeTable(cellsOf(table), style).bytes));
    await fc.assert(
      fc.asyncProperty(files, forced, async (bytes, options) => {
        const reading = await readWithin(bytes, options);
        expect(reading.cases.length > 0 || countErrors(reading) > 0).toBe(true);
        expect(reading.cases.length).toBeLessThanOrEqual(reading.summary?.rows ?? 0);
      }),
      runs(1_500),
    );
  });
});
