import { PDFName, type PDFContext, type PDFDict, type PDFRef } from "@cantoo/pdf-lib";

import type { PageMeaning } from "../../browser/page-meaning.ts";
import { arrayEntry, dictAt, dictEntry, entry, nameOf, textOf, textString } from "../objects.ts";
import { elementsOf, meaningOf, type StructureElement } from "../structure/element.ts";
import { unknownPrint } from "../../browser/object-table.ts";

/**
 * Writes at every link where it goes (ISO 14289-1, 7.18.5), and makes the Tab key follow the order
 * of the structure (7.18.3). Refuses a link of the print with another target than the page's link,
 * and a link that no element owns (7.18.1).
 */
export function writeLinks(
  context: PDFContext,
  pages: readonly PDFRef[],
  root: StructureElement,
  meaning: PageMeaning,
): void {
  const owned = new Set<string>();
  for (const one of elementsOf(root)) {
    if (one.type !== "Link") continue;
    const link = meaningOf(one, meaning);
    if (link?.kind !== "link") unknownPrint("a link that the page does not have");
    const contents = textString(one.alt ?? unknownPrint("a link without a name"));
    for (const kid of one.kids) {
      if (kid.kind !== "area") continue;
      const annotation = dictAt(context, kid.annotation);
      const target = targetOf(annotation);
      if (target !== link.href) unknownPrint(`a link to ${target} in place of ${link.href}`);
      annotation.set(PDFName.of("Contents"), contents);
      owned.add(String(kid.annotation));
    }
  }
  for (const page of pages) {
    const dict = dictAt(context, page);
    const annotations = arrayEntry(dict, "Annots");
    if (annotations.length > 0) dict.set(PDFName.of("Tabs"), PDFName.of("S"));
    for (const annotation of annotations) {
      if (!owned.has(String(annotation))) unknownPrint("an annotation that is no link of the page");
    }
  }
}

/** The target of an annotation: a fragment of the page, or an address. */
function targetOf(annotation: PDFDict): string {
  if (nameOf(entry(annotation, "Subtype")) !== "Link")
    unknownPrint("an annotation that is no link");
  if (annotation.has(PDFName.of("Dest"))) {
    return `#${decodeURIComponent(nameOf(entry(annotation, "Dest")))}`;
  }
  const action = dictEntry(annotation, "A");
  if (nameOf(entry(action, "S")) !== "URI") unknownPrint("a link that does something else");
  return textOf(entry(action, "URI"));
}
