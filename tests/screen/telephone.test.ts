import type { Page } from "puppeteer-core/internal/puppeteer-core-browser.js";
import { beforeAll, describe, expect, it } from "vitest";

import { plainText } from "../../src/model/text.ts";
import { withScreens } from "./open-screen.ts";
import { samplesOnScreen } from "./samples-on-screen.ts";

/** A small telephone of these days, held upright. */
const TELEPHONE = { width: 360, height: 740 };

/** The text that stands on the screen now. */
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

/** What someone sees who opens a report, scrolls a little, or follows the contents. */
interface Seen {
  readonly scrolledTwice: string;
  readonly atRegistrations: string;
  readonly atContact: string;
  readonly barInReach: string;
}

describe("on a telephone", () => {
  const seen = new Map<string, Seen>();
  beforeAll(async () => {
    await withScreens(async (open) => {
      for (const { name, whole } of SAMPLES) {
        const { page } = await open(whole.screenHtml, TELEPHONE);
        const inView = async () => String(await page.evaluate(IN_VIEW));
        await page.evaluate("scrollTo(0, innerHeight)");
        const scrolledTwice = await inView();
        await page.evaluate("scrollTo(0, 5000)");
        const barInReach = await inView();
        const atRegistrations = await follow(page, "Aanmeldingen");
        const atContact = await follow(page, "Contact");
        seen.set(name, { scrolledTwice, barInReach, atRegistrations, atContact });
        await page.close();
      }
    });

    /** Opens the contents, wherever the text is, and taps one of its lines. */
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

    it("shows the number of registrations, and how it changed, one screen down", () => {
      const [first] = figures;
      const { scrolledTwice } = seen.get(name) ?? { scrolledTwice: "" };
      expect(scrolledTwice).toContain(plainText(first?.value ?? []));
      expect(scrolledTwice).toContain(plainText(first?.change ?? [{ text: "a change" }]));
    });

    it("keeps the contents in reach", () => {
      expect(seen.get(name)?.barInReach).toMatch(/^ ?Inhoud/);
    });

    it("leads from the contents to the registrations, and to whom to contact", () => {
      expect(seen.get(name)?.atRegistrations).toMatch(/Tot en met .* kregen we \d+ aanmeldingen/);
      const contact = model.sections.find(({ id }) => id === "contact")?.blocks[0];
      const words = contact?.type === "paragraph" ? plainText(contact.text) : "who to contact";
      expect(seen.get(name)?.atContact).toContain(words);
    });
  });
});
