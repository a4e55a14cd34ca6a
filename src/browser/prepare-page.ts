import type { Page } from "puppeteer-core/internal/puppeteer-core-browser.js";

import { KEEP_BROKEN_WORDS } from "./broken-words.ts";
import { NOTE_MEANINGS, type ElementMeaning, type PageMeaning } from "./page-meaning.ts";
import { SOME_TABLE_IS_TOO_WIDE, SPAN_WIDE_BLOCKS, type WideBlock } from "./wide-blocks.ts";

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
interface MissingParts {
  /** How many elements refer to a file outside the document. */
  readonly outside: number;
  /** How many fonts could not be read. */
  readonly fonts: number;
  /** How many images could not be shown. */
  readonly images: number;
}

/** Runs in the page: with more room around them, words break elsewhere, or not at all. */
const JOIN_WORDS_OF_SPANS = `
  document.querySelectorAll(".spans-page").forEach((block) => {
    block.querySelectorAll(".broken-word").forEach((word) => word.replaceWith(word.textContent));
    block.normalize();
  })`;

/** In one go, because each trip to the page waits for whatever this process is busy with. */
const PREPARE = `
  (async () => {
    const [outside, fonts, images] = await ${LOAD_AND_COUNT};
    const missing = { outside, fonts, images };
    if (outside > 0 || fonts > 0 || images > 0) return { missing, wide: [], meaning: [] };
    let wide = ${SPAN_WIDE_BLOCKS};
    while (wide.length === 0) {
      ${KEEP_BROKEN_WORDS};
      // A table whose words can no longer break everywhere may have grown too wide for its column.
      if (!${SOME_TABLE_IS_TOO_WIDE}) break;
      wide = ${SPAN_WIDE_BLOCKS};
      ${JOIN_WORDS_OF_SPANS};
    }
    const meaning = wide.length > 0 ? [] : ${NOTE_MEANINGS};
    return { missing, wide, meaning };
  })()`;

/**
 * Makes the document in `page` ready for print: its fonts loaded, its wide tables as wide as the
 * page, its unused soft hyphens gone, and what its elements mean noted. Where something is missing
 * or has no room, it tells what, and the document is not ready.
 */
export async function preparePage(page: Page): Promise<{
  readonly missing: MissingParts;
  readonly wide: readonly WideBlock[];
  readonly meaning: PageMeaning;
}> {
  const { missing, wide, meaning } = (await page.evaluate(PREPARE)) as {
    readonly missing: MissingParts;
    readonly wide: readonly WideBlock[];
    readonly meaning: [string, ElementMeaning][];
  };
  return { missing, wide, meaning: new Map(meaning) };
}
