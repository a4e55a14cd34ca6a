import { decode } from "fast-png";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type PrintableBrowser, startBrowser } from "../../src/browser/browser.ts";
import type { SourceImage } from "../../src/browser/pages.ts";
import { readImage } from "../../src/image/read-image.ts";
import { imageFile, SECRET, withExif, withText, withXmp } from "../image/files.ts";
import { pngOf } from "../image/png.ts";
import { contextOfThisMachine } from "./machine.ts";

/** The image, encoded by the browser. */
function sourceOf(bytes: Buffer): SourceImage {
  const image = readImage(bytes, () => false);
  if (image === null || "fault" in image) throw new Error("no image");
  return { bytes, mediaType: image.mediaType, keptAs: image.keptAs };
}

/** The names of the chunks of a PNG. */
function partsOf(png: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    names.push(png.toString("latin1", at + 4, at + 8));
  }
  return [...new Set(names)];
}

/** The markers of the segments of a JPEG before its pixels. */
function segmentsOf(jpeg: Buffer): readonly number[] {
  const markers: number[] = [];
  for (let at = 2; jpeg[at + 1] !== 0xda; at += 2 + jpeg.readUInt16BE(at + 2)) {
    markers.push(jpeg[at + 1] ?? 0);
  }
  return markers;
}

describe("an encoded image", () => {
  let browser: PrintableBrowser;
  beforeAll(async () => {
    browser = await startBrowser(contextOfThisMachine());
  });
  afterAll(() => browser.close());

  const encode = async (source: SourceImage) => {
    const image = await browser.encodeImage(source);
    if (image === null) throw new Error("not drawn");
    return image;
  };
  /** The colours of some pixels, as a reader sees them. */
  const coloursOf = async (bytes: Buffer, places: readonly (readonly [number, number])[]) => {
    const { bytes: png } = await encode({ ...sourceOf(bytes), keptAs: "image/png" });
    const { data, width, channels } = decode(png);
    return places.map(([x, y]) => {
      const [red = 0, green = 0, blue = 0] = data.slice((y * width + x) * channels);
      return red > 200 && green < 60 && blue < 60 ? "red" : blue > 200 ? "blue" : "other";
    });
  };

  it.each([
    ["a JPEG with its place", withExif(imageFile("halves.jpg"), 1), "image/jpeg" as const],
    ["a PNG with a text", withText(imageFile("halves.png")), "image/png"],
    ["a WebP with loss and XMP", withXmp(imageFile("lossy.webp")), "image/jpeg"],
    ["a WebP without loss and with XMP", withXmp(imageFile("lossless.webp")), "image/png"],
    ["a WebP with clear pixels and XMP", withXmp(imageFile("alpha.webp")), "image/png"],
  ])("contains no metadata of %s", async (_, source, mediaType) => {
    expect(source.includes(SECRET)).toBe(true);
    const { bytes, width, height } = await encode(sourceOf(source));
    expect([width, height]).toEqual([60, 40]);
    expect(readImage(bytes, () => false)).toMatchObject({ mediaType, width, height });
    for (const secret of [SECRET, "Exif", "xmp", "tEXt", "GPS"]) {
      expect(bytes.includes(secret)).toBe(false);
    }
    // A JPEG has the usual segments, and the colour profile of all screens.
    const parts = {
      "image/jpeg": [0xe0, 0xe2, 0xdb, 0xdb, 0xc0, 0xc4, 0xc4, 0xc4, 0xc4],
      "image/png": ["IHDR", "IDAT", "IEND"],
    }[mediaType];
    expect(mediaType === "image/jpeg" ? segmentsOf(bytes) : partsOf(bytes)).toEqual(parts);
  });

  it("is the way up that its file says", async () => {
    const turned = withExif(imageFile("halves.jpg"), 6);
    const { width, height } = await encode(sourceOf(turned));
    expect([width, height]).toEqual([40, 60]);
    expect(await coloursOf(turned, [[20, 5], [20, 55]])).toEqual(["red", "blue"]); // prettier-ignore
    const mirrored = withExif(imageFile("halves.jpg"), 2);
    expect(await coloursOf(mirrored, [[5, 20], [55, 20]])).toEqual(["blue", "red"]); // prettier-ignore
  });

  it("keeps its transparent pixels", async () => {
    const { bytes } = await encode(sourceOf(imageFile("alpha.webp")));
    const { data, channels } = decode(bytes);
    expect([channels, data[3], data.at(-1)]).toEqual([4, 255, 0]);
  });

  it("has a longest side of 1800 pixels", async () => {
    const { bytes, width, height } = await encode(sourceOf(pngOf(3000, 1000)));
    expect([width, height]).toEqual([1800, 600]);
    expect(readImage(bytes, () => false)).toMatchObject({ width, height });
    const thin = await encode(sourceOf(pngOf(1, 4000)));
    expect([thin.width, thin.height]).toEqual([1, 1800]);
  });

  it("is the same, byte for byte, each time", async () => {
    for (const source of [withExif(imageFile("halves.jpg"), 6), pngOf(2500, 2000)]) {
      const [once, again] = [await encode(sourceOf(source)), await encode(sourceOf(source))];
      expect(again.bytes.equals(once.bytes)).toBe(true);
    }
  });

  it("is null if the browser cannot show its file", async () => {
    for (const [name, mark] of [
      ["lossless.webp", "VP8L"],
      ["lossy.webp", "VP8 "],
    ] as const) {
      const source = sourceOf(imageFile(name));
      const bytes = Buffer.from(source.bytes);
      bytes.fill(0xff, bytes.indexOf(mark) + 18);
      expect(readImage(bytes, () => false)).toMatchObject({ width: 60 });
      expect((await browser.encodeImage({ ...source, bytes })) === null).toBe(true);
    }
  });

  it("is not returned if the run is ended", async () => {
    const ended = AbortSignal.abort(new Error("ended"));
    const source = sourceOf(imageFile("halves.png"));
    await expect(browser.encodeImage(source, ended)).rejects.toThrow("ended");
  });
});
