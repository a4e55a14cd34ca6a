import type { Fault, IsTooLarge, Size } from "./fault.ts";
import { isJpeg, measureJpeg } from "./jpeg.ts";
import { isPng, measurePng } from "./png.ts";
import { isWebP, measureWebP } from "./webp.ts";

/** An image of pixels. */
export interface Image extends Size {
  readonly mediaType: "image/png" | "image/jpeg" | "image/webp";
  /** The format of a newly encoded copy. It loses nothing that the file stores of each pixel. */
  readonly keptAs: "image/png" | "image/jpeg";
}

/**
 * The format and size of an image, by its content and not its name. Null if it is no PNG, JPEG or
 * WebP.
 */
export function readImage(bytes: Buffer, isTooLarge: IsTooLarge): Image | Fault | null {
  if (isPng(bytes)) {
    const found = measurePng(bytes, isTooLarge);
    return "fault" in found ? found : { ...found, mediaType: "image/png", keptAs: "image/png" };
  }
  if (isJpeg(bytes)) {
    const found = measureJpeg(bytes, isTooLarge);
    return "fault" in found ? found : { ...found, mediaType: "image/jpeg", keptAs: "image/jpeg" };
  }
  if (!isWebP(bytes)) return null;
  const found = measureWebP(bytes, isTooLarge);
  if ("fault" in found) return found;
  const { isExact, ...size } = found;
  return { ...size, mediaType: "image/webp", keptAs: isExact ? "image/png" : "image/jpeg" };
}
