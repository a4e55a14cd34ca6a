import type { PrintableBrowser } from "../browser/browser.ts";
import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/browser.ts";
import type { HouseStyle } from "../settings/house-style.ts";

/**
 * Waits for `rendering`. Where a browser that runs fails all the same, what nobody but the user
 * gave it is named too: only a browser knows everything that is wrong with a logo or a font.
 */
export async function namingHouseStyle<T>(
  rendering: Promise<T>,
  { logo, fonts }: HouseStyle,
  browser: Promise<PrintableBrowser>,
): Promise<T> {
  try {
    return await rendering;
  } catch (error) {
    const isOfBrowser = error instanceof ReportError && error.kind === "browser";
    if (!isOfBrowser || (logo === null && fonts.length === 0)) throw error;
    const isRunning = await browser.then(
      () => true,
      () => false,
    );
    if (!isRunning) throw error;
    const files = [logo, ...fonts].flatMap((one) => (one === null ? [] : [one.file]));
    const sentences = [...error.sentences, browserMessages.houseStyleMayBeWhy(files)];
    throw new ReportError("browser", sentences, { cause: error });
  }
}
