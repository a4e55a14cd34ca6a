import { PDFDict, PDFName, type PDFContext } from "@cantoo/pdf-lib";

import type { PageMeaning } from "../../browser/page-meaning.ts";
import { dictEntry, entry, textOf, textString } from "../objects.ts";
import type { StructureElement } from "../structure/element.ts";
import { headingLevel } from "../structure/types.ts";
import type { WrittenTree } from "../structure/write-tree.ts";
import { unknownPrint } from "../unknown-print.ts";

/**
 * Gives each line of the outline its heading (ISO 32000-1, 12.3.3) and the words of it: Chromium
 * says a heading twice that moved to the next column while it laid the page out: the whole of it, its
 * first line, or each piece with markup of its own, and those not always in their order.
 */
export function writeOutline(
  context: PDFContext,
  catalog: PDFDict,
  tree: WrittenTree,
  meaning: PageMeaning,
): void {
  const headings = [...tree.elements].filter(([{ type }]) => headingLevel(type) !== undefined);
  const lines = catalog.has(PDFName.of("Outlines"))
    ? [...linesOf(dictEntry(catalog, "Outlines"))]
    : [];
  if (lines.length !== headings.length) unknownPrint("an outline of other headings");
  lines.forEach((line, index) => {
    const [heading, ref] = headings[index] ?? unknownPrint("an outline of other headings");
    const text = wordsOf(heading, meaning);
    const printed = textOf(entry(line, "Title"));
    if (!isMadeOf(withoutSpaces(printed), withoutSpaces(text))) {
      unknownPrint(`line ${index + 1} of the outline reads otherwise`);
    }
    line.set(PDFName.of("Title"), textString(text));
    line.set(PDFName.of("SE"), ref);
  });

  function* linesOf(parent: PDFDict): Generator<PDFDict> {
    let line = parent.get(PDFName.of("First"));
    while (line !== undefined) {
      const dict = context.lookup(line, PDFDict);
      yield dict;
      yield* linesOf(dict);
      line = dict.get(PDFName.of("Next"));
    }
  }
}

function wordsOf({ key }: StructureElement, meaning: PageMeaning): string {
  const heading = key === undefined ? undefined : meaning.get(key);
  return heading?.kind === "heading" ? heading.text : unknownPrint("a heading unknown to the page");
}

/** Whether it holds every character of the text, as often at least, and no others. */
function isMadeOf(printed: string, text: string): boolean {
  const left = countsOf(printed);
  for (const [character, times] of countsOf(text)) {
    if ((left.get(character) ?? 0) < times) return false;
    left.delete(character);
  }
  return left.size === 0;
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

/** Without soft hyphens too. */
function withoutSpaces(text: string): string {
  return text.replaceAll(/[\s\u00AD]+/g, "");
}
