import type { Page } from "puppeteer-core/internal/puppeteer-core-browser.js";
import { describe, expect, it } from "vitest";

import { startBrowser } from "../../src/browser/browser.ts";
import { makePictures } from "../../src/pipeline/make-charts.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { DESK, screensOfThisFile } from "../screen/open-screen.ts";
import { THEMES } from "../themes.ts";
import {
  type PictureSource,
  pictureSource,
  type PicturesAsked,
  withoutBrowser,
} from "./sample-pictures.ts";

const open = screensOfThisFile();

/**
 * Runs in the page. Finds the texts of each picture that cross its margin or overlap another. The
 * box of a text is as high as a line, so it is reduced to the height of small letters.
 */
const MISPLACED = `
  Promise.all([...document.fonts].map((font) => font.load())).then(() => [...document.body.children].flatMap((picture) => {
    picture.hidden = false;
    const edge = picture.firstElementChild.getBoundingClientRect();
    const boxes = [...picture.querySelectorAll("text")].filter((text) => text.textContent).map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      const inset = (bottom - top) * 0.3;
      return { words: text.textContent, left, right, top: top + inset, bottom: bottom - inset };
    });
    picture.hidden = true;
    const outside = boxes.filter((box) =>
      box.left < edge.left + 20 || box.right > edge.right - 20 ||
      box.top < edge.top + 10 || box.bottom > edge.top + edge.height - 10);
    const over = boxes.filter((box, index) => boxes.slice(0, index).some((other) =>
      box.left < other.right - 1 && box.right > other.left + 1 &&
      box.top < other.bottom - 1 && box.bottom > other.top + 1));
    const named = (boxes, why) => boxes.map(({ words }) => picture.id + " " + why + ": " + words);
    return [...named(outside, "outside"), ...named(over, "over another")];
  }))`;

async function misplacedIn(asked: readonly PicturesAsked[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { html } of asked) {
    const { page } = await open(html, DESK);
    found.push(...((await page.evaluate(MISPLACED)) as readonly string[]));
    await page.close();
  }
  return found;
}

/** The report with words that are longer than any of the sample. */
function withLongWords({ model, tools }: PictureSource): PictureSource {
  const long = (text: string): string => `${text} en verder alles wat daar nog bij hoort`;
  const sections = model.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => {
      if (block.type !== "chart") return block;
      const title = [...block.title, { text: long("") }];
      const subtitle = [...(block.subtitle ?? []), { text: long("") }];
      return { ...block, title, subtitle };
    }),
  }));
  const organisation = "Landelijk Ondersteuningsteam voor Gezinnen, Ouders en Kinderen Thuis";
  return { model: { ...model, sections, organisation, publishedOn: null }, tools };
}

describe("the texts of pictures", () => {
  it.each(Object.values(THEMES))(
    "stay within the picture and apart in the theme $name",
    async (theme) => {
      const { asked } = await withoutBrowser(await pictureSource(theme), { formats: ["png"] });
      expect(asked.flatMap(({ pictures }) => pictures)).toHaveLength(98);
      expect(await misplacedIn(asked)).toEqual([]);
    },
  );

  it("stay so where titles and names are long", async () => {
    const source = withLongWords(await pictureSource(THEMES.tweede));
    const { asked } = await withoutBrowser(source, { formats: ["png"] });
    expect(await misplacedIn(asked.slice(0, 1))).toEqual([]);
  });
});

describe("the pictures of the browser", () => {
  it("have the size of their form, pixels only, and the same bytes each time", async () => {
    const { model, tools } = await pictureSource(THEMES.tweede);
    const browser = await startBrowser(contextOfThisMachine());
    try {
      const charts = ["registrations-by-month", "regions-top"];
      const make = async (wanted = {}) =>
        await makePictures(model, tools, { browser: Promise.resolve(browser) }, wanted);
      const [files, again] = [await make({ formats: ["png"] }), await make({ charts })];
      const named = (end: string) => files.get(`voortgangsrapportage-2024-Q1-${end}.png`);
      expect(sizeOf(named("regions-top-breed"))).toEqual([1200, 675]);
      expect(sizeOf(named("regions-top-vierkant-donker"))).toEqual([1080, 1080]);
      expect(sizeOf(named("regions-top-rapport"))[0]).toBe(2 * 472 + 96);
      expect(sizeOf(named("registrations-by-month-rapport"))[0]).toBe(2 * 986 + 96);
      expect(sizeOf(named("kerncijfers"))).toEqual([1200, 630]);
      const pngs = [...files].filter(([name]) => name.endsWith(".png"));
      expect(pngs).toHaveLength(98);
      for (const [, bytes] of pngs) {
        expect(partsOf(bytes)).toEqual(["IHDR", "IDAT", "IEND"]);
        expect(bytes.length).toBeLessThan(300_000);
      }
      const redrawn = [...again].filter(([name]) => name.endsWith(".png"));
      expect(redrawn).toHaveLength(12);
      const differing = redrawn.filter(
        ([name, bytes]) => !bufferOf(files.get(name)).equals(bufferOf(bytes)),
      );
      expect(differing).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});

describe("a page of pictures", () => {
  it("is refused where it loads anything from outside", async () => {
    const browser = await startBrowser(contextOfThisMachine());
    try {
      const html = '<!doctype html><div id="a"><img src="https://www.example.nl/a.png"></div>';
      const taking = browser.takePictures(html, [{ id: "a", width: 10, height: 10 }]);
      await expect(taking).rejects.toMatchObject({ kind: "browser" });
    } finally {
      await browser.close();
    }
  });
});

describe("an SVG file by itself", () => {
  it("opens with its fonts, and loads nothing", async () => {
    const charts = ["support-by-theme"];
    const { files } = await withoutBrowser(await pictureSource(), { formats: ["svg"], charts });
    const svg = files.get("voortgangsrapportage-2024-Q1-support-by-theme.svg");
    const { page, requests } = await open("", DESK);
    await page.goto(`data:image/svg+xml;base64,${bufferOf(svg).toString("base64")}`);
    expect(await loadedFonts(page)).toEqual(["Source Sans 3 400", "Source Sans 3 600"]);
    expect(requests).toEqual([]);
    await page.close();
  });
});

async function loadedFonts(page: Page): Promise<unknown> {
  return await page.evaluate(`document.fonts.ready.then(() => [...document.fonts]
    .filter(({ status }) => status === "loaded")
    .map(({ family, weight }) => family.replaceAll('"', "") + " " + weight).sort())`);
}

function bufferOf(content: string | Uint8Array | undefined): Buffer {
  if (content === undefined) throw new Error("no such file");
  return Buffer.from(content as Uint8Array);
}

/** The width and height that a PNG says it has. */
function sizeOf(content: string | Uint8Array | undefined): readonly number[] {
  const png = bufferOf(content);
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

/** The kinds of the parts of a PNG. */
function partsOf(content: string | Uint8Array): readonly string[] {
  const png = bufferOf(content);
  const kinds = new Set<string>();
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    kinds.add(png.toString("latin1", at + 4, at + 8));
  }
  return [...kinds];
}
