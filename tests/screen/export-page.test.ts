import { beforeAll, describe, expect, it } from "vitest";

import { exportHtml } from "../../src/answers/pages.ts";
import { reportPart } from "../../src/answers/check-markdown.ts";
import { NOTE } from "../publish/accessibility/a-note.ts";
import { BAD_EXPORT, pageOf } from "../answers/check/a-page.ts";
import { readTheme, THEMES } from "../themes.ts";
import { axeOn } from "./axe-on.ts";
import { CUT_OFF, OVERLAPS, SIDEWAYS } from "./in-page.ts";
import { DESK, screensOfThisFile, showOn, TELEPHONE, ZOOMED, type Screen } from "./open-screen.ts";

const SCREENS: readonly Screen[] = [DESK, { ...DESK, isDark: true }, TELEPHONE, ZOOMED];
const PROBLEMS = ["fout: content/2024-Q1/voortgangsrapportage/inleiding.md, regel 2: Iets."];

describe.each(Object.keys(THEMES) as (keyof typeof THEMES)[])(
  "a page about an export, with a note on accessibility, %s",
  (theme) => {
    const open = screensOfThisFile();
    let html: string;
    beforeAll(async () => {
      const { fonts, palettes } = await readTheme(THEMES[theme]);
      const page = await pageOf(BAD_EXPORT, { period: "2024-Q1" });
      html = await exportHtml(page, reportPart(PROBLEMS, NOTE), { fonts, palettes });
    });

    it("passes axe-core on every screen, and requests nothing", async () => {
      const { page, requests } = await open(html, DESK);
      const ask = await axeOn(page);
      for (const screen of SCREENS) {
        await showOn(page, screen);
        const { violations, incomplete, passes } = await ask();
        expect(passes.length).toBeGreaterThan(15);
        const found = [...violations, ...incomplete].map(({ id, nodes }) => [id, nodes[0]?.html]);
        expect(found).toEqual([]);
      }
      await page.close();
      expect(requests).toEqual([]);
    });

    it("fits a telephone, and loses nothing", async () => {
      for (const screen of [TELEPHONE, { ...TELEPHONE, hasTextSpacing: true }]) {
        const { page } = await open(html, screen);
        expect(await page.evaluate(SIDEWAYS)).toBe(0);
        expect(await page.evaluate(CUT_OFF)).toEqual([]);
        expect(await page.evaluate(OVERLAPS)).toEqual([]);
        await page.close();
      }
    });
  },
);
