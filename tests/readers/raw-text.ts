import {
  NAMES,
  pagesOf,
  withDocument,
  type OpenPage,
  type StructureNode,
} from "../../src/snapshots/read-back/read-pdf.ts";
import type { ReadElement } from "./structure-words.ts";

/** Of these the text that pdf.js gives stands beside the content, and not in its place. */
const WITH_ALT_TEXT = new Set(["Figure", "Link", "Formula"]);

/**
 * Reads the structure of a PDF with pdf.js, with the letters of its marked content one behind the
 * other: no white space is made of where they stand.
 */
export async function readRawStructure(pdf: Uint8Array): Promise<ReadElement> {
  return await withDocument(pdf, async (document) => {
    const children: ReadElement[] = [];
    for await (const page of pagesOf(document)) {
      const texts = await rawTexts(page);
      const tree = ((await page.getStructTree()) ?? {}) as StructureNode;
      children.push(elementOf(tree, texts));
    }
    return { type: "", actualText: null, children };
  });
}

function elementOf(
  { role = "", alt, children = [] }: StructureNode,
  texts: ReadonlyMap<string, string>,
): ReadElement {
  return {
    type: role,
    actualText: WITH_ALT_TEXT.has(role) ? null : (alt ?? null),
    children: children.map((child) =>
      child.type === undefined ? elementOf(child, texts) : (texts.get(child.id ?? "") ?? ""),
    ),
  };
}

/** The letters of a page's marked content by its id. */
async function rawTexts(page: OpenPage): Promise<ReadonlyMap<string, string>> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const texts = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const [index, number] of fnArray.entries()) {
    const name = NAMES.get(number);
    const operands = (argsArray[index] ?? []) as readonly unknown[];
    if (name === "beginMarkedContent") open.push(open.at(-1));
    else if (name === "endMarkedContent") open.pop();
    else if (name === "beginMarkedContentProps") {
      const own = typeof operands[1] === "number" ? `p${page.ref?.num}R_mc${operands[1]}` : null;
      open.push(own ?? open.at(-1));
    } else if (name === "showText") {
      const owner = open.at(-1);
      const glyphs = operands[0] as readonly ({ readonly unicode: string } | number)[];
      const letters = glyphs.map((glyph) => (typeof glyph === "number" ? "" : glyph.unicode));
      if (owner !== undefined) texts.set(owner, (texts.get(owner) ?? "") + letters.join(""));
    }
  }
  return texts;
}
