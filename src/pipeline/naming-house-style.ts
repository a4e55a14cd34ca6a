import { ReportError } from "../errors.ts";
import { browserMessages } from "../messages/browser.ts";
import type { LoadedTemplate } from "../render/template.ts";
import type { HouseStyle } from "../settings/house-style.ts";

/**
 * Waits for `rendering`. If a running browser fails, adds the user's own logo, fonts and templates
 * to the error: they may be the cause, and only a browser finds all faults in them.
 */
export async function namingHouseStyle<T>(
  rendering: Promise<T>,
  { logo, fonts }: HouseStyle,
  browser: Promise<unknown>,
  templates: Promise<Pick<LoadedTemplate, "ownFiles">>,
): Promise<T> {
  try {
    return await rendering;
  } catch (error) {
    const isOfBrowser = error instanceof ReportError && error.kind === "browser";
    if (!isOfBrowser) throw error;
    const isRunning = await browser.then(
      () => true,
      () => false,
    );
    const files = [logo, ...fonts].flatMap((one) => (one === null ? [] : [one.file]));
    const { ownFiles } = await templates;
    if (!isRunning || files.length + ownFiles.length === 0) throw error;
    const sentences = [
      ...error.sentences,
      ...(files.length === 0 ? [] : [browserMessages.houseStyleMayBeWhy(files)]),
      ...(ownFiles.length === 0 ? [] : [browserMessages.templatesMayBeWhy(ownFiles)]),
    ];
    throw new ReportError("browser", sentences, { cause: error });
  }
}
