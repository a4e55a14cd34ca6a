import { readFile } from "node:fs/promises";
import path from "node:path";

import { launch, makeProfile } from "../../src/browser/browser.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { pagePrinter, type Print } from "../../src/browser/pages.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { finishReport } from "../finished-report.ts";
import { layoutCases } from "../layout/cases.ts";
import { type LayoutCase, sampleCases } from "../layout/samples.ts";
import { type Theme, THEMES } from "../themes.ts";
import { reportMaker } from "../whole-report.ts";
import type { Shown } from "./words.ts";

/** A finished PDF, and what its page shows. */
export interface ReadableDocument {
  readonly pdf: Uint8Array;
  readonly shown: Shown;
}

/** A browser that prints a page, and returns the text that it shows. */
export interface TellingBrowser {
  readonly print: (html: string) => Promise<Print>;
  readonly shownIn: (html: string) => Promise<Omit<Shown, "footer">>;
}

const LONG_WORDS = "names and words of 40 letters";

/**
 * The reports that every reader must read the same way: the samples, one with long words, and one
 * in the second theme.
 */
export async function readableCases(): Promise<readonly LayoutCase[]> {
  const layout = await layoutCases();
  const long = layout.find(({ name }) => name === LONG_WORDS);
  const themed = (await sampleCases(THEMES.tweede)).at(-1);
  if (long === undefined || themed === undefined) throw new Error("a layout case was renamed");
  const inSecondTheme = { ...themed, name: `${themed.name} in the second theme` };
  return [...(await sampleCases()), long, { ...inSecondTheme, theme: THEMES.tweede }];
}

/** Prints and finishes reports as the command does, by name. */
export async function readableDocuments(
  { print, shownIn }: TellingBrowser,
  cases: readonly LayoutCase[],
): Promise<ReadonlyMap<string, ReadableDocument>> {
  const makers = new Map<Theme, Awaited<ReturnType<typeof reportMaker>>>();
  const documents = new Map<string, ReadableDocument>();
  for (const { name, report, theme = THEMES.standaard } of cases) {
    const makeReport = makers.get(theme) ?? (await reportMaker(theme));
    makers.set(theme, makeReport);
    const whole = await makeReport(report);
    const { pdf, pages } = await finishReport({ print }, whole);
    const footer = `${whole.model.title} ${whole.model.period.label}`;
    documents.set(name, { pdf, shown: { ...(await shownIn(whole.printHtml(pages))), footer } });
  }
  return documents;
}

/** Provides a browser that returns the text that pages show. */
export async function withTellingBrowser<T>(
  work: (browser: TellingBrowser) => Promise<T>,
): Promise<T> {
  const file = path.join(import.meta.dirname, "in-page", "shown-words.js");
  const script = `(${(await readFile(file, "utf8")).trim().replace(/;$/, "")})()`;
  const context = contextOfThisMachine();
  const profile = await makeProfile(context);
  const browser = await launch(await findBrowser(context), profile.path, context);
  try {
    const page = await browser.connection.newPage();
    await page.emulateMediaType("print");
    return await work({
      print: pagePrinter(browser, context),
      shownIn: async (html) => {
        await page.setContent(html, { waitUntil: "load" });
        return (await page.evaluate(script)) as Omit<Shown, "footer">;
      },
    });
  } finally {
    browser.process.kill();
    await browser.process.gone;
    await profile.remove();
  }
}
