import { describe, expect, it } from "vitest";

import { measureWebP } from "../../src/image/image.ts";
import { imageFile, withXmp } from "./files.ts";

const DAMAGED = { fault: "damaged", format: "WebP" };
const measure = (bytes: Buffer) => measureWebP(bytes, ({ width }) => width > 4000);
const LOSSY = imageFile("lossy.webp");

/** The file with other bytes at an offset from a mark in it. */
function changed(bytes: Buffer, mark: string, offset: number, values: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(values, copy.indexOf(mark, 0, "latin1") + offset);
  return copy;
}

/** A file of these chunks. */
function webpOf(...chunks: readonly (readonly [string, Buffer])[]): Buffer {
  const parts = chunks.map(([name, content]) => {
    const head = Buffer.alloc(8);
    head.write(name, 0, "latin1");
    head.writeUInt32LE(content.length, 4);
    return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
  });
  const whole = Buffer.concat([Buffer.from("RIFF\0\0\0\0WEBP"), ...parts]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

/** The content of the chunk with that name. */
function chunkOf(bytes: Buffer, name: string): Buffer {
  const at = bytes.indexOf(name, 0, "latin1");
  return bytes.subarray(at + 8, at + 8 + bytes.readUInt32LE(at + 4));
}

describe("a WebP", () => {
  it.each([
    ["with loss", LOSSY, false],
    ["without loss", imageFile("lossless.webp"), true],
    ["with clear pixels", imageFile("alpha.webp"), true],
    ["with words beside its pixels", withXmp(LOSSY), false],
    ["with loss and nothing around it", webpOf(["VP8 ", chunkOf(LOSSY, "VP8 ")]), false],
    [
      "lossless and without other chunks",
      webpOf(["VP8L", chunkOf(imageFile("lossless.webp"), "VP8L")]),
      true,
    ],
    ["followed by something else", Buffer.concat([LOSSY, Buffer.from("<html>")]), false],
  ])("is measured where it is %s", (_, bytes, isExact) => {
    expect(measure(bytes)).toEqual({ width: 60, height: 40, isExact });
  });

  it.each([
    ["cut off", LOSSY.subarray(0, -2)],
    ["nothing but its beginning", LOSSY.subarray(0, 12)],
    ["of nothing", webpOf()],
    ["without pixels", webpOf(["VP8X", chunkOf(LOSSY, "VP8X")])],
    ["of two images", webpOf(["VP8 ", chunkOf(LOSSY, "VP8 ")], ["VP8 ", chunkOf(LOSSY, "VP8 ")])],
    ["of another size than its canvas", changed(LOSSY, "VP8X", 12, [61])],
    ["of a frame that needs another", changed(LOSSY, "VP8 ", 8, [0xff])],
    ["without the mark of a frame", changed(LOSSY, "VP8 ", 11, [0])],
    ["of a chunk that is longer than the file", changed(LOSSY, "VP8 ", 4, [0xff, 0xff])],
    ["of an unknown version", changed(imageFile("lossless.webp"), "VP8L", 12, [0xff])],
  ])("is refused if it is %s", (_, bytes) => {
    expect(measure(bytes)).toEqual(DAMAGED);
  });

  it("is refused if it is animated", () => {
    const moves = { fault: "moves", format: "WebP" };
    expect(measure(changed(LOSSY, "VP8X", 8, [0x22]))).toEqual(moves);
    const frames = webpOf(["VP8X", chunkOf(LOSSY, "VP8X")], ["ANIM", Buffer.alloc(6)]);
    expect(measure(frames)).toEqual(moves);
  });

  it("is refused by its size", () => {
    const size = { width: 60, height: 40 };
    expect(measureWebP(LOSSY, () => true)).toEqual({ fault: "tooLarge", format: "WebP", ...size });
    const none = webpOf(["VP8 ", changed(chunkOf(LOSSY, "VP8 "), "", 6, [0, 0])]);
    expect(measure(none)).toEqual({ fault: "noSize", format: "WebP" });
  });

  it("never causes an exception, for any changed byte and any length", () => {
    for (const at of LOSSY.keys()) {
      const copy = Buffer.from(LOSSY);
      copy.writeUInt8((copy[at] ?? 0) ^ 0x55, at);
      expect(() => measure(copy)).not.toThrow();
      expect("fault" in measure(LOSSY.subarray(0, at))).toBe(true);
    }
  });
});
