import { describe, expect, it } from "vitest";

import { contrast } from "../../src/colour/derive.ts";
import { FOCUS, STOPS } from "./in-page.ts";
import { DESK, TELEPHONE, screensOfThisFile, type OpenScreen } from "./open-screen.ts";
import { samplesOnScreen } from "./samples-on-screen.ts";

interface Focus {
  readonly element: string;
  readonly hasOutline: boolean;
  readonly outlineColor: string;
  readonly isInView: boolean;
  readonly isOnTop: boolean;
}

const SAMPLES = await samplesOnScreen();
const NAMES = SAMPLES.map(({ name }) => name);

/** Goes through a page with the keyboard, and closes it. */
async function walk({ page }: OpenScreen): Promise<{
  readonly stops: readonly string[];
  readonly reached: readonly Focus[];
}> {
  const stops = (await page.evaluate(STOPS)) as string[];
  const reached: Focus[] = [];
  for (const _ of stops) {
    await page.keyboard.press("Tab");
    reached.push((await page.evaluate(FOCUS)) as Focus);
  }
  await page.close();
  return { stops, reached };
}

function unseenIn(reached: readonly Focus[]): readonly Focus[] {
  return reached.filter(
    ({ hasOutline, isInView, isOnTop }) => !(hasOutline && isInView && isOnTop),
  );
}

describe("with a keyboard", () => {
  const open = screensOfThisFile();

  const openSample = async (name: string, screen = DESK): Promise<OpenScreen> => {
    const sample = SAMPLES.find((one) => one.name === name);
    return await open(sample?.whole.screenHtml ?? "", screen);
  };

  describe.each([
    ["a desk", DESK],
    ["a telephone", TELEPHONE],
  ])("at %s", (_, screen) => {
    it.each(NAMES)(
      "everything is reached in the order of the text, and visible: %s",
      async (name) => {
        const { stops, reached } = await walk(await openSample(name, screen));
        expect(stops.length).toBeGreaterThan(30);
        expect(reached.map(({ element }) => element)).toEqual(stops);
        expect(unseenIn(reached)).toEqual([]);
      },
    );
  });

  it.each([
    ["an outline that is left out", "*:focus { outline: none !important }"],
    ["a bar over everything", ".contents { position: fixed; inset: 0; z-index: 9 }"],
  ])("a hidden focus is noticed with %s", async (_, style) => {
    const html = SAMPLES[0]?.whole.screenHtml ?? "";
    const broken = html.replace("</head>", `<style>${style}</style></head>`);
    const { reached } = await walk(await open(broken, TELEPHONE));
    expect(unseenIn(reached).length).toBeGreaterThan(20);
  });

  it("a wrong order is noticed if an element wants to be first", async () => {
    const html = SAMPLES[0]?.whole.screenHtml ?? "";
    const broken = html.replace(/<a href="#zo-telden-we"/g, '$& tabindex="1"');
    const { stops, reached } = await walk(await open(broken, DESK));
    expect(reached.map(({ element }) => element)).not.toEqual(stops);
  });

  it.each(NAMES)("the first stop leads past the contents: %s", async (name) => {
    const { page } = await openSample(name);
    await page.keyboard.press("Tab");
    const first = (await page.evaluate(FOCUS)) as Focus;
    expect(first.element).toContain('href="#rapportage"');
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("rapportage");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.closest('main') !== null")).toBe(true);
    await page.close();
  });

  it("a table opens, and can be scrolled", async () => {
    const { page } = await openSample(NAMES[0] ?? "", TELEPHONE);
    await page.focus(".chart details:has(.scroll[tabindex]) summary");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.matches('.chart .scroll')")).toBe(true);
    await page.close();
  });

  it.each(SAMPLES)("the focus stands out from the page: $name", ({ whole: { model } }) => {
    for (const { accent, page, tint } of [model.palette, model.darkPalette]) {
      expect(contrast(accent, page)).toBeGreaterThanOrEqual(3);
      expect(contrast(accent, tint)).toBeGreaterThanOrEqual(3);
    }
  });
});
