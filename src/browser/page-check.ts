import type { Page } from "puppeteer-core/internal/puppeteer-core-browser.js";

const EMBEDS_FILE = [
  'img[src]:not([src^="data:" i])',
  ':is(iframe, embed, script, source, track, audio, video, input)[src]:not([src^="data:" i])',
  "[srcset]",
  "[poster]",
  'object[data]:not([data^="data:" i])',
  'link[href]:not([href^="data:" i])',
  // Would wait for a while and then take the page elsewhere.
  'meta[http-equiv="refresh" i]',
  ':is(use, image, feImage)[*|href]:not([*|href^="#"], [*|href^="data:" i])',
].join(", ");

/**
 * Runs in the page, although scripts are off: those of the document itself are. All fonts are
 * loaded, because the margin boxes are laid out while printing only, and a font that nothing else
 * uses would come too late: the box would get the fallback font.
 */
export const LOAD_AND_COUNT = `
  Promise.allSettled([...document.fonts].map((font) => font.load())).then((outcomes) => [
    document.querySelectorAll(${JSON.stringify(EMBEDS_FILE)}).length,
    outcomes.filter((outcome) => outcome.status === "rejected").length,
    [...document.images].filter((image) => image.naturalWidth === 0).length,
  ])`;

/** What a document lacks although it asks for it. */
export interface MissingParts {
  /** How many elements refer to a file outside the document. */
  readonly outside: number;
  /** How many fonts could not be read. */
  readonly fonts: number;
  /** How many images could not be shown. */
  readonly images: number;
}

/** Waits until every font of the document in `page` can be used, and tells what it lacks. */
export async function settlePage(page: Page): Promise<MissingParts> {
  const [outside, fonts, images] = (await page.evaluate(LOAD_AND_COUNT)) as [
    number,
    number,
    number,
  ];
  return { outside, fonts, images };
}
