import puppeteer, { type Browser } from "puppeteer-core";

import { findBrowser } from "../../src/browser/find-browser.ts";
import { contextOfThisMachine } from "../browser/machine.ts";

/**
 * Starts the installed browser with a network, as readers have it. Tests only visit this machine.
 */
export async function startReader(): Promise<Browser> {
  const context = contextOfThisMachine();
  const { path, fontsConfiguration, libraries } = await findBrowser(context);
  return await puppeteer.launch({
    executablePath: path,
    headless: true,
    defaultViewport: { width: 1280, height: 900 },
    args: [
      ...(context.userId === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--lang=nl-NL",
      "--no-proxy-server",
    ],
    env: {
      ...process.env,
      ...(fontsConfiguration === undefined ? {} : { FONTCONFIG_FILE: fontsConfiguration }),
      ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries }),
    },
  });
}
