import { beforeAll, describe, expect, it } from "vitest";

import { stressCase } from "../conformance/stress.ts";
import { brokenDocuments, DAMAGES } from "./broken-documents.ts";
import { differencesInOrder } from "./compare.ts";
import {
  readableCases,
  readableDocuments,
  withTellingBrowser,
  type ReadableDocument,
} from "./documents.ts";
import { readWithMupdf } from "./mupdf.ts";
import { readWithPdfJs } from "./pdf-js.ts";
import { readWithPdfium } from "./pdfium.ts";
import { readRawStructure } from "./raw-text.ts";
import { shownInStructure, wordsOfStructure } from "./structure-words.ts";
import { wordsRead, type Reader } from "./words.ts";

const SAMPLES = await readableCases();
const [{ report: sample }] = SAMPLES as [(typeof SAMPLES)[number]];
/** A report with everything that a narrative may contain, and a table over several pages. */
const CASES = [...SAMPLES, await stressCase(sample.source)];

const READERS: readonly (readonly [string, Reader])[] = [
  ["pdf.js", readWithPdfJs],
  ["PDFium", readWithPdfium],
  ["MuPDF", readWithMupdf],
];

async function differencesBy(
  read: Reader,
  { pdf, shown }: ReadableDocument,
): Promise<readonly string[]> {
  return differencesInOrder(shown, wordsRead(await read(pdf), shown));
}

/**
 * Readers of the structure, with the letters of its content. They derive no white space from
 * positions.
 */
async function differencesInStructure({
  pdf,
  shown,
}: ReadableDocument): Promise<readonly string[]> {
  const words = wordsOfStructure(await readRawStructure(pdf));
  return differencesInOrder(shownInStructure(shown), words);
}

describe("a finished PDF", () => {
  const documents = new Map<string, ReadableDocument>();
  beforeAll(async () => {
    await withTellingBrowser(async (browser) => {
      const all = [
        ...(await readableDocuments(browser, CASES)),
        ...(await brokenDocuments(browser)),
      ];
      for (const [name, document] of all) documents.set(name, document);
    });
  });

  const documentOf = (name: string): ReadableDocument => {
    const found = documents.get(name);
    if (found === undefined) throw new Error("the report was not finished");
    return found;
  };

  describe.each(CASES.map(({ name }) => name))("of %s", (name) => {
    it.each(READERS)("has the words of the page in %s", async (_, read) => {
      expect(documentOf(name).shown.words.length).toBeGreaterThan(1000);
      expect(await differencesBy(read, documentOf(name))).toEqual([]);
    });

    it("has the words of the page in its structure, by their letters alone", async () => {
      expect(await differencesInStructure(documentOf(name))).toEqual([]);
    });
  });

  describe.each(DAMAGES)("of a paragraph with $name", ({ name, inContent, byPlace }) => {
    it("is noticed by the letters of its structure", async () => {
      expect((await differencesInStructure(documentOf(name))).join()).toMatch(inContent);
    });

    it.each(READERS)("is noticed in %s", async (_, read) => {
      expect((await differencesBy(read, documentOf(name))).join()).toMatch(byPlace);
    });
  });
});
