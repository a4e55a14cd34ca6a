import { describe, expect, it } from "vitest";

import { measurePng } from "../../../src/settings/logo/bitmap.ts";
import { pngOf, pngPart } from "../png.ts";

const DAMAGED = /een PNG die beschadigd of niet compleet is/;
const whole = pngOf(40, 30);

describe("a PNG", () => {
  it.each([
    ["plain", whole, 1200],
    // Rows of 5 passes: the first two of a 2 by 2 image hold nothing.
    ["interlaced", pngOf(2, 2, { interlace: 1, unpacked: Buffer.alloc(2 + 2 + 3) }), 4],
    ["as large as may be", pngOf(4000, 10), 40_000],
    ["followed by something else", Buffer.concat([whole, Buffer.from("<html>")]), 1200],
  ])("is measured where it is %s", (_, bytes, pixels) => {
    expect(measurePng(bytes)).toBe(pixels);
  });

  it.each([
    ["cut off", whole.subarray(0, 60)],
    ["without its end", whole.subarray(0, -12)],
    ["of fewer rows than it says", pngOf(40, 30, { unpacked: Buffer.alloc(41 * 29) })],
    ["of more rows than it says", pngOf(40, 30, { unpacked: Buffer.alloc(50_000_000) })],
    ["of an unknown filter", pngOf(1, 1, { unpacked: Buffer.from([5, 0]) })],
    ["of an unknown colour type", pngOf(40, 30, { colourType: 5 })],
    ["without its colours", pngOf(40, 30, { colourType: 3 })],
    ["with an unknown part that matters", pngOf(1, 1, { between: [pngPart("ABCD", whole)] })],
    ["without anything", whole.subarray(0, 8)],
  ])("is refused where it is %s", (_, bytes) => {
    expect(measurePng(bytes)).toMatch(DAMAGED);
  });

  it("is refused where any byte of it is another", () => {
    const flipped = Array.from(whole.keys())
      .slice(8)
      .map((at) => {
        const copy = Buffer.from(whole);
        copy.writeUInt8((copy[at] ?? 0) ^ 0x10, at);
        return measurePng(copy);
      });
    expect(flipped.filter((one) => typeof one === "number")).toEqual([]);
  });

  it("is refused by its size before its pixels are unpacked", () => {
    expect(measurePng(pngOf(100_000, 100_000, { unpacked: Buffer.alloc(1) }))).toMatch(
      /100\.000 bij 100\.000 beeldpunten/,
    );
    expect(measurePng(pngOf(16_000, 1, { unpacked: Buffer.alloc(1) }))).toMatch(
      /4\.000 bij 4\.000/,
    );
    expect(measurePng(pngOf(0, 0))).toMatch(/geen breedte en hoogte/);
  });

  it("is refused where it moves", () => {
    const moving = pngOf(1, 1, { between: [pngPart("acTL", Buffer.alloc(8))] });
    expect(measurePng(moving)).toMatch(/Het logo beweegt/);
  });
});
