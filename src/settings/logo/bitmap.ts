import { houseStyleMessages } from "../../messages/house-style.ts";
import type { Fault, Size } from "../../image/fault.ts";
import { isJpeg, measureJpeg } from "../../image/jpeg.ts";
import { isPng, measurePng } from "../../image/png.ts";
import { isTooLarge, LONGEST_SIDE } from "./size.ts";

/** An image that a browser can show whole, or why it is none, in Dutch. */
type Bitmap =
  | { readonly mediaType: "image/png" | "image/jpeg"; readonly pixels: number }
  | { readonly problem: string };

const DATA = /^data:/i;
const FONT = /^data:(?:font\/|application\/(?:x-)?font)/i;
const IN_BASE64 = /^data:[^,]*;\s*base64\s*,/i;

/** Reads an image of pixels, and knows it by its content; null where it is no PNG and no JPEG. */
export function bitmapOf(bytes: Buffer): Bitmap | null {
  if (isPng(bytes)) return measured("image/png", measurePng(bytes, isTooLarge));
  if (isJpeg(bytes)) return measured("image/jpeg", measureJpeg(bytes, isTooLarge));
  return null;
}

/** The image that an address of the form `data:` holds; null where it holds none. */
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
