import { PDFName, type PDFContext, type PDFDict } from "@cantoo/pdf-lib";

import type { PageMeaning } from "../../browser/page-meaning.ts";
import { dictAt, dictEntry, textString } from "../objects.ts";
import { meaningOf } from "../structure/element.ts";
import { printedKey } from "../structure/read-tree.ts";
import { headingLevel } from "../structure/types.ts";
import type { WrittenTree } from "../structure/write-tree.ts";
import { unknownPrint } from "../../browser/object-table.ts";

/**
 * Links each line of the outline to its heading in the new structure (ISO 32000-1, 12.3.3), and
 * writes the heading's words. If a heading moved to the next column during layout, Chromium writes
 * all or some of its words twice. Throws a ReportError("browser") if the lines are not the
 * headings, in order.
 */
export function writeOutline(
  context: PDFContext,
  catalog: PDFDict,
  { elements }: WrittenTree,
  meaning: PageMeaning,
): void {
  const headings = [...elements].filter(([{ type }]) => headingLevel(type) !== undefined);
  const lines = linesOfOutline(context, catalog);
  if (lines.length !== headings.length) unknownPrint("an outline of other headings");
  headings.forEach(([one, ref], index) => {
    const line = lines[index];
    const heading = meaningOf(one, meaning);
    if (line === undefined || heading?.kind !== "heading")
      unknownPrint("a heading unknown to the page");
    if (printedKey(dictEntry(line, "SE")) !== one.key) unknownPrint("an outline in another order");
    line.set(PDFName.of("Title"), textString(heading.text));
    line.set(PDFName.of("SE"), ref);
  });
}

/** The lines of the outline of all levels, from first to last. Empty if there is no outline. */
export function linesOfOutline(context: PDFContext, catalog: PDFDict): readonly PDFDict[] {
  return catalog.has(PDFName.of("Outlines"))
    ? [...linesOf(context, dictEntry(catalog, "Outlines"))]
    : [];
}

function* linesOf(context: PDFContext, parent: PDFDict): Generator<PDFDict> {
  let line = parent.get(PDFName.of("First"));
  while (line !== undefined) {
    const dict = dictAt(context, line);
    yield dict;
    yield* linesOf(context, dict);
    line = dict.get(PDFName.of("Next"));
  }
}
