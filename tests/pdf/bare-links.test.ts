import { afterAll, beforeAll, expect, it } from "vitest";

import { type PrintableBrowser, startBrowser } from "../../src/browser/browser.ts";
import { walkStructure } from "../../src/pdf/walk/walk-structure.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { bodyHtml } from "../narrative/body-html.ts";
import { finished } from "./finished.ts";
import { readAloud } from "./read-aloud.ts";
import { readDocument } from "./second-reader.ts";

let browser: PrintableBrowser;
beforeAll(async () => {
  browser = await startBrowser(contextOfThisMachine());
});
afterAll(() => browser.close());

it("is a link in a PDF, as one with words is: an address without words", async () => {
  const text = bodyHtml("Zie www.voorbeeld.nl/a_b. Of [de folder](https://voorbeeld.nl/folder).");
  const page = `<!doctype html><html lang="nl-NL"><meta charset="utf-8"><title>Proef</title><body><h1>Titel</h1>${text}`;
  const pdf = await finished(await browser.print(page));
  expect((await walkStructure(pdf)).flatMap(({ failures }) => failures)).toEqual([]);
  expect(readAloud(await readDocument(pdf))).toBe(`— pagina 1 —
Document
  H1 Titel
  P Zie [www.voorbeeld.nl/a_b → www.voorbeeld.nl/a_b]. Of [de folder → de folder (voorbeeld.nl)].
`);
});
