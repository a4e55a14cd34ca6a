import type { Page } from "puppeteer-core/internal/puppeteer-core-browser.js";

import { KEEP_BROKEN_WORDS } from "./broken-words.ts";
import { LOAD_AND_COUNT, type MissingParts } from "./page-check.ts";
import { NOTE_MEANINGS, type ElementMeaning, type PageMeaning } from "./page-meaning.ts";
import { SPAN_WIDE_BLOCKS, type WideBlock } from "./wide-blocks.ts";

/** In one go, because each trip to the page waits for whatever this process is busy with. */
const PREPARE = `
  (async () => {
    const [outside, fonts] = await ${LOAD_AND_COUNT};
    if (outside > 0 || fonts > 0) return { missing: { outside, fonts }, wide: [], meaning: [] };
    const wide = ${SPAN_WIDE_BLOCKS};
    if (wide.length > 0) return { missing: { outside, fonts }, wide, meaning: [] };
    ${KEEP_BROKEN_WORDS};
    return { missing: { outside, fonts }, wide, meaning: ${NOTE_MEANINGS} };
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
