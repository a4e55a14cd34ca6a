import { beforeAll, describe, expect, it } from "vitest";

import { compareFigures } from "../../src/compare/compare-figures.ts";
import type { Comparison } from "../../src/compare/comparison.ts";
import { selectRows } from "../../src/explain/select-figures.ts";
import { comparisonHtml } from "../../src/answers/pages.ts";
import { figuresOfFile } from "../figures-of-file.ts";
import { EVERY_CLASS } from "../answers/comparison/every-class.ts";
import { SAMPLE_CODEBOOK } from "../sample-codebook.ts";
import { readTheme, THEMES } from "../themes.ts";
import { axeOn } from "./axe-on.ts";
import { CUT_OFF, OVERLAPS, SIDEWAYS } from "./in-page.ts";
import { DESK, screensOfThisFile, showOn, TELEPHONE, ZOOMED, type Screen } from "./open-screen.ts";

const SCREENS: Readonly<Record<string, Screen>> = {
  light: DESK,
  dark: { ...DESK, isDark: true },
  "forced colours": { ...DESK, hasForcedColours: true },
  narrow: TELEPHONE,
  "zoomed to 200%": ZOOMED,
};

const ofSample = (period: string) =>
  figuresOfFile("fixtures/monitor.csv", period, 5, SAMPLE_CODEBOOK);
const [OLD, NEW] = [await ofSample("2023-02..2023-03"), await ofSample("2024-02..2024-04")];
const ALL = { onlyChanged: false, order: "catalogue" } as const;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  "every class": EVERY_CLASS,
  "the sample": compareFigures(OLD, NEW),
  "the largest change first": selectRows(EVERY_CLASS, { onlyChanged: true, order: "change" }),
  "no difference": selectRows(compareFigures(NEW, NEW), ALL),
  "small numbers": { ...EVERY_CLASS, notice: "NIET-PUBLICEREN" },
};

/**
 * The contrast of scrolled-out content is invisible. On a desktop screen, everything is in sight.
 */
function isOfTable(html: string, rule: string, screen: Screen): boolean {
  return rule === "color-contrast" && screen.width < DESK.width && /^<(?:t[dh]|abbr)/.test(html);
}

/** Another theme has other colours and letters on the same page. One comparison shows enough. */
const NAMES: Readonly<Record<keyof typeof THEMES, readonly string[]>> = {
  standaard: Object.keys(COMPARISONS),
  tweede: ["every class"],
};

describe.each(Object.keys(THEMES) as (keyof typeof THEMES)[])(
  "a comparison as a page, %s",
  (theme) => {
    const open = screensOfThisFile();
    const pages = new Map<string, string>();
    beforeAll(async () => {
      const { fonts, palettes } = await readTheme(THEMES[theme]);
      for (const [name, comparison] of Object.entries(COMPARISONS)) {
        pages.set(name, await comparisonHtml(comparison, { fonts, palettes }));
      }
    });

    it.each(NAMES[theme])("of %s passes axe-core", async (name) => {
      const { page, requests } = await open(pages.get(name) ?? "", DESK);
      const ask = await axeOn(page);
      for (const screen of Object.values(SCREENS)) {
        await showOn(page, screen);
        const { violations, incomplete, passes } = await ask();
        expect(passes.length).toBeGreaterThan(20);
        const unsure = incomplete.flatMap(({ id, nodes }) =>
          nodes.filter(({ html }) => !isOfTable(html, id, screen)).map(({ html }) => [id, html]),
        );
        const found = [...violations.map(({ id, nodes }) => [id, nodes[0]?.html]), ...unsure];
        expect(found).toEqual([]);
      }
      await page.close();
      expect(requests).toEqual([]);
    });

    it.each(NAMES[theme])("of %s fits a telephone, and loses nothing", async (name) => {
      const spaced = { ...TELEPHONE, hasTextSpacing: true };
      for (const screen of name === "every class" ? [TELEPHONE, spaced] : [TELEPHONE]) {
        const { page } = await open(pages.get(name) ?? "", screen);
        for (const [fault, none] of [
          [SIDEWAYS, 0],
          [CUT_OFF, []],
          [OVERLAPS, []],
        ] as const) {
          expect(await page.evaluate(fault)).toEqual(none);
        }
        await page.close();
      }
    });

    it("fails without a language", async () => {
      const broken = (pages.get("every class") ?? "").replace(/<html lang="nl-NL">/, "<html>");
      const { page } = await open(broken, DESK);
      const { violations } = await (await axeOn(page))();
      expect(violations.map(({ id }) => id)).toEqual(["html-has-lang"]);
      await page.close();
    });
  },
);

describe("the bars of a comparison", () => {
  /** The widths of both bars by the name of their row. 0 for no bar. */
  async function barsOf(comparison: Comparison): Promise<ReadonlyMap<string, readonly number[]>> {
    const { fonts, palettes } = await readTheme(THEMES.standaard);
    const html = await comparisonHtml(comparison, { fonts, palettes });
    const rows = [...html.matchAll(/<tr class="(?:figure|number)-line [^"]*">(.*?)<\/tr>/gs)];
    return new Map(
      rows.map(([, row = ""]) => {
        const name = /<th scope="row">([^<]*)/.exec(row)?.[1] ?? "";
        const width = (which: string): number =>
          Number(new RegExp(`class="${which}"[^>]* width="([\\d.]+)"`).exec(row)?.[1] ?? 0);
        return [name, [width("old"), width("new")]];
      }),
    );
  }

  it("are as long as their numbers, and missing for values that are not shown", async () => {
    const bars = await barsOf(EVERY_CLASS);
    expect(bars.get("Aanmeldingen")).toEqual([88, 100]);
    expect(bars.get("Trajecten met ondersteuning")).toEqual([100, 100]);
    expect(bars.get("Aanmeldingen via de ondersteuningsbrief")).toEqual([0, 100]);
    // Percentages are of the whole, and flows over unequal spans by the month: 30.5 and 50.
    expect(bars.get("Eerste contact binnen 2 dagen")).toEqual([82, 85]);
    expect(bars.get("Aanmeldingen in de periode")).toEqual([61, 100]);
    expect(bars.get("2023-12")).toEqual([50, 53.23]);
    expect(bars.get("Teruggeplaatste kinderen")).toEqual([0, 100]);
    expect(bars.get("Zee")).toEqual([0, 0]);
    expect(bars.get("totaal")).toEqual([0, 0]);
  });
});
