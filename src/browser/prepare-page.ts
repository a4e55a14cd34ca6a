import type { Page } from "puppeteer-core/internal/puppeteer-core-browser.js";

import { KEEP_BROKEN_WORDS } from "./broken-words.ts";
import { LOAD_AND_COUNT, type MissingParts } from "./page-check.ts";
import { NOTE_MEANINGS, type ElementMeaning, type PageMeaning } from "./page-meaning.ts";
import { SOME_TABLE_IS_TOO_WIDE, SPAN_WIDE_BLOCKS, type WideBlock } from "./wide-blocks.ts";

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
