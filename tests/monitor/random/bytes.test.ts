import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { ENCODINGS } from "../../../src/monitor/case.ts";
import { csvOf, encoded, fullRows, readExport } from "../export.ts";

/** Far more than any of these files takes: what takes longer hangs. */
const LIMIT_MS = 5_000;
const VALID = csvOf(fullRows({}, { jeugdzorgregios: 'De "Kop";\r\nFryslân' }, { gezag: "" }));

/** Reads bytes to the end, whatever they are; fails where that takes too long. */
async function outcomeOf(bytes: Uint8Array) {
  const started = performance.now();
  const reading = await readExport(bytes);
  expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  for (const { line, message } of reading.findings) {
    expect(line === null || line >= 1).toBe(true);
    expect(message.length).toBeGreaterThan(20);
  }
  return reading;
}

const isRefused = (reading: Awaited<ReturnType<typeof readExport>>) =>
  reading.findings.some(({ severity }) => severity === "error");

/** One thing that can happen to a file on its way. */
const mishaps = fc.oneof(
  fc.record({ kind: fc.constant("flip" as const), at: fc.nat(), bit: fc.nat({ max: 7 }) }),
  fc.record({ kind: fc.constant("insert" as const), at: fc.nat(), byte: fc.nat({ max: 255 }) }),
  fc.record({ kind: fc.constant("remove" as const), at: fc.nat(), count: fc.nat({ max: 40 }) }),
  fc.record({ kind: fc.constant("cut" as const), at: fc.nat() }),
  fc.record({ kind: fc.constant("double" as const), at: fc.nat(), count: fc.nat({ max: 400 }) }),
);
type Mishap = typeof mishaps extends fc.Arbitrary<infer T> ? T : never;

function struck(bytes: Uint8Array, mishap: Mishap): Uint8Array {
  const at = bytes.length === 0 ? 0 : mishap.at % bytes.length;
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (mishap.kind) {
    case "flip":
      return bytes.map((byte, index) => (index === at ? byte ^ (1 << mishap.bit) : byte));
    case "insert":
      return Buffer.concat([before, Uint8Array.of(mishap.byte), after]);
    case "remove":
      return Buffer.concat([before, after.subarray(mishap.count)]);
    case "cut":
      return before;
    case "double":
      return Buffer.concat([before, after.subarray(0, mishap.count), after]);
  }
}

describe("bytes that are no export", () => {
  it("are refused, whatever they are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (bytes) => {
        const reading = await outcomeOf(bytes);
        expect(isRefused(reading)).toBe(true);
        expect(reading.cases).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("are refused behind a byte order mark and in any encoding that is forced", async () => {
    const marks = fc.constantFrom([0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff], []);
    await fc.assert(
      fc.asyncProperty(
        marks,
        fc.uint8Array({ maxLength: 1_000 }),
        fc.constantFrom(...ENCODINGS, undefined),
        async (mark, bytes, encoding) => {
          const file = Buffer.concat([Uint8Array.from(mark), bytes]);
          expect(isRefused(await readExport(file, { encoding }))).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("an export that something happened to", () => {
  it("never crashes the reading nor hangs it, and gives cases of the contract only", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ENCODINGS),
        fc.array(mishaps, { minLength: 1, maxLength: 4 }),
        async (encoding, happened) => {
          const file = encoded(VALID, encoding, encoding.startsWith("utf-16"));
          const reading = await outcomeOf(happened.reduce(struck, file));
          for (const { traject_id: id, kinderen } of reading.cases) {
            expect(id).toMatch(/^[A-Za-z0-9_-]{1,32}$/);
            expect(kinderen === null || (kinderen >= 0 && kinderen <= 99)).toBe(true);
          }
          // Rows are told of one by one, or the file is refused.
          expect(reading.summary !== null || isRefused(reading)).toBe(true);
        },
      ),
      { numRuns: 800 },
    );
  });
});
