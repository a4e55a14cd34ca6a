import type { Page } from "puppeteer-core/internal/puppeteer-core-browser.js";
import { beforeAll, describe, expect, it } from "vitest";

import { plainText } from "../../src/model/text.ts";
import { withScreens } from "./open-screen.ts";
import { samplesOnScreen } from "./samples-on-screen.ts";

/** A current telephone, held upright. */
const TELEPHONE = { width: 390, height: 844 };

/** The length of the page, and the position of its first chart. */
const LENGTHS = `
  (() => {
    const charts = [...document.querySelectorAll(".chart svg")].map((svg) => svg.getBoundingClientRect());
    const shown = charts.filter(({ width }) => width > 0);
    return { height: document.documentElement.scrollHeight, firstChart: shown[0].top + scrollY };
  })()`;

interface Lengths {
  readonly height: number;
  readonly firstChart: number;
}

/** The text that is visible on the screen now. */
const IN_VIEW = `
  (() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const isSeen = [...range.getClientRects()].some(
        ({ top, bottom, left, right }) => bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
      );
      if (isSeen) texts.push(walker.currentNode.data);
    }
    return texts.join("").replaceAll(/\\s+/g, " ");
  })()`;

const SAMPLES = await samplesOnScreen();

/** What a reader sees who opens a report, scrolls a little, or follows the contents. */
interface Seen {
  readonly scrolledHalf: string;
  readonly atRegistrations: string;
  readonly atEnd: string;
  readonly barInReach: string;
  /** In screens of the telephone. */
  readonly screens: { readonly long: number; readonly firstChart: number };
}

describe("on a telephone", () => {
  const seen = new Map<string, Seen>();
  beforeAll(async () => {
    await withScreens(async (open) => {
      for (const { name, whole } of SAMPLES) {
        const { page } = await open(whole.screenHtml, TELEPHONE);
        const inView = async () => String(await page.evaluate(IN_VIEW));
        const { height, firstChart } = (await page.evaluate(LENGTHS)) as Lengths;
        const screens = {
          long: height / TELEPHONE.height,
          firstChart: firstChart / TELEPHONE.height,
        };
        await page.evaluate("scrollTo(0, innerHeight / 2)");
        const scrolledHalf = await inView();
        await page.evaluate("scrollTo(0, 5000)");
        const barInReach = await inView();
        const atRegistrations = await follow(page, "Aanmeldingen");
        await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
        const atEnd = await inView();
        seen.set(name, { scrolledHalf, barInReach, atRegistrations, atEnd, screens });
        await page.close();
      }
    });

    /** Opens the contents, from any place in the text, and taps one of its lines. */
    async function follow(page: Page, title: string): Promise<string> {
      if ((await page.$(".contents-narrow[open]")) === null) await page.click(".contents summary");
      await page.click(`.contents-narrow ::-p-text(${title})`);
      return String(await page.evaluate(IN_VIEW));
    }
  });

  describe.each(SAMPLES)("$name", ({ name, whole: { model } }) => {
    const figures = model.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === "keyFigures" ? block.items : [])),
    );

    it("shows the number of registrations, and how it changed, half a screen down", () => {
      const [first] = figures;
      const { scrolledHalf } = seen.get(name) ?? { scrolledHalf: "" };
      expect(scrolledHalf).toContain(plainText(first?.value ?? []));
      expect(scrolledHalf).toContain(plainText(first?.change ?? [{ text: "a change" }]));
    });

    it("keeps the contents in reach", () => {
      expect(seen.get(name)?.barInReach).toMatch(/^ ?Inhoud/);
    });

    it("leads from the contents to the registrations, and ends with the contact", () => {
      expect(seen.get(name)?.atRegistrations).toMatch(/Aanmeldingen en wachttijd.*\d/);
      const contact = model.sections
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.type === "paragraph" ? [block.text] : []))
        .find((text) => text.some(({ origin }) => origin === "settings.contact"));
      expect(seen.get(name)?.atEnd).toContain(plainText(contact ?? [{ text: "no contact" }]));
    });

    it("has its first chart within three screens, and ends within twenty", () => {
      const { firstChart, long } = seen.get(name)?.screens ?? { firstChart: 99, long: 99 };
      expect(firstChart).toBeLessThan(3);
      expect(long).toBeLessThanOrEqual(20);
    });
  });
});
