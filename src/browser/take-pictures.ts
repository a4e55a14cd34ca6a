import { browserMessages } from "../messages/browser.ts";
import { ReportError } from "../errors.ts";
import { closePage, openPage, withinLimits } from "./closed-page.ts";
import type { BrowserContext } from "./context.ts";
import type { LaunchedBrowser } from "./launch.ts";
import { LOAD_AND_COUNT } from "./prepare-page.ts";

/** An element of a page: its id, and its size in whole pixels. */
export interface PictureOf {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/** Runs in the page: shows one child of the body and hides the others. */
const show = (id: string): string => `
  for (const child of document.body.children) child.hidden = child.id !== ${JSON.stringify(id)}`;

/** Makes the `takePictures` of a PrintableBrowser. */
export function pictureTaker(
  browser: LaunchedBrowser,
  context: BrowserContext,
): (
  html: string,
  pictures: readonly PictureOf[],
  signal?: AbortSignal,
) => Promise<ReadonlyMap<string, Uint8Array>> {
  return (html, pictures, signal) =>
    withinLimits(browser, context, signal, async () => {
      const opening = openPage(browser.connection);
      try {
        const { page, crash, refusals } = await opening;
        const taking = async (): Promise<ReadonlyMap<string, Uint8Array>> => {
          await page.emulateMediaType("screen");
          await page.setContent(html, { waitUntil: "load", timeout: 0 });
          const [outside = 0, fonts = 0] = (await page.evaluate(LOAD_AND_COUNT)) as number[];
          if (Math.max(outside, refusals()) > 0) {
            const message = browserMessages.outsideFiles(Math.max(outside, refusals()));
            throw new ReportError("browser", message);
          }
          if (fonts > 0) throw new ReportError("browser", browserMessages.fontUnreadable());
          const taken = new Map<string, Uint8Array>();
          // Each picture paints the whole page, so a small page is faster.
          for (const [width, group] of Map.groupBy(pictures, (one) => one.width)) {
            const height = Math.max(...group.map((one) => one.height));
            await page.setViewport({ width, height, deviceScaleFactor: 1 });
            for (const { id, ...size } of group) {
              signal?.throwIfAborted();
              await page.evaluate(show(id));
              const clip = { x: 0, y: 0, ...size };
              taken.set(id, await page.screenshot({ clip, captureBeyondViewport: false }));
            }
          }
          return taken;
        };
        return await Promise.race([taking(), crash]);
      } finally {
        closePage(opening);
      }
    });
}
