import type { Browser, Page } from "puppeteer-core/internal/puppeteer-core-browser.js";
import { afterAll, beforeAll } from "vitest";

import { launch, makeProfile } from "../../src/browser/browser.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { contextOfThisMachine } from "../browser/machine.ts";

/** A screen as a reader may have it, in CSS pixels. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  /** Device pixels for each CSS pixel: 2 corresponds to a zoom of 200%. */
  readonly scale?: number;
  readonly isDark?: boolean;
  /** The reader's own colours replace those of the page. */
  readonly hasForcedColours?: boolean;
  /** The text spacing that a page must support by WCAG 2.2 (1.4.12). */
  readonly hasTextSpacing?: boolean;
}

/** A telephone, where nothing may scroll sideways by WCAG (1.4.10). */
export const TELEPHONE: Screen = { width: 320, height: 640 };
export const DESK: Screen = { width: 1280, height: 900 };
/** The desktop screen at 200%. */
export const ZOOMED: Screen = { width: 640, height: 450, scale: 2 };

const TEXT_SPACING = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

/** A page that shows a report, and its requests outside itself. */
export interface OpenScreen {
  readonly page: Page;
  readonly requests: readonly string[];
}

export type OpenOn = (html: string, screen: Screen) => Promise<OpenScreen>;

/** Provides one browser that opens reports on screens. Every page is closed at the end. */
export async function withScreens<T>(work: (open: OpenOn) => Promise<T>): Promise<T> {
  const context = contextOfThisMachine();
  const profile = await makeProfile(context);
  const browser = await launch(await findBrowser(context), profile.path, context);
  try {
    return await work((html, screen) => openOn(browser.connection, html, screen));
  } finally {
    browser.process.kill();
    await browser.process.gone;
    await profile.remove();
  }
}

/** Provides one browser for the tests of a file, from before the first to after the last. */
export function screensOfThisFile(): OpenOn {
  let open: OpenOn | undefined;
  let lending: Promise<void> | undefined;
  const finished = Promise.withResolvers<void>();
  beforeAll(async () => {
    const ready = Promise.withResolvers<void>();
    lending = withScreens(async (lent) => {
      open = lent;
      ready.resolve();
      await finished.promise;
    });
    // A browser that does not start must not be waited for.
    await Promise.race([ready.promise, lending]);
  });
  afterAll(async () => {
    finished.resolve();
    await lending;
  });
  return async (html, screen) => {
    if (open === undefined) throw new Error("a screen before the tests began");
    return await open(html, screen);
  };
}

async function openOn(browser: Browser, html: string, screen: Screen): Promise<OpenScreen> {
  const page = await browser.newPage();
  const requests: string[] = [];
  page.on("request", (request) => {
    if (!/^(?:data|about):/.test(request.url())) requests.push(request.url());
  });
  await showOn(page, screen);
  const shown = screen.hasTextSpacing === true ? withStyle(html, TEXT_SPACING) : html;
  await page.setContent(shown, { waitUntil: "load" });
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  return { page, requests };
}

/** Moves a page to another screen. The spacing of its text stays as it was opened. */
export async function showOn(page: Page, screen: Screen): Promise<void> {
  const { width, height, scale = 1 } = screen;
  await page.setViewport({ width, height, deviceScaleFactor: scale });
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", {
    features: [
      { name: "prefers-color-scheme", value: screen.isDark === true ? "dark" : "light" },
      { name: "prefers-reduced-motion", value: "reduce" },
      ...(screen.hasForcedColours === true ? [{ name: "forced-colors", value: "active" }] : []),
    ],
  });
}

/** The style comes last, as a reader's own does. */
function withStyle(html: string, style: string): string {
  return html.replace("</head>", `<style>${style}</style></head>`);
}
