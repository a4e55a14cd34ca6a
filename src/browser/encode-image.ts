import { closePage, openPage, withinLimits } from "./closed-page.ts";
import type { BrowserContext } from "./context.ts";
import type { LaunchedBrowser } from "./launch.ts";

/** An image as it is in its file. */
export interface SourceImage {
  readonly bytes: Buffer;
  readonly mediaType: "image/png" | "image/jpeg" | "image/webp";
  /** The media type of the result. */
  readonly keptAs: "image/png" | "image/jpeg";
}

/** An encoded image. */
export interface EncodedImage {
  readonly bytes: Buffer;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** In pixels. */
const LONGEST_SIDE = 1800;
const JPEG_QUALITY = 0.85;

/**
 * Runs in the page, although its scripts are off: draws the image the way up that its file says,
 * within the longest side. Returns null if not all pixels can be read. (An `img` would show half of
 * such an image.)
 */
const DRAW = `
  async (base64, mediaType, drawnAs) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    let image;
    try {
      image = await createImageBitmap(new Blob([bytes], { type: mediaType }));
    } catch {
      return null;
    }
    const scale = Math.min(1, ${LONGEST_SIDE} / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.width * scale));
    canvas.height = Math.max(1, Math.round(image.height * scale));
    // This hint makes the processor draw it, so the result is the same on every machine.
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.imageSmoothingQuality = "high";
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const drawn = canvas.toDataURL(drawnAs, ${JPEG_QUALITY});
    return { drawn, width: canvas.width, height: canvas.height };
  }`;

/** Makes the `encodeImage` of a PrintableBrowser. */
export function imageEncoder(
  browser: LaunchedBrowser,
  context: BrowserContext,
): (image: SourceImage, signal?: AbortSignal) => Promise<EncodedImage | null> {
  return ({ bytes, mediaType, keptAs }, signal) =>
    withinLimits(browser, context, signal, async () => {
      const opening = openPage(browser.connection);
      try {
        const { page, crash } = await opening;
        const given = [bytes.toString("base64"), mediaType, keptAs].map((one) => `"${one}"`);
        const drawing = page.evaluate(`(${DRAW})(${given.join(", ")})`);
        const outcome = (await Promise.race([drawing, crash])) as Drawn | null;
        if (outcome === null) return null;
        const { drawn, width, height } = outcome;
        const [head, base64 = ""] = drawn.split(",");
        // An image that is too large for a canvas comes out empty.
        if (head !== `data:${keptAs};base64`) return null;
        return { bytes: Buffer.from(base64, "base64"), width, height };
      } finally {
        closePage(opening);
      }
    });
}

interface Drawn {
  /** A `data:` address. */
  readonly drawn: string;
  readonly width: number;
  readonly height: number;
}
