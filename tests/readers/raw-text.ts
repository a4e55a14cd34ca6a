import {
  pagesOf,
  readPage,
  type StructureNode,
  TextReader,
  withDocument,
} from "../../src/snapshots/read-back.ts";
import type { ReadElement } from "./structure-words.ts";

/** For these, the text from pdf.js is beside the content, and does not replace it. */
const WITH_ALT_TEXT = new Set(["Figure", "Link", "Formula"]);

/**
 * Reads the structure of a PDF with pdf.js, with the letters of its marked content in sequence. It
 * derives no white space from positions.
 */
export async function readRawStructure(pdf: Uint8Array): Promise<ReadElement> {
  return await withDocument(pdf, async (document) => {
    const children: ReadElement[] = [];
    for await (const page of pagesOf(document)) {
      const { tree, texts } = await readPage(page, new TextReader(page));
      children.push(elementOf(tree, texts));
    }
    return { type: "", actualText: null, children };
  });
}

/** The text that a listener hears for an empty cell, which shows a dash. */
const EMPTY_CELL = "leeg";

function elementOf(
  { role = "", alt, children = [] }: StructureNode,
  texts: ReadonlyMap<string, string>,
): ReadElement {
  const isAlt = WITH_ALT_TEXT.has(role) || alt === EMPTY_CELL;
  return {
    type: role,
    actualText: isAlt ? null : (alt ?? null),
    children: children.map((child) =>
      child.type === undefined ? elementOf(child, texts) : (texts.get(child.id ?? "") ?? ""),
    ),
  };
}
