import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type PrintableBrowser, startBrowser } from "../../src/browser/browser.ts";
import { walkStructure } from "../../src/pdf/walk/walk-structure.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { axeOn } from "../screen/axe-on.ts";
import { accessibilityTree } from "../screen/accessibility-tree.ts";
import { DESK, screensOfThisFile } from "../screen/open-screen.ts";
import { finished } from "./finished.ts";
import { pageWithBoxAndImages as page } from "./page-with-box.ts";
import { readAloud } from "./read-aloud.ts";
import { readDocument } from "./second-reader.ts";

describe("a box and a picture", () => {
  const open = screensOfThisFile();
  let browser: PrintableBrowser;
  beforeAll(async () => {
    browser = await startBrowser(contextOfThisMachine());
  });
  afterAll(() => browser.close());

  it("are a section with its title, and figures with alt texts and captions", async () => {
    const pdf = await finished(await browser.print(page("print")));
    const walked = await walkStructure(pdf);
    expect(walked.flatMap(({ failures }) => failures)).toEqual([]);
    expect(readAloud(await readDocument(pdf))).toBe(`— pagina 1 —
Document
  Sect
    H1 Titel
    Sect
      H2 Deel
      H3 Kop
      P Eerst.
      Sect
        H4 Hoe het werkt
        P In het kader.
        L
          LI
            Lbl {•}
            LBody een
          LI
            Lbl {•}
            LBody twee
        BlockQuote
          P Woorden.
          P — Ouder
      Div
        Figure {Twee helften}
        Caption Links rood.
      Div
        Figure {Nog eens}
      P Slot.
`);
  });

  it("are read as such on a screen", async () => {
    const { page: shown } = await open(page("screen"), DESK);
    const lines = (await accessibilityTree(shown)).split("\n").map((line) => line.trim());
    expect(lines.slice(lines.indexOf("paragraph Eerst.") + 1)).toEqual([
      "complementary Hoe het werkt",
      "heading 4 Hoe het werkt",
      "paragraph In het kader.",
      "list",
      "listitem",
      "StaticText een",
      "listitem",
      "StaticText twee",
      "blockquote",
      "paragraph Woorden.",
      "paragraph — Ouder",
      "figure",
      "image Twee helften",
      "Figcaption Links rood.",
      "figure",
      "image Nog eens",
      "paragraph Slot.",
      "",
    ]);
  });

  it("pass axe", async () => {
    const { page: shown } = await open(page("screen"), DESK);
    const { violations, incomplete } = await (await axeOn(shown))();
    expect([...violations, ...incomplete].map(({ id }) => id)).toEqual([]);
  });
});
