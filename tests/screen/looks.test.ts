import type { Page } from "puppeteer-core/internal/puppeteer-core-browser.js";
import { describe, expect, it } from "vitest";

import { contrast } from "../../src/colour/derive.ts";
import { chartsOf } from "../../src/model/report-model.ts";
import { plainText } from "../../src/model/text.ts";
import { readPdf } from "../render/read-pdf.ts";
import { DESK, TELEPHONE, screensOfThisFile, type Screen } from "./open-screen.ts";
import { samplesOnScreen } from "./samples-on-screen.ts";

/** One sample is enough to see how all of them behave. */
const LOOKS = (await samplesOnScreen()).filter(({ name }) => name.endsWith("2024-Q1"));

/** The colours of the visible bars of months, of the names of those months, and of the page. */
const COLOURS = `
  (() => {
    const svg = [...document.querySelectorAll("#grafiek-registrations-by-month svg")].find(
      (one) => one.getBoundingClientRect().width > 0,
    );
    const marks = [...svg.querySelectorAll("path")].map((path) => getComputedStyle(path).fill);
    const text = getComputedStyle(svg.querySelector("text")).fill;
    const shown = marks.filter((fill) => fill !== "none");
    return {
      bars: [...new Set(shown)],
      text,
      page: getComputedStyle(document.documentElement).backgroundColor,
      tiles: [...document.querySelectorAll("#grafiek-registrations-by-province .on-wide path")].length,
    };
  })()`;

/** The outlines of the tiles of a drawing that is shown. */
const OUTLINES = `
  [...document.querySelectorAll("#grafiek-registrations-by-province .on-wide path[stroke]")]
    .map((path) => getComputedStyle(path).stroke)`;

const hexOf = (colour: string): string =>
  `#${Array.from(colour.matchAll(/\d+/g), ([part]) => Number(part).toString(16).padStart(2, "0")).join("")}`;

interface Colours {
  readonly bars: readonly string[];
  readonly text: string;
  readonly page: string;
}

const rgb = (hex: string): string =>
  `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(", ")})`;

describe.each(LOOKS)("the report on a screen in $name", ({ whole: { model, screenHtml } }) => {
  const open = screensOfThisFile();

  const on = async <T>(screen: Screen, work: (page: Page) => Promise<T>): Promise<T> => {
    const { page } = await open(screenHtml, screen);
    const result = await work(page);
    await page.close();
    return result;
  };
  const coloursOn = (screen: Screen): Promise<Colours> =>
    on(screen, async (page) => (await page.evaluate(COLOURS)) as Colours);

  it("is light or dark as its reader set the screen, including the drawings", async () => {
    const [light, dark] = [await coloursOn(DESK), await coloursOn({ ...DESK, isDark: true })];
    for (const [colours, palette] of [
      [light, model.palette],
      [dark, model.darkPalette],
    ] as const) {
      expect(colours.page).toBe(rgb(palette.page));
      expect(colours.text).toBe(rgb(palette.ink));
      const bars = [palette.past, palette.accent, palette.second].map(rgb);
      expect(colours.bars.toSorted()).toEqual(bars.toSorted());
    }
  });

  it("uses the reader's own colours, and still distinguishes the months of the period", async () => {
    const forced = await coloursOn({ ...DESK, hasForcedColours: true });
    expect(forced.bars).toHaveLength(3);
    expect(forced.bars).not.toContain(rgb(model.palette.accent));
    expect(new Set([...forced.bars, forced.page]).size).toBe(4);
  });

  it.each([
    ["light", DESK],
    ["dark", { ...DESK, isDark: true }],
    ["forced colours", { ...DESK, hasForcedColours: true }],
    ["forced colours on dark", { ...DESK, isDark: true, hasForcedColours: true }],
  ])("draws tiles with outlines that contrast with the page: %s", async (_, screen) => {
    const { page } = await coloursOn(screen);
    const outlines = await on(
      screen,
      async (shown) => (await shown.evaluate(OUTLINES)) as string[],
    );
    expect(outlines.length).toBeGreaterThan(12);
    for (const outline of outlines) {
      expect(contrast(hexOf(outline), hexOf(page))).toBeGreaterThanOrEqual(3);
    }
  });

  it("requests nothing outside itself, and runs no script", async () => {
    const { page, requests } = await open(screenHtml, DESK);
    await page.close();
    expect(requests).toEqual([]);
    expect(screenHtml).not.toContain("<script");
    expect(screenHtml).not.toMatch(/\son\w+=/);
  });

  it("shows the same without JavaScript", async () => {
    const text = async (page: Page) => String(await page.evaluate("document.body.innerText"));
    const withScripts = await on(DESK, text);
    const without = await on(DESK, async (page) => {
      await page.setJavaScriptEnabled(false);
      await page.setContent(screenHtml, { waitUntil: "load" });
      return await text(page);
    });
    expect(without).toBe(withScripts);
  });

  it("keeps its contents in sight on a desktop screen, without covering the text", async () => {
    const box = await on(DESK, async (page) => {
      await page.evaluate("document.querySelector('#zo-telden-we').scrollIntoView()");
      return (await page.evaluate(`
        [...document.querySelectorAll(".contents-wide li")].map((line) => {
          const { top, bottom, right } = line.getBoundingClientRect();
          return { top, bottom, right, text: document.querySelector("main").getBoundingClientRect().left };
        })`)) as { top: number; bottom: number; right: number; text: number }[];
    });
    expect(box.length).toBeGreaterThan(10);
    for (const { top, bottom, right, text } of box) {
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual(DESK.height);
      expect(right).toBeLessThan(text);
    }
  });

  it.each([
    ["a telephone", TELEPHONE],
    ["a desk", DESK],
  ])("shows one drawing of each chart: on %s", async (_, screen) => {
    const shown = await on(screen, async (page) =>
      Number(
        await page.evaluate(
          `[...document.querySelectorAll(".chart svg")].filter((svg) => svg.getBoundingClientRect().width > 0).length`,
        ),
      ),
    );
    expect(shown).toBe(chartsOf(model).length);
  });

  it.each([320, 480, 640, 768, 1024, 1280, 1920])(
    "has no letters below 10 pixels in drawings: %d pixels wide",
    async (width) => {
      const sizes = await on(
        { ...DESK, width },
        async (page) =>
          (await page.evaluate(`
          [...document.querySelectorAll(".chart svg")].flatMap((svg) => {
            const { width } = svg.getBoundingClientRect();
            if (width === 0) return [];
            const scale = width / svg.viewBox.baseVal.width;
            return [...svg.querySelectorAll("text")].map((text) => parseFloat(getComputedStyle(text).fontSize) * scale);
          })`)) as number[],
      );
      expect(sizes.length).toBeGreaterThan(50);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10);
    },
  );

  it("prints on A4, upright, with the tables open and without what is for a screen", async () => {
    const bytes = await on(DESK, (page) => page.pdf({ preferCSSPageSize: true }));
    const { text } = await readPdf(bytes);
    const all = text.join("\n");
    expect(text.length).toBeGreaterThan(8);
    expect(all).not.toContain("Naar de tekst");
    const [chart] = chartsOf(model);
    for (const cell of chart?.table.rows.at(-1)?.cells ?? [])
      expect(all).toContain(plainText(cell));
    expect(all).toContain("Totaal");
  });
});
