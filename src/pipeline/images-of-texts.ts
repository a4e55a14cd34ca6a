import type { ReportBrowser } from "../browser/browser.ts";
import { ReportError } from "../errors.ts";
import { imageWords } from "../messages/boxes-and-images.ts";
import type { Narrative, NarrativeImage } from "../narrative/narrative.ts";
import type { Texts } from "./texts.ts";

/** What the machine gives for encoding images. */
export interface ImageContext {
  /** May still be starting. */
  readonly browser: Promise<ReportBrowser>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Adds the images to texts. Each image is encoded again, so that only its pixels get into the
 * report. Does not wait for the browser if there are no images. Throws ReportError "input" that
 * names every image that the browser cannot draw.
 */
export async function withImages(
  narratives: readonly Narrative[],
  images: Texts["images"],
  { browser, signal }: ImageContext,
): Promise<readonly Narrative[]> {
  if (images.length === 0) return narratives;
  const running = await browser;
  const made = new Map<string, NarrativeImage[]>();
  const undrawn = new Set<string>();
  // One after the other: each may take hundreds of megabytes.
  for (const { narrative, file, ...source } of images) {
    const image = await running.encodeImage(source, signal);
    if (image === null) {
      undrawn.add(imageWords.undrawn(file));
      continue;
    }
    const { bytes, width, height } = image;
    const base64 = bytes.toString("base64");
    const ofText = made.get(narrative) ?? [];
    made.set(narrative, [...ofText, { file, mediaType: source.keptAs, width, height, base64 }]);
  }
  if (undrawn.size > 0) throw new ReportError("input", [...undrawn]);
  return narratives.map((narrative) => {
    const ofText = made.get(narrative.name);
    return ofText === undefined ? narrative : { ...narrative, images: ofText };
  });
}
