import { describe, expect, it } from "vitest";

import { measurePng } from "../../src/image/image.ts";
import { pngOf, pngPart } from "./png.ts";

const DAMAGED = { fault: "damaged", format: "PNG" };
const measure = (bytes: Buffer) => measurePng(bytes, ({ width }) => width > 4000);
const whole = pngOf(40, 30);

describe("a PNG", () => {
  it.each([
    ["plain", whole, [40, 30]],
    // Rows of 5 passes: the first two passes of a 2 by 2 image are empty.
    ["interlaced", pngOf(2, 2, { interlace: 1, unpacked: Buffer.alloc(2 + 2 + 3) }), [2, 2]],
    ["as large as may be", pngOf(4000, 10), [4000, 10]],
    ["followed by something else", Buffer.concat([whole, Buffer.from("<html>")]), [40, 30]],
  ])("is measured where it is %s", (_, bytes, [width, height]) => {
    expect(measure(bytes)).toEqual({ width, height });
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
  ])("is refused if it is %s", (_, bytes) => {
    expect(measure(bytes)).toEqual(DAMAGED);
  });

  it("is refused if any byte of it is changed", () => {
    const flipped = Array.from(whole.keys())
      .slice(8)
      .map((at) => {
        const copy = Buffer.from(whole);
        copy.writeUInt8((copy[at] ?? 0) ^ 0x10, at);
        return measure(copy);
      });
    expect(flipped.filter((one) => !("fault" in one))).toEqual([]);
  });

  it("is refused by its size before its pixels are unpacked", () => {
    const large = pngOf(100_000, 100_000, { unpacked: Buffer.alloc(1) });
    expect(measure(large)).toEqual({
      fault: "tooLarge",
      format: "PNG",
      width: 100_000,
      height: 100_000,
    });
    expect(measure(pngOf(0, 0))).toEqual({ fault: "noSize", format: "PNG" });
  });

  it("is refused if it is animated", () => {
    const moving = pngOf(1, 1, { between: [pngPart("acTL", Buffer.alloc(8))] });
    expect(measure(moving)).toEqual({ fault: "moves", format: "PNG" });
  });
});
