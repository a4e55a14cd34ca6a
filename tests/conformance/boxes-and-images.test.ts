import { writeFile } from "node:fs/promises";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { withBrowser } from "../../src/browser/browser.ts";
import { contextOfThisMachine } from "../browser/machine.ts";
import { finished } from "../pdf/finished.ts";
import { pageWithBoxAndImages } from "../pdf/page-with-box.ts";
import { newFolder } from "./finished-files.ts";
import { verdictsOf, type Verdict } from "./verapdf.ts";

/** The flavours to check with veraPDF, by the archive standard that a PDF claims. */
const ASKED = [
  ["2a", "ua1"],
  ["2a", "2a"],
  ["3a", "3a"],
  ["4f", "ua2"],
  ["4f", "4f"],
] as const;

/** The contents of a PDF/A-4f beside its pages. */
const FILE = {
  name: "cijfers.json",
  mediaType: "application/json",
  description: "Cijfers",
  content: Buffer.from("{}"),
};

describe("veraPDF", () => {
  const verdicts = new Map<string, Verdict | undefined>();
  let removeFolder = async (): Promise<void> => undefined;

  beforeAll(async () => {
    const { folder, remove } = await newFolder();
    removeFolder = remove;
    const print = await withBrowser(contextOfThisMachine(), async (browser) =>
      (await browser).print(pageWithBoxAndImages("print")),
    );
    for (const [standard, flavour] of ASKED) {
      const file = path.join(folder, `${standard}.pdf`);
      await writeFile(
        file,
        await finished(print, { standard, attachments: standard === "2a" ? [] : [FILE] }),
      );
      const found = await verdictsOf(flavour, [file]);
      verdicts.set(`${standard} ${flavour}`, found.get(file));
    }
  }, 240_000);

  afterAll(() => removeFolder());

  it.each(ASKED)("passes a PDF/A-%s with a box and images under %s", (standard, flavour) => {
    expect(verdicts.get(`${standard} ${flavour}`)).toMatchObject({ compliant: true, broken: [] });
  });
});
