import { brotliCompressSync } from "node:zlib";

import { describe, expect, it } from "vitest";

import decompress from "../../packaging/brotli.ts";

describe("what the build unpacks fonts with", () => {
  it("gives what was packed, up to the size that it was told", () => {
    const bytes = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7) % 251);
    const packed = brotliCompressSync(bytes);
    expect([...decompress(packed, bytes.length)]).toEqual([...bytes]);
    expect(() => decompress(packed, bytes.length - 1)).toThrow(/larger/);
    expect(() => decompress(packed.subarray(0, 40), bytes.length)).toThrow(/unexpected end/);
  });
});
