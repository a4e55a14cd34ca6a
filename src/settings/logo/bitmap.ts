import { isJpeg, measureJpeg } from "./jpeg.ts";
import { isPng, measurePng } from "./png.ts";

/** An image that a browser can show whole, or why it is none, in Dutch. */
export type Bitmap =
  | { readonly mediaType: "image/png" | "image/jpeg"; readonly pixels: number }
  | { readonly problem: string };

/** Reads an image of pixels, and knows it by its content; null where it is no PNG and no JPEG. */
export function bitmapOf(bytes: Buffer): Bitmap | null {
  if (isPng(bytes)) return measured("image/png", measurePng(bytes));
  if (isJpeg(bytes)) return measured("image/jpeg", measureJpeg(bytes));
  return null;
}

function measured(mediaType: "image/png" | "image/jpeg", size: number | string): Bitmap {
  return typeof size === "string" ? { problem: size } : { mediaType, pixels: size };
}
