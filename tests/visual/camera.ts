import { readFile } from "node:fs/promises";
import path from "node:path";

import { PDFiumLibrary } from "@hyzyla/pdfium";
import { decode } from "fast-png";
import type { Browser, Page } from "puppeteer-core/internal/puppeteer-core-browser.js";

import { launch, makeProfile } from "../../src/browser/browser.ts";
import { findBrowser } from "../../src/browser/find-browser.ts";
import { pagePrinter } from "../../src/browser/pages.ts";
import { LOAD_AND_COUNT } from "../../src/browser/prepare-page.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { finishReport } from "../finished-report.ts";
import type { WholeReport } from "../whole-report.ts";
import { type FewColours, type Painted, withFewColours } from "./few-colours.ts";
import type { Images } from "./snapshots.ts";

/** The images of a report. */
export interface Photographed {
  /** Each page of the PDF, and each section of the HTML at both widths. */
  readonly images: Images;
  readonly pdf: Uint8Array;
}

/** Makes the images of reports. */
export interface Camera {
  readonly photograph: (whole: WholeReport) => Promise<Photographed>;
  /** Only the HTML, at both widths. */
  readonly photographScreen: (html: string) => Promise<Images>;
}

/** A phone, and a window on a desk. */
const WIDTHS = [360, 1280];

/** Half a pixel for each CSS pixel: small enough to keep all these images, and still readable. */
const SCREEN_SCALE = 0.5;

/**
 * Chromium makes an image from tiles, which share a pixel with their neighbours. The tiles of an
 * image that is narrower than a tile are higher.
 */
const TILE = 256;
const TILE_WIDTH = TILE - 2;
const tileHeight = (width: number): number => (width < TILE ? 2 * TILE : TILE) - 2;

/**
 * The second tile begins at a seam that now one tile paints and now the other, with small
 * differences. The same is true for every next one. Sections begin directly below a seam.
 */
const isSeam = (place: number, tile: number): boolean => place > 1 && place % tile === 1;
const BELOW_SEAM = 2;

/**
 * Hidden until its fonts are loaded. Otherwise, a varying part of earlier paint is reused, and the
 * edges of repainted content differ.
 */
const HIDDEN_PAGE = '<html style="display: none"';

interface Section {
  readonly name: string | null;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Provides a camera, with one browser and one PDFium for all its images. */
export async function withCamera<T>(work: (camera: Camera) => Promise<T>): Promise<T> {
  const context = contextOfThisMachine();
  const profile = await makeProfile(context);
  const browser = await launch(await findBrowser(context), profile.path, context);
  const print = pagePrinter(browser, context);
  const pdfium = await PDFiumLibrary.init();
  try {
    const screens = await openScreens(browser.connection);
    const photographScreen = async (html: string): Promise<Images> =>
      new Map((await Promise.all(screens.map((screen) => screen(html)))).flat());
    const photograph = async (whole: WholeReport): Promise<Photographed> => {
      const photographPaper = async () => {
        const { pdf } = await finishReport({ print }, whole);
        return { pdf, onPaper: await photographPdf(pdfium, pdf) };
      };
      const [onScreen, { pdf, onPaper }] = await Promise.all([
        photographScreen(whole.screenHtml),
        photographPaper(),
      ]);
      return { images: new Map([...onPaper, ...onScreen]), pdf };
    };
    return await work({ photograph, photographScreen });
  } finally {
    pdfium.destroy();
    browser.process.kill();
    await browser.process.gone;
    await profile.remove();
  }
}

/** The pages of a PDF at 72 dots an inch. */
async function photographPdf(pdfium: PDFiumLibrary, pdf: Uint8Array): Promise<Images> {
  const document = await pdfium.loadDocument(pdf);
  const images = new Map<string, FewColours>();
  for (const page of document.pages()) {
    const name = nameOfPage(page.number + 1);
    images.set(name, withFewColours(await page.render({ scale: 1, render: "bitmap" })));
  }
  document.destroy();
  return images;
}

/** The name of the image of a page, counted from 1. */
export function nameOfPage(page: number): string {
  return `pdf-${String(page).padStart(2, "0")}`;
}

/** The names of the images of a section on a screen. */
export function namesOfSection(id: string): readonly string[] {
  return WIDTHS.map((width) => nameOfSection(width, id));
}

function nameOfSection(width: number, id: string): string {
  return `html-${width}-${id}`;
}

type Screen = (html: string) => Promise<readonly (readonly [string, FewColours])[]>;

async function openScreens(connection: Browser): Promise<readonly Screen[]> {
  const file = path.join(import.meta.dirname, "in-page", "sections.js");
  const script = (await readFile(file, "utf8")).trim().replace(/;$/, "");
  return await Promise.all(
    WIDTHS.map(async (width): Promise<Screen> => {
      const findSections = `(${script})(${JSON.stringify({
        tile: tileHeight(width * SCREEN_SCALE) / SCREEN_SCALE,
        belowSeam: BELOW_SEAM / SCREEN_SCALE,
      })})`;
      const page = await connection.newPage();
      await page.setViewport({ width, height: 900, deviceScaleFactor: SCREEN_SCALE });
      await page.emulateMediaFeatures([
        { name: "prefers-color-scheme", value: "light" },
        { name: "prefers-reduced-motion", value: "reduce" },
      ]);
      return async (html) => {
        await page.setContent(html.replace("<html", HIDDEN_PAGE), { waitUntil: "load" });
        await page.evaluate(LOAD_AND_COUNT);
        const sections = (await page.evaluate(findSections)) as readonly Section[];
        const whole = await photographPage(page);
        return imagesOfSections(whole, sections).map(
          ([id, image]) => [nameOfSection(width, id), image] as const,
        );
      };
    }),
  );
}

/**
 * One image for the page, without content that varies over time. An image for each section would
 * take Chromium five times as long.
 */
async function photographPage(page: Page): Promise<Painted> {
  const png = await page.screenshot({ fullPage: true, optimizeForSpeed: true });
  const { width, height, channels, data } = decode(png);
  const opaque = new Uint8Array(4 * width * height).fill(255);
  const rows = tileHeight(width);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const [row, column] = [Math.floor(pixel / width), pixel % width];
    const [up, left] = [isSeam(row, rows) ? width : 0, isSeam(column, TILE_WIDTH) ? 1 : 0];
    const from = channels * (pixel - up - left);
    for (let channel = 0; channel < 3; channel += 1) {
      opaque[4 * pixel + channel] = data[from + channel] ?? 0;
    }
  }
  return { width, height, data: opaque };
}

function imagesOfSections(
  whole: Painted,
  sections: readonly Section[],
): readonly (readonly [string, FewColours])[] {
  const names = new Set<string>();
  return sections.map(({ name, ...box }) => {
    if (name === null) throw new Error("a section without an id at its title");
    if (names.has(name)) throw new Error(`two sections named ${name}`);
    names.add(name);
    return [name, withFewColours(crop(whole, box))] as const;
  });
}

function crop(whole: Painted, { left, top, width, height }: Omit<Section, "name">): Painted {
  const from = Math.max(0, Math.floor(left * SCREEN_SCALE));
  const to = Math.min(whole.width, Math.ceil((left + width) * SCREEN_SCALE));
  const first = Math.round(top * SCREEN_SCALE);
  const last = Math.min(whole.height, first + Math.ceil(height * SCREEN_SCALE));
  const rows = Array.from({ length: last - first }, (_, row) => {
    const start = whole.width * (first + row);
    return whole.data.subarray(4 * (start + from), 4 * (start + to));
  });
  return { width: to - from, height: rows.length, data: Buffer.concat(rows) };
}
