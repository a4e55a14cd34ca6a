import { houseStyleMessages } from "../../messages/house-style.ts";
import type { Fault, Size } from "../../image/fault.ts";
import { isJpeg, measureJpeg } from "../../image/jpeg.ts";
import { isPng, measurePng } from "../../image/png.ts";

/** An image that a browser can show completely, or why not, in Dutch. */
type Bitmap =
  | { readonly mediaType: "image/png" | "image/jpeg"; readonly pixels: number }
  | { readonly problem: string };

/** In pixels. Many more than a printer shows in a logo of 8 cm. */
const LONGEST_SIDE = 4000;

function isTooLarge({ width, height }: Size): boolean {
  return Math.max(width, height) > LONGEST_SIDE;
}

const DATA = /^data:/i;
const FONT = /^data:(?:font\/|application\/(?:x-)?font)/i;
const IN_BASE64 = /^data:[^,]*;\s*base64\s*,/i;

/** Reads a PNG or JPEG, recognised by its content. Null for another file. */
export function bitmapOf(bytes: Buffer): Bitmap | null {
  if (isPng(bytes)) return measured("image/png", measurePng(bytes, isTooLarge));
  if (isJpeg(bytes)) return measured("image/jpeg", measureJpeg(bytes, isTooLarge));
  return null;
}

/** Reads the image in an address of the form `data:`. Null for an address without an image. */
export function embeddedImage(address: string): Bitmap | null {
  if (!DATA.test(address) || FONT.test(address)) return null;
  const [head] = IN_BASE64.exec(address) ?? [];
  const bytes = head === undefined ? null : Buffer.from(address.slice(head.length), "base64");
  const image = bytes === null ? null : bitmapOf(bytes);
  return image ?? { problem: houseStyleMessages.logoEmbedded };
}

function measured(mediaType: "image/png" | "image/jpeg", found: Size | Fault): Bitmap {
  if ("fault" in found) return { problem: problemOf(found) };
  return { mediaType, pixels: found.width * found.height };
}

function problemOf(found: Fault): string {
  switch (found.fault) {
    case "damaged":
      return houseStyleMessages.logoDamaged(found.format);
    case "kind":
      return houseStyleMessages.logoJpegKind;
    case "moves":
      return houseStyleMessages.logoMoves;
    case "noSize":
      return houseStyleMessages.logoNoSize;
    case "tooLarge":
      return houseStyleMessages.logoTooManyPixels(found.width, found.height, LONGEST_SIDE);
  }
}
