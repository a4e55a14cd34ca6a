import { encode } from "fast-png";
import pixelmatch from "pixelmatch";

import { painted, type FewColours, type Painted } from "./few-colours.ts";

/**
 * How different the colours of a pixel must be to count, of 1, as pixelmatch weighs them. Rounding
 * alone can move a colour by one step, which is below this; two steps of grey are above it.
 */
export const PIXEL_THRESHOLD = 0.04;

/**
 * How many pixels may count before images differ: a processor that rounds the edge of a line
 * otherwise changes a pixel here and there, and another digit in a text changes more than ten.
 */
export const MOST_STRAY_PIXELS = 4;

/** Letters of this size are nothing but edges, so pixels of edges count like all others. */
const OPTIONS = { threshold: PIXEL_THRESHOLD, includeAA: true };

/** What an image has that the other has not: in the colour of neither paper nor chart. */
const OUTSIDE = [255, 0, 255, 255];

/** True where a person could see the difference. */
export function isDifferent(old: FewColours, now: FewColours): boolean {
  return differingPixels(old, now) > MOST_STRAY_PIXELS;
}

/** How many pixels differ: all of them where the images are not of one size. */
export function differingPixels(old: FewColours, now: FewColours): number {
  const { width, height } = now;
  if (old.width !== width || old.height !== height) return Infinity;
  // Spares most images the work of being painted.
  const isSame =
    Buffer.compare(old.data, now.data) === 0 &&
    old.palette.flat().join() === now.palette.flat().join();
  if (isSame) return 0;
  return pixelmatch(painted(old).data, painted(now).data, undefined, width, height, OPTIONS);
}

/** A PNG of the image in pale, with what differs in red. */
export function differenceImage(old: FewColours, now: FewColours): Uint8Array {
  const width = Math.max(old.width, now.width);
  const height = Math.max(old.height, now.height);
  const data = new Uint8Array(4 * width * height);
  const [before, after] = [old, now].map((image) => onCanvas(painted(image), width, height));
  if (before === undefined || after === undefined) throw new Error("images went missing");
  pixelmatch(before, after, data, width, height, OPTIONS);
  return encode({ width, height, data, channels: 4 });
}

function onCanvas(image: Painted, width: number, height: number): Uint8Array {
  const canvas = new Uint8Array(4 * width * height);
  for (let pixel = 0; pixel < width * height; pixel += 1) canvas.set(OUTSIDE, 4 * pixel);
  for (let row = 0; row < image.height; row += 1) {
    const start = 4 * image.width * row;
    canvas.set(image.data.subarray(start, start + 4 * image.width), 4 * width * row);
  }
  return canvas;
}
