import { readFile } from "node:fs/promises";
import path from "node:path";

import { launch, makeProfile } from "../../src/browser/browser.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { pagePrinter } from "../../src/browser/pages.ts";
import { pagePreparer } from "../../src/browser/prepare-page.ts";
import { printUntilStable } from "../../src/pipeline/render-report.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import type { Layout } from "./boxes.ts";
import { type LaidWord, matchPrint } from "./match-print.ts";
import { readPrint } from "./read-print.ts";

/** A report's layout, and where the print differs from it. */
export interface ReadLayout {
  readonly layout: Layout;
  readonly differences: readonly string[];
}

/** Renders the printed HTML, with the page numbers that are known. */
type Render = Parameters<typeof printUntilStable>[0];

/** The content box of a page and the margins beside and above it, in pixels. */
interface PageBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Collected = Pick<Layout, "blocks" | "charts"> & { readonly texts: readonly LaidWord[] };

/**
 * Provides one browser that reads the boxes of printed reports. No script can see a print, so the
 * document is laid out again in columns as large as a page. Every word must have the same place in
 * both. Then what is true for the one is true for the other.
 */
export async function withBoxReader<T>(
  work: (readBoxes: (render: Render) => Promise<ReadLayout>) => Promise<T>,
): Promise<T> {
  const context = contextOfThisMachine();
  const scripts = await readScripts();
  const profile = await makeProfile(context);
  const browser = await launch(await findBrowser(context), profile.path, context);
  const print = pagePrinter(browser, context);
  const readBoxes = async (render: Render): Promise<ReadLayout> => {
    const { print: printed, pages } = await printUntilStable(render, print);
    const html = render(pages);
    const page = await browser.connection.newPage();
    await page.emulateMediaType("print");
    const { prepare } = await pagePreparer(page);
    await prepare(html);
    const box = (await page.evaluate(scripts.layOut)) as PageBox;
    const collected = (await page.evaluate(scripts.collectIn(box))) as Collected;
    await page.close();
    const onPaper = await readPrint(printed.pdf, box);
    const laid = { ...collected, width: box.width, height: box.height, pages: onPaper.length };
    const { texts, differences } = matchPrint(collected.texts, box.width, onPaper);
    return { layout: { ...laid, texts }, differences };
  };
  try {
    return await work(readBoxes);
  } finally {
    browser.process.kill();
    await browser.process.gone;
    await profile.remove();
  }
}

/**
 * The code that runs in the page: each file is one function, which gets the results of the previous
 * files.
 */
async function readScripts() {
  const [asPages, geometry, blocks, words] = await Promise.all(
    ["as-pages", "geometry", "blocks", "words"].map(async (name) => {
      const file = path.join(import.meta.dirname, "in-page", `${name}.js`);
      return `(${(await readFile(file, "utf8")).trim().replace(/;$/, "")})`;
    }),
  );
  return {
    layOut: `${asPages}()`,
    collectIn: (box: PageBox) => `{
      const geometry = ${geometry}(${JSON.stringify(box)});
      ${words}(geometry, ${blocks}(geometry));
    }`,
  };
}
