import type { Page } from "puppeteer-core/internal/puppeteer-core-browser.js";

import { KEEP_BROKEN_WORDS } from "./broken-words.ts";
import { LOAD_AND_COUNT, type MissingParts } from "./page-check.ts";
import { NOTE_MEANINGS, type ElementMeaning, type PageMeaning } from "./page-meaning.ts";

/** In one go, because each trip to the page waits for whatever this process is busy with. */
const PREPARE = `
  (async () => {
    const [outside, fonts] = await ${LOAD_AND_COUNT};
    if (outside > 0 || fonts > 0) return { missing: { outside, fonts }, meaning: [] };
    ${KEEP_BROKEN_WORDS};
    return { missing: { outside, fonts }, meaning: ${NOTE_MEANINGS} };
  })()`;

/**
 * Makes the document in `page` ready for print: its fonts loaded, its unused soft hyphens gone, and
 * what its elements mean noted. Where it lacks something, it tells what, and does nothing else.
 */
export async function preparePage(
  page: Page,
): Promise<{ readonly missing: MissingParts; readonly meaning: PageMeaning }> {
  const { missing, meaning } = (await page.evaluate(PREPARE)) as {
    readonly missing: MissingParts;
    readonly meaning: [string, ElementMeaning][];
  };
  return { missing, meaning: new Map(meaning) };
}
