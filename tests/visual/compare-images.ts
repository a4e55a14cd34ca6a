import { encode } from "fast-png";
import pixelmatch from "pixelmatch";

import { painted, type FewColours, type Painted } from "./few-colours.ts";

/**
 * How much the colours of a pixel must differ to count, from 0 to 1, as pixelmatch weighs them.
 * Rounding alone can change a colour by one step, which is below this. Two steps of grey are above
 * it.
 */
export const PIXEL_THRESHOLD = 0.04;

/**
 * The number of differing pixels that images may have: another processor rounds the edges of lines
 * differently and changes a few pixels, and another digit in a text changes more than ten.
 */
export const MOST_STRAY_PIXELS = 4;

/** Letters of this size consist of edges, so pixels of edges count like all others. */
const OPTIONS = { threshold: PIXEL_THRESHOLD, includeAA: true };

/** The colour for content that only one image has: neither the colour of paper nor of charts. */
const OUTSIDE = [255, 0, 255, 255];

/** Returns true if a person could see the difference. */
export function isDifferent(old: FewColours, now: FewColours): boolean {
  return differingPixels(old, now) > MOST_STRAY_PIXELS;
}

/** The number of differing pixels: all of them if the images differ in size. */
export function differingPixels(old: FewColours, now: FewColours): number {
  const { width, height } = now;
  if (old.width !== width || old.height !== height) return Infinity;
  // Most images need not be painted then.
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
