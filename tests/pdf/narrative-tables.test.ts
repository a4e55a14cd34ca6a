import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type PrintableBrowser, startBrowser } from "../../src/browser/browser.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { bodyHtml } from "../narrative/body-html.ts";
import { accessibilityTree } from "../screen/accessibility-tree.ts";
import { DESK, screensOfThisFile } from "../screen/open-screen.ts";
import { finished } from "./finished.ts";
import { readAloud } from "./read-aloud.ts";
import { readDocument } from "./second-reader.ts";

const TABLE = "Tabel: Per regio\n\n|  | Aantal |\n| - | - |\n| Utrecht |  |\n|  | 4 |";

describe("a table of a narrative", () => {
  const open = screensOfThisFile();
  let browser: PrintableBrowser;
  beforeAll(async () => {
    browser = await startBrowser(contextOfThisMachine());
  });
  afterAll(() => browser.close());

  const page = (medium: "print" | "screen"): string =>
    `<!doctype html><html lang="nl-NL"><meta charset="utf-8"><title>Proef</title><body><h1>Titel</h1>${bodyHtml(TABLE, medium)}`;

  it("reads aloud in a PDF with its caption, its row headers and its empty cells", async () => {
    const aloud = readAloud(await readDocument(await finished(await browser.print(page("print")))));
    expect(aloud).toBe(`— pagina 1 —
Document
  H1 Titel
  Table
    Caption Per regio
    THead
      TR
        TH Column Aantal
    TBody
      TR
        TH Row Utrecht
        TD leeg
      TR
        TD leeg
        TD 4
`);
  });

  it("reads the same on a screen", async () => {
    const { page: shown } = await open(page("screen"), DESK);
    const [, table = ""] = (await accessibilityTree(shown)).split(/(?=^ *table)/m);
    const lines = table.split("\n").map((line) => line.trim());
    expect(lines.filter((line) => line !== "" && !line.startsWith("image"))).toEqual([
      "table Per regio",
      "caption Per regio",
      "row",
      "columnheader",
      "columnheader Aantal",
      "row",
      "rowheader Utrecht",
      "cell leeg",
      "row",
      "cell leeg",
      "cell 4",
    ]);
  });
});
