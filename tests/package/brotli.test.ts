import { brotliCompressSync } from "node:zlib";

import { describe, expect, it } from "vitest";

import decompress from "../../packaging/brotli.ts";

describe("the Brotli decoder of the build", () => {
  it("returns the original data, up to the given size", () => {
    const bytes = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7) % 251);
    const packed = brotliCompressSync(bytes);
    expect([...decompress(packed, bytes.length)]).toEqual([...bytes]);
    expect(() => decompress(packed, bytes.length - 1)).toThrow(/larger/);
    expect(() => decompress(packed.subarray(0, 40), bytes.length)).toThrow(/unexpected end/);
  });
});
