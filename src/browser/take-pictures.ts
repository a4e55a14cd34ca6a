import { browserMessages } from "../messages/browser.ts";
import { ReportError } from "../errors.ts";
import { closePage, openPage, withinLimits } from "./closed-page.ts";
import type { BrowserContext } from "./context.ts";
import type { LaunchedBrowser } from "./launch.ts";
import { LOAD_AND_COUNT } from "./prepare-page.ts";

/** An element of a page to take a picture of: its id, and its size in whole pixels. */
export interface PictureOf {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** Runs in the page: shows one of its elements and hides the others. */
const show = (id: string): string => `
  for (const child of document.body.children) child.hidden = child.id !== ${JSON.stringify(id)}`;

/** The `takePictures` of a PrintableBrowser. */
export function pictureTaker(
  browser: LaunchedBrowser,
  context: BrowserContext,
): (
  html: string,
  pictures: readonly PictureOf[],
  signal?: AbortSignal,
) => Promise<readonly Uint8Array[]> {
  return (html, pictures, signal) =>
    withinLimits(browser, context, signal, async () => {
      const opening = openPage(browser.connection);
      try {
        const { page, crash, refusals } = await opening;
        const taking = async (): Promise<readonly Uint8Array[]> => {
          const width = Math.max(1, ...pictures.map((one) => one.width));
          const height = Math.max(1, ...pictures.map((one) => one.height));
          await page.setViewport({ width, height, deviceScaleFactor: 1 });
          await page.emulateMediaType("screen");
          await page.setContent(html);
          const missing = (await page.evaluate(LOAD_AND_COUNT)) as readonly number[];
          if (missing.some((count) => count > 0) || refusals() > 0) {
            throw new ReportError("browser", browserMessages.printFailed());
          }
          const taken: Uint8Array[] = [];
          for (const { id, ...size } of pictures) {
            signal?.throwIfAborted();
            await page.evaluate(show(id));
            const clip = { x: 0, y: 0, ...size };
            taken.push(await page.screenshot({ clip, captureBeyondViewport: false }));
          }
          return taken;
        };
        return await Promise.race([taking(), crash]);
      } finally {
        closePage(opening);
      }
    });
}
