import { beforeAll, describe, expect, it } from "vitest";

import type { TextComparison } from "../../src/compare-texts/text-comparison.ts";
import { textComparisonHtml } from "../../src/answers/pages.ts";
import { textsBeside } from "../compare-texts/texts-beside.ts";
import { EVERY_TEXT_CHANGE, FIGURES_ONLY } from "../answers/comparison/every-text-change.ts";
import { readTheme, THEMES } from "../themes.ts";
import { axeOn } from "./axe-on.ts";
import { CUT_OFF, OVERLAPS, SIDEWAYS } from "./in-page.ts";
import { DESK, screensOfThisFile, showOn, TELEPHONE, ZOOMED } from "./open-screen.ts";

const LONG = `${"Aansprakelijkheids".repeat(8)}verzekering`;
const COMPARISONS: Readonly<Record<string, TextComparison>> = {
  "every change": EVERY_TEXT_CHANGE,
  "figures only": FIGURES_ONLY,
  "long words": textsBeside({ a: `Een ${LONG} van ons` }, { a: `Een ${LONG}en van ons` }),
};

describe("a comparison of texts as a page", () => {
  const open = screensOfThisFile();
  const pages = new Map<string, string>();
  beforeAll(async () => {
    const { fonts, palettes } = await readTheme(THEMES.standaard);
    for (const [name, comparison] of Object.entries(COMPARISONS)) {
      pages.set(name, await textComparisonHtml(comparison, { fonts, palettes }));
    }
  });

  it.each(Object.keys(COMPARISONS))("of %s passes axe-core", async (name) => {
    const { page, requests } = await open(pages.get(name) ?? "", DESK);
    const ask = await axeOn(page);
    const screens = [DESK, { ...DESK, isDark: true }, { ...DESK, hasForcedColours: true }];
    for (const screen of [...screens, TELEPHONE, ZOOMED]) {
      await showOn(page, screen);
      const { violations, incomplete, passes } = await ask();
      expect(passes.length).toBeGreaterThan(15);
      const found = [...violations, ...incomplete].map(({ id, nodes }) => [id, nodes[0]?.html]);
      expect(found).toEqual([]);
    }
    await page.close();
    expect(requests).toEqual([]);
  });

  it.each(Object.keys(COMPARISONS))("of %s fits a telephone, and loses nothing", async (name) => {
    for (const screen of [TELEPHONE, { ...TELEPHONE, hasTextSpacing: true }]) {
      const { page } = await open(pages.get(name) ?? "", screen);
      expect(await page.evaluate(SIDEWAYS)).toBe(0);
      expect(await page.evaluate(CUT_OFF)).toEqual([]);
      expect(await page.evaluate(OVERLAPS)).toEqual([]);
      await page.close();
    }
  });

  it("tells a listener which words were removed and added", async () => {
    const { page } = await open(pages.get("every change") ?? "", DESK);
    const heard = await page.evaluate(
      `[...document.querySelectorAll(".words")].map(({ textContent }) => textContent)`,
    );
    expect(heard).toContain(
      "We bellen nog niet iedereen (weg: snel genoeg) (nieuw: binnen een dag) terug, en dat willen we wel.",
    );
    expect(heard).toContain(
      "(nieuw: Het was een drukke tijd: <script>, *sterren* en [haken] & een | staan hier ook.)",
    );
    const marked = await page.evaluate(
      `["del", "ins"].map((tag) => getComputedStyle(document.querySelector(tag)).textDecorationLine)`,
    );
    expect(marked).toEqual(["line-through", "underline"]);
    await page.close();
  });
});
