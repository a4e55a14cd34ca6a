import { writeFile } from "node:fs/promises";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { newFolder } from "../conformance/finished-files.ts";
import { brokenDocuments, DAMAGES, NOTHING } from "./broken-documents.ts";
import { differencesInCount, differencesInOrder } from "./compare.ts";
import {
  readableCases,
  readableDocuments,
  withTellingBrowser,
  type ReadableDocument,
} from "./documents.ts";
import { readPopplerStructure, readWithPoppler } from "./poppler.ts";
import { readInPython } from "./python-readers.ts";
import { shownInStructure, wordsOfStructure, type ReadElement } from "./structure-words.ts";
import { wordsRead } from "./words.ts";

const CASES = await readableCases();
const NAMES = CASES.map(({ name }) => name);

/**
 * For a structure, Poppler reads each page once for each of its elements, which takes seconds for a
 * report. It spells the pieces of a broken word, so it gets reports without one.
 */
const NAMES_FOR_POPPLER = ["the sample of 2024-Q1", "the sample of 2024-Q1 in the second theme"];

const element: z.ZodType<ReadElement> = z.object({
  type: z.string(),
  actualText: z.string().nullable(),
  children: z.array(z.union([z.string(), z.lazy(() => element)])),
});
const texts = z.array(z.array(z.string()));
const pages = z.array(z.array(z.object({ text: z.string(), structure: z.array(element) })));

type Compare = typeof differencesInOrder;

/** The last two order side-by-side content in their own way, so their words are counted. */
const READERS: readonly (readonly [string, Compare])[] = [
  ["Poppler in the order of the content", differencesInOrder],
  ["pypdf", differencesInOrder],
  ["pdfplumber", differencesInOrder],
  ["Poppler", differencesInCount],
  ["pdfminer", differencesInCount],
];

describe("a finished PDF", () => {
  const documents = new Map<string, ReadableDocument>();
  /** The result of each reader, by its name and then by the document's name. */
  const read = new Map<string, ReadonlyMap<string, readonly string[]>>();
  const structures = new Map<string, ReadonlyMap<string, ReadElement>>();
  let removeFolder = async (): Promise<void> => undefined;

  beforeAll(async () => {
    const { folder, remove } = await newFolder();
    removeFolder = remove;
    await withTellingBrowser(async (browser) => {
      const all = [
        ...(await readableDocuments(browser, CASES)),
        ...(await brokenDocuments(browser)),
      ];
      for (const [name, document] of all) documents.set(name, document);
    });
    const files = new Map<string, string>();
    for (const [name, { pdf }] of documents) {
      const file = path.join(folder, `${files.size}.pdf`);
      await writeFile(file, pdf);
      files.set(name, file);
    }
    /** The text that was read from the files, by document name. */
    const named = <T>(all: readonly T[]): ReadonlyMap<string, T> => {
      if (all.length !== files.size) throw new Error("not every file was read");
      const names = [...files.keys()];
      return new Map(all.map((one, index) => [names[index] ?? "", one]));
    };

    const inPython = async (reader: string): Promise<unknown> =>
      await readInPython(reader, [...files.values()]);
    const withPoppler = async (order: "content" | "place") =>
      named(
        await Promise.all(
          Array.from(files.values(), async (file) => await readWithPoppler(file, order)),
        ),
      );
    const withPdfplumber = async (): Promise<void> => {
      const all = pages.parse(await inPython("pdfplumber"));
      const textsOfAll = all.map((document) => document.map(({ text }) => text));
      const roots = all.map((document): ReadElement => {
        const children = document.flatMap(({ structure }) => structure);
        return { type: "", actualText: null, children };
      });
      read.set("pdfplumber", named(textsOfAll));
      structures.set("pdfplumber", named(roots));
    };
    const withPopplerStructure = async (): Promise<void> => {
      const names = [...NAMES_FOR_POPPLER, ...DAMAGES.map(({ name }) => name)];
      const found = names.map(
        async (name) => [name, await readPopplerStructure(files.get(name) ?? "")] as const,
      );
      structures.set("Poppler", new Map(await Promise.all(found)));
    };
    await Promise.all([
      withPdfplumber(),
      withPopplerStructure(),
      inPython("pypdf").then((all) => read.set("pypdf", named(texts.parse(all)))),
      inPython("pdfminer").then((all) => read.set("pdfminer", named(texts.parse(all)))),
      withPoppler("content").then((all) => read.set("Poppler in the order of the content", all)),
      withPoppler("place").then((all) => read.set("Poppler", all)),
    ]);
  }, 300_000);

  afterAll(() => removeFolder());

  const documentOf = (name: string): ReadableDocument => {
    const found = documents.get(name);
    if (found === undefined) throw new Error("the report was not finished");
    return found;
  };
  const differencesBy = (reader: string, compare: Compare, name: string): readonly string[] => {
    const found = read.get(reader)?.get(name);
    if (found === undefined) throw new Error(`${reader} did not read the report`);
    const { shown } = documentOf(name);
    return compare(shown, wordsRead(found, shown));
  };
  const differencesInStructure = (reader: string, name: string): readonly string[] => {
    const root = structures.get(reader)?.get(name);
    if (root === undefined) throw new Error(`${reader} did not read the structure`);
    return differencesInOrder(shownInStructure(documentOf(name).shown), wordsOfStructure(root));
  };

  describe.each(NAMES)("of %s", (name) => {
    it.each(READERS)("has the words of the page in %s", (reader, compare) => {
      expect(differencesBy(reader, compare, name)).toEqual([]);
    });
  });

  it.each([
    ...NAMES.map((name) => ["pdfplumber", name] as const),
    ...NAMES_FOR_POPPLER.map((name) => ["Poppler", name] as const),
  ])("has the words of the page in its structure as %s has it, of %s", (reader, name) => {
    expect(differencesInStructure(reader, name)).toEqual([]);
  });

  describe.each(DAMAGES)("of a paragraph with $name", ({ name, inContent, byPlace }) => {
    it.each(READERS)("is noticed in %s", (reader, compare) => {
      expect(differencesBy(reader, compare, name).length === 0).toBe(byPlace === NOTHING);
    });

    it.each(["pdfplumber", "Poppler"])("is noticed by its structure in %s", (reader) => {
      expect(differencesInStructure(reader, name).join()).toMatch(inContent);
    });
  });
});
