import { PDFDict, PDFName, type PDFContext } from "@cantoo/pdf-lib";

import type { PageMeaning } from "../../browser/page-meaning.ts";
import { dictEntry, entry, textOf, textString } from "../objects.ts";
import { elementsOf, type StructureElement } from "../structure/element.ts";
import { headingLevel } from "../structure/types.ts";
import { unknownPrint } from "../unknown-print.ts";

/**
 * Gives each line of the outline the words of its heading (ISO 32000-1, 12.3.3): Chromium says a
 * heading twice that moved to the next column while it laid the page out.
 */
export function writeOutline(
  context: PDFContext,
  catalog: PDFDict,
  root: StructureElement,
  meaning: PageMeaning,
): void {
  const headings: string[] = [];
  for (const { type, key } of elementsOf(root)) {
    if (headingLevel(type) === undefined) continue;
    const heading = key === undefined ? undefined : meaning.get(key);
    if (heading?.kind !== "heading") unknownPrint("a heading that the page does not hold");
    headings.push(heading.text);
  }
  const lines = catalog.has(PDFName.of("Outlines"))
    ? [...linesOf(dictEntry(catalog, "Outlines"))]
    : [];
  if (lines.length !== headings.length) unknownPrint("an outline of other headings");
  lines.forEach((line, index) => {
    const heading = headings[index] ?? "";
    const printed = textOf(entry(line, "Title"));
    if (!withoutSpaces(printed).startsWith(withoutSpaces(heading))) {
      unknownPrint(`heading ${index + 1} of the outline reads otherwise`);
    }
    line.set(PDFName.of("Title"), textString(heading));
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

/** Without soft hyphens too. */
function withoutSpaces(text: string): string {
  return text.replaceAll(/[\s\u00AD]+/g, "");
}
